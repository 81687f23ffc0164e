"""``#| msgid``: the source that an out-of-date translation was made for.

Babel 2.18 reads such lines as a translator's comment, and stops at obsolete ones; and it writes
them as a comment, wrapped at any blank, so that strings go on from line to line.
"""

from __future__ import annotations

import re

from babel.messages.catalog import Message
from babel.messages.pofile import denormalize

_STRING = r'"(?:[^"\\]|\\.)*"'
_PART = re.compile(rf"(msgid|msgid_plural|msgctxt)\s+({_STRING}(?:\s*{_STRING})*)\s*")
_OBSOLETE_PREVIOUS = re.compile(r"^#~\|.*$", re.MULTILINE)


def readable(text: str) -> str:
    """Return the text of a PO file so that Babel can read it, line for line."""
    return _OBSOLETE_PREVIOUS.sub("#~", text)


def take_previous(message: Message) -> None:
    """Move ``#| msgid`` from the comments of ``message`` to ``previous_id``.

    Of several the last one counts. One with a context or a plural form was never looked up.
    """
    text = " ".join(comment[1:].strip() for comment in message.user_comments if comment[:1] == "|")
    parts = list(_PART.finditer(text))
    if not parts or sum(len(part[0]) for part in parts) != len(text):
        return  # a person's own comment, which begins with a bar
    message.user_comments = [comment for comment in message.user_comments if comment[:1] != "|"]
    if {part[1] for part in parts} == {"msgid"}:
        strings = re.findall(_STRING, parts[-1][2])
        message.previous_id = [denormalize("\n".join(strings))]
