"""The tags of the course book: what somebody hears who cannot see the page."""

from __future__ import annotations

from itertools import pairwise

from handout.book_pdf import HEADINGS
from handout.flow import plain
from handout.real_course import Book

pytest_plugins = ["handout.fixtures"]


def test_the_book_says_that_it_is_tagged(book: Book) -> None:
    assert book.pdf.root.MarkInfo.Marked
    assert book.pdf.metadata["part"] == "1", "PDF/UA-1 is not claimed"
    assert book.pdf.elements[0].tag == "Document"


def test_no_text_is_drawn_outside_marked_content(book: Book) -> None:
    found = {page: content.unmarked for page, content in book.pdf.contents.items()}
    assert not {page: runs for page, runs in found.items() if runs}


def test_only_head_and_foot_of_a_page_are_in_no_tag(book: Book) -> None:
    found = [
        (page, run)
        for page, runs in book.pdf.margins.items()
        for run in runs
        if book.shape.top < run.y < book.shape.bottom
    ]
    assert not found


def test_every_letter_can_be_read(book: Book) -> None:
    assert not [mark for mark in book.pdf.marks if "\ufffd" in mark.run.text]


def test_every_picture_says_what_it_shows(book: Book) -> None:
    wanted = [plain(picture) for page in book.pages for picture in page.pictures]
    assert wanted, "the course has pictures"
    figures = [element for element in book.pdf.elements if element.tag == "Figure"]
    assert [plain(str(figure.node.get("/Alt", ""))) for figure in figures] == wanted
    assert all(wanted)


def test_every_list_item_has_a_body(book: Book) -> None:
    items = [element for element in book.pdf.elements if element.tag == "LI"]
    assert items
    for item in items:
        assert item.children in (["LBody"], ["Lbl", "LBody"]), item


def test_headings_do_not_skip_a_level(book: Book) -> None:
    levels = [int(element.tag[1]) for element in book.pdf.elements if element.tag in HEADINGS]
    assert levels[0] == 1
    for before, after in pairwise(levels):
        assert after <= before + 1


def test_no_link_stands_inside_a_link(book: Book) -> None:
    links = [element for element in book.pdf.elements if element.tag == "Link"]
    nested = [link for link in links if "Link" in link.parents]
    assert not nested, f"{len(nested)} of {len(links)} links are announced twice"


def test_no_paragraph_is_cut_in_two_where_a_line_ends(book: Book) -> None:
    cut = [
        f"page {mark.page}: {mark.run.text} | {after.run.text}"
        for mark, after in pairwise(book.pdf.marks)
        if mark.page == after.page
        and mark.block != after.block
        and mark.run.text.endswith(("-", "\u2010"))
        and after.run.text[:1].islower()
    ]
    assert not cut, "a word is divided between two paragraphs:\n" + "\n".join(cut[:10])


def test_table_headings_are_tagged_as_headings(book: Book) -> None:
    rows = [element for element in book.pdf.elements if element.tag == "TR"]
    heads = [row for row in rows if row.parents[-1] == "THead"]
    assert heads
    for row in heads:
        assert set(row.children) == {"TH"}
