"""Rules about labels (interface.po, sphinx.po): they come into a page as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from course.translations.rules.rule import Found, Message


def placeholders(message: Message) -> Iterator[Found]:
    """Other placeholders than those of the source: the site could not be built with it.

    Those with a name, as `%(page)s`, may stand in any order; `%s` and `%d` stand in that of the
    source. `%%` is one per cent sign.

    Bad::

        msgid "%d min"
        msgstr "%s minutes"

    Good::

        msgid "%d min"
        msgstr "%d minutes"
    """
    return message.refused_for("placeholders")


def label_markup(message: Message) -> Iterator[Found]:
    """HTML, a straight double quote or a backquote that the source of a label does not have.

    Bad::

        msgid "Search"
        msgstr "<b>Find</b>"

    Good::

        msgid "Search"
        msgstr "Find"
    """
    return islice(message.refused_for("label-markup"), 1)  # a tag is refused for several reasons
