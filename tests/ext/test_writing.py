"""Fields and tables to fill in: room to write, under a question that is translated."""

from __future__ import annotations

import pytest
from docutils import nodes
from mistakes import Mistake, check
from shelf import shown, words

from conftest import Build, SmallCourse
from course.components.writing import number_of_lines, writing_field, writing_lines


def test_a_field_is_a_question_a_hint_and_lines_under_its_name() -> None:
    (node,) = shown("dummy").doctrees["writing"].findall(writing_field)
    assert [type(child) for child in node.children] == [
        nodes.paragraph,
        nodes.paragraph,
        writing_lines,
    ]
    assert (node["key"], node["ids"], node.line) == ("where-you-were", ["where-you-were"], 11)
    assert (node.children[2]["key"], node.children[2]["lines"]) == ("where-you-were", 3)


def test_the_empty_cells_of_a_table_to_fill_in_are_marked() -> None:
    table = shown("html").page("writing").select_one("#three-days.fill-in table")
    rows = [
        [words(cell) or cell["class"] for cell in row.select("th, td")]
        for row in table.select("tr")
    ]
    assert rows == [
        ["Dag", "Wat", "Hoe vaak"],
        ["maandag", ["empty"], ["empty"]],
        ["dinsdag", "wachten", ["empty"]],
    ]


def test_a_translator_gets_questions_hints_and_cells_at_their_lines() -> None:
    messages = shown("gettext").messages("writing")
    assert messages == {
        "Schrijven": ["docs/writing.md:2"],
        "Wat zag je **vandaag**?": ["docs/writing.md:4"],
        "Een woord is genoeg.": ["docs/writing.md:8"],
        "Waar was je?": ["docs/writing.md:11"],
        "Een plek, geen adres.": ["docs/writing.md:14"],
        "Hier blijft alles in het Nederlands.": ["docs/writing.md:26"],
        # MyST gives every cell the line of its table
        **{
            cell: ["docs/writing.md:20"]
            for cell in ("Dag", "Wat", "Hoe vaak", "maandag", "dinsdag", "wachten")
        },
    }


def test_an_english_field_shows_the_translated_question_and_hint() -> None:
    field = shown("html", "en").page("writing").select_one("#where-you-were.field")
    assert words(field.select_one(".question")) == "Where were you?"
    assert words(field) == "Where were you? A place, not an address."


def test_the_cells_of_an_english_table_are_translated_in_their_places() -> None:
    cells = shown("html", "en").page("writing").select("#three-days th, #three-days td")
    assert [words(cell) for cell in cells] == [
        *("Day", "What", "How often"),
        *("Monday", "", ""),
        *("Tuesday", "wachten", ""),
    ]


def test_a_field_and_a_table_are_on_paper_with_room_to_write() -> None:
    paper = shown("handout").paper()
    field = paper.select_one("#writing--where-you-were.field")
    assert words(field) == "Waar was je? Een plek, geen adres."
    assert len(field.select(".writing-line")) == 3
    assert len(paper.select("#writing--three-days td.empty")) == 3


def test_a_field_and_a_table_are_in_plain_text() -> None:
    text = shown("text").text("writing")
    assert "Waar was je?\n\nEen plek, geen adres.\n\n____" in text
    assert "| maandag " in text


@pytest.mark.parametrize("number", [1, 4, 30])
def test_one_to_thirty_lines_are_permitted(number: int) -> None:
    assert number_of_lines(f" {number} ") == number


@pytest.mark.parametrize("argument", [None, "", "0", "31", "-1", "2.5", "vier"])
def test_another_number_of_lines_is_refused_with_what_is_permitted(argument: str | None) -> None:
    with pytest.raises(ValueError, match="a whole number from 1 to 30"):
        number_of_lines(argument)


def test_a_wrong_field_or_table_is_reported_at_its_line(course: SmallCourse, build: Build) -> None:
    one_table = "WARNING: fill-in-table: it must hold one table, nothing else [course.option]"
    table = "| a | b |\n| - | - |\n| c | |"
    check(
        course,
        build,
        Mistake(
            ":::{field} Wat?\n:::",
            "WARNING: a field without a name — add a line"
            " `:name: draw-your-loop-trigger` [course.name]",
        ),
        Mistake(
            ":::{field}\n:name: zonder-vraag\n:::",
            "ERROR: Directive 'field': 1 argument(s) required, 0 supplied [docutils]",
        ),
        Mistake(
            f":::{{fill-in-table}}\n{table}\n:::",
            "WARNING: a fill-in-table without a name — add a line"
            " `:name: tally-week-table` [course.name]",
        ),
        Mistake(":::{fill-in-table}\n:name: leeg\n:::", one_table),
        Mistake(":::{fill-in-table}\n:name: tekst\n\nTekst.\n:::", one_table),
        Mistake(f":::{{fill-in-table}}\n:name: meer\n\n{table}\n\nTekst.\n:::", one_table),
    )
