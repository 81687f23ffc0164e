"""Building again after a change that a workbook or the ledger of note ids has to notice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from runs import html

from conftest import ROOTS, SmallCourse
from course.project import Project


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """Return a course with questions, built once."""
    shutil.copytree(ROOTS / "test-notes", tmp_path / "course")
    shutil.copytree(ROOTS.parents[1] / "docs" / "_templates", tmp_path / "course/docs/_templates")
    course = SmallCourse(Project((tmp_path / "course").resolve()))
    with (course.project.docs / "conf.py").open("a", encoding="utf-8") as file:
        file.write('templates_path = ["_templates"]\n')
    assert html(course, "nl").status == 0
    return course


def test_a_workbook_changes_with_the_pages_that_ask(course: SmallCourse) -> None:
    course.replace("docs/chapters/02-second.md", "Wat neem je mee?", "Wat neem je dan mee?")
    assert html(course, "nl").status == 0
    workbook = (course.project.site / "nl" / "workbook.html").read_text(encoding="utf-8")
    assert "Wat neem je dan mee?" in workbook


def test_a_change_of_the_ledger_alone_is_checked(course: SmallCourse) -> None:
    course.replace("docs/workbook.md", ":::{workbook}\n:::", "Niets.")  # it is always made anew
    assert html(course, "nl").status == 0
    course.replace("docs/note-ids.txt", "left-alone  Wat liet je liggen?\n", "")
    run = html(course, "nl")
    assert run.status == 1
    assert any("(left-alone)" in problem for problem in run.problems("nl"))
