"""The pseudo-locale: what in it is plain on a page was never handed to translators."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import ROOTS
from course.build import build
from course.help_lines import read_help_lines
from course.languages import read_languages
from course.project import Project
from course.translations.chrome import chrome_template, interface_template
from course.translations.grammar import chrome_problems, problems
from course.translations.pseudo import languages_for, pseudo_label, pseudo_message
from course.translations.templates import make_templates, read_template
from courses import REPOSITORY, copied
from visible import visible

#: Authors, titles and journals of references are names, and so is what stands in these.
NAMES = ".citation, .bibtex-citation, pre, code, form > template"

#: Kinds of files are called the same everywhere.
KINDS = {"EPUB", "PDF", "ZIP"}

_PLAIN = re.compile("[A-Za-z]{2,}")

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest has threads


def built(project: Project, code: str) -> Path:
    """Build a pseudo-locale's site; return its folder."""
    language = languages_for(project.docs / "languages.toml", [code])[code]
    (result,) = build(project, [language], ["html"], jobs=1)
    assert (result.state, result.problems) == ("built", [])
    return project.site / code


def names(project: Project) -> set[str]:
    """Return what no one translates: names of languages, help lines and where they were read."""
    found = {language.name for language in read_languages(project.docs / "languages.toml").values()}
    for line in read_help_lines(project.docs / "help-lines.toml"):
        found |= {line.name, line.source, line.chat.removeprefix("https://")}
        found |= {line.territory, line.language}
    copyright_ = re.search(r'^copyright = "(.*)"', (project.docs / "conf.py").read_text(), re.M)
    return found | {copyright_[1] if copyright_ else "", "Furo"}


def plain_words(site: Path, known: set[str]) -> list[str]:
    """Return the words on a site's pages that have no accent, each with its place."""
    known_words = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))
    return [
        f"{page.relative_to(site)}: {place}: {words}"
        for page in sorted(site.rglob("*.html"))
        for place, words in visible(page.read_text(encoding="utf-8"), NAMES)
        if _PLAIN.search(known_words.sub("", words))
    ]


@pytest.mark.parametrize(
    ("root", "code"),
    [
        (ROOTS / "test-components", "x-pseudo"),
        (ROOTS / "test-components", "x-pseudo-rtl"),
        (REPOSITORY, "x-pseudo"),
    ],
    ids=["components", "components right to left", "the course"],
)
def test_no_word_on_any_page_is_left_out_of_the_templates(
    root: Path, code: str, tmp_path: Path
) -> None:
    project = copied(root, tmp_path)
    site = built(project, code)
    assert plain_words(site, names(project) - {""} | KINDS) == []
    html = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser").html
    assert html is not None
    assert (html["lang"], html["dir"]) == (code, "rtl" if code.endswith("rtl") else "ltr")


def test_a_word_that_a_template_says_in_english_is_found(tmp_path: Path) -> None:
    project = copied(ROOTS / "test-basic", tmp_path)
    template = project.docs / "_templates" / "site.html"
    template.write_text(
        template.read_text().replace("<article ", '<p aria-label="Look here"></p><article ')
    )
    found = plain_words(built(project, "x-pseudo"), names(project) - {""})
    assert "search.html: p aria-label: Look here" in found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Lus", "⟦Ľúúš⟧"),
        ("Een **korte** pauze", "⟦Éééñ **ķööŕţéé** þááúúžéé⟧"),
        ("[veilig oefenen](#practising-safely)", "⟦[ṽééíľííĝ ööéƒééñééñ](#practising-safely)⟧"),
        ("[x](https://a.eu/b(c)d)", "⟦[ẋ](https://a.eu/b(c)d)⟧"),
        ("{term}`lus`", "⟦{term}`ľúúš <lus>`⟧"),
        ("{term}`lussen <lus>` en `code`", "⟦{term}`ľúúššééñ <lus>` ééñ `code`⟧"),
        ("{pause}`10` en {cite:p}`ford2018`", "⟦{pause}`10` ééñ {cite:p}`ford2018`⟧"),
        (r"3\. Zien", r"⟦3\. Žííéñ⟧"),
    ],
)
def test_links_roles_and_code_stay_as_they_are(source: str, expected: str) -> None:
    assert pseudo_message(source) == expected
    assert list(problems(source, expected)) == []


def test_the_pseudo_locale_from_right_to_left_has_letters_that_are_written_so() -> None:
    source = "Een **korte** pauze van {pause}`10`, zie [hier](#start)"
    pseudo = pseudo_message(source, "rtl")
    assert pseudo == "⟦עעענ **כססרתעע** ףאאווךעע םאאנ {pause}`10`, ךייעע [הייער](#start)⟧"
    assert list(problems(source, pseudo)) == []
    kinds = {unicodedata.bidirectional(letter) for letter in pseudo if letter.isalpha()}
    assert kinds == {"R", "L"}  # L: the name of the role, and where the link leads
    assert not re.search("[A-Za-z]", pseudo_label("Skip to content", "rtl"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%d min", "⟦%d ɱííñ⟧"),
        ("Pages found: ${resultCount}", "⟦Þááĝéš ƒööúúñð: ${resultCount}⟧"),
        ("%d%% of %(name)s &#169; <a>", "⟦%d%% ööƒ %(name)s &#169; <a>⟧"),
    ],
)
def test_placeholders_and_markup_of_labels_stay_as_they_are(source: str, expected: str) -> None:
    assert pseudo_label(source) == expected
    assert list(chrome_problems(source, expected)) == []


def test_every_message_of_the_course_may_be_shown_and_is_about_a_third_longer() -> None:
    project = Project(REPOSITORY)
    folder = make_templates(project)
    pairs = [
        (str(message.id), pseudo_message(str(message.id)))
        for name in project.documents()
        for message in read_template(folder, name)
        if message.id
    ]
    assert len(pairs) > 1_000
    assert [
        (source, list(problems(source, pseudo)))
        for source, pseudo in pairs
        if list(problems(source, pseudo))
    ] == []
    growth = sum(len(pseudo) for _source, pseudo in pairs) / sum(len(source) for source, _ in pairs)
    assert 1.25 < growth < 1.45
    labels = [str(m.id) for m in (*interface_template(), *chrome_template(project)) if m.id]
    assert [label for label in labels if list(chrome_problems(label, pseudo_label(label)))] == []
