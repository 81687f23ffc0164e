"""``#| msgid``: the source that an out-of-date translation was made for.

Babel 2.18 writes such lines, but reads them as a translator's comment, and stops at obsolete ones.
"""

from __future__ import annotations

import re

from babel.messages.catalog import Message
from babel.messages.pofile import denormalize

_PREVIOUS = re.compile(r'\| *(?:(msgid|msgid_plural|msgctxt) +)?(".*")')
_OBSOLETE_PREVIOUS = re.compile(r"^#~\|.*$", re.MULTILINE)


def readable(text: str) -> str:
    """Return the text of a PO file so that Babel can read it, line for line."""
    return _OBSOLETE_PREVIOUS.sub("#~", text)


def take_previous(message: Message) -> None:
    """Move ``#| msgid`` from the comments of ``message`` to ``previous_id``."""
    lines = [_PREVIOUS.fullmatch(comment) for comment in message.user_comments]
    kinds = {line[1] for line in lines if line and line[1]}
    if not kinds:
        return
    message.user_comments = [
        comment for comment, line in zip(message.user_comments, lines, strict=True) if not line
    ]
    if kinds == {"msgid"}:  # with a context or a plural form it was never looked up
        message.previous_id = [denormalize("\n".join(line[2] for line in lines if line))]
