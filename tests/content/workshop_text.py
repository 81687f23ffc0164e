"""The plain Dutch text of a workshop, piece by piece, like a page that a facilitator reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from model import Kind, Mark, Page, Piece
from myst_text import ROOT, parse, plain

from course.project import Project
from course.shelf import read_shelf
from course.workshop_tables import Text
from course.workshops import Workshop, read_workshop


def read_workshop_page(path: Path) -> Page:
    """Return the text of the workshop in the file ``path``, with its lines."""
    workshop = read_workshop(path, read_shelf(Project(ROOT)))
    page = Page(path.relative_to(ROOT).as_posix())
    # Its description stands on the page that shows it.
    page.meta = {"myst": {"html_meta": {"description": "elsewhere"}}}
    heading(page, 1, f"workshop-{workshop.id}", workshop.title)
    for text in running(workshop):
        add(page, text)
    for text in workshop.all_materials():
        add(page, text, Kind.LIST)
    for text in in_cells(workshop):
        add(page, text, Kind.TABLE)
    for note in workshop.notes:
        heading(page, 2, f"{workshop.id}-{note.id}", note.title)
    for block in workshop.blocks:
        heading(page, 2, f"{workshop.id}-{block.id}", block.name)
    page.pieces.sort(key=lambda piece: piece.line)
    page.headings.sort()
    return page


def running(workshop: Workshop) -> Iterator[Text]:
    """Yield what is paragraphs."""
    texts = (workshop.intro, workshop.audience, workshop.timetable_note, workshop.weeks_note)
    notes = (note.text for note in workshop.notes)
    scripts = (block.script for block in workshop.blocks)
    yield from (text for text in (*texts, *notes, *scripts) if text)


def in_cells(workshop: Workshop) -> Iterator[Text]:
    """Yield what stands in tables."""
    for block in workshop.blocks:
        yield from (text for text in (block.what,) if text)
        for item in block.what_if:
            yield from (item.happens, item.helps)
    yield from (week.home_note for week in workshop.weeks if week.home_note)


def heading(page: Page, level: int, target: str, text: Text) -> None:
    """Add a heading with its target."""
    page.targets.append(Mark(target, text.line))
    page.headings.append((text.line, level, plain(text.words)))
    page.pieces.append(Piece(Kind.HEADING, "", ((text.line, plain(text.words)),)))


def add(page: Page, text: Text, kind: Kind | None = None) -> None:
    """Add a text, as what it says it is, or as one piece of ``kind``."""
    found = parse("\n" * (text.line - 1) + text.words)
    page.links += found.links
    page.terms += found.terms
    for piece in found.pieces:
        page.pieces.append(Piece(kind or piece.kind, piece.box, piece.lines))
