"""What a course has that a workshop can use, by id: exercises, reflections, pages."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from course.errors import CourseError, read_text
from course.exercises import exercise_ids, read_exercise
from course.project import Project

_REFLECTION = re.compile(
    r"^:{3,}\{reflection\}[^\n]*\n(?::\w+:[^\n]*\n)*?:name: *([\w-]+)", re.MULTILINE
)
_EXERCISE = re.compile(r"^:{3,}\{exercise\} *([\w-]+)", re.MULTILINE)
_PAGE = re.compile(r"^\(([\w-]+)\)=\n# ", re.MULTILINE)


@dataclass(frozen=True)
class Shelf:
    """``exercises`` and ``reflections`` give the page (docname) that shows each; ``pages`` the
    docname of each page's own target (the one above its title); ``orange`` holds ids.
    """

    exercises: Mapping[str, str]
    reflections: Mapping[str, str]
    pages: Mapping[str, str]
    orange: frozenset[str] = frozenset()


def read_shelf(project: Project) -> Shelf:
    """Read what the course has. An exercise whose file is broken counts as green: the page that
    shows it reports the mistake.
    """
    exercises: dict[str, str] = {}
    reflections: dict[str, str] = {}
    pages: dict[str, str] = {}
    for docname in project.documents():
        text = read_text(project.docs / f"{docname}.md")
        for pattern, found in (
            (_EXERCISE, exercises),
            (_REFLECTION, reflections),
            (_PAGE, pages),
        ):
            for match in pattern.finditer(text):
                found.setdefault(match[1], docname)
    files = {name: project.exercises / f"{name}.md" for name in exercise_ids(project.exercises)}
    known = {name: exercises[name] for name in files if name in exercises}
    orange = frozenset(name for name in known if _level(files[name]) == "orange")
    return Shelf(known, reflections, pages, orange)


def _level(path: Path) -> str:
    try:
        return read_exercise(path).level
    except CourseError:
        return "green"


def advice(name: str, known: Iterable[str]) -> str:
    """Return how to mend a name that is not ``known``: the near ones, or else all of them."""
    names = sorted(known)
    if near := difflib.get_close_matches(name, names, n=3, cutoff=0.6):
        return f"did you mean {' or '.join(near)}?"
    return f"use one of: {', '.join(names) or 'none yet'}"
