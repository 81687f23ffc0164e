"""Two pages side by side on each side of a sheet, so that the folded pile is a booklet.

For printing on both sides, turned over the short edge. The result has the pages' looks, not their
tags: a booklet is for paper, and the same pages for reading are an edition of their own.
"""

from __future__ import annotations

from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject

#: Pages of a folded sheet.
PER_SHEET = 4


def spreads(pages: int, rtl: bool) -> list[tuple[int, int]]:
    """Return the pairs of page numbers, left and right, from the outside of the pile inwards.

    Numbers above ``pages`` are blanks at the end, up to a multiple of four.
    """
    total = -(-pages // PER_SHEET) * PER_SHEET
    pairs = []
    for outer in range(1, total // 2 + 1):
        inner = total + 1 - outer
        right_is_outer = (outer % 2 == 1) is not rtl
        pairs.append((inner, outer) if right_is_outer else (outer, inner))
    return pairs


def impose(source: Path, target: Path, rtl: bool) -> None:
    """Write the pages of ``source`` as a booklet; title, language and date go with them."""
    reader = PdfReader(source)
    width, height = (float(side) for side in reader.pages[0].mediabox[2:])
    writer = PdfWriter()
    for pair in spreads(len(reader.pages), rtl):
        side = PageObject.create_blank_page(width=2 * width, height=height)
        for at, number in enumerate(pair):
            if number <= len(reader.pages):
                moved = Transformation().translate(at * width, 0)
                side.merge_transformed_page(reader.pages[number - 1], moved)
        for key in ("/Annots", "/StructParents", "/Tabs"):
            side.pop(key, None)  # links and tags lead to pages that are not in this file
        side.compress_content_streams()
        writer.add_page(side)
    kept = {"/Title", "/Author", "/CreationDate"}
    writer.metadata = {
        key: str(value) for key, value in (reader.metadata or {}).items() if key in kept
    }
    if language := reader.root_object.get("/Lang"):
        writer.root_object[NameObject("/Lang")] = language
    writer.write(target)
