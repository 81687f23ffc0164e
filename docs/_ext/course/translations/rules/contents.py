"""Rules about a file as a whole, before anyone reads its entries."""

from __future__ import annotations

from collections.abc import Iterator

from course.translations.catalogue import MAXIMUM_BYTES
from course.translations.entries import CONFLICT
from course.translations.rules.rule import Catalogue, Content, Found


def size(content: Content) -> Iterator[Found]:
    """A file over 1,000,000 bytes: no page has so much text.

    Bad: 1,000,001 bytes
    Good: 1,000,000 bytes
    """
    if len(content.raw) > MAXIMUM_BYTES:
        yield Found(f"over {MAXIMUM_BYTES:,} bytes", 1)


def encoding(content: Content) -> Iterator[Found]:
    """Text that is not UTF-8: letters with accents would turn into others.

    Bad::

        msgid "Eén."
        msgstr "One caf<0xE9>."

    Good::

        msgid "Eén."
        msgstr "One café."
    """
    try:
        content.raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Found("not UTF-8", content.raw.count(b"\n", 0, error.start) + 1)


def byte_order_mark(content: Content) -> Iterator[Found]:
    """An invisible mark before the first letter, which some editors for Windows write.

    Bad::

        <U+FEFF>msgid ""
        msgstr ""
        "Language: en\\n"
        "Content-Type: text/plain; charset=utf-8\\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

    Good::

        msgid ""
        msgstr ""
        "Language: en\\n"
        "Content-Type: text/plain; charset=utf-8\\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
    """
    if content.raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        yield Found("a byte order mark", 1)


def carriage_return(content: Content) -> Iterator[Found]:
    """Line ends of Windows: every line would differ from what is kept in the repository.

    Bad::

        msgid "Eén."<U+000D>
        msgstr "One."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    if b"\r" in content.raw:
        yield Found("a carriage return", content.raw.count(b"\n", 0, content.raw.index(b"\r")) + 1)


def nul(content: Content) -> Iterator[Found]:
    """A NUL character: this is no text, or it was damaged.

    Bad::

        msgid "Eén."
        msgstr "One<U+0000>."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    if b"\0" in content.raw:
        yield Found("a NUL character", content.raw.count(b"\n", 0, content.raw.index(b"\0")) + 1)


def conflict_marker(catalogue: Catalogue) -> Iterator[Found]:
    """A place where git could not decide between two people's work.

    Bad::

        msgid "Eén."
        <<<<<<< HEAD
        msgstr "One."
        =======
        msgstr "A one."
        >>>>>>> main

    Good::

        msgid "Eén."
        msgstr "One."
    """
    for number, line in enumerate(catalogue.lines, start=1):
        if line[:1] in "<>=|" and CONFLICT.match(line):
            yield Found("a conflict marker", number)
            return


def syntax(catalogue: Catalogue) -> Iterator[Found]:
    """A line that is not PO. What comes after it cannot be read, so it is the only one reported.

    Bad::

        msgid "Eén."
        msgstr One.

    Good::

        msgid "Eén."
        msgstr "One."
    """
    if catalogue.scan.error:
        line, what = catalogue.scan.error
        yield Found(what, line)
