"""One way to say that an input is wrong: where, what, and how to mend it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any


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


def read_text(path: Path) -> str:
    """Return a file's text; raise CourseError at the line that is not UTF-8, or for no file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CourseError(
            path, None, f"cannot be read ({error.strerror})", "add that file"
        ) from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CourseError(path, line, "not UTF-8", "save the file as UTF-8") from error


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """Return a TOML file's text and its tables; raise CourseError at the line of a mistake."""
    text = read_text(path)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        found = int(line[1]) if line else text.count("\n") + 1  # "at end of document"
        raise CourseError(path, found, f"not TOML: {error}", "mend that line") from error


def line_of_key(text: str, key: str) -> int | None:
    """Return the first line (counted from 1) of ``text`` that sets ``key``, or None."""
    for number, line in enumerate(text.splitlines(), start=1):
        name, separator, _ = line.replace(":", "=", 1).partition("=")
        if separator and name.strip() == key:
            return number
    return None
