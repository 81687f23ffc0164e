"""Runs ``course build`` as its command does, and looks at what it leaves."""

from __future__ import annotations

import contextlib
import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import pytest

import course.build
from conftest import SmallCourse
from course.cli import main
from course.report import Progress


@dataclass(frozen=True)
class Run:
    """What a command gave: its exit status, and the lines that it wrote."""

    status: int
    out: list[str]
    err: list[str]

    def state(self, language: str) -> str:
        """What the report says of a language: ``built``, ``unchanged`` or ``failed``."""
        (line,) = [
            line for line in self.out if line.startswith(f"{language} ") and "warnings" in line
        ]
        return line.split()[1]

    def problems(self, language: str) -> list[str]:
        """The problems that the report names for a language."""
        return [
            line.removeprefix(f"{language}: ")
            for line in self.out
            if line.startswith(f"{language}: ")
        ]


def course_build(small: SmallCourse, *options: str) -> Run:
    """Run ``course build`` with these options."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stderr(err),
        warnings.catch_warnings(),
    ):
        # Python 3.12 warns of a fork beside the threads of pytest-xdist; the command has none.
        warnings.filterwarnings("ignore", ".*fork", DeprecationWarning)
        patch.setattr(course.build, "Progress", lambda: Progress(out))
        status = main(["--root", str(small.root), "build", *options])
    return Run(status, out.getvalue().splitlines(), err.getvalue().splitlines())


def html(small: SmallCourse, *languages: str) -> Run:
    """Build the site only, in these languages."""
    codes = [option for code in languages for option in ("--language", code)]
    return course_build(small, "--format", "html", *codes)


def files(folder: Path) -> dict[str, bytes]:
    """Every file under ``folder`` with its content, hidden ones too."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def names_that_differ(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that are not the same in both, which a test can print."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def half_written(small: SmallCourse) -> list[str]:
    """What lies in the site that no reader should meet."""
    return [path.name for path in small.project.site.rglob(".*")]
