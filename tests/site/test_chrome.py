"""What stands around the text of a page is in the language of the page, search included."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

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


def test_a_screen_reader_hears_in_dutch_what_a_part_of_the_navigation_does(tmp_path: Path) -> None:
    project = copied(ROOTS / "test-basic", tmp_path)
    shutil.copytree(REPOSITORY / "locales" / "nl", project.locales / "nl")
    (project.docs / "onder.md").write_text("# Onder\n\nTekst.\n")
    with (project.docs / "help.md").open("a") as file:
        file.write("\n```{toctree}\nonder\n```\n")
    page = (built(project, "nl") / "index.html").read_text(encoding="utf-8")
    assert 'aria-label="Bladzijden onder 2. Hulp tonen of verbergen"' in page
    assert "Toggle" not in page
