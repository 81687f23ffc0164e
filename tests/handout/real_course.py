"""The real course, built once for all tests that look at its prints and its site.

The build runs in a process of its own, as `make` runs it: it forks, which a process with threads
should not do.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import polib

from course.languages import read_languages
from course.project import Project
from handout.book_pdf import BookPdf
from handout.flow import SEE_PAGE, Flow, flow
from handout.papers import A4, LANGUAGE, PAPERS, Paper, short_books
from handout.printed import PrintedPage, read_pages

REAL = Path(__file__).parents[2]
INPUTS = ("docs", "exercises", "locales", "pyproject.toml", "requirements.lock")
LANGUAGES = ("nl", "en")

#: A page that lacks a translation in the copy, so that the tests see what becomes of that.
LEFT_OUT_ON = "reference/about"

#: The moment that the build is told to take for the last change.
SOURCE_DATE = datetime(2026, 11, 18, 12, 6, 40, tzinfo=UTC)

_COMMAND = "import sys; from course.cli import main; sys.exit(main(sys.argv[1:]))"


class RealCourse:
    """The course in a folder of its own, with its site and its prints."""

    def __init__(self, root: Path) -> None:
        """Read what was built in ``root``."""
        self.project = Project(root)
        self.languages = read_languages(self.project.docs / "languages.toml")
        self._pages: dict[str, list[PrintedPage]] = {}

    def pages(self, code: str) -> list[PrintedPage]:
        """Return the pages of the course in a language, in the order of the navigation."""
        if code not in self._pages:
            self._pages[code] = read_pages(self.project, code)
        return self._pages[code]

    def remember(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what ``make`` finds out; it runs once for all processes that test."""
        return remembered(self.project.root.with_name(f"{name}.json"), make)


class Book:
    """The course book in one language: what was printed, and what should be in it.

    On the first page is the cover, on the second the imprint.
    """

    shape: Paper = A4

    def __init__(self, course: RealCourse, code: str) -> None:
        """Open the book; the pages are read when they are asked for."""
        self.course = course
        self.language = course.languages[code]
        name = f"{course.project.slug}-{code}-a4.pdf"
        self.pdf = BookPdf(course.project.site / code / "downloads" / name)

    @property
    def all_pages(self) -> list[PrintedPage]:
        """The pages of the course, in the order of the navigation."""
        return self.course.pages(self.language.code)

    @cached_property
    def pages(self) -> list[PrintedPage]:
        """The pages of the course that the book should hold."""
        pages = [page for page in self.all_pages if not page.for_facilitators]
        return [page for page in pages if not page.for_a_screen]

    @property
    def contents(self) -> range:
        """The pages of paper between the imprint and the first page of the course."""
        return range(3, self.pdf.places[self.pages[0].target])

    def paper(self, page: PrintedPage) -> range:
        """Return the pages of paper that a page of the course takes."""
        starts = [self.pdf.places[other.target] for other in self.pages]
        starts.append(len(self.pdf.pages) + 1)
        at = self.pages.index(page)
        return range(starts[at], starts[at + 1])

    def flow(self, page: PrintedPage) -> Flow:
        """Return the text of a page of the course as it was printed, without page references."""
        paper = self.paper(page)
        return flow(mark for mark in self.pdf.marks if mark.page in paper).without(SEE_PAGE)


class ShortBook(Book):
    """Some pages of the course on another paper, or to fill in on a screen."""

    def __init__(self, course: RealCourse, name: str) -> None:
        """Open the short book called ``name``: a paper, or ``fillable``."""
        self.course = course
        self.language = course.languages[LANGUAGE]
        self.shape = PAPERS.get(name, A4)
        work = course.project.root.with_name("short-books")
        drawings = short_books(course.project, work, SOURCE_DATE.date().isoformat())
        (path,) = [drawing.path for drawing in drawings if drawing.path.stem.endswith(f"-{name}")]
        self.pdf = BookPdf(path)

    @cached_property
    def pages(self) -> list[PrintedPage]:
        """The pages of the course that are in the short book."""
        return [page for page in super().pages if page.target in self.pdf.places]


def remembered(path: Path, make: Callable[[], Any]) -> Any:
    """Return what ``path`` holds; the first process that asks makes it, the others wait."""
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.is_file():
            path.write_text(json.dumps(make()), encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8"))


def leave_out_one(path: Path) -> None:
    """Take the translation of the longest message without markup out of a catalogue."""
    catalogue = polib.pofile(str(path))
    plain = [entry for entry in catalogue if not set("{}[]`*").intersection(entry.msgid)]
    max(plain, key=lambda entry: len(entry.msgid)).msgstr = ""
    catalogue.save()


#: What the tests look at, unless they say otherwise.
SITE_AND_PRINTS = [
    *("--format", "html", "--format", "pdf"),
    *(part for code in LANGUAGES for part in ("--language", code)),
]


def build(root: Path, options: Sequence[str] = SITE_AND_PRINTS) -> tuple[int, str]:
    """Copy the real course to ``root`` and build it there; return status and report."""
    root.mkdir()
    for name in INPUTS:
        source = REAL / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, root / name)
    leave_out_one(root / "locales" / "en" / "LC_MESSAGES" / f"{LEFT_OUT_ON}.po")
    arguments = ["--root", str(root), "build", *options]
    environment = {
        **os.environ,
        "PYTHONPATH": str(REAL / "docs" / "_ext"),
        "SOURCE_DATE_EPOCH": str(int(SOURCE_DATE.timestamp())),
    }
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND, *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr
