"""Rules about the markup of a message. What the build refuses is said by the same grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from course.translations import stock
from course.translations.characters import shown
from course.translations.rules.rule import Found, Message

_LIST_NUMBER = re.compile(r"\s*(\d+)([.)])")
_RST = re.compile(r"(?<![\w:]):[\w+.:-]+:`|`__?(?!\w)|^\.\. [\w|:-]+", re.MULTILINE)


def length(message: Message) -> Iterator[Found]:
    """More than four times its source and 200 signs, or far more markup: this is no translation.

    Bad::

        msgid "Ja."
        msgstr "Yes, and while we are here, let me tell you something else that came to my mind when I read this page, which is not in the Dutch at all, but which I think every reader should know before going on to the next exercise of this chapter."

    Good::

        msgid "Ja."
        msgstr "Yes."
    """  # noqa: E501
    return message.refused_for("length")


def empty(message: Message) -> Iterator[Found]:
    """A translation, or a link in it, of which a reader would see nothing.

    Bad::

        msgid "Lees [dit](#this)."
        msgstr "Read [](#this)."

    Good::

        msgid "Lees [dit](#this)."
        msgstr "Read [this](#this)."
    """
    return message.refused_for("empty")


def edges(message: Message) -> Iterator[Found]:
    """White space at the beginning or the end that the source does not have, or the other way.

    Bad::

        msgid "Eén."
        msgstr " One."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    for where, strip in (("begins", str.lstrip), ("ends", str.rstrip)):
        spaces = [len(text) - len(strip(text)) for text in (message.source, message.translation)]
        if (spaces[0] > 0) != (spaces[1] > 0) and message.translation.strip():
            yield Found(f"it {where} {'with' if spaces[1] else 'without'} white space")


def paragraphs(message: Message) -> Iterator[Found]:
    r"""A blank line: it would begin a second paragraph, and that would be lost.

    Bad::

        msgid "Eén. Twee."
        msgstr "One.\n\nTwo."

    Good::

        msgid "Eén. Twee."
        msgstr "One. Two."
    """
    return message.refused_for("paragraphs")


def block_markup(message: Message) -> Iterator[Found]:
    r"""First letters with a meaning: 1. and - begin a list, # a heading, > a quotation.

    Such a message is dropped by Sphinx, and elsewhere looks like something else. A backslash makes
    the sign a plain one; in a PO file, a backslash is written twice.

    Bad::

        msgid "1 januari."
        msgstr "1. January."

    Good::

        msgid "1 januari."
        msgstr "1\\. January."
    """
    known = stock.blocks(message.source)
    for kind in stock.blocks(message.translation):
        if kind != "a directive" and kind not in known:
            yield Found(f"it is read as {kind}", mend=_with_backslash(message.translation))
            return
    yield from message.refused_for("block-markup")


def directive(message: Message) -> Iterator[Found]:
    r"""A directive or a block of code: these stand in the pages, never in a message.

    Bad::

        msgid "Eén."
        msgstr "```{include} other.txt\n```"

    Good::

        msgid "Eén."
        msgstr "One."
    """
    if "a directive" in stock.blocks(message.translation):
        if "a directive" not in stock.blocks(message.source):
            yield Found("it holds a directive or a block of code")
    else:
        yield from message.refused_for("directive")


def html(message: Message) -> Iterator[Found]:
    """HTML: messages have none, only the markup of MyST.

    Bad::

        msgid "Een **woord**."
        msgstr "A **word**<br>."

    Good::

        msgid "Een **woord**."
        msgstr "A **word**."
    """
    return message.refused_for("html")


def image(message: Message) -> Iterator[Found]:
    """A picture: pictures stand in the pages, never in a message.

    Bad::

        msgid "Eén."
        msgstr "![One](one.png)"

    Good::

        msgid "Eén."
        msgstr "One."
    """
    return message.refused_for("image")


def substitution(message: Message) -> Iterator[Found]:
    """Double braces, which elsewhere run a template.

    Bad::

        msgid "Eén."
        msgstr "One {{ name }}."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    return message.refused_for("substitution")


def footnote(message: Message) -> Iterator[Found]:
    """A footnote that the source does not have: its text would be nowhere.

    Bad::

        msgid "Eén."
        msgstr "One[^1]."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    return message.refused_for("footnote")


