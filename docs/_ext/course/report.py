"""What a build says: progress while it runs, one report at the end."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from course.warnings import WarningType

#: How to mend what Sphinx and MyST report; their own messages say what is wrong.
MENDS = {
    "image.not_readable": "put the picture there, or mend its path",
    "myst.xref_missing": "mend the link's target, or add `(target)=` above a heading",
    "ref.term": "add the term to the glossary, or mend its spelling",
    "ref.doc": "mend the page's name",
    "toc.not_readable": "write that page, or take it out of the toctree",
    "toc.excluded": "take it out of the toctree",
    "toc.not_included": "add the page to a toctree in index.md",
}

_KIND = re.compile(r" \[([\w.-]+)\]$")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Result:
    """What became of one language."""

    language: str
    state: str = "built"
    pages: int = 0
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether the language was not published."""
        return self.state == "failed"

    @property
    def lacking(self) -> bool:
        """Whether something that should be there is not: the language, or one of its prints."""
        return self.state in ("failed", "incomplete")


def tidy(lines: str, root: Path) -> list[str]:
    """Return warnings one to a line, with paths from ``root`` and a mend where one is known."""
    found = []
    for line in _ANSI.sub("", lines).splitlines():
        if not line.strip():
            continue
        line = line.replace(f"{root}/", "")
        kind = _KIND.search(line)
        if kind and kind[1] in MENDS and " — " not in line:
            line = f"{line[: kind.start()]} — {MENDS[kind[1]]}{line[kind.start() :]}"
        found.append(line)
    return list(dict.fromkeys(found))


def stops_publication(line: str) -> bool:
    """Tell whether a reported problem keeps a language from being published.

    Only a message that was left out does not: the source text stands in its place.
    """
    return not line.endswith(f" [course.{WarningType.UNSAFE_TRANSLATION.value}]")


class Progress:
    """Says what is being built: a line that changes on a terminal, plain lines in a log."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Write to ``stream``, or to the standard output of this moment."""
        self.stream = stream or sys.stdout
        self.live = self.stream.isatty()

    def now(self, running: list[str], done: int, total: int) -> None:
        """Show what runs at this moment."""
        if self.live:
            text = f"building {', '.join(running)} ({done} of {total} steps done)"
            self.stream.write(f"\r\x1b[K{text}")
            self.stream.flush()

    def step(self, text: str) -> None:
        """Say that a step is done."""
        self.stream.write(f"\r\x1b[K{text}\n" if self.live else f"{text}\n")
        self.stream.flush()

    def report(self, results: list[Result], site: Path) -> None:
        """Print the problems, a table, and where to look."""
        for result in results:
            for line in result.problems:
                self.step(f"{result.language}: {line}")
        for result in results:
            pages = f"{result.pages} pages" if result.pages else ""
            problems = f"{len(result.problems)} warnings" if result.problems else "no warnings"
            self.step(
                f"{result.language:<8} {result.state:<10} {pages:<10} {problems:<12} "
                f"{result.seconds:6.1f} s"
            )
        if not all(result.failed for result in results):
            self.step(f"Open {site / 'index.html'}")
