"""The booklet: folded, its pages follow each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from course.handout.imposition import PER_SHEET, impose, spreads
from course.handout.pdf import write_pdf

STYLE = '@page { size: A5; margin: 20mm } html { font: 40pt "Course Sans" }'


def folded(pages: int, rtl: bool) -> list[int]:
    """Fold the sheets of a booklet as hands do, and return the order in which a reader turns."""
    sides = spreads(pages, rtl)
    leaves: list[list[int]] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        # Turned over the short edge, what is on the left of the front has the right of the back
        # behind it. The half with the first page is the right one, or the left one from right
        # to left.
        first, last = (front[0], front[1]) if rtl else (front[1], front[0])
        behind_first, behind_last = (back[1], back[0]) if rtl else (back[0], back[1])
        leaves.append([first, behind_first, behind_last, last])
    opening = [page for leaf in leaves for page in leaf[:2]]
    closing = [page for leaf in reversed(leaves) for page in leaf[2:]]
    return opening + closing


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("pages", [1, 4, 5, 8, 17, 174])
def test_folded_sheets_show_the_pages_in_their_order(pages: int, rtl: bool) -> None:
    order = folded(pages, rtl)
    assert len(order) % PER_SHEET == 0
    assert len(order) - pages < PER_SHEET
    assert order == list(range(1, len(order) + 1))


def test_the_cover_is_on_the_right_of_the_outer_side_or_on_the_left() -> None:
    assert spreads(6, rtl=False) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert spreads(6, rtl=True) == [(1, 8), (7, 2), (3, 6), (5, 4)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a print of six pages, each with its number."""
    folder = tmp_path_factory.mktemp("booklet")
    body = "".join(f'<p style="break-after: page">nummer {n}</p>' for n in range(1, 6))
    head = '<meta charset="utf-8"><title>Zes</title><meta name="author" content="wij">'
    date = '<meta name="dcterms.created" content="2026-11-18">'
    html = f'<html lang="nl"><head>{head}{date}</head><body>{body}<p>nummer 6</p></body></html>'
    assert write_pdf(html, STYLE, folder, folder / "pages.pdf") == 6
    impose(folder / "pages.pdf", folder / "booklet.pdf", rtl=False)
    return folder


def test_a_sheet_is_two_pages_wide_and_says_what_the_pages_say(pages: Path) -> None:
    reader = PdfReader(pages / "booklet.pdf")
    sizes = {tuple(float(side) for side in page.mediabox) for page in reader.pages}
    assert [tuple(round(side) for side in size) for size in sizes] == [(0, 0, 839, 595)]
    numbers = [page.extract_text().replace("nummer", " ").split() for page in reader.pages]
    assert numbers == [["1"], ["2"], ["6", "3"], ["4", "5"]]


def test_a_page_stands_in_its_own_half(pages: Path) -> None:
    contents = PdfReader(pages / "booklet.pdf").pages[2].get_contents()
    assert contents is not None
    drawn = re.findall(r"1 0 0 1 ([\d.]+) 0 cm /(P\d+) Do", contents.get_data().decode())
    assert drawn == [("0.000", "P6"), ("419.528", "P3")]


def test_title_author_date_and_language_go_with_the_pages(pages: Path) -> None:
    reader = PdfReader(pages / "booklet.pdf")
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Zes", "wij")
    assert reader.metadata["/CreationDate"] == "D:20261118"
    assert reader.root_object["/Lang"] == "nl"


def test_no_link_and_no_tag_is_left_that_leads_nowhere(pages: Path) -> None:
    reader = PdfReader(pages / "booklet.pdf")
    assert "/StructTreeRoot" not in reader.root_object
    assert not [page for page in reader.pages if "/Annots" in page]


def test_two_booklets_are_the_same_bytes(pages: Path) -> None:
    impose(pages / "pages.pdf", pages / "again.pdf", rtl=False)
    assert (pages / "again.pdf").read_bytes() == (pages / "booklet.pdf").read_bytes()
