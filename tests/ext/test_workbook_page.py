"""The workbook before any answer is in it: what is asked, where, and in which words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from shelf import words

from conftest import ROOTS, Build, SmallCourse
from course.components.questions import questions
from course.project import Project


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """Return a course with questions."""
    shutil.copytree(ROOTS / "test-notes", tmp_path / "course")
    return SmallCourse(Project((tmp_path / "course").resolve()))


def test_questions_come_in_order_with_their_keys_and_words(build: Build) -> None:
    document = build("dummy").doctree("chapters/01-first")
    assert [(found.key, found.text) for found in questions(document)] == [
        ("seen-today", "Wat zag je vandaag?"),
        ("left-alone", "Wat liet je liggen?"),
        ("three-days-place", "Waar was je?"),
        ("three-days-table.1.2", "maandag: Wat"),
        ("three-days-table.1.3", "maandag: Hoe vaak"),
        ("three-days-table.2.3", "dinsdag: Hoe vaak"),
    ]


def test_lines_of_an_exercise_answer_its_title(course: SmallCourse, build: Build) -> None:
    course.replace("exercises/three-days.md", "level: green\n", "level: green\nlines: 4\n")
    course.replace("docs/conf.py", 'course_note_ledger = "note-ids.txt"\n', "")
    document = build("dummy").doctree("chapters/01-first")
    assert [found.text for found in questions(document) if found.key == "three-days"] == [
        "Drie dagen"
    ]


def test_an_e_book_has_the_questions_alone(build: Build) -> None:
    page = BeautifulSoup(build("epub").read("workbook.xhtml"), "html.parser")
    asked = [words(question) for question in page.select(".workbook .question")]
    assert asked == [
        "Wat zag je vandaag?",
        "Wat liet je liggen?",
        "Waar was je?",
        "Wat neem je mee?",
    ]
    assert not page.select("[data-answer], [data-note], button, input")


def test_a_course_without_scripts_promises_nothing_that_only_they_can_keep(build: Build) -> None:
    built = build("html")
    for name in ("index", "chapters/01-first", "workbook"):
        page = built.read(f"{name}.html")
        assert "course.js" not in page
        assert not BeautifulSoup(page, "html.parser").select("article button, article input")
