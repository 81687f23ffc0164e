"""The ledger of note ids: no id is lost, none is used for another question."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from mistakes import said

from conftest import ROOTS, Build, SmallCourse
from course.errors import CourseError
from course.note_ids import complaints, read_ledger
from course.project import Project
from courses import REPOSITORY

LEDGER = "docs/note-ids.txt"
FIRST = "docs/chapters/01-first.md"


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """Return a course whose ledger is in order."""
    shutil.copytree(ROOTS / "test-notes", tmp_path / "course")
    return SmallCourse(Project((tmp_path / "course").resolve()))


def ledger(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "note-ids.txt"
    path.write_text(text, encoding="utf-8")
    return path


def found(tmp_path: Path, lines: str, asked: dict[str, str]) -> list[str]:
    entries = read_ledger(ledger(tmp_path, lines))
    return [what for _id, what, _is_ledgers in complaints(entries, asked)]


def test_a_line_is_an_id_and_its_question(tmp_path: Path) -> None:
    text = "# Words.\n\nseen  Wat zag je?\ndays.1.2  maandag: Wat\nretired: old  Wat was er?\n"
    entries = read_ledger(ledger(tmp_path, text)).values()
    assert [(entry.id, entry.question, entry.line, entry.retired) for entry in entries] == [
        ("seen", "Wat zag je?", 3, False),
        ("days.1.2", "maandag: Wat", 4, False),
        ("old", "Wat was er?", 5, True),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("seen", "no id and question"),
        ("seen Wat zag je?", "no id and question"),
        ("Seen  Wat zag je?", "no id and question"),
        ("retired:  Wat zag je?", "no id and question"),
        ("first  Nog eens?", "first stands on line 1, too"),
    ],
)
def test_another_line_is_reported(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(CourseError) as error:
        read_ledger(ledger(tmp_path, f"first  Wat zag je?\n{line}\n"))
    assert (error.value.line, error.value.what) == (2, said)


def test_a_question_in_other_words_keeps_its_id(tmp_path: Path) -> None:
    lines = "seen  Wat zag je vandaag op straat?\n"
    assert found(tmp_path, lines, {"seen": "Wat zag je vandaag buiten op straat?"}) == []


def test_an_id_may_not_go_to_another_question(tmp_path: Path) -> None:
    (what,) = found(tmp_path, "seen  Wat zag je vandaag?\n", {"seen": "Wie belde je gisteren op?"})
    assert what.startswith("the id seen was that of “Wat zag je vandaag?” — choose another")


def test_a_cell_keeps_its_words_since_its_id_is_its_place(tmp_path: Path) -> None:
    lines = "days.1.2  maandag: Wat merkte je?\n"
    assert found(tmp_path, lines, {"days.1.2": "Maandag: wat merkte je"}) == []
    (what,) = found(tmp_path, lines, {"days.1.2": "zondag: Wat merkte je?"})
    assert "maandag" in what


def test_a_question_that_is_gone_keeps_its_line(tmp_path: Path) -> None:
    (what,) = found(tmp_path, "seen  Wat zag je?\n", {})
    assert what == "no page asks seen — put it back, or write `retired: ` before this line"
    assert found(tmp_path, "retired: seen  Wat zag je?\n", {}) == []


def test_an_id_of_a_question_that_is_gone_is_not_used_again(tmp_path: Path) -> None:
    (what,) = found(tmp_path, "retired: seen  Wat zag je?\n", {"seen": "Wat zag je?"})
    assert what.startswith("the id seen was that of “Wat zag je?”, which is gone — choose another")


def test_a_ledger_that_is_in_order_is_passed_over_in_silence(
    course: SmallCourse, build: Build
) -> None:
    assert said(course, build) == []


def test_an_id_that_is_new_is_reported_with_the_line_to_add(
    course: SmallCourse, build: Build
) -> None:
    path = course.replace(LEDGER, "left-alone  Wat liet je liggen?\n", "")
    (line,) = said(course, build)
    assert line.startswith(f"{LEDGER}:1: WARNING: 1 ids of notes are not in it yet (left-alone)")
    new = next(course.project.build.rglob("new-note-ids.txt")).read_text(encoding="utf-8")
    assert new == "left-alone  Wat liet je liggen?\n"
    path.write_text(path.read_text(encoding="utf-8") + new, encoding="utf-8")
    assert said(course, build) == []


def test_an_id_that_is_gone_is_reported_at_its_line(course: SmallCourse, build: Build) -> None:
    course.replace(FIRST, ":name: left-alone", ":name: left-lying")
    lines = said(course, build)
    assert lines[0].startswith(
        f"{LEDGER}:1: WARNING: 1 ids of notes are not in it yet (left-lying)"
    )
    assert lines[1] == (
        f"{LEDGER}:3: WARNING: no page asks left-alone"
        " — put it back, or write `retired: ` before this line [course.note_id]"
    )


def test_an_id_that_is_used_again_is_reported_where_it_is_used(
    course: SmallCourse, build: Build
) -> None:
    course.replace(FIRST, "Wat liet je liggen?", "Wie belde jou gisteravond nog op?")
    (line,) = said(course, build)
    assert line.startswith(f"{FIRST}:16: WARNING: the id left-alone was that of “Wat liet je")


def test_a_table_that_loses_a_row_in_the_middle_is_reported(
    course: SmallCourse, build: Build
) -> None:
    course.replace("exercises/three-days.md", "| maandag | | |\n", "")
    lines = said(course, build)
    assert any("the id three-days-table.1.3 was that of “maandag: Hoe vaak”" in x for x in lines)


def test_a_mistake_in_the_ledger_is_reported_at_its_line(course: SmallCourse, build: Build) -> None:
    course.replace(LEDGER, "seen-today  ", "seen-today ")
    (line,) = said(course, build)
    assert line == (
        f"{LEDGER}:2: WARNING: no id and question — write `the-id  The question?` [course.note_id]"
    )


def test_no_id_that_was_ever_in_the_ledger_has_left_it() -> None:
    done = subprocess.run(
        ["git", "-C", str(REPOSITORY), "log", "--format=", "-p", "--", LEDGER],
        capture_output=True,
        text=True,
        check=False,
    )
    gone = re.findall(r"^-(?:retired: +)?([a-z][a-z0-9.-]*)  ", done.stdout, re.MULTILINE)
    now = read_ledger(REPOSITORY / LEDGER)
    assert len(now) > 150
    assert [id_ for id_ in gone if id_ not in now] == []
