"""A facilitator's own workshop on paper: both editions of one file, in one language."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import TextIO

from course import fingerprint, steps
from course.errors import CourseError
from course.handout import editions as ed
from course.handout.workshop_editions import Own
from course.languages import Language
from course.project import Project
from course.report import stops_publication
from course.shelf import read_shelf
from course.workshop_tables import clock_time
from course.workshops import read_workshop


@dataclass(frozen=True)
class Wishes:
    """What the facilitator asks for; ``start`` is a time of day, as in ``13:30``."""

    workshop: Path
    paper: str = "a4"
    large_print: bool = False
    booklet: bool = False
    start: str | None = None


def make_handout(project: Project, language: Language, wishes: Wishes) -> int:
    """Print both editions into ``build/handouts``; return 1 where something failed.

    Raises CourseError for a mistake in the file or in what was asked for.
    """
    own = Own(wishes.workshop.resolve(), paper_for(wishes), start_of(wishes))
    read_workshop(own.path, read_shelf(project))  # a mistake is said before anything is built
    steps.forget_if_older(project, language.code, fingerprint.of_engine(project))
    found = steps.run_own_handout(project, language.code, own)
    problems = found.problems
    bad = found.crashed or any(stops_publication(line) for line in problems)
    for drawing in [] if bad else found.drawings:
        drawn = steps.run_drawing(project, drawing)
        problems += drawn.problems
        if not drawn.problems:
            _say(f"{drawing.path}  ({drawn.pages} p.)")
    for line in problems:
        _say(line, sys.stderr)
    return int(bad or any(stops_publication(line) for line in problems))


def paper_for(wishes: Wishes) -> ed.Paper:
    """Return the paper that was asked for; a booklet has A5 pages on sheets of A4."""
    if wishes.booklet:
        if wishes.paper != "a4" or wishes.large_print:
            raise CourseError(
                wishes.workshop,
                None,
                "a booklet is A5 on A4, in letters of its own size",
                "leave out PAPER and LARGE_PRINT, or BOOKLET",
            )
        return ed.BOOKLET
    paper = ed.PAPERS[wishes.paper]
    if not wishes.large_print:
        return paper
    if paper is ed.A4:
        return ed.LARGE_PRINT
    styles = (*ed.LARGE_PRINT.styles, *paper.styles)
    return ed.Paper(f"{paper.name}-large-print", paper.label, styles)


def start_of(wishes: Wishes) -> time | None:
    """Return when the session begins, or None where nobody says so."""
    if not wishes.start:
        return None
    moment = clock_time(wishes.start)
    if moment is None:
        raise CourseError(
            wishes.workshop, None, f"START is {wishes.start!r}", "write a time, as in START=13:30"
        )
    return moment


def _say(line: str, stream: TextIO | None = None) -> None:
    print(line, file=stream or sys.stdout)
