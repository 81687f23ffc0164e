"""Contents, page references and links of the course book: all lead where they say."""

from __future__ import annotations

import re
from itertools import groupby

from handout.book_pdf import Mark
from handout.flow import SEE_PAGE, Flow, flow, squeeze
from handout.real_course import Book

pytest_plugins = ["handout.fixtures"]


def entries(book: Book) -> list[tuple[str, str, int]]:
    """Return the lines of the contents: title, target, the page number that is printed."""
    found = []
    marks = [mark for mark in book.pdf.marks if mark.page in book.contents]
    for _block, group in groupby(marks, key=lambda mark: (mark.page, mark.block)):
        line = list(group)
        title = "".join(mark.run.text for mark in line if "Link" in mark.tags)
        if title:
            rest = "".join(mark.run.text for mark in line if "Link" not in mark.tags)
            number = re.fullmatch(r"[. ]*(\d+)", rest)
            assert number, f"{title}: no page number but {rest!r}"
            found.append((title, target(line), int(number[1])))
    return found


def target(marks: list[Mark]) -> str:
    """Return the place in the book that ``marks`` link to."""
    (link,) = {mark.link for mark in marks if mark.link}
    assert link.startswith("#"), link
    return link[1:]


def test_the_contents_name_every_page_and_worksheet_in_order(book: Book) -> None:
    wanted = []
    for page in book.pages:
        wanted.append(squeeze(page.title))
        for sheet in page.sheets:
            wanted.append(squeeze(next(b.text for b in page.blocks if b.sheet == sheet)))
    assert [squeeze(title) for title, _target, _number in entries(book)] == wanted


def test_every_entry_of_the_contents_gives_the_page_where_its_target_is(book: Book) -> None:
    for title, place, number in entries(book):
        assert book.pdf.places[place] == number, title


def test_what_the_contents_name_stands_on_that_page(book: Book) -> None:
    for title, _place, number in entries(book):
        headings = [
            mark for mark in book.pdf.marks if mark.page == number and {"H1", "H2"} & {*mark.tags}
        ]
        assert squeeze(title) in squeeze("".join(mark.run.text for mark in headings))


def body(book: Book) -> Flow:
    """Return the text after the contents."""
    return flow(mark for mark in book.pdf.marks if mark.page >= book.contents.stop)


def test_every_see_page_n_is_true(book: Book) -> None:
    text = body(book)
    links, last = [], ""
    for _letter, mark in text.letters:
        last = mark.link or last
        links.append(last)
    references = list(SEE_PAGE.finditer(text.text))
    assert references
    untrue = []
    for match in references:
        link = links[match.start(1)]
        assert link.startswith("#"), link
        if (page := book.pdf.places[link[1:]]) != int(match[1]):
            untrue.append(f"{text.text[match.start() - 30 : match.end()]!r} is on page {page}")
    assert not untrue, "\n".join(untrue)


#: An entry of the list of sources, which stands in the order of names a few pages on.
CITED = re.compile(r"--id\d+$")


def test_every_link_inside_the_book_says_its_page(book: Book) -> None:
    text = body(book)
    said = {match.start() for match in SEE_PAGE.finditer(text.text)}
    end = 0
    for link, group in groupby(text.letters, key=lambda letter: letter[1].link):
        words = "".join(letter for letter, _mark in group)
        start, end = end, end + len(words)
        if link.startswith("#") and not CITED.search(link):
            place = range(start, end + 1)
            assert said.intersection(place), f"{words!r} to {link}"


def test_every_link_inside_the_book_has_a_target(book: Book) -> None:
    links = list(book.pdf.links())
    inside = [(page, link[1:]) for page, link in links if link.startswith("#")]
    assert inside
    assert not [(page, name) for page, name in inside if name not in book.pdf.places]


def test_links_that_leave_the_book_are_addresses_or_telephone_numbers(book: Book) -> None:
    outside = {link for _page, link in book.pdf.links() if not link.startswith("#")}
    assert outside
    assert all(link.startswith(("https://", "tel:")) for link in outside), outside


def test_the_foot_counts_the_pages_as_the_references_do(book: Book) -> None:
    for number in book.pdf.pages[1:]:
        assert str(number) in [run.text for run in book.pdf.margins[number]]
