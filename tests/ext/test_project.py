"""A course's folder: where its things are, its name, and the date that its files get."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import SmallCourse
from course.errors import CourseError
from course.project import Project

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


def test_a_course_is_found_from_any_folder_in_it(course: SmallCourse) -> None:
    for start in (course.root, course.root / "docs" / "chapters", course.root / "exercises"):
        assert Project.find(start).root == course.root.resolve()


def test_a_folder_outside_a_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no course here — go to a folder that holds"):
        Project.find(tmp_path)


def test_the_pages_of_a_course_are_named_as_sphinx_names_them(course: SmallCourse) -> None:
    course.write("docs/_ext/notes.md", "No page.")
    course.write("docs/chapters/picture.svg", "")
    assert course.project.documents() == ["chapters/01-start", "help", "index"]


def test_each_language_is_built_beside_the_finished_site(course: SmallCourse) -> None:
    folders = {course.project.site, *(course.project.work(code) for code in ("nl", "en"))}
    assert len(folders) == 3
    assert {path.relative_to(course.project.build).parts[0] for path in folders} == {
        "site",
        "work",
    }


def test_name_and_version_come_from_pyproject(course: SmallCourse) -> None:
    assert (course.project.slug, course.project.version) == ("small-course", "1.0")


@pytest.mark.parametrize(
    "text", ["", "[tool]\n", '[project]\nversion = "1"\n', '[project]\nname = "a"\n']
)
def test_a_course_without_a_name_or_a_version_is_reported(course: SmallCourse, text: str) -> None:
    course.write("pyproject.toml", text)
    with pytest.raises(CourseError, match=r"pyproject\.toml") as error:
        print(course.project.slug, course.project.version)
    assert "give it a [project] with name, version" in error.value.mend


def test_a_course_without_pyproject_is_reported(course: SmallCourse) -> None:
    (course.root / "pyproject.toml").unlink()
    with pytest.raises(CourseError, match="add that file"):
        print(course.project.slug)


@pytest.mark.parametrize(
    ("seconds", "moment"),
    [
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1700000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("yesterday", EARLIEST),
        ("-5", EARLIEST),
        ("", EARLIEST),
    ],
)
def test_the_environment_sets_the_date(
    course: SmallCourse, monkeypatch: pytest.MonkeyPatch, seconds: str, moment: datetime
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert course.project.source_date == moment


def test_without_it_the_date_is_that_of_the_last_commit(
    course: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    moment = "2026-02-03T04:05:06+01:00"
    nobody = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    for arguments in (["init", "-q"], [*nobody, "commit", "-qm", "x", "--allow-empty"]):
        subprocess.run(
            ["git", "-C", str(course.root), *arguments],
            check=True,
            env={
                **os.environ,
                "GIT_COMMITTER_DATE": moment,
                "GIT_AUTHOR_DATE": "1999-01-01T00:00Z",
            },
        )
    assert course.project.source_date == datetime(2026, 2, 3, 3, 5, 6, tzinfo=UTC)


def test_without_git_the_date_is_the_earliest_that_a_zip_file_holds(
    course: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", "")
    assert course.project.source_date == EARLIEST
