"""The three states of a message: current, out of date, missing.

A message is *current* when its catalogue has a finished translation of it that may be shown. It is
*out of date* when its source was changed a little since: the old translation still says nearly the
same, so a reader is served better by it, marked, than by a paragraph in another language. It is
*missing* otherwise. What is a guess (gettext tools fill in the translation of a message that looks
alike) is never taken for an old translation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import islice

from babel.messages.catalog import Catalog

from course.translations.grammar import (
    COURSE,
    Complaint,
    Policy,
    Structure,
    complaints,
    parse,
    structure,
)

#: How alike (0 to 1) two sources are at the least that count as one message, edited.
NEARLY = 0.9

#: Bounds on the work that a catalogue can cause: longer messages are not compared, and an edited
#: one is looked for among no more than so many that share a third of it.
LONGEST = 5_000
MOST = 10

_NUMBER = re.compile(r"\d+")


class State(Enum):
    """What a reader gets for a message."""

    CURRENT = "current"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True)
class Entry:
    """One message of a page in one language.

    ``translation`` is what the catalogue has, also where it may not be shown; ``previous`` is the
    source that it was made for, where that is not ``source``; ``line`` (from 1) and ``comments``
    are those of the catalogue; ``refusals`` say why the translation may not be shown.
    """

    source: str
    state: State
    translation: str = ""
    previous: str = ""
    line: int | None = None
    comments: tuple[str, ...] = ()
    refusals: tuple[Complaint, ...] = ()

    @property
    def words(self) -> int:
        """The words of the source, as white space parts them."""
        return len(self.source.split())


@dataclass(frozen=True)
class Translation:
    """What a catalogue has for a message; ``text`` is empty where that is nothing."""

    source: str
    text: str
    fuzzy: bool
    previous: str
    line: int | None
    comments: tuple[str, ...]


def translations(catalogue: Catalog) -> dict[str, Translation]:
    """Return a catalogue's messages by their source: those that a page can look up.

    That is all but plural forms and messages in a context.
    """
    found = {}
    for message in catalogue:
        source, text, previous = message.id, message.string or "", message.previous_id
        if source and isinstance(source, str) and isinstance(text, str) and not message.context:
            found[source] = Translation(
                source,
                text,
                message.fuzzy,
                previous[0] if len(previous) == 1 else "",
                message.lineno,
                (*message.user_comments, *message.auto_comments),
            )
    return found


def page_entries(
    messages: Iterable[str], catalogue: Catalog, policy: Policy = COURSE
) -> list[Entry]:
    """Return the state of each of a page's ``messages``, in their order.

    ``messages`` are those of the page as it is now; the catalogue may be older. An edited message
    is found by its ``#| msgid``, or, before anyone has updated the catalogue, among the messages
    that the page no longer has.
    """
    present = dict.fromkeys(messages)
    known = translations(catalogue)
    left = [
        old for old in known.values() if old.text and not old.fuzzy and old.source not in present
    ]
    return [_entry(source, known.get(source), present, left, policy) for source in present]


def was_this_message(previous: str, source: str) -> bool:
    """Tell whether ``previous`` is ``source`` before a light edit.

    They are alike to ``NEARLY``, with the same numbers, links, roles, code and line breaks.
    """
    if max(len(previous), len(source)) > LONGEST or likeness(previous, source) < NEARLY:
        return False
    if _NUMBER.findall(previous) != _NUMBER.findall(source):
        return False
    return _structure(previous) == _structure(source)


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1, in a time linear in their length.

    Counted are the characters that both begin with, those that both end with, and the pairs of
    neighbours that what lies between them shares, twice, as a part of all characters.
    """
    total = len(one) + len(other)
    if not total or not _near_in_length(one, other):
        return float(one == other)
    start = _same_start(one, other)
    one, other = one[start:], other[start:]
    end = _same_start(one[::-1], other[::-1])
    middles = (text[: len(text) - end] for text in (one, other))
    pairs = [Counter(map(str.__add__, text, text[1:])) for text in middles]
    return 2 * (start + end + (pairs[0] & pairs[1]).total()) / total


@lru_cache(maxsize=10_000)
def refusals(source: str, translation: str, policy: Policy = COURSE) -> tuple[Complaint, ...]:
    """Return why ``translation`` cannot be shown for ``source``; remembered for the process."""
    return tuple(complaints(source, translation, policy))


def _entry(
    source: str,
    found: Translation | None,
    present: Container[str],
    left: Sequence[Translation],
    policy: Policy,
) -> Entry:
    if found is None or not found.text:
        found = _edited(source, left) or found
        state = State.OUTDATED if found and found.text else State.MISSING
    elif not found.fuzzy:
        state = State.CURRENT
    elif found.previous in present or not was_this_message(found.previous, source):
        state = State.MISSING  # a guess from another message
    else:
        state = State.OUTDATED
    if found is None:
        return Entry(source, state)
    reasons = refusals(source, found.text, policy) if found.text else ()
    previous = found.previous if found.source == source else found.source
    return Entry(
        source,
        State.MISSING if reasons else state,
        found.text,
        previous if found.fuzzy or found.source != source else "",
        found.line,
        found.comments,
        reasons,
    )


def _edited(source: str, left: Sequence[Translation]) -> Translation | None:
    """Return what a message was before an edit that nobody has updated the catalogue for."""
    alike = [old for old in _candidates(source, left) if was_this_message(old.source, source)]
    return max(alike, key=lambda old: likeness(old.source, source), default=None)


def _candidates(source: str, left: Sequence[Translation]) -> Iterator[Translation]:
    """Return what an edited message may have been: a light edit leaves a third of it whole."""
    third = len(source) // 3
    thirds = (source[:third], source[third : len(source) - third], source[len(source) - third :])
    found = (
        old
        for old in left
        if _near_in_length(old.source, source) and any(part in old.source for part in thirds)
    )
    return islice(found, MOST)


def _near_in_length(one: str, other: str) -> bool:
    return 2 * min(len(one), len(other)) >= NEARLY * (len(one) + len(other))


def percentage(part: int, whole: int) -> int:
    """Return ``part`` of ``whole`` in whole per cent, and 100 only where nothing is missing."""
    return 100 if part == whole else min(99, 100 * part // whole)


@lru_cache(maxsize=1_000)
def _structure(text: str) -> Structure:
    return structure(parse(text))


def _same_start(one: str, other: str) -> int:
    """Return how many characters two texts both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
