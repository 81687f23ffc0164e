"""What stands around the text of a page is in the language of the page, search included."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from browser import chromium, served
from conftest import ROOTS
from course.build import build
from course.languages import read_languages
from course.project import Project
from course.translations import chrome
from course.translations.catalogue import CHROME, read_catalogue
from courses import REPOSITORY, copied
from visible import visible

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest has threads

#: Languages in which every label of the site is to be found; those of the templates are English.
LANGUAGES = ("nl", "de", "fr")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real course's site in Dutch."""
    return built(copied(REPOSITORY, tmp_path_factory.mktemp("course")), "nl")


def built(project: Project, code: str) -> Path:
    language = read_languages(project.docs / "languages.toml")[code]
    (result,) = build(project, [language], ["html"], jobs=1)
    assert (result.state, result.problems) == ("built", [])
    return project.site / code


def labels(language: str) -> dict[str, str]:
    """Return every label of the site with its translation, "" where it has none."""
    project = Project(REPOSITORY)
    found = {str(message.id): "" for message in chrome.interface_template() if message.id}
    found |= {str(message.id): "" for message in chrome.chrome_template(project) if message.id}
    catalogues = [read_catalogue(project.catalogues(language) / f"{name}.po") for name in CHROME]
    for catalogue in (chrome.upstream(language), *catalogues):
        for label in found:
            message = catalogue.get(label)
            if message and message.string and not message.fuzzy:
                found[label] = str(message.string)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_the_site_has_a_translation(language: str) -> None:
    assert len(labels(language)) > 70
    assert [label for label, translation in labels(language).items() if not translation] == []


def test_nothing_around_the_text_of_a_dutch_page_is_in_another_language(site: Path) -> None:
    known = around_a_dutch_page(site)
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    strange = [
        f"{page.relative_to(site)}: {place}: {words}"
        for page in pages
        for place, words in around(page.read_text(encoding="utf-8"))
        if words not in known and words.removesuffix(" - Minder strak") not in known
    ]
    assert strange == []


def around(page: str) -> Iterator[tuple[str, str]]:
    """Yield what is around the text of a page; the words of a link or a title as one."""
    soup = BeautifulSoup(page, "html.parser")
    for link in soup.select("article a.headerlink"):
        yield "headerlink", str(link["title"])
    for text in soup.select("article, .help-on-paper"):
        text.decompose()
    yield from (pair for pair in visible(soup, "a, meta") if pair[0] != "a")
    for element in soup.select(".context, .title, a:not(.next-page, .prev-page)"):
        if words := " ".join(element.get_text().split()):
            yield "link", words
        if element.get("title"):
            yield "link title", str(element["title"])


def around_a_dutch_page(site: Path) -> set[str]:
    """Return all that may be said there: translated labels, what pages and languages are called."""
    languages = read_languages(REPOSITORY / "docs" / "languages.toml").values()
    found = {*labels("nl").values(), *(language.name for language in languages)}
    for page in site.rglob("*.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        for link in soup.select(".headerlink"):
            link.decompose()
        for heading in soup.select("h1, h2, h3, h4, .sidebar-tree .caption"):
            found.add(" ".join(heading.get_text().split()))
    return found | {"Minder strak", "© Minder strak, CC BY-SA 4.0", "Furo"}


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small site in Dutch: two pages hold a word, one holds another."""
    project = copied(ROOTS / "test-basic", tmp_path_factory.mktemp("small"))
    shutil.copytree(REPOSITORY / "locales" / "nl", project.locales / "nl")
    write_page(project, "kat", "Daar zit een dakpan.")
    write_page(project, "hond", "Weer die dakpan, en een regenton.")
    return built(project, "nl")


def write_page(project: Project, name: str, text: str) -> None:
    """Add a page to a small course."""
    (project.docs / f"{name}.md").write_text(f"({name})=\n# Een {name}\n\n{text}\n")
    index = project.docs / "index.md"
    index.write_text(index.read_text().replace("\nhelp\n", f"\nhelp\n{name}\n"))


def test_search_says_in_dutch_how_many_pages_it_found(small_site: Path) -> None:
    answers = {
        "regenton": "Gevonden bladzijden: 1",
        "dakpan": "Gevonden bladzijden: 2",
        "schutting": "Niets gevonden. Kijk of alle woorden goed gespeld zijn",
    }
    errors: list[str] = []
    with served(small_site) as address, chromium() as browser:
        page = browser.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        for query, answer in answers.items():
            page.goto(f"{address}/search.html?q={query}")
            expect(page.locator("#search-results .search-summary")).to_contain_text(answer)
            expect(page.locator("#search-results h2")).to_have_text("Zoekresultaten")
    assert errors == []


def test_no_script_of_ours_is_compiled_from_text(small_site: Path) -> None:
    script = (small_site / "_static" / "translations.js").read_text(encoding="utf-8")
    assert "addTranslations" not in script  # Sphinx's way in, which calls ``new Function``
    assert "plural_expr" not in script


def test_english_needs_no_catalogue_and_no_script_of_labels(tmp_path: Path) -> None:
    site = built(copied(ROOTS / "test-basic", tmp_path), "en")
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "Skip to content" in page
    assert "translations.js" not in page


def test_a_screen_reader_hears_in_dutch_what_a_part_of_the_navigation_does(tmp_path: Path) -> None:
    project = copied(ROOTS / "test-basic", tmp_path)
    shutil.copytree(REPOSITORY / "locales" / "nl", project.locales / "nl")
    (project.docs / "onder.md").write_text("# Onder\n\nTekst.\n")
    with (project.docs / "help.md").open("a") as file:
        file.write("\n```{toctree}\nonder\n```\n")
    page = (built(project, "nl") / "index.html").read_text(encoding="utf-8")
    assert 'aria-label="Bladzijden onder 2. Hulp tonen of verbergen"' in page
    assert "Toggle" not in page
