"""The course book as a document: paper, names, date, bookmarks, fonts, and whose pages it holds."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from course.handout.pdf import FONTS
from handout.book_pdf import HEADINGS
from handout.flow import plain, squeeze
from handout.real_course import SOURCE_DATE, Book

pytest_plugins = ["handout.fixtures"]

CONTENTS = {"nl": "Inhoud", "en": "Contents"}


def test_every_page_has_the_size_of_the_paper(book: Book) -> None:
    for number, page in enumerate(book.pdf.pdf.pages, start=1):
        for box in (page.mediabox, page.cropbox, page.trimbox):
            assert [float(side) for side in box] == pytest.approx(
                [0, 0, *book.shape.size], abs=0.01
            ), number


def test_title_and_language_are_those_of_the_edition(book: Book) -> None:
    root = book.pdf.root
    assert str(root.Lang) == book.language.code
    assert str(book.pdf.pdf.docinfo["/Title"]) == book.language.title
    assert book.pdf.metadata["title"] == book.language.title
    assert root.ViewerPreferences.DisplayDocTitle, "a reader would show the file's name instead"


def test_the_only_date_is_that_of_the_source(book: Book) -> None:
    day = SOURCE_DATE.date()
    info = book.pdf.pdf.docinfo
    assert str(info["/CreationDate"]).startswith(f"D:{day:%Y%m%d}")
    assert "/ModDate" not in info
    dates = {name: text for name, text in book.pdf.metadata.items() if "Date" in name}
    assert dates == {"CreateDate": day.isoformat()}


def test_the_bookmarks_are_the_headings_of_three_levels_in_order(book: Book) -> None:
    wanted = [(1, CONTENTS[book.language.code])]
    for page in book.pages:
        wanted += [(block.level, plain(block.text)) for block in page.blocks if block.level]
    assert [(mark.level, mark.title) for mark in book.pdf.outline] == wanted


def test_bookmarks_number_the_chapters(book: Book) -> None:
    numbers = [mark.title.partition(". ")[0] for mark in book.pdf.outline if mark.level == 1]
    assert [number for number in numbers if number.isdigit()] == [str(n) for n in range(1, 13)]


def test_a_bookmark_leads_to_the_page_of_its_heading(book: Book) -> None:
    texts: dict[tuple[int, int], str] = defaultdict(str)
    for mark in book.pdf.marks:
        if HEADINGS.intersection(mark.tags):
            texts[mark.page, mark.block] += mark.run.text
    headings = {(page, squeeze(text)) for (page, _block), text in texts.items()}
    for bookmark in book.pdf.outline:
        assert (bookmark.page, squeeze(bookmark.title)) in headings, bookmark


def fonts_of(page: pikepdf.Page) -> list[Any]:
    return list(page.Resources.get("/Font", {}).values())


def test_all_fonts_are_embedded_and_only_those_that_come_with_the_course(book: Book) -> None:
    allowed = {name for _family, _folder, name, _weight, _style in FONTS}
    fonts = {font.objgen: font for page in book.pdf.pdf.pages for font in fonts_of(page)}
    assert fonts
    for font in fonts.values():
        (descendant,) = font.DescendantFonts
        program = descendant.FontDescriptor.get("/FontFile3")
        assert program is not None, f"{font.BaseFont} is not embedded"
        with TTFont(io.BytesIO(program.read_bytes())) as embedded:
            assert set(embedded["CFF "].cff.fontNames) <= allowed, font.BaseFont


def test_a_participants_book_holds_nothing_of_the_facilitators_pages(book: Book) -> None:
    printed = squeeze("".join(mark.run.text for mark in book.pdf.marks))
    kept = {squeeze(block.text) for page in book.pages for block in page.blocks}
    pages = [page for page in book.all_pages if page.for_facilitators]
    assert pages
    for page in pages:
        assert page.target not in book.pdf.places
        for block in page.blocks:
            text = squeeze(block.text)
            if len(text) > 30 and text not in kept:
                assert text not in printed, f"{page.docname}: {block.text}"


def test_no_half_written_file_stands_beside_the_book(book: Book) -> None:
    suffixes = {path.suffix for path in book.pdf.path.parent.rglob("*") if path.is_file()}
    assert not suffixes & {".part", ".pages"}
