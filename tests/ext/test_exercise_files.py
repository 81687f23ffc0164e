"""An exercise's file: what it may say, and the line that a mistake is reported at."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.errors import CourseError
from course.exercises import Exercise, exercise_ids, read_exercise

WHOLE = """\
---
minutes: 3
times: 4
kind: noticing
setting: [solo, pair]
level: green
materials: een pen
lines: 6
---

# Kijk rond

Noem vijf dingen.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "look-around.md"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_exercise_is_read_with_the_lines_that_its_parts_stand_on(file: Path) -> None:
    assert read_exercise(file) == Exercise(
        id="look-around",
        path=file,
        minutes=3,
        times=4,
        kind="noticing",
        setting=("solo", "pair"),
        level="green",
        title="Kijk rond",
        title_line=11,
        body="Noem vijf dingen.\n",
        body_line=13,
        materials="een pen",
        materials_line=7,
        lines=6,
    )


def test_all_the_times_of_an_exercise_count(file: Path) -> None:
    assert read_exercise(file).total_minutes == 12


def test_times_materials_and_lines_may_be_left_out(file: Path) -> None:
    for line in ("times: 4\n", "materials: een pen\n", "lines: 6\n"):
        change(file, line, "")
    exercise = read_exercise(file)
    assert (exercise.times, exercise.materials, exercise.lines) == (1, "", 0)


def test_one_setting_needs_no_brackets(file: Path) -> None:
    change(file, "[solo, pair]", "trio")
    assert read_exercise(file).setting == ("trio",)


def test_the_names_of_exercises_are_those_of_their_files_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "notes.txt"):
        (tmp_path / name).touch()
    assert exercise_ids(tmp_path) == ["a", "b"]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("---\n", "", 1, "no front matter"),
        ("minutes: 3", "minutes: 3: 4", 2, "the front matter is not YAML"),
        ("level: green", "level: [green", 7, "the front matter is not YAML"),
        ("minutes: 3\n", "", 1, "no minutes"),
        ("minutes: 3", "minutes: drie", 2, "minutes is 'drie'"),
        ("minutes: 3", "minutes: true", 2, "minutes is True"),
        ("minutes: 3", "minutes: 0", 2, "minutes is 0"),
        ("minutes: 3", "minutes: 601", 2, "minutes is 601"),
        ("times: 4", "times: 0", 3, "times is 0"),
        ("lines: 6", "lines: -1", 8, "lines is -1"),
        ("kind: noticing", "kind: looking", 4, "kind is 'looking'"),
        ("kind: noticing\n", "", 1, "no kind"),
        ("pair]", "four]", 5, "setting is 'four'"),
        ("setting: [solo, pair]\n", "", 1, "no setting"),
        ("[solo, pair]", "[]", 5, "no setting"),
        ("level: green", "level: red", 6, "level is 'red'"),
        ("level: green\n", "", 1, "no level"),
        ("materials: een pen", "materials: [pen]", 7, "materials is not text"),
        ("materials: een pen", "material: een pen", 7, "unknown key material"),
        ("# Kijk rond", "Kijk rond", 10, "no title"),
        ("# Kijk rond", "## Kijk rond", 10, "no title"),
    ],
)
def test_a_mistake_is_reported_at_its_line(
    file: Path, old: str, new: str, line: int, what: str
) -> None:
    change(file, old, new)
    with pytest.raises(CourseError) as error:
        read_exercise(file)
    assert (error.value.path, error.value.line, error.value.what) == (file, line, what)
    assert error.value.mend


def test_a_missing_key_is_not_looked_for_below_the_front_matter(file: Path) -> None:
    change(file, "level: green\n", "")
    change(file, "Noem vijf dingen.", "level: noem vijf dingen.")
    with pytest.raises(CourseError) as error:
        read_exercise(file)
    assert error.value.line == 1


@pytest.mark.parametrize("content", ["", "---\n---\n\n# Titel\n", "---\n- minutes\n---\n# T\n"])
def test_a_file_without_keys_is_reported(tmp_path: Path, content: str) -> None:
    path = tmp_path / "empty.md"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CourseError, match=r"no front matter|the front matter is empty"):
        read_exercise(path)


def test_a_file_that_is_not_utf_8_is_reported_at_its_line(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"vijf", b"v\xeff"))
    with pytest.raises(CourseError) as error:
        read_exercise(file)
    assert error.value.line == 13
