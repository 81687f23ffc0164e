"""One way to say that an input is wrong: where, what, and how to mend it."""

from __future__ import annotations

from pathlib import Path


class CourseError(Exception):
    """A mistake in a file that people write.

    ``str()`` gives one line: ``path:line: what is wrong — how to mend it``.
    """

    def __init__(self, path: Path | str, line: int | None, what: str, mend: str) -> None:
        """Keep the place and both halves of the sentence."""
        super().__init__(path, line, what, mend)
        self.path = Path(path)
        self.line = line
        self.what = what
        self.mend = mend

    @property
    def sentence(self) -> str:
        """What is wrong and how to mend it, without the place."""
        return f"{self.what} — {self.mend}"

    def __str__(self) -> str:
        """Give the whole line."""
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.sentence}"


def line_of_key(text: str, key: str) -> int | None:
    """Return the first line (counted from 1) of ``text`` that sets ``key``, or None."""
    for number, line in enumerate(text.splitlines(), start=1):
        name, separator, _ = line.replace(":", "=", 1).partition("=")
        if separator and name.strip() == key:
            return number
    return None
