"""The page of a workshop: what the reader, the translator and the author see of its file."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from mistakes import said

from conftest import Build, SmallCourse

WORKSHOP = '''\
title = "Een avond"
minutes = 75
intro = """
Lees eerst de [hulp](#help).

Kom dan op tijd.
"""
materials = ["water"]

[[blocks]]
id = "welcome"
name = "Welkom"
minutes = 65
what = "namen"
script = "‘Fijn dat je er bent.’"
[[blocks.what_if]]
if = "Niemand zegt iets."
then = "Tel tot tien."

[[blocks]]
id = "step"
name = "Een stap"
minutes = 10
exercises = ["small-step"]
'''

ENGLISH = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Welkom"
msgstr "Welcome"

msgid "Lees eerst de [hulp](#help)."
msgstr "Read the [help](#help) first."
"""


def add_workshop(course: SmallCourse, text: str = WORKSHOP) -> None:
    course.write("docs/workshops/evening.toml", text)
    course.write("docs/evening.md", ":::{workshop} evening\n:::\n")
    course.replace("docs/index.md", "\nhelp\n", "\nhelp\nevening\n")


def page(course: SmallCourse, build: Build, language: str = "nl") -> Tag:
    built = build("html", language)
    assert built.warnings == ""
    (article,) = BeautifulSoup(built.read("evening.html"), "html.parser").select("article")
    return article


def rows(article: Tag, kind: str) -> list[list[str]]:
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
        for row in article.select(f"table.{kind} tr")
    ]


def test_the_timetable_shows_when_each_block_begins_and_links_to_its_exercise(
    course: SmallCourse, build: Build
) -> None:
    add_workshop(course)
    article = page(course, build)
    assert rows(article, "timetable")[1:] == [
        ["0:00", "Welkom", "65", "namen", ""],
        ["1:05", "Een stap", "10", "", "Kleine stap"],
    ]
    (link,) = article.select("table.timetable a")
    assert link["href"] == "chapters/01-start.html#small-step"


def test_a_block_and_its_what_if_stand_at_targets_of_their_own(
    course: SmallCourse, build: Build
) -> None:
    add_workshop(course)
    article = page(course, build)
    assert "‘Fijn dat je er bent.’" in article.select_one("#evening-welcome").get_text()  # type: ignore[union-attr]
    assert rows(article, "what-if")[1:] == [["Niemand zegt iets.", "Tel tot tien."]]


def test_a_translator_finds_each_text_at_its_line_in_the_workshops_file(
    course: SmallCourse, build: Build
) -> None:
    add_workshop(course)
    template = (build("gettext").out / "evening.pot").read_text(encoding="utf-8")
    places = {}
    for entry in template.split("\n\n")[1:]:
        message = entry.partition('msgid "')[2].partition('"\nmsgstr')[0]
        places[message] = entry.partition("evening.toml:")[2].partition("\n")[0]
    assert places == {
        "Een avond": "1",
        "Lees eerst de [hulp](#help).": "4",
        "Kom dan op tijd.": "6",
        "water": "8",
        "Welkom": "12",
        "namen": "14",
        "‘Fijn dat je er bent.’": "15",
        "Niemand zegt iets.": "17",
        "Tel tot tien.": "18",
        "Een stap": "22",
    }


def test_a_reader_sees_the_translation_and_the_exercises_translated_title(
    course: SmallCourse, build: Build
) -> None:
    add_workshop(course)
    course.write("locales/en/LC_MESSAGES/evening.po", ENGLISH)
    chapter = "locales/en/LC_MESSAGES/chapters/01-start.po"
    text = (course.root / chapter).read_text(encoding="utf-8")
    if "Kleine stap" not in text:
        course.write(chapter, f'{text}\nmsgid "Kleine stap"\nmsgstr "Small step"\n')
    article = page(course, build, "en")
    assert rows(article, "timetable")[1][1] == "Welcome"
    assert rows(article, "timetable")[2][4] == "Small step"
    assert "Read the help first." in article.get_text()


def test_the_doctree_keeps_what_paper_needs(course: SmallCourse, build: Build) -> None:
    add_workshop(course)
    document = build("dummy").doctree("evening")
    (workshop,) = document.findall(lambda node: "workshop" in getattr(node, "attributes", {}))
    assert workshop["workshop"] == "evening"
    assert [s["block"] for s in document.findall(nodes.section) if "block" in s] == [
        "welcome",
        "step",
    ]
    clocks = [node["minutes"] for node in document.findall(nodes.inline) if "minutes" in node]
    assert clocks == [0, 65]


def test_a_mistake_in_the_file_is_a_warning_at_its_line(course: SmallCourse, build: Build) -> None:
    add_workshop(course, WORKSHOP.replace("minutes = 75", "minutes = 80"))
    assert said(course, build) == [
        "docs/workshops/evening.toml:2: ERROR: minutes is 80, but the blocks take 75 together — "
        "make the two equal [course.workshop]"
    ]


def test_a_workshop_that_does_not_exist_is_a_warning(course: SmallCourse, build: Build) -> None:
    add_workshop(course)
    course.write("docs/evening.md", ":::{workshop} evning\n:::\n")
    (line,) = said(course, build)
    assert line.startswith("docs/evening.md:1: WARNING: no workshop evning — did you mean evening?")