def attributes(message: Message) -> Iterator[Found]:
    """Braces or brackets that elsewhere give a text a name or a style.

    Bad::

        msgid "Eén."
        msgstr "[One]{.warning}."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    return message.refused_for("attributes")


def reference_link(message: Message) -> Iterator[Found]:
    """A link whose address stands elsewhere: a reader would see only its brackets.

    Bad::

        msgid "Lees [dit](#this)."
        msgstr "Read [this](#this) and [that][1]."

    Good::

        msgid "Lees [dit](#this)."
        msgstr "Read [this](#this)."
    """
    return message.refused_for("reference-link")


def links(message: Message) -> Iterator[Found]:
    """Other links than those of the source: what stands in ( ) is the same in every language.

    A language may have an address of its own where `locales/links.toml` permits it.

    Bad::

        msgid "Lees [dit](#this)."
        msgstr "Read [this](#that)."

    Good::

        msgid "Lees [dit](#this)."
        msgstr "Read [this](#this)."
    """
    return message.refused_for("links")


def address(message: Message) -> Iterator[Found]:
    """An address in the text that the source does not have, or a link that none can be made of.

    Bad::

        msgid "Eén."
        msgstr "[One](javascript:alert(1))."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    return islice(message.refused_for("address"), 1)  # one link can be wrong in several ways


def roles(message: Message) -> Iterator[Found]:
    """Other roles than those of the source: their names, and the words in < >, stay as they are.

    Bad::

        msgid "Een {term}`lus`."
        msgstr "A {term}`loop`."

    Good::

        msgid "Een {term}`lus`."
        msgstr "A {term}`loop <lus>`."
    """
    unknown = [what.split("}")[0] for name, what in message.complaints if name == "unknown-role"]
    for found in message.refused_for("roles"):
        if not any(found.what.startswith(start) for start in unknown):
            yield found


def unknown_role(message: Message) -> Iterator[Found]:
    """A role that no translation may use.

    Bad::

        msgid "Eén."
        msgstr "{download}`One`."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    return message.refused_for("unknown-role")


def code(message: Message) -> Iterator[Found]:
    """Other code than that of the source: what stands in backquotes is typed, not read.

    Bad::

        msgid "Typ `make`."
        msgstr "Type `mkae`."

    Good::

        msgid "Typ `make`."
        msgstr "Type `make`."
    """
    if not any(directive(message)) and not any(rst(message)):  # those say it better
        yield from message.refused_for("code")


def line_breaks(message: Message) -> Iterator[Found]:
    r"""A line that is broken where the source is not, by a backslash or two spaces at its end.

    Bad::

        msgid "Eén twee."
        msgstr "One\\\ntwo."

    Good::

        msgid "Eén twee."
        msgstr "One two."
    """
    return message.refused_for("line-breaks")


def rst(message: Message) -> Iterator[Found]:
    """Markup of reStructuredText: the pages are written in MyST.

    Bad::

        msgid "Een {term}`lus`."
        msgstr "A {term}`loop <lus>` (:ref:`more <loops>`)."

    Good::

        msgid "Een {term}`lus`."
        msgstr "A {term}`loop <lus>`."
    """
    found = _RST.findall(message.translation)
    if len(found) > len(_RST.findall(message.source)):
        yield Found(f"{shown(found[-1])} is reStructuredText")


def noqa(message: Message) -> Iterator[Found]:
    """`# noqa` at the end: it would switch off Sphinx's own checks of this message.

    Bad::

        msgid "Eén."
        msgstr "One. # noqa"

    Good::

        msgid "Eén."
        msgstr "One."
    """
    return message.refused_for("noqa")


def _with_backslash(text: str) -> str:
    """Say how to write the first letters of ``text`` so that they are plain ones."""
    start = text.split("\n", 1)[0]
    number = _LIST_NUMBER.match(start)
    if number:
        escaped = f"{number[1]}\\\\{number[2]}{start[number.end() :]}"
    elif start[:1].isspace():
        return "take away the white space before it"
    elif start[:1].isalnum():
        return "put two backslashes before the sign that begins the line"
    else:
        escaped = f"\\\\{start}"
    return f'write "{shown(escaped, 24)}"'
