"""The text of the course book is the text of the course, whole and in order."""

from __future__ import annotations

import re

import pytest

from course.exercises import exercise_ids
from handout.flow import flow, plain, squeeze
from handout.printed import PrintedPage
from handout.real_course import SOURCE_DATE, Book

pytest_plugins = ["handout.fixtures"]

#: What an author or a translator types to say how something looks.
MARKUP = re.compile(r"[{}\\`]|\*\*|__|\]\(|:::|<[a-z/]")


def difference(page: PrintedPage, wanted: str, printed: str) -> str:
    """Return where two texts part, with some words around."""
    at = next(
        (at for at, (a, b) in enumerate(zip(wanted, printed, strict=False)) if a != b),
        min(len(wanted), len(printed)),
    )
    around = slice(max(0, at - 50), at + 50)
    return f"{page.docname}:\n  course: …{wanted[around]}…\n  book:   …{printed[around]}…"


def test_each_page_of_the_course_is_printed_word_for_word_in_order(book: Book) -> None:
    differences = []
    for page in book.pages:
        wanted = " ".join(plain(block.text) for block in page.blocks)
        printed = book.flow(page).like(wanted)
        if printed != wanted:
            differences.append(difference(page, wanted, printed))
    assert book.pages
    assert not differences, "\n".join(["not the text of the course:", *differences])


def test_no_markup_is_printed(book: Book) -> None:
    found = [
        f"page {mark.page}: {mark.run.text}"
        for mark in book.pdf.marks
        if MARKUP.search(mark.run.text)
    ]
    assert not found, "\n".join(found)


def test_no_apostrophe_is_printed_as_an_opening_quotation_mark(book: Book) -> None:
    if book.language.code != "nl":
        pytest.skip("only Dutch has words such as ’s avonds")
    found = [
        f"page {mark.page}: …{match[0]}"
        for mark in book.pdf.marks
        for match in re.finditer(r".{0,30}‘[sSnNtT] \w+", mark.run.text)
    ]
    assert not found, "\n".join(found)


def test_cover_and_imprint_say_what_this_is_and_how_old(book: Book) -> None:
    cover = flow(mark for mark in book.pdf.marks if mark.page in (1, 2)).squeezed_text
    day = SOURCE_DATE.date().isoformat()
    version = book.course.project.version
    for words in (book.language.title, book.language.subtitle, version, day):
        assert squeeze(words) in cover, words


def test_the_imprint_says_what_the_course_is_for_in_its_own_words(book: Book) -> None:
    imprint = flow(mark for mark in book.pdf.marks if mark.page == 2)
    (safely,) = [page for page in book.pages if page.docname == "start/practising-safely"]
    found = [block.text for block in safely.blocks if imprint.find(block.text)[0]]
    assert max(map(len, found), default=0) > 60, "the text of the box `intended-use` is missing"


def test_every_exercise_of_the_course_is_in_the_book(book: Book) -> None:
    sheets = [sheet for page in book.pages for sheet in page.sheets]
    assert sorted(sheets) == exercise_ids(book.course.project.exercises)
