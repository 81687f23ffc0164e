"""Where each value of a TOML file stands, so that a mistake in it has a line.

``tomllib`` reads values without their places. This walks through text that it has accepted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

#: The way to a value: keys of tables, and positions (from 0) in lists.
Way = tuple[str | int, ...]

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([\w-]+))[ \t]*""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'", re.DOTALL
)
_BARE = re.compile(r"[^,\]}#\n]+")
_OPENING = re.compile(r'(?:"""|\'\'\')\r?\n')


def places_in(text: str) -> dict[Way, int]:
    """Return the line (from 1) of every table and value; of a long text, that of its first word.

    ``text`` is valid TOML (https://toml.io/en/v1.0.0).
    """
    walk = _Walk(text)
    walk.run()
    return walk.lines


@dataclass
class _Walk:
    text: str
    at: int = 0
    lines: dict[Way, int] = field(default_factory=dict)
    tables: dict[Way, int] = field(default_factory=dict)
    """How many tables a list of tables has so far."""

    def run(self) -> None:
        """Read the file, one table head or ``key = value`` after the other."""
        table: Way = ()
        self.skip_space()
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                table = self.head()
            else:
                self.pair(table)
            self.skip_space()

    def head(self) -> Way:
        """Read ``[table]`` or ``[[table]]`` and return the way to it."""
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        line = self.line()
        self.at += brackets
        keys = self.keys()
        self.at += brackets
        way: Way = ()
        for key in keys[:-1]:
            way = self.last_of((*way, key))
        way = (*way, keys[-1])
        if brackets == 2:
            self.lines.setdefault(way, line)
            self.tables[way] = self.tables.get(way, 0) + 1
            way = self.last_of(way)
        self.lines.setdefault(way, line)
        return way

    def last_of(self, way: Way) -> Way:
        """Return the way to the last table of a list, or ``way`` where it leads to one table."""
        return (*way, self.tables[way] - 1) if way in self.tables else way

    def pair(self, table: Way) -> None:
        """Read ``key = value``."""
        line = self.line()
        way = (*table, *self.keys())
        self.at += 1  # the equals sign
        self.skip_space()
        self.lines.setdefault(way, line)
        self.value(way)

    def keys(self) -> list[str]:
        """Read ``a.b."c d"``."""
        found = []
        while key := _KEY.match(self.text, self.at):
            found.append(next(part for part in key.groups() if part is not None))
            self.at = key.end()
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return found

    def value(self, way: Way) -> None:
        """Read a value and what is in it."""
        self.lines[way] = self.line() + bool(_OPENING.match(self.text, self.at))
        if string := _STRING.match(self.text, self.at):
            self.at = string.end()
        elif self.text[self.at] == "[":
            self.inside("]", lambda number: self.value((*way, number)))
        elif self.text[self.at] == "{":
            self.inside("}", lambda _number: self.pair(way))
        else:
            bare = _BARE.match(self.text, self.at)
            self.at = bare.end() if bare else self.at + 1

    def inside(self, end: str, read: Callable[[int], None]) -> None:
        """Read what stands between brackets, with commas in between."""
        self.at += 1
        number = 0
        self.skip_space()
        while not self.text.startswith(end, self.at):
            read(number)
            number += 1
            self.skip_space()
            if self.text.startswith(",", self.at):
                self.at += 1
                self.skip_space()
        self.at += 1

    def skip_space(self) -> None:
        """Go past spaces, ends of lines and comments."""
        space = _SPACE.match(self.text, self.at)
        assert space is not None  # it matches nothing, too
        self.at = space.end()

    def line(self) -> int:
        """Return the line that is being read, from 1."""
        return self.text.count("\n", 0, self.at) + 1
