"""Which files are course text, how strictly each is measured, and what has been reviewed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dutch import sentences
from model import Kind, Page, Piece
from myst_text import ROOT, read_page
from workshop_text import read_workshop_page

REVIEWED = Path(__file__).with_name("reviewed.toml")


@dataclass(frozen=True)
class Bar:
    """The bounds for one sort of page (content.md 5.2, gates 1 and 2).

    Lengths are in words, shares from 0 to 1. What participants read is also held to the gates on
    paragraphs, connectives, passives and wording.
    """

    sort: str
    ease: float  # lowest Flesch-Douma
    mean: tuple[float, float]  # mean length of a sentence
    longest: int
    long_share: float | None = 0.05  # at most this share above 20 words
    participants: bool = True


CHAPTER = Bar("chapter", 72, (8, 13), 25)
SHEET = Bar("sheet", 80, (8, 13), 18)
# content.md names no figure for the glossary and "about": as easy as the facilitator guide.
GLOSSARY = Bar("glossary", 60, (0, 13), 25)
ABOUT = Bar("about", 60, (0, 16), 30, None, participants=False)
FACILITATORS = Bar("facilitators", 60, (0, 16), 30, None, participants=False)
RESEARCH = Bar("research", 50, (0, 16), 30, None, participants=False)

_BARS = (
    ("exercises/", SHEET),
    ("docs/start/practising-safely.md", SHEET),
    ("docs/reference/help.md", SHEET),
    ("docs/reference/weekly-moments.md", SHEET),
    ("docs/reference/glossary.md", GLOSSARY),
    ("docs/reference/research.md", RESEARCH),
    ("docs/reference/faq.md", CHAPTER),
    ("docs/reference/", ABOUT),
    ("docs/facilitators/", FACILITATORS),
    ("docs/workshops/", FACILITATORS),
)

# The sentence that says what the course is for is fixed: it is quoted, not written anew.
_QUOTED_BOXES = frozenset({"intended-use"})
# Someone's own notes, in fragments on purpose: held to the upper bounds only, like lists.
_NOTES = frozenset({"filled-example"})


def bar_of(page: Page) -> Bar:
    """Return the bounds for ``page``; a page of no other sort is read like a chapter."""
    return next((bar for start, bar in _BARS if page.name.startswith(start)), CHAPTER)


def page_paths() -> list[Path]:
    """Return the Dutch pages: docs/**/*.md without docs/_*, then exercises/*.md."""
    docs = [path for path in (ROOT / "docs").rglob("*.md") if not _hidden(path)]
    return sorted(docs) + sorted((ROOT / "exercises").glob("*.md"))


def _hidden(path: Path) -> bool:
    return any(part.startswith(("_", ".")) for part in path.relative_to(ROOT).parts)


@cache
def all_pages() -> tuple[Page, ...]:
    """Return every page of the course and every workshop, read once."""
    workshops = sorted((ROOT / "docs" / "workshops").glob("*.toml"))
    return (*map(read_page, page_paths()), *map(read_workshop_page, workshops))


def located_sentences(pieces: Iterable[Piece]) -> list[tuple[int, str]]:
    """Return each sentence of ``pieces`` with its line in the file."""
    return [(piece.line_at(at), text) for piece in pieces for at, text in sentences(piece.text)]


def own_pieces(page: Page) -> list[Piece]:
    """Return all text of ``page`` but the fixed sentence on its intended use."""
    return [piece for piece in page.pieces if piece.box not in _QUOTED_BOXES]


def in_sentences(page: Page) -> list[Piece]:
    """Return prose, items, steps, questions and scripts; no headings, titles, cells or meta."""
    kinds = (Kind.PROSE, Kind.LIST, Kind.STEP, Kind.SPOKEN, Kind.QUESTION)
    return [piece for piece in own_pieces(page) if piece.kind in kinds]


def running_prose(page: Page) -> list[Piece]:
    """Return the paragraphs: what the bounds against choppy text hold for."""
    return [p for p in own_pieces(page) if p.kind is Kind.PROSE and p.box not in _NOTES]


@cache
def all_reviewed() -> dict[str, dict[str, list[str]]]:
    """Return reviewed.toml: table, then page, then texts."""
    return tomllib.loads(REVIEWED.read_text(encoding="utf-8"))


def reviewed(table: str, name: str) -> list[str]:
    """Return what reviewed.toml lets stand in ``table`` for the page ``name``, in lower case."""
    return [
        text.lower()
        for path, texts in all_reviewed().get(table, {}).items()
        if name == path or (path.endswith("/") and name.startswith(path))
        for text in texts
    ]
