"""Text as it flows over lines and pages, comparable with text that does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from handout.book_pdf import Mark

#: How the book says on which page something is: ``(blz. 12)``, ``(p. 12)``.
SEE_PAGE = re.compile(r"\s?\((?:blz\.|p\.)\s(\d+)\)")

_HYPHENS = "-\u2010\u00ad"
_LINE_END = "\n"


@dataclass(frozen=True)
class Flow:
    """Letters, each with the mark that shows it; a line's end is a letter, too."""

    letters: list[tuple[str, Mark]]

    @cached_property
    def text(self) -> str:
        """The letters alone."""
        return "".join(letter for letter, _mark in self.letters)

    @cached_property
    def squeezed(self) -> list[tuple[str, Mark]]:
        """The letters without white space and hyphens."""
        return [(letter, mark) for letter, mark in self.letters if squeeze(letter)]

    @cached_property
    def squeezed_text(self) -> str:
        """What ``find`` looks in."""
        return "".join(letter for letter, _mark in self.squeezed)

    def find(self, words: str, start: int = 0) -> tuple[list[Mark], int]:
        """Return what shows ``words``, at ``start`` or later, and where it ends; [] for nothing."""
        words = squeeze(words)
        begin = self.squeezed_text.find(words, start)
        if begin < 0:
            return [], start
        end = begin + len(words)
        return list(dict.fromkeys(mark for _letter, mark in self.squeezed[begin:end])), end

    def without(self, pattern: re.Pattern[str]) -> Flow:
        """Return the flow without what ``pattern`` matches."""
        kept: list[tuple[str, Mark]] = []
        last = 0
        for match in pattern.finditer(self.text):
            kept += self.letters[last : match.start()]
            last = match.end()
        return Flow(kept + self.letters[last:])

    def like(self, wanted: str) -> str:
        """Return the text with each line's end as ``wanted`` has it there.

        A line ends at a space, in a word (with a hyphen that the word may have had already), or
        in a long address (with nothing).
        """
        letters = list(self.text)
        found: list[str] = []
        for at, letter in enumerate(letters):
            here = wanted[len(found) : len(found) + 1]
            if letter in _HYPHENS:
                broken = letters[at + 1 : at + 2] == [_LINE_END]
                found += "" if broken and here not in _HYPHENS else "-"
            elif letter == _LINE_END:
                found += " " if here == " " else ""
            elif not letter.isspace() or found[-1:] != [" "]:
                found += " " if letter.isspace() else letter
        return "".join(found).strip()


def flow(marks: Iterable[Mark]) -> Flow:
    """Return the text of ``marks``, without what a style sheet adds to it."""
    return Flow(list(_letters(mark for mark in marks if not mark.generated)))


def _letters(marks: Iterable[Mark]) -> Iterator[tuple[str, Mark]]:
    last: Mark | None = None
    for mark in marks:
        if last and (mark.page != last.page or abs(mark.run.y - last.run.y) > 1):
            yield _LINE_END, last
        elif last and mark.block != last.block:
            yield " ", last
        for letter in mark.run.text:
            yield letter, mark
        last = mark


def squeeze(text: str) -> str:
    """Return ``text`` without white space and hyphens."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in _HYPHENS)


def plain(text: str) -> str:
    """Return ``text`` on one line, with one kind of hyphen and no soft ones."""
    text = text.replace("\u00ad", "").replace("\u2010", "-")
    return " ".join(text.split())
