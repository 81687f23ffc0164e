"""The grammar of a label: what may stand on a button, in a menu or on a box.

Templates write a label into the page as it stands, and Python formats it with ``%``; so it holds
no markup and no placeholders but those of its source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from course.translations.characters import is_blank, unsafe

_TAG = re.compile(r"<[^>]*+>?")
_PLACEHOLDER = re.compile(
    r"%(?:\(\w*+\))?[#0 +-]*+(?:\*|\d*+)(?:\.(?:\*|\d*+))?[a-zA-Z%]?|\$?\{\w*+\}"
)


def found(source: str, translation: str) -> Iterator[tuple[str, str]]:
    """Yield ``(rule, what)`` for each reason why ``translation`` cannot be this label."""
    if len(translation) > 4 * len(source) + 200:
        yield "length", "it is more than four times as long as its source"
    if unsafe(translation) or unsafe(unescape(translation)):
        yield "invisible", "it holds an invisible or control character"
    if is_blank(unescape(translation)):
        yield "empty", "a reader would see nothing of it"
    if Counter(_TAG.findall(source)) != Counter(_TAG.findall(translation)):
        yield "label-markup", "its markup differ from those of its source"
    if placeholders(source) != placeholders(translation):
        yield "placeholders", "its placeholders differ from those of its source"
    for character in '<>"`':
        if translation.count(character) > source.count(character):
            yield "label-markup", f"it holds a {character} that its source does not"


def placeholders(text: str) -> tuple[list[str], Counter[str]]:
    """Return the placeholders whose order counts, and those that have a name or stand for ``%``."""
    every: list[str] = _PLACEHOLDER.findall(text)
    named = [one for one in every if one.startswith(("%(", "$", "{")) or one == "%%"]
    ordered = [one for one in every if one not in named]
    return ordered, Counter(named)
