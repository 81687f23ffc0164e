"""Characters that a translated text may not hold, and a safe way to quote any text."""

from __future__ import annotations

import re
import unicodedata

#: Marks, embeddings, overrides and isolates: they can show a text in another order than it has.
BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

#: Characters that take no room and change what a search, or an eye, makes of a word.
ZERO_WIDTH = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u3164\ufeff\uffa0\U000e0000-\U000e007f"
)

#: What is no text: control characters (but for tab and line feed), separators of lines and
#: paragraphs, the sign of a lost character, private and never assigned characters.
CONTROL = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u206a-\u206f\ufdd0-\ufdef\ufff9-\uffff"
    "\ue000-\uf8ff\U000f0000-\U0010ffff"
)

#: None of these may stand in a message. Joiners and the soft hyphen are not among them: Persian,
#: Hindi, joined emoji and long German words need them.
UNSAFE = re.compile(f"[{BIDIRECTIONAL}{ZERO_WIDTH}{CONTROL}]")

#: The zero-width joiner and non-joiner, where they do not join two emoji.
JOINERS = re.compile("[\u200c\u200d]")

#: Languages that are not written well without joiners, by code.
WRITTEN_WITH_JOINERS = frozenset(
    (
        *("ar", "as", "bn", "ckb", "dv", "fa", "gu", "hi", "km", "kn", "ks", "ku", "ml", "mni"),
        *("mr", "ms-Arab", "mn", "my", "ne", "or", "pa", "pnb", "ps", "sa", "sd", "si", "syr"),
        *("ta", "te", "ug", "ur", "uz-Arab", "yi"),
    )
)

_LONGEST_QUOTE = 60


def unsafe(text: str) -> str:
    """Return the characters of ``text`` that no message may hold, each once, in their order."""
    return "".join(dict.fromkeys(UNSAFE.findall(text)))


def joiners(text: str) -> str:
    """Return the joiners of ``text`` that do not join emoji, each once, in their order."""
    found = (match for match in JOINERS.finditer(text) if not _joins_emoji(text, match.start()))
    return "".join(dict.fromkeys(match[0] for match in found))


def is_blank(text: str) -> bool:
    """Tell whether a reader sees nothing of ``text``: white space and invisible characters."""
    return all(unicodedata.category(character)[0] in "ZC" for character in text)


def name(character: str) -> str:
    """Return a character's number and name, for instance ``U+200B ZERO WIDTH SPACE``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def shown(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """Return ``text`` fit for one line of a report: no line ends, nothing invisible, not long."""
    if len(text) > longest:
        text = f"{text[: longest - 1]}…"
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character == "\n":
        return "\\n"
    if character == "\t":
        return "\\t"
    if UNSAFE.match(character) or JOINERS.match(character):
        number = ord(character)
        if number < 0x100:
            return f"\\x{number:02x}"
        return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
    return character


def _joins_emoji(text: str, place: int) -> bool:
    """Tell whether the joiner at ``place`` stands between emoji, as in a family of three."""
    neighbours = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return len(neighbours) == 2 and all(
        unicodedata.category(character) in ("So", "Sk", "Mn") for character in neighbours
    )
