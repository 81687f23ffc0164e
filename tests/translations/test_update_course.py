"""``course translations update`` on a whole course."""

from __future__ import annotations

import multiprocessing
import shutil
import warnings
from pathlib import Path

import pytest
from po import po

from conftest import SmallCourse
from course.cli import main

CHAPTER = "locales/en/LC_MESSAGES/chapters/01-start.po"


def update(course: SmallCourse, *languages: str) -> None:
    """Run the command in a process of its own: Sphinx leaves much behind in this one."""
    codes = [option for code in languages for option in ("--language", code)]
    command = ["--root", str(course.root), "translations", "update", *codes]
    with warnings.catch_warnings():
        # Python 3.12 warns of a fork beside the threads of pytest-xdist; the command has none.
        warnings.filterwarnings("ignore", ".*fork", DeprecationWarning)
        process = multiprocessing.get_context("fork").Process(target=run, args=(command,))
        process.start()
    process.join()
    assert process.exitcode == 0


def run(command: list[str]) -> None:
    raise SystemExit(main(command))


def files(course: SmallCourse) -> dict[str, bytes]:
    """Every file of the translators, by its name."""
    folder = course.project.locales
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def fresh(course: SmallCourse) -> SmallCourse:
    """A course that was just updated."""
    course.write(CHAPTER, po(("Begin", "Beginning")))
    update(course, "en")
    return course


def test_every_page_gets_a_file_and_the_source_language_only_its_labels(
    course: SmallCourse,
) -> None:
    update(course)
    pages = {f"en/LC_MESSAGES/{name}.po" for name in course.project.documents()}
    labels = {f"nl/LC_MESSAGES/{name}.po" for name in ("interface", "sphinx")}
    assert set(files(course)) == pages | labels


def test_an_update_after_an_update_changes_no_byte(fresh: SmallCourse) -> None:
    before = files(fresh)
    shutil.rmtree(fresh.project.build)
    update(fresh, "en")
    assert files(fresh) == before


def test_new_lines_above_a_message_change_no_byte(fresh: SmallCourse) -> None:
    before = files(fresh)
    fresh.replace("docs/help.md", "# Hulp", "# Hulp\n\n\n")
    update(fresh, "en")
    assert files(fresh) == before


def test_places_are_named_from_the_root_without_lines(fresh: SmallCourse) -> None:
    text = (fresh.root / CHAPTER).read_text(encoding="utf-8")
    places = {line for line in text.split("\n") if line.startswith("#:")}
    assert places == {"#: docs/chapters/01-start.md", "#: exercises/small-step.md"}


def test_a_page_that_changed_changes_its_own_file_only(fresh: SmallCourse) -> None:
    before = files(fresh)
    fresh.replace("docs/help.md", "Bel iemand.", "Bel iemand die je kent.")
    update(fresh, "en")
    after = files(fresh)
    assert [name for name in after if after[name] != before[name]] == ["en/LC_MESSAGES/help.po"]


def test_a_broken_file_ends_the_update_and_keeps_every_file(
    course: SmallCourse, capfd: pytest.CaptureFixture[str]
) -> None:
    course.write(CHAPTER, "no PO at all\n")
    before = files(course)
    with pytest.raises(AssertionError):
        update(course, "en")
    assert files(course) == before
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith(f"{course.root / CHAPTER}:1: ")


def test_two_languages_are_updated_without_a_warning(
    course: SmallCourse, capfd: pytest.CaptureFixture[str]
) -> None:
    table = (course.project.docs / "languages.toml").read_text(encoding="utf-8")
    german = table[table.index("[en]") :].replace("[en]", "[de]").replace("English", "Deutsch")
    course.write("docs/languages.toml", f"{table}\n{german}")
    update(course, "en", "de")
    assert capfd.readouterr().err == ""
    assert Path(course.project.locales, "de/LC_MESSAGES/help.po").is_file()
