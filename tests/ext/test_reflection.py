"""Reflections: a label, a question that is translated, and lines to write on."""

from __future__ import annotations

import pytest
from docutils import nodes
from mistakes import Mistake, check
from shelf import shown, words

from conftest import Build, SmallCourse
from course.components.reflection import reflection
from course.components.writing import writing_lines


def test_a_reflection_is_a_label_a_question_a_hint_and_lines() -> None:
    (node,) = shown("dummy").doctrees["writing"].findall(reflection)
    assert [type(child) for child in node.children] == [
        nodes.title,
        nodes.paragraph,
        nodes.paragraph,
        writing_lines,
    ]
    assert node.children[1]["classes"] == ["question"]
    assert (node["key"], node["ids"], node.line) == ("seen-today", ["seen-today"], 4)
    assert (node.children[3]["key"], node.children[3]["lines"]) == ("seen-today", 5)


def test_a_reflection_has_three_lines_where_the_author_names_no_number(
    course: SmallCourse, build: Build
) -> None:
    course.replace("docs/chapters/01-start.md", ":lines: 4\n", "")
    document = build("dummy").doctree("chapters/01-start")
    (node,) = document.findall(reflection)
    assert node.children[-1]["lines"] == 3


def test_an_english_reflection_shows_the_translated_question_under_its_own_label() -> None:
    box = shown("html", "en").page("writing").select_one(".reflection")
    assert words(box.select_one(".admonition-title")) == "To reflect on"
    assert words(box.select_one(".question")) == "What did you see today?"
    assert words(box.select_one(".question strong")) == "today"
    assert words(box).endswith("One word is enough.")


def test_a_dutch_reflection_has_its_label_from_the_interface_catalogue() -> None:
    box = shown("html").page("writing").select_one(".reflection")
    assert words(box.select_one(".admonition-title")) == "Om bij stil te staan"


def test_the_id_of_a_reflection_is_its_name_in_every_language() -> None:
    for language in ("nl", "en"):
        assert shown("html", language).page("writing").select_one("#seen-today.reflection")


def test_the_lines_of_a_reflection_are_there_to_see_and_not_to_be_read_aloud() -> None:
    lines = shown("html").page("writing").select_one(".reflection .writing-lines")
    assert lines["aria-hidden"] == "true"
    assert len(lines.select(".writing-line")) == 5


def test_a_reflection_is_on_paper_with_its_lines() -> None:
    box = shown("handout").paper().select_one(".reflection#writing--seen-today")
    assert words(box).startswith("Om bij stil te staan Wat zag je vandaag?")
    assert len(box.select(".writing-line")) == 5


def test_a_reflection_has_lines_to_write_on_in_plain_text() -> None:
    text = shown("text").text("writing")
    before, _, after = text.partition("Waar was je?")
    assert before.count("_" * 60) == 5
    assert after.count("_" * 60) == 3
    assert "Om bij stil te staan: Wat zag je **vandaag**?" in text


@pytest.mark.xfail(reason="Sphinx 9.0's text writer joins the paragraphs of every admonition")
def test_question_and_hint_stand_on_lines_of_their_own_in_plain_text() -> None:
    lines = [line.strip() for line in shown("text").text("writing").splitlines()]
    assert "Een woord is genoeg." in lines


def test_a_reflection_is_in_the_e_book() -> None:
    box = shown("epub").page("writing").select_one(".reflection#seen-today")
    assert words(box.select_one(".question")) == "Wat zag je vandaag?"


def test_a_wrong_reflection_is_reported_at_its_line(course: SmallCourse, build: Build) -> None:
    lines = "write a whole number from 1 to 30, as in `:lines: 4` [myst.directive_option]"
    check(
        course,
        build,
        Mistake(
            ":::{reflection}\n:name: zonder-vraag\n:::",
            "ERROR: Directive 'reflection': 1 argument(s) required, 0 supplied [docutils]",
        ),
        Mistake(
            ":::{reflection} Wat?\n:::",
            "WARNING: a reflection without a name — add a line"
            " `:name: here-we-go-again-moment` [course.name]",
        ),
        Mistake(
            ":::{reflection} Wat?\n:name: te-veel\n:lines: 31\n:::",
            f"WARNING: 'reflection': Invalid option value for 'lines': 31: {lines}",
            below=2,
        ),
        Mistake(
            ":::{reflection} Wat?\n:name: onbekend\n:regels: 3\n:::",
            "WARNING: 'reflection': Unknown option key: 'regels' (allowed: ['lines', 'name'])"
            " [myst.directive_option]",
            below=2,
        ),
    )
