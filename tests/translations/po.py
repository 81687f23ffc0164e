"""Writes small PO files for the tests, and finds a message's line in them."""

from __future__ import annotations

HEADER = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""

#: Lines that the header takes: the first message's comes after them and an empty one.
HEADER_LINES = HEADER.count("\n")


def po(*messages: tuple[str, str], header: str = "", before: str = "") -> str:
    """A PO file of ``(msgid, msgstr)``, one line each; ``header`` is more lines for its header.

    ``before`` is written above each message: a flag, for instance, or a comment.
    """
    above = f"{before}\n" if before else ""
    entries = (f"\n{above}msgid {quoted(one)}\nmsgstr {quoted(two)}\n" for one, two in messages)
    extra = f'"{header}\\n"\n' if header else ""
    return HEADER + extra + "".join(entries)


def quoted(text: str) -> str:
    """``text`` as a PO string on one line."""
    for character, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(character, escape)
    return f'"{text}"'


def line_of(file: str, msgid: str) -> int:
    """The line of the PO text ``file`` (counted from 1) on which ``msgid`` stands."""
    return file.split("\n").index(f"msgid {quoted(msgid)}") + 1
