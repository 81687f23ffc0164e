"""The plain Dutch text of a course page, piece by piece, each piece with its line numbers.

The authors write a small part of MyST (colon fences, lists, pipe tables, a few roles), so a reader
of lines is enough, and it keeps what a full parser forgets: the line of every word.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from model import Box, Kind, Mark, Page, Piece

ROOT = Path(__file__).resolve().parents[2]


WRITING_BOXES = frozenset({"reflection", "field"})
# The body of these is data or empty, not text.
OPAQUE_BOXES = frozenset({"toctree", "exercise", "include", "image", "figure", "code-block"})

_FENCE = re.compile(r"^(?P<mark>:{3,}|`{3,})\s*\{(?P<name>[\w:-]+)\}\s*(?P<title>.*?)\s*$")
_CODE = re.compile(r"^(?P<mark>`{3,})\s*[\w-]*\s*$")
_OPTION = re.compile(r"^:(?P<name>[\w-]+):\s*(?P<value>.*?)\s*$")
_TARGET = re.compile(r"^\((?P<id>[^()\s]+)\)=\s*$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.*?)\s*$")
_ITEM = re.compile(r"^\s*(?:(?P<bullet>[-*+])|(?P<number>\d+[.)]))\s+(?P<text>.*)$")
_TABLE_RULE = re.compile(r"^\|[\s:|-]+\|?\s*$")
_ROLE = re.compile(r"\{(?P<role>[\w:-]+)\}`(?P<text>[^`]*)`")
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<to>[^)\s]*)\)")
_WITH_TARGET = re.compile(r"^(?P<shown>.*?)\s*<(?P<target>[^>]+)>$", re.DOTALL)


def plain(line: str) -> str:
    """One line of MyST without its markup, as a reader sees it."""

    def role(match: re.Match[str]) -> str:
        if match["role"] == "pause" or match["role"].startswith("cite"):
            return ""  # seconds of silence, or a key of the bibliography
        aimed = _WITH_TARGET.match(match["text"])
        return aimed["shown"] if aimed else match["text"]

    text = _ROLE.sub(role, line)
    text = _LINK.sub(lambda match: match["text"], text)
    text = re.sub(r"<?https?://[^\s>]+>?", "", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", text)
    text = text.replace("`", "").replace("\\", "")
    return re.sub(r" (?=[.,;:?])", "", re.sub(r"\s+", " ", text)).strip()


def read_page(path: Path) -> Page:
    """The page in the file ``path``."""
    resolved = path.resolve()
    inside = resolved.is_relative_to(ROOT)
    name = resolved.relative_to(ROOT).as_posix() if inside else path.as_posix()
    return parse(path.read_text(encoding="utf-8"), name)


def parse(source: str, name: str = "page.md") -> Page:
    """The page with the MyST text ``source``."""
    return _Reader(name, source.splitlines()).read()


class _Reader:
    """Goes once through the lines, with a stack of open boxes."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self.page = Page(name)
        self.lines = lines
        self.open: list[tuple[str, Box]] = []
        self.kind = Kind.PROSE
        self.gathered: list[tuple[int, str]] = []
        self.in_options = False
        self.target: Mark | None = None
        self.code = ""  # the mark that ends a plain code block

    def read(self) -> Page:
        start = self._front_matter()
        for number, line in enumerate(self.lines[start:], start + 1):
            self._line(number, line.rstrip())
        self._flush()
        if self.target:
            self.page.stray_targets.append(self.target)
        return self.page

    @property
    def _box(self) -> str:
        return self.open[-1][1].name if self.open else ""

    def _front_matter(self) -> int:
        if not self.lines or self.lines[0].rstrip() != "---":
            return 0
        end = next(i for i, line in enumerate(self.lines[1:], 1) if line.rstrip() == "---")
        self.page.meta = yaml.safe_load("\n".join(self.lines[1:end])) or {}
        for number, line in enumerate(self.lines[1:end], 2):
            found = re.match(r"^\s*(?:description|materials):\s*(.+?)\s*$", line)
            if found:
                self._add(Kind.META, number, found[1].strip("'\""))
        return end + 1

    def _line(self, number: int, line: str) -> None:
        bare = line.strip()
        if self.code:
            if bare == self.code:
                self.code = ""
        elif self.open and bare == self.open[-1][0]:
            self._flush()
            self.open.pop()
        elif fence := _FENCE.match(bare):
            self._fence(number, fence)
        elif self.in_options and (option := _OPTION.match(bare)):
            self.open[-1][1].options[option["name"]] = option["value"]
        elif code := _CODE.match(bare):
            self._flush()
            self.code = code["mark"]
        elif self._box in OPAQUE_BOXES:
            self.open[-1][1].body.extend([bare] if bare else [])
        else:
            self.in_options = False
            self._text(number, line, bare)

    def _fence(self, number: int, fence: re.Match[str]) -> None:
        self._flush()
        box = Box(fence["name"], fence["title"], number)
        self.page.boxes.append(box)
        self.open.append((fence["mark"], box))
        self.in_options = True
        if box.title and box.name not in OPAQUE_BOXES:
            self._note(number, box.title)
            kind = Kind.QUESTION if box.name in WRITING_BOXES else Kind.TITLE
            self._add(kind, number, box.title)

    def _text(self, number: int, line: str, bare: str) -> None:
        if target := _TARGET.match(bare):
            self._flush()
            self.target = Mark(target["id"], number)
            self.page.targets.append(self.target)
            return
        if not bare or bare.startswith("%") or re.fullmatch(r"[-+*_]{3,}", bare):
            self._flush()
            return
        self._note(number, bare)
        if heading := _HEADING.match(bare):
            self._heading(number, heading)
            return
        if self.target:
            self.page.stray_targets.append(self.target)
            self.target = None
        if bare.startswith("|"):
            self._row(number, bare)
        elif item := _ITEM.match(line):
            self._flush()
            self.kind = Kind.LIST if item["bullet"] else Kind.STEP
            self.gathered = [(number, plain(item["text"]))]
        elif self._box == "glossary" and not line.startswith(" "):
            self._add(Kind.TITLE, number, bare)
        else:
            self.gathered.append((number, plain(re.sub(r"^(>|:)\s+", "", bare))))

    def _heading(self, number: int, heading: re.Match[str]) -> None:
        self._flush()
        level = len(heading["marks"])
        self.page.headings.append((number, level, plain(heading["text"])))
        if not self.target:
            self.page.bare_headings.append(Mark(heading["text"], number))
        self.target = None
        self._add(Kind.HEADING, number, heading["text"])

    def _row(self, number: int, bare: str) -> None:
        self._flush()
        if not _TABLE_RULE.match(bare):
            for cell in bare.strip("|").split("|"):
                self._add(Kind.TABLE, number, cell)

    def _note(self, number: int, raw: str) -> None:
        """Keep the links and terms of a line."""
        for role in _ROLE.finditer(raw):
            if role["role"] == "term":
                aimed = _WITH_TARGET.match(role["text"])
                shown, term = (aimed["shown"], aimed["target"]) if aimed else (role["text"],) * 2
                self.page.terms.append(Mark(term, number, shown))
        for link in _LINK.finditer(raw):
            mark = Mark(link["to"], number, link["text"])
            self.page.links.append(mark)
            for _, box in self.open:
                box.links.append(mark)

    def _add(self, kind: Kind, number: int, raw: str) -> None:
        self._keep(kind, ((number, plain(raw)),))

    def _flush(self) -> None:
        kind = self.kind
        if kind is Kind.PROSE and any(box.name == "script" for _, box in self.open):
            kind = Kind.SPOKEN
        self._keep(kind, tuple(self.gathered))
        self.gathered, self.kind = [], Kind.PROSE

    def _keep(self, kind: Kind, lines: tuple[tuple[int, str], ...]) -> None:
        lines = tuple((number, text) for number, text in lines if text)
        if not lines:
            return
        piece = Piece(kind, self._box, lines)
        self.page.pieces.append(piece)
        for _, box in self.open:
            box.pieces.append(piece)
