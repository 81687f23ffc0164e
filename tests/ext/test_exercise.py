"""Exercises: what their files give, and how a mistake in one is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes
from mistakes import Mistake, check, said
from shelf import shown, words

from conftest import Build, SmallCourse
from course.components.boxes import box
from course.components.exercise import exercise
from course.components.writing import writing_field, writing_lines

PAGE = "chapters/01-first"
FILE = "exercises/small-step.md"


def test_an_exercise_knows_its_minutes_and_its_name(build: Build) -> None:
    document = build("dummy").doctree("chapters/01-start")
    (node,) = document.findall(exercise)
    assert (node["key"], node["minutes"], node["level"]) == ("small-step", 10, "green")


def test_an_exercise_is_a_title_facts_materials_text_and_lines() -> None:
    green, orange = shown("dummy").doctrees[PAGE].findall(exercise)
    assert [type(child) for child in green.children] == [
        *(nodes.title, nodes.paragraph, nodes.paragraph),
        *(nodes.paragraph, writing_field, writing_lines),
    ]
    assert green["ids"] == ["look-around"]
    assert (green[1]["classes"], green[2]["classes"]) == (["facts"], ["materials"])
    assert (green[5]["key"], green[5]["lines"]) == ("look-around", 6)
    assert [type(child) for child in orange.children] == [
        *(nodes.title, nodes.paragraph, box, nodes.paragraph)
    ]


def test_all_of_an_exercise_has_its_own_file_as_its_source() -> None:
    (node, _other) = shown("dummy").doctrees[PAGE].findall(exercise)
    field = next(node.findall(writing_field))
    assert Path(node.source).name == "look-around.md"
    assert (Path(field.source).name, field.line) == ("look-around.md", 14)


def test_a_chapter_goes_on_in_its_own_file_after_an_exercise(
    course: SmallCourse, build: Build
) -> None:
    with (course.root / "docs/chapters/01-start.md").open("a", encoding="utf-8") as file:
        file.write("\nDaarna gewoon verder.\n")
    *_before, last = build("dummy").doctree("chapters/01-start").findall(nodes.paragraph)
    assert last.astext() == "Daarna gewoon verder."
    assert (Path(last.source).name, last.line) == ("01-start.md", 14)


def test_a_translator_gets_an_exercise_at_its_own_file_and_lines_without_its_facts() -> None:
    assert shown("gettext").messages(PAGE) == {
        "Eerste hoofdstuk": ["docs/chapters/01-first.md:2"],
        "Een alinea vooraf.": ["docs/chapters/01-first.md:4"],
        "een pen en *papier*": ["exercises/look-around.md:7"],
        "Kijk rond": ["exercises/look-around.md:10"],
        "Noem vijf dingen.": ["exercises/look-around.md:12"],
        "Wat viel op?": ["exercises/look-around.md:14"],
        "Diep water": ["exercises/deep-water.md:8"],
        "Voel je voeten.": ["exercises/deep-water.md:10"],
    }


def test_an_english_exercise_is_translated_piece_by_piece() -> None:
    section = shown("html", "en").page(PAGE).select_one("section.exercise.green#look-around")
    assert words(section) == (
        "Look around 4 × 3 min · noticing · alone or with two"
        " You need: a pen and paper Name five things. What stood out?"
    )
    assert words(section.select_one(".materials em")) == "paper"


def test_the_facts_of_a_dutch_exercise_come_from_the_interface_catalogue() -> None:
    page = shown("html").page(PAGE)
    facts = [words(line) for line in page.select(".exercise .facts")]
    assert facts == [
        "4 × 3 min · opmerken · alone or with two",
        "15 min · with your body · with a group",
    ]
    assert words(page.select_one(".materials")) == "Nodig: een pen en papier"


def test_an_orange_exercise_leads_to_the_safety_page_before_its_text() -> None:
    page = shown("html").page(PAGE)
    (notice,) = page.select(".orange-notice")
    assert notice.find_parent("section")["id"] == "deep-water"
    assert words(notice).startswith("Oranje oefening This exercise can touch more than others.")
    assert notice.select_one("a")["href"] == "../safe.html"
    assert words(notice.find_next_sibling("p")) == "Voel je voeten."


def test_an_exercise_stands_after_its_chapter_on_paper_and_the_chapter_leads_to_it() -> None:
    chapter = shown("handout").paper().select_one("section#chapters-01-first")
    links = [(link["href"], words(link)) for link in chapter.select(".to-worksheet a")]
    assert links == [
        ("#chapters-01-first--look-around", "Kijk rond"),
        ("#chapters-01-first--deep-water", "Diep water"),
    ]
    sheet = chapter.select_one(".to-worksheet ~ section.exercise#chapters-01-first--look-around")
    assert len(sheet.select(".writing-line")) == 2 + 6
    assert chapter.select_one(".orange-notice a")["href"] == "#safe"


def test_an_exercise_is_in_plain_text() -> None:
    text = shown("text").text(PAGE)
    assert "Kijk rond\n=========\n\n4 × 3 min · opmerken · alone or with two\n\nNodig:" in text


def test_a_wrong_call_for_an_exercise_is_reported_at_its_line(
    course: SmallCourse, build: Build
) -> None:
    check(
        course,
        build,
        Mistake(
            ":::{exercise} smal-step\n:::",
            "WARNING: no exercise smal-step — use one of: small-step [course.exercise]",
        ),
        Mistake(
            ":::{exercise}\n:::",
            "ERROR: Directive 'exercise': 1 argument(s) required, 0 supplied [docutils]",
        ),
    )


def test_a_second_place_for_an_exercise_is_reported_there(
    course: SmallCourse, build: Build
) -> None:
    course.write("docs/help.md", "(help)=\n# Hulp\n\n:::{exercise} small-step\n:::\n")
    taken = "WARNING: the name small-step is taken at docs/chapters/01-start.md:11"
    assert said(course, build) == [f"docs/help.md:4: {taken} — choose another [course.name]"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("kind: writing", "kind: wrting", 4, "kind is 'wrting' — use one of: body, "),
        ("minutes: 5\n", "", 1, "no minutes — write `minutes: 10`"),
        ("# Kleine stap\n", "", 9, "no title — write `# Title` under the front matter"),
    ],
)
def test_a_mistake_in_an_exercise_is_reported_in_its_own_file(
    course: SmallCourse, build: Build, old: str, new: str, line: int, message: str
) -> None:
    course.replace(FILE, old, new)
    (found,) = said(course, build)
    assert found.startswith(f"{FILE}:{line}: ERROR: {message}")
    assert found.endswith("[course.exercise]")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (":name: small-step-done\n", "", 15, "a field without a name"),
        (":lines: 2", ":lines: veel", 17, "Invalid option value for 'lines'"),
        ("Je doet", "Je {nope}`doet`", 11, "Unknown interpreted text role"),
        ("1. Doe één ding.", ":::{nope}\n:::", 13, "Unknown directive type"),
        ("# Kleine", "# {nope}`Kleine`", 9, "Unknown interpreted text role"),
        ("een pen", "'{nope}`een pen`'", 7, "Unknown interpreted text role"),
        ("Je doet", "Je [doet](#nergens)", 11, "cross-reference target not found"),
    ],
)
def test_a_mistake_in_the_text_of_an_exercise_is_reported_in_its_own_file(
    course: SmallCourse, build: Build, old: str, new: str, line: int, message: str
) -> None:
    course.replace(FILE, old, new)
    (found,) = said(course, build)
    assert found.startswith(f"{FILE}:{line}: ")
    assert message in found


def test_a_chapter_is_read_again_when_its_exercise_changes(
    course: SmallCourse, build: Build
) -> None:
    build("dummy")
    course.replace(FILE, "minutes: 5", "minutes: 7")
    (node,) = build("dummy").doctree("chapters/01-start").findall(exercise)
    assert node["minutes"] == 14
