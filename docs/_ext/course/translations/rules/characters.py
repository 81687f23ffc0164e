"""Rules about single characters of a message or a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from course.translations.characters import (
    BIDIRECTIONAL,
    CONTROL,
    WRITTEN_WITH_JOINERS,
    ZERO_WIDTH,
    joiners,
    name,
    unsafe,
)
from course.translations.rules.rule import Found, Message

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
_ALIKE = re.compile("[\u0370-\u03ff\u0400-\u052f]")


def control_character(message: Message) -> Iterator[Found]:
    """A control character, or one that stands for no letter: nobody can see what it does.

    Bad::

        msgid "Eén."
        msgstr "One<U+0008>."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    return _of_kind(CONTROL, message)


def bidirectional(message: Message) -> Iterator[Found]:
    """A sign that turns the direction of writing: text could read other than it is.

    The page has the right direction already.

    Bad::

        msgid "Eén."
        msgstr "One <U+202E>eerht."

    Good::

        msgid "Eén."
        msgstr "One three."
    """
    return _of_kind(BIDIRECTIONAL, message)


def zero_width(message: Message) -> Iterator[Found]:
    """A sign without width: the word looks the same and is no longer found.

    Joiners may stand in languages that are written with them (Persian, Hindi) and in emoji.

    Bad::

        msgid "Eén."
        msgstr "O<U+200B>ne."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    yield from _of_kind(ZERO_WIDTH, message)
    language = message.place.language.replace("_", "-")
    if not {language, language.partition("-")[0]} & WRITTEN_WITH_JOINERS:
        yield from (Found(f"it holds {name(sign)}") for sign in joiners(_both(message))[:1])


def mixed_script(message: Message) -> Iterator[Found]:
    """A word of Latin letters with a Cyrillic or Greek one in it: it looks the same, and is not.

    Bad::

        msgid "Vertrouwen."
        msgstr "Tr<U+0443>st."

    Good::

        msgid "Vertrouwen."
        msgstr "Trust."
    """
    for word in _LETTERS.findall(message.words):
        if (other := _ALIKE.search(word)) and _LATIN.search(word):
            yield Found(f"the word {word} holds {name(other[0])}")
            return


def _of_kind(kind: str, message: Message) -> Iterator[Found]:
    found = re.findall(f"[{kind}]", unsafe(_both(message)))
    return (Found(f"it holds {name(sign)}") for sign in found[:1])


def _both(message: Message) -> str:
    """Return the translation as it was written and as it is read: an entity may hide a sign."""
    read = unescape(message.translation) if message.place.has_labels else message.words
    return message.translation + read
