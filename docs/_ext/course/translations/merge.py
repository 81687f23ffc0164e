"""Merge a catalogue with the messages that its page has now, so that no translator's work is lost.

A message keeps its translation. One that was lightly edited gets the translation of what it was,
marked fuzzy, with that source as ``#| msgid``. One that came from another page brings its
translation along. What is gone becomes obsolete.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from babel.messages.catalog import Catalog, Message

#: How alike (0 to 1) two sources must be for one to be the other, edited.
ALIKE = 0.6

#: Up to this many characters two sources are compared letter by letter, above it word by word.
_SHORT = 80

#: Bounds on the work that a catalogue can cause.
_LONGEST = 5_000
_MOST = 1_000

_WORD = re.compile(r"\w+|[^\w\s]")
_Key = tuple[object, str | None]


@dataclass(frozen=True)
class Merged:
    """A catalogue's messages in the order of their page, and those that are obsolete."""

    messages: list[Message]
    obsolete: list[Message]


def merge(template: Catalog, old: Catalog, elsewhere: Iterable[Message] = ()) -> Merged:
    """Return the messages of ``template`` with the translations that ``old`` has for them.

    ``elsewhere`` are messages that other pages no longer have. Nothing given is changed.
    """
    wanted = {_key(message): message for message in template if message.id}
    before = {_key(message): message for message in old if message.id}
    left = {_key(message): message for message in obsolete_after(template, old)}
    back = {_key(message): message for message in old.obsolete.values() if is_translated(message)}
    moved: dict[_Key, Message] = {}
    for message in elsewhere:
        if is_translated(message):
            moved.setdefault(_key(message), message)
    messages, new = [], []
    for key, message in wanted.items():
        merged = _copy(message)
        messages.append(merged)
        known = before.get(key)
        if known and is_translated(known):
            _take(merged, known)
        elif key in back:
            _take(merged, back[key])
        elif former := _former(message, left.values()):
            _take(merged, left.pop(_key(former)))
            merged.flags.discard("fuzzy")
            merged.previous_id = []
        elif key in moved:
            _take(merged, moved[key])
        elif known:
            merged.user_comments = list(known.user_comments)
        else:
            new.append(merged)
    for message, edited in _found_again(new, [*left.values(), *moved.values()]):
        _take(message, edited)
        message.flags.add("fuzzy")
        message.previous_id = message.previous_id or [str(edited.id)]
        left.pop(_key(edited), None)
    return Merged(messages, list(left.values()))


def obsolete_after(template: Catalog, old: Catalog) -> list[Message]:
    """Return the translated messages of ``old`` that ``template`` does not have."""
    wanted = {_key(message) for message in template}
    known = [message for message in (*old, *old.obsolete.values()) if message.id]
    return [message for message in known if is_translated(message) and _key(message) not in wanted]


def is_translated(message: Message) -> bool:
    """Tell whether a message has a translation, finished or not."""
    strings = [message.string] if isinstance(message.string, str) else message.string or ()
    return any(strings)


def likeness(one: str, other: str) -> float:
    """Return how alike two sources are, 0 where that is less than ``ALIKE``."""
    if max(len(one), len(other)) > _LONGEST:
        return 0
    parts: list[Sequence[str]] = [one, other]
    if max(len(one), len(other)) > _SHORT:
        parts = [_WORD.findall(one), _WORD.findall(other)]
    matcher = SequenceMatcher(
        None, parts[0], parts[1], autojunk=False
    )  # junk is every letter of a long text
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0
    found = matcher.ratio()
    return found if found >= ALIKE else 0


def _found_again(
    new: Sequence[Message], candidates: Sequence[Message]
) -> list[tuple[Message, Message]]:
    """Return pairs of a new message and the one that it was, the most alike first, each once."""
    plain = [message for message in candidates if isinstance(message.id, str)][:_MOST]
    pairs = [
        (likeness(str(message.id), str(candidate.id)), message, candidate)
        for message in new
        if isinstance(message.id, str)
        for candidate in plain
    ]
    found: list[tuple[Message, Message]] = []
    used: set[int] = set()
    for alike, message, candidate in sorted(pairs, key=lambda pair: -pair[0]):
        if alike and not used & {id(message), id(candidate)}:
            used |= {id(message), id(candidate)}
            found.append((message, candidate))
    return found


def _former(message: Message, candidates: Iterable[Message]) -> Message | None:
    """Return the fuzzy message that was this one, whose source has now been put back."""
    for candidate in candidates:
        if candidate.fuzzy and candidate.previous_id == [message.id]:
            return candidate
    return None


def _take(message: Message, known: Message) -> None:
    """Give ``message`` the translation that ``known`` has, and all that translators noted."""
    message.string = known.string
    message.user_comments = list(known.user_comments)
    message.flags |= {flag for flag in known.flags if not flag.endswith("-format")}
    if known.fuzzy:
        message.previous_id = list(known.previous_id)


def _copy(message: Message) -> Message:
    copy = Message(
        message.id,
        locations=message.locations,
        auto_comments=message.auto_comments,
        context=message.context,
    )
    copy.flags = set(message.flags)  # Babel sees formats in any text with a per cent sign
    return copy


def _key(message: Message) -> _Key:
    key = message.id if isinstance(message.id, str) else tuple(message.id)
    return key, message.context or None
