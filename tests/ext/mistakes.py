"""A page full of mistakes, and what is said about each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conftest import Build, SmallCourse

PAGE = "docs/chapters/01-start.md"
_TOP = "(start)=\n# Begin\n"


@dataclass(frozen=True)
class Mistake:
    """What an author wrote, and the warning that belongs ``below`` lines under its first line."""

    written: str
    said: str
    below: int = 0


def check(course: SmallCourse, build: Build, *mistakes: Mistake) -> None:
    """Build a page of ``mistakes`` and expect each warning at its line, and nothing else."""
    text, expected = _TOP, []
    for mistake in mistakes:
        text += "\n"
        line = text.count("\n") + 1 + mistake.below
        expected.append(f"docs/chapters/01-start.md:{line}: {mistake.said}")
        text += f"{mistake.written}\n"
    course.write(PAGE, text)
    found = said(course, build)
    assert found == expected, "\n".join(["said:", *found, "expected:", *expected])


def said(course: SmallCourse, build: Build, builder: str = "dummy") -> list[str]:
    """Return what a build warns of, with paths from the course's folder, in the pages' order."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", build(builder).warnings)
    lines = [line.replace(f"{course.root}/", "") for line in plain.splitlines() if line.strip()]
    return sorted(lines, key=_place)


def _place(line: str) -> tuple[str, int]:
    path, _, rest = line.partition(":")
    number = re.match(r"\d+", rest)
    return path, int(number[0]) if number else 0
