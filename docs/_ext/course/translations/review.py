"""A page's messages side by side: source, a bridge language, translation; for who reviews it.

The page is public, and a catalogue is not trusted: a translation that no page of the course may
show is not shown here either, only by which rules; other text has no character that hides.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from course.translations.characters import UNSAFE
from course.translations.states import Entry, State

#: Of a translator's comment no more characters are shown.
LONGEST_COMMENT = 2_000


@dataclass(frozen=True)
class Piece:
    """Some words of a source: ``kind`` is ``same``, ``del`` (they were there) or ``ins``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Row:
    """One message: ``number`` counts from 1, ``anchor`` stays when messages are added or moved.

    ``pieces`` are the source, with what was edited since it was translated; ``bridge`` and
    ``translation`` are empty where there is none to show; ``rules`` say why.
    """

    number: int
    anchor: str
    entry: Entry
    pieces: Sequence[Piece]
    bridge: str
    translation: str
    rules: Sequence[str]
    comments: Sequence[str]


def rows(entries: Iterable[Entry], bridge: Mapping[str, str]) -> list[Row]:
    """Return the rows of a page; ``bridge`` has the text in the bridge language, by source."""
    return [
        _row(number, entry, bridge.get(entry.source, ""))
        for number, entry in enumerate(entries, start=1)
    ]


def _row(number: int, entry: Entry, bridge: str) -> Row:
    return Row(
        number,
        anchor(entry.source),
        entry,
        pieces(entry),
        bridge,
        "" if entry.refusals else entry.translation,
        list(dict.fromkeys(rule for rule, _what in entry.refusals)),
        [_plain(comment[:LONGEST_COMMENT]) for comment in entry.comments],
    )


def bridge_texts(entries: Iterable[Entry]) -> dict[str, str]:
    """Return what a bridge language shows for each message that it has."""
    return {
        entry.source: entry.translation for entry in entries if entry.state is not State.MISSING
    }


def anchor(source: str) -> str:
    """Return the id of a message on its review page: it changes only with its source."""
    return f"m-{hashlib.sha256(source.encode()).hexdigest()[:10]}"


def pieces(entry: Entry) -> list[Piece]:
    """Return the source of a message, in pieces where its translation is of an older one."""
    if entry.state is not State.OUTDATED:
        return [Piece("same", entry.source)]
    old, new = entry.previous.split(), entry.source.split()
    found = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", " ".join(new[j1:j2])))
            continue
        if i1 < i2:
            found.append(Piece("del", _plain(" ".join(old[i1:i2]))))
        if j1 < j2:
            found.append(Piece("ins", " ".join(new[j1:j2])))
    return found


def _plain(text: str) -> str:
    """Return ``text`` with a sign in the place of each character that would hide."""
    return UNSAFE.sub("\ufffd", text)
