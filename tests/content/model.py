"""The shapes that the text gates work on: a page, its pieces of text, its boxes, and a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

#: What a gate yields: a line number from 1, and a message.
Hits = Iterator[tuple[int, str]]


class Kind(StrEnum):
    """What a piece of text is; the gates differ."""

    HEADING = "heading"
    TITLE = "title"  # the title of a box, or the headword of a glossary entry
    QUESTION = "question"  # the title of a box to write in
    META = "meta"  # text in the front matter: description, materials
    PROSE = "prose"
    LIST = "list"
    STEP = "step"  # an item of a numbered list
    TABLE = "table"  # one cell
    SPOKEN = "spoken"  # a script that is read aloud: short sentences on purpose


@dataclass(frozen=True)
class Piece:
    """A paragraph, an item, a cell or a title: plain text on one or more lines."""

    kind: Kind
    box: str  # the innermost box, "" outside
    lines: tuple[tuple[int, str], ...]  # (line number, text)

    @property
    def text(self) -> str:
        """The whole piece on one line."""
        return " ".join(text for _, text in self.lines)

    @property
    def line(self) -> int:
        """The line where the piece starts."""
        return self.lines[0][0]

    def line_at(self, offset: int) -> int:
        """Return the line in the file of the character at ``offset`` of ``text``."""
        end = 0
        for number, text in self.lines:
            end += len(text) + 1
            if offset < end:
                return number
        return self.lines[-1][0]


@dataclass(frozen=True)
class Mark:
    """An id, link or term at its line; ``shown`` is what the reader sees of it."""

    id: str
    line: int
    shown: str = ""


@dataclass
class Box:
    """A directive, with all that stands inside it."""

    name: str
    title: str
    line: int
    options: dict[str, str] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    links: list[Mark] = field(default_factory=list)
    body: list[str] = field(default_factory=list)  # lines of an opaque box, without blank ones


@dataclass
class Page:
    """One file; ``name`` is its path from the project root."""

    name: str
    meta: dict[str, Any] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    headings: list[tuple[int, int, str]] = field(default_factory=list)  # line, level, text
    targets: list[Mark] = field(default_factory=list)
    stray_targets: list[Mark] = field(default_factory=list)  # not above a heading
    bare_headings: list[Mark] = field(default_factory=list)  # without a target; id is the text
    links: list[Mark] = field(default_factory=list)
    terms: list[Mark] = field(default_factory=list)

    def boxes_named(self, *names: str) -> list[Box]:
        """Return the boxes with one of ``names``, in the order of the page."""
        return [box for box in self.boxes if box.name in names]


def located(page: Page, hits: Hits) -> list[str]:
    """Return ``hits`` as ``path:line: message``, in the order of the page."""
    return [f"{page.name}:{line}: {message}" for line, message in sorted(hits)]


@dataclass(frozen=True, order=True)
class Finding:
    """Something that a gate stops, at its place."""

    path: str
    line: int
    gate: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: [{self.gate}] {self.message}"
