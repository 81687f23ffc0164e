"""The examples in the rules' docstrings: the manual shows them, and the tests try them.

A docstring is prose, then examples in pairs, ``Bad`` and ``Good``, each in one of two forms::

    Bad: locales/en/LC_MESSAGES/idnex.po
    Good (de)::

        msgid "Eén."
        msgstr "Eins."

The first form is a path (with ``->`` for a link) or a size. The second is what stands in a
catalogue of that language (English where none is given): entries, lines of the header, or a whole
file with its header. ``<U+200B>`` stands for a character and ``<0xE9>`` for a byte that could not
be seen.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from course.translations.rules.rule import Rule

_EXAMPLE = re.compile(
    r"^(?P<kind>Bad|Good)(?: \((?P<language>\w+)\))?:"
    r"(?: (?P<line>.+)|:\n\n(?P<block>(?: +.*\n|\n)+))",
    re.MULTILINE,
)
_CHARACTER = re.compile(r"<U\+([0-9A-F]{4,6})>")
_BYTE = re.compile(rb"<0x([0-9A-F]{2})>")


@dataclass(frozen=True)
class Example:
    """One example: ``text`` is a path or a size where ``is_block`` is not set, else PO."""

    good: bool
    language: str
    text: str
    is_block: bool

    @property
    def raw(self) -> bytes:
        """The text as it stands in a file, with what could not be seen."""
        text = _CHARACTER.sub(lambda match: chr(int(match[1], 16)), self.text)
        return _BYTE.sub(lambda match: bytes([int(match[1], 16)]), text.encode())


def examples(rule: Rule) -> list[tuple[Example, Example]]:
    """Return a rule's examples, each bad one with the good one after it."""
    found = [_example(match) for match in _EXAMPLE.finditer(rule.manual + "\n")]
    return list(zip(found[::2], found[1::2], strict=True))


def prose(rule: Rule) -> str:
    """Return what a rule's docstring says, without its examples."""
    first = _EXAMPLE.search(rule.manual + "\n")
    return rule.manual[: first.start() if first else None].strip()


def _example(match: re.Match[str]) -> Example:
    block = match["block"]
    text = textwrap.dedent(block).strip("\n") if block else match["line"]
    return Example(match["kind"] == "Good", match["language"] or "en", text, bool(block))
