"""What one page draws: runs of text, whether they are marked for the tags, and ruled lines."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pikepdf

#: A box clipped to less than this (CSS pixels) is a line.
LINE = 1.0

_SHOWS = {"Tj", "TJ", "'", '"'}
_CODES = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


@dataclass(frozen=True)
class Run:
    """Text shown at one place: its left end, its base line, how wide it is."""

    text: str
    x: float
    y: float
    width: float
    font: str


@dataclass(frozen=True)
class Rule:
    """A line along one side of a box: where it is, and how high the box is."""

    y: float
    width: float
    height: float


@dataclass
class Content:
    """What a page draws; ``marked`` is by the number that a tag knows it by."""

    marked: dict[int, list[Run]] = field(default_factory=lambda: defaultdict(list))
    artifacts: list[Run] = field(default_factory=list)
    unmarked: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def add(self, run: Run, inside: list[int | None]) -> None:
        """Add text that stands ``inside`` these marks, outermost first."""
        if not inside:
            self.unmarked.append(run)
        elif inside[-1] is None:
            self.artifacts.append(run)
        else:
            self.marked[inside[-1]].append(run)


def read_content(page: Any) -> Content:
    """Return what ``page`` draws."""
    found = Content()
    fonts = {name: Font(font) for name, font in page.Resources.get("/Font", {}).items()}
    inside: list[int | None] = []
    place, font, size = (0.0, 0.0), "", 0.0
    path: list[tuple[float, float]] = []
    clip: Rule | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC":
                inside.append(None)
            case "BDC":
                number = operands[1].get("/MCID")
                inside.append(None if number is None else int(number))
            case "EMC":
                inside.pop()
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Tm":
                place = float(operands[4]), float(operands[5])
            case name if name in _SHOWS:
                text, width = fonts[font].read(operands[-1])
                found.add(Run(text, *place, width * size / 1000, font), inside)
            case "m" | "l":
                path.append((float(operands[0]), float(operands[1])))
            case "W" | "W*":
                clip = thin(path)
            case "re" if clip:
                found.rules.append(Rule(clip.y, clip.width, float(operands[3])))
                clip = None
            case "n" | "S" | "f" | "f*":
                path = []
            case "Q":
                clip = None
    return found


class Font:
    """What the codes of a font stand for, and how wide they are (thousandths of its size)."""

    def __init__(self, font: Any) -> None:
        """Read the font's tables."""
        self.letters = {
            int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be")
            for block in _CODES.findall(font.ToUnicode.read_bytes())
            for code, letter in _PAIR.findall(block)
        }
        self.widths: dict[int, float] = {}
        table = list(font.DescendantFonts[0].W)
        for first, widths in zip(table[::2], table[1::2], strict=True):
            self.widths |= {int(first) + at: float(width) for at, width in enumerate(widths)}

    def read(self, shown: Any) -> tuple[str, float]:
        """Return the text that an operator shows, and its width."""
        text, width = "", 0.0
        for part in [shown] if isinstance(shown, pikepdf.String) else shown:
            if not isinstance(part, pikepdf.String):
                width -= float(part)
                continue
            raw = bytes(part)
            for at in range(0, len(raw), 2):
                code = int.from_bytes(raw[at : at + 2], "big")
                text += self.letters.get(code, "\ufffd")
                width += self.widths.get(code, 0)
        return text, width


def thin(path: list[tuple[float, float]]) -> Rule | None:
    """Return the line that ``path`` encloses, or None where it is higher than a line."""
    down = [y for _x, y in path]
    across = [x for x, _y in path]
    if not path or max(down) - min(down) >= LINE:
        return None
    return Rule(min(down), max(across) - min(across), 0)
