"""The entries of a PO file, each with the line where it stands: what the linter reads.

Babel and polib read the same files, but forget lines and pass over what is odd; the linter says
where something is, and then compares what all of them have read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from course.translations.characters import shown

#: How git marks what two people wrote in the same place.
CONFLICT = re.compile(r"<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$)")

_TEXT = re.compile(r'"((?:[^"\\]|\\.)*+)"[ \t]*')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?[ \t]+(?=\")")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_BLANK = " \t\r\f\v"

_ORDER = {"msgctxt": ("",), "msgid": ("", "msgctxt"), "msgid_plural": ("msgid",)}
_BEFORE_TRANSLATION = ("msgid", "msgid_plural", "msgstr")


@dataclass
class Entry:
    """One entry; lines count from 1, and ``line`` is that of its ``msgid``.

    ``forms`` are the translations of a plural entry by their number, ``lines`` the lines of its
    translation with the text on each, ``comments`` those of a translator, ``odd`` the escapes that
    readers do not agree about.
    """

    line: int = 0
    context: str | None = None
    source: str = ""
    plural: str | None = None
    translation: str = ""
    forms: dict[int, str] = field(default_factory=dict)
    previous: str = ""
    flags: set[str] = field(default_factory=set)
    comments: list[tuple[int, str]] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    odd: list[tuple[int, str]] = field(default_factory=list)
    obsolete: bool = False

    @property
    def fuzzy(self) -> bool:
        """Whether its translation is unfinished, or out of date."""
        return "fuzzy" in self.flags


@dataclass
class Scan:
    """A file's entries, up to the first line that is not PO; that line, and why it is not."""

    header: Entry | None = None
    entries: list[Entry] = field(default_factory=list)
    error: tuple[int, str] | None = None

    @property
    def live(self) -> list[Entry]:
        """The entries that are not obsolete, without the header."""
        return [entry for entry in self.entries if not entry.obsolete]


class _NotPoError(Exception):
    """A line that is not PO."""


def scan(text: str) -> Scan:
    """Return the entries of a PO file, in a time that grows with its length only."""
    reader = _Reader()
    number = 0
    try:
        for number, line in enumerate(text.split("\n"), start=1):
            reader.read(number, line.strip(_BLANK))
        reader.finish()
    except _NotPoError as problem:
        reader.scan.error = (reader.place(number), str(problem))
    return reader.scan


class _Reader:
    """Reads line after line; ``state`` is the last keyword, ``kind`` says which text goes on."""

    def __init__(self) -> None:
        self.scan = Scan()
        self.entry = Entry()
        self.state = self.kind = ""
        self.texts: dict[str, list[str]] = {}
        self.started = 0

    def place(self, number: int) -> int:
        """Return the line to blame: that of an entry which has ended too early, or the last."""
        return self.started or number

    def read(self, number: int, line: str) -> None:
        if line.startswith("#~"):
            rest = line[2:].strip(_BLANK)
            if rest.startswith("|"):
                self._previous(rest[1:].strip(_BLANK))
            elif rest:
                self._statement(number, rest, obsolete=True)
        elif line.startswith("#|"):
            self._previous(line[2:].strip(_BLANK))
        elif line.startswith("#"):
            self._comment(number, line)
        elif line:
            self._statement(number, line, obsolete=False)
        elif self.state == "msgstr":
            self.finish()

    def finish(self) -> None:
        """Put the entry that is now complete with the others."""
        if self.state:
            if self.state != "msgstr":
                self.started = self.entry.line or self.started
                raise _NotPoError("this entry has no msgstr")
            entry, texts = self.entry, {key: "".join(text) for key, text in self.texts.items()}
            entry.source, entry.plural = texts["msgid"], texts.get("msgid_plural")
            entry.context, entry.previous = texts.get("msgctxt"), texts.get("previous", "")
            entry.translation = "".join(text for _, text in entry.lines)
            entry.forms = {int(key): text for key, text in texts.items() if key.isdigit()}
            header = not (entry.source or entry.obsolete or entry.context)
            if header and self.scan.header is None:
                self.scan.header = entry
            else:
                self.scan.entries.append(entry)
        self.entry, self.state, self.texts = Entry(), "", {}

    def _comment(self, number: int, line: str) -> None:
        self._ends()
        if line.startswith("#,"):
            self.entry.flags |= {flag.strip() for flag in line[2:].split(",")}
        elif line[1:2] not in (":", "."):
            self.entry.comments.append((number, line[1:].strip()))

    def _previous(self, rest: str) -> None:
        self._ends()
        keyword = _KEYWORD.match(rest)
        text = _TEXT.fullmatch(rest, keyword.end() if keyword else 0)
        if text and (keyword is None or keyword[1] == "msgid"):
            self.texts.setdefault("previous", []).append(_unescaped(text[1]))

    def _ends(self) -> None:
        """A comment ends an entry, and may not stand within one."""
        if self.state == "msgstr":
            self.finish()
        elif self.state:
            self.started = self.entry.line
            raise _NotPoError("this entry has no msgstr")

    def _statement(self, number: int, line: str, obsolete: bool) -> None:
        keyword = _KEYWORD.match(line)
        if keyword is None and not line.startswith('"'):
            raise _NotPoError(f"not PO: {shown(line)}")
        if keyword:
            self._begin(number, keyword[1], keyword[2], obsolete)
        elif not self.state:
            raise _NotPoError("a text without msgid or msgstr before it")
        text = _TEXT.fullmatch(line, keyword.end() if keyword else 0)
        if text is None:
            raise _NotPoError(f"a text that does not begin and end with one quote: {shown(line)}")
        self._add(number, text[1])

    def _begin(self, number: int, keyword: str, form: str | None, obsolete: bool) -> None:
        if keyword in ("msgid", "msgctxt") and self.state == "msgstr":
            self.finish()
        permitted = _ORDER.get(keyword, _BEFORE_TRANSLATION)
        if keyword == "msgid" and self.state == "msgid":
            self.started = self.entry.line
            raise _NotPoError("this entry has no msgstr")
        if self.state not in permitted or (form is not None and keyword != "msgstr"):
            raise _NotPoError(f"{keyword} is not in its place here")
        self.kind = form or keyword
        if self.kind in self.texts:
            raise _NotPoError(f"a second {keyword} in one entry")
        if keyword == "msgid":
            self.entry.line = number
        self.entry.obsolete = obsolete
        self.state, self.texts[self.kind] = keyword, []

    def _add(self, number: int, raw: str) -> None:
        text = _unescaped(raw)
        self.texts[self.kind].append(text)
        if self.kind == "msgstr":
            self.entry.lines.append((number, text))
        if "\\" in raw:
            odd = [match[0] for match in _ESCAPE.finditer(raw) if match[1] not in _ESCAPES]
            self.entry.odd += [(number, escape) for escape in odd]


def _unescaped(raw: str) -> str:
    if "\\" not in raw:
        return raw
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[0]), raw)
