"""A facilitator's own workshop: one small file, wherever it lies, becomes two prints."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from conftest import ROOTS
from courses import REPOSITORY

WORKSHOP = """\
title = "Mijn eigen middag"
minutes = 20
start = "9:00"

[[blocks]]
id = "welcome"
name = "Welkom"
minutes = 15
script = "‘Dag allemaal, ga zitten.’"

[[blocks]]
id = "step"
name = "Stap"
minutes = 5
exercises = ["small-step"]
"""

PRESET = 'title = "Avond"\nminutes = 5\n[[blocks]]\nid = "a"\nname = "Welkom"\nminutes = 5\n'
ENGLISH = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Welkom"
msgstr "Welcome"
"""
COMMAND = "import sys; from course.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Desk:
    """A small course, and a folder elsewhere with a workshop in it."""

    root: Path
    file: Path

    def handout(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run ``course handout``, as ``make handout`` does."""
        return subprocess.run(
            [sys.executable, "-c", COMMAND, "--root", self.root, "handout", self.file, *options],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "docs" / "_ext")},
            capture_output=True,
            text=True,
            check=False,
        )

    def text(self, name: str) -> str:
        """Return the text of a print, without white space."""
        done = subprocess.run(
            ["pdftotext", self.root / "build" / "handouts" / name, "-"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return "".join(done.stdout.split())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a course with one workshop of its own, and one from elsewhere printed in English."""
    root = tmp_path_factory.mktemp("own") / "course"
    shutil.copytree(ROOTS / "test-basic", root)
    (root / "docs" / "workshops").mkdir()
    (root / "docs" / "workshops" / "evening.toml").write_text(PRESET, encoding="utf-8")
    (root / "docs" / "evening.md").write_text(":::{workshop} evening\n:::\n", encoding="utf-8")
    index = root / "docs" / "index.md"
    index.write_text(index.read_text("utf-8").replace("\nhelp\n", "\nhelp\nevening\n"), "utf-8")
    catalogue = root / "locales" / "en" / "LC_MESSAGES" / "evening.po"
    catalogue.write_text(ENGLISH, encoding="utf-8")
    file = root.parent / "my-afternoon.toml"
    file.write_text(WORKSHOP, encoding="utf-8")
    made = Desk(root, file)
    done = made.handout("--language", "en", "--start", "13:30")
    assert done.returncode == 0, done.stderr
    return made


def test_both_editions_are_printed_with_the_language_and_the_paper_in_their_names(
    desk: Desk,
) -> None:
    names = sorted(path.name for path in (desk.root / "build" / "handouts").glob("*.pdf"))
    assert [name for name in names if "-en-a4" in name] == [
        "my-afternoon-facilitator-en-a4.pdf",
        "my-afternoon-participants-en-a4.pdf",
    ]


def test_times_count_from_the_start_that_was_asked_for(desk: Desk) -> None:
    text = desk.text("my-afternoon-facilitator-en-a4.pdf")
    assert "1:30PM" in text
    assert "1:45PM" in text
    assert "9:00" not in text


def test_a_sentence_left_as_it_is_in_a_workshop_of_the_course_is_translated(desk: Desk) -> None:
    text = desk.text("my-afternoon-facilitator-en-a4.pdf")
    assert "Welcome" in text
    assert "Dagallemaal,gazitten." in text


def test_what_a_facilitator_wrote_is_not_called_untranslated(desk: Desk) -> None:
    documents = (desk.root / "build" / "work" / "en" / "own").glob("*-facilitator.html")
    (html,) = [path.read_text(encoding="utf-8") for path in documents]
    own = html.partition('<section class="exercise')[0]  # the course itself is half in Dutch
    assert "Dag allemaal" in own
    assert "translation-notice" not in own
    assert "untranslated" not in own


def test_participants_get_nothing_that_is_said_to_them(desk: Desk) -> None:
    text = desk.text("my-afternoon-participants-en-a4.pdf")
    assert "Mijneigenmiddag" in text
    assert "Dagallemaal" not in text
    assert "Welcome" not in text


def test_the_prints_are_tagged(desk: Desk) -> None:
    for path in (desk.root / "build" / "handouts").glob("*-en-a4.pdf"):
        with pikepdf.open(path) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == "en"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "minutes = 20",
            "minutes = 25",
            "2: minutes is 25, but the blocks take 20 together — make",
        ),
        ("small-step", "small-stap", "15: no exercise small-stap — did you mean small-step?"),
    ],
)
def test_a_mistake_is_said_at_its_line_before_anything_is_printed(
    desk: Desk, old: str, new: str, said: str
) -> None:
    file = desk.file.with_name("wrong.toml")
    file.write_text(WORKSHOP.replace(old, new), encoding="utf-8")
    done = Desk(desk.root, file).handout()
    assert done.returncode == 2
    assert done.stderr.startswith(f"{file}:{said}")
    assert not list((desk.root / "build" / "handouts").glob("wrong-*"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--start", "25:00"], "START is '25:00' — write a time, as in START=13:30"),
        (["--booklet", "--paper", "letter"], "a booklet is A5 on A4"),
    ],
)
def test_a_wish_that_cannot_be_granted_is_refused(
    desk: Desk, options: list[str], said: str
) -> None:
    done = desk.handout(*options)
    assert done.returncode == 2
    assert said in done.stderr


def test_the_template_to_copy_is_a_workshop_without_mistakes() -> None:
    from course.project import Project
    from course.shelf import read_shelf
    from course.workshops import read_workshop

    template = REPOSITORY / "docs" / "workshops" / "template.toml"
    assert read_workshop(template, read_shelf(Project(REPOSITORY))).blocks
