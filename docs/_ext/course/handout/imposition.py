"""Two pages side by side on each side of a sheet, so that the folded pile is a booklet.

For printing on both sides, turned over the short edge. The result has the pages' looks, not their
tags: a booklet is for paper, and the same pages for reading are an edition of their own.
"""

from __future__ import annotations

from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

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
    writer.pdf_header = "%PDF-1.7"
    for pair in spreads(len(reader.pages), rtl):
        side = writer.add_blank_page(width=2 * width, height=height)
        drawn, pictures = [], DictionaryObject()
        for at, number in enumerate(pair):
            if number <= len(reader.pages):
                pictures[NameObject(f"/P{number}")] = writer._add_object(
                    as_picture(reader.pages[number - 1], writer)
                )
                drawn.append(f"q 1 0 0 1 {at * width:.3f} 0 cm /P{number} Do Q")
        content = DecodedStreamObject()
        content.set_data("\n".join(drawn).encode())
        side[NameObject("/Contents")] = writer._add_object(content)
        side[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
    kept = {"/Title", "/Author", "/CreationDate"}
    writer.metadata = {
        key: str(value) for key, value in (reader.metadata or {}).items() if key in kept
    }
    if language := reader.root_object.get("/Lang"):
        writer.root_object[NameObject("/Lang")] = language
    writer.write(target)


def as_picture(page: PageObject, writer: PdfWriter) -> StreamObject:
    """Return a page as a form XObject (ISO 32000-1, 8.10), which a page can draw anywhere."""
    contents = page.get_contents()
    picture = DecodedStreamObject()
    picture.set_data(contents.get_data() if contents is not None else b"")
    picture[NameObject("/Type")] = NameObject("/XObject")
    picture[NameObject("/Subtype")] = NameObject("/Form")
    picture[NameObject("/BBox")] = ArrayObject(FloatObject(side) for side in page.mediabox)
    picture[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return picture.flate_encode()
