"""What the linter finds, and the three forms in which it says so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from course.translations.characters import shown

_LONGEST_LINE = 400


class Severity(Enum):
    """How bad it is: an error keeps a message, or a file, from the site; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One finding: where (lines from 1), which rule, what is wrong and how to mend it."""

    path: Path
    line: int
    severity: Severity
    rule: str
    what: str
    mend: str

    @property
    def sentence(self) -> str:
        """What is wrong and how to mend it, on one line and fit for a terminal."""
        return shown(f"{self.what} — {self.mend}", _LONGEST_LINE)


def as_text(findings: Sequence[Finding]) -> str:
    """Return one line per finding: ``path:line: error [rule] what — how to mend it``."""
    return "".join(
        f"{shown(str(one.path), _LONGEST_LINE)}:{one.line}: {one.severity.value} "
        f"[{one.rule}] {one.sentence}\n"
        for one in findings
    )


def as_json(findings: Sequence[Finding]) -> str:
    """Return an object with the findings and their numbers, for other programs."""
    document = {
        "errors": count(findings, Severity.ERROR),
        "warnings": count(findings, Severity.WARNING),
        "findings": [
            {
                "path": one.path.as_posix(),
                "line": one.line,
                "severity": one.severity.value,
                "rule": one.rule,
                "message": shown(one.what, _LONGEST_LINE),
                "hint": shown(one.mend, _LONGEST_LINE),
            }
            for one in findings
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_github(findings: Sequence[Finding]) -> str:
    """Return annotations for GitHub Actions, which shows them beside the lines of a change.

    Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(
        f"::{one.severity.value} file={_property(one.path.as_posix())},line={one.line},"
        f"title={_property(one.rule)}::{_data(one.sentence)}\n"
        for one in findings
    )


#: The forms by name.
FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def count(findings: Sequence[Finding], severity: Severity) -> int:
    """Return how many findings are of this severity."""
    return sum(one.severity is severity for one in findings)


def summary(findings: Sequence[Finding], files: int) -> str:
    """Return a last line for a person, for instance ``2 errors, 1 warning in 28 files``."""
    errors, warnings = (count(findings, severity) for severity in Severity)
    return (
        f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')} in {_counted(files, 'file')}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(shown(text, _LONGEST_LINE)).replace(":", "%3A").replace(",", "%2C")
