"""What stands together on the paper of the course book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest

from handout.book_pdf import HEADINGS, Mark
from handout.flow import SEE_PAGE, flow, squeeze
from handout.page_content import Run
from handout.printed import Block
from handout.real_course import Book

pytest_plugins = ["handout.fixtures"]


def placed(book: Book) -> Iterator[tuple[Block, list[Mark]]]:
    """Yield each piece of the course's text with what shows it."""
    for page in book.pages:
        text, end = book.flow(page), 0
        for block in page.blocks:
            marks, end = text.find(block.text, end)
            assert marks, f"{page.docname}: {block.text!r} is not printed here"
            yield block, marks


def pages_of(marks: list[Mark]) -> set[int]:
    return {mark.page for mark in marks}


def gathered(book: Book, name: str) -> dict[str, list[Mark]]:
    """Return what shows each ``sheet``, or each ``box``."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for block, marks in placed(book):
        if key := getattr(block, name):
            found[key] += marks
    return found


def test_no_page_ends_with_a_heading(book: Book) -> None:
    for number in book.pdf.pages:
        marks = [mark for mark in book.pdf.marks if mark.page == number]
        if marks:
            last = max(marks, key=lambda mark: mark.run.y)
            assert not HEADINGS.intersection(last.tags), f"page {number}: {last.run.text}"


def test_a_heading_and_a_label_stand_on_the_page_of_what_they_name(book: Book) -> None:
    alone = [
        f"page {marks[-1].page}: {block.text}"
        for (block, marks), (_next, after) in pairwise(placed(book))
        if block.leads and marks[-1].page != after[0].page
    ]
    assert not alone, "\n".join(alone)


def test_every_chapter_starts_on_a_page_of_its_own(book: Book) -> None:
    for page in book.pages:
        start = book.pdf.places[page.target]
        shown = flow(mark for mark in book.pdf.marks if mark.page == start).squeezed_text
        title = squeeze(page.title)
        assert shown[: len(title)] == title, page.docname


def test_no_place_to_write_is_divided_over_pages(book: Book) -> None:
    boxes = gathered(book, "box")
    assert boxes
    assert not {key: pages_of(marks) for key, marks in boxes.items() if len(pages_of(marks)) > 1}


def test_every_worksheet_is_a_sheet_of_its_own_that_starts_on_the_right(book: Book) -> None:
    sheets = gathered(book, "sheet")
    assert list(sheets) == [sheet for page in book.pages for sheet in page.sheets] != []
    for key, marks in sheets.items():
        pages = pages_of(marks)
        assert len(pages) <= book.shape.sheet, f"{key} is on pages {sorted(pages)}"
        page = min(pages)
        assert page % 2 == 1, f"{key} is on page {page}, a left-hand one"
        shown = flow(mark for mark in book.pdf.marks if mark.page in pages).without(SEE_PAGE)
        own = [block.text for of in book.pages for block in of.blocks if block.sheet == key]
        alone = shown.squeezed_text == squeeze("".join(own))
        assert alone, f"{key} shares page {page}"


def test_there_are_as_many_ruled_lines_as_the_author_says_and_as_far_apart_as_asked(
    book: Book,
) -> None:
    asked = 0
    for block, marks in placed(book):
        if not block.lines:
            continue
        asked += block.lines
        last = marks[-1]
        below = [
            mark.run.y
            for mark in book.pdf.marks
            if mark.page == last.page and mark.run.y > last.run.y + 1
        ]
        end = min(below, default=float("inf"))
        lines = [
            rule
            for rule in book.pdf.rules(last.page)
            if last.run.y < rule.y < end and rule.height == pytest.approx(book.shape.line, abs=0.1)
        ]
        assert len(lines) == block.lines, f"page {last.page}: {block.text}"
        for upper, lower in pairwise(lines):
            assert lower.y - upper.y >= book.shape.line - 0.1
    assert asked


def test_no_ruled_line_is_there_that_nobody_asked_for(book: Book) -> None:
    asked = sum(block.lines for page in book.pages for block in page.blocks)
    drawn = [
        rule
        for number in book.pdf.pages
        for rule in book.pdf.rules(number)
        if rule.height == pytest.approx(book.shape.line, abs=0.1)
    ]
    assert len(drawn) == asked


def foot(book: Book, number: int) -> list[Run]:
    """Return what stands under the text of a page: whom to call, stamp, the page's number."""
    runs = [run for run in book.pdf.margins[number] if run.y > book.shape.bottom]
    return sorted(runs, key=lambda run: (run.text.isdigit(), run.y))


def stamp(book: Book) -> str:
    language = book.language
    return f"{language.title} · {language.name} · {book.course.project.version}, 2026-11-18"


def test_the_foot_of_every_page_says_course_language_version_and_whom_to_call(book: Book) -> None:
    line = {"nl": "113 Zelfmoordpreventie: 113", "en": "Samaritans: 116 123"}[book.language.code]
    for number in book.pdf.pages:
        upper, lower, *right = foot(book, number)
        assert upper.text.endswith(f"? {line}"), upper.text
        assert lower.text.startswith(stamp(book))
        assert [run.text for run in right] == ([str(number)] if number > 1 else [])


def test_nothing_at_the_foot_of_a_page_runs_into_something_else(book: Book) -> None:
    for number in book.pdf.pages:
        for left, right in pairwise(foot(book, number)):
            gap = max(right.x - (left.x + left.width), left.x - (right.x + right.width))
            assert gap > 0 or left.y != right.y, f"{left.text} | {right.text}: {gap:.0f} px apart"


def test_the_foot_says_how_much_is_translated_where_that_is_not_all(book: Book) -> None:
    """One message of the English course is left out in the copy, see real_course."""
    share = {"nl": "", "en": " · 99% translated"}[book.language.code]
    for number in book.pdf.pages:
        assert foot(book, number)[1].text == stamp(book) + share


def test_the_head_of_every_page_names_the_page_of_the_course(book: Book) -> None:
    filled = {mark.page for mark in book.pdf.marks}
    for page in book.pages:
        for number in book.paper(page):
            head = "".join(run.text for run in book.pdf.margins[number] if run.y < book.shape.top)
            assert head == (page.title if number in filled else ""), number


def test_no_line_of_a_paragraph_is_a_stray_word(book: Book) -> None:
    """WeasyPrint 70.0 cuts text before a link after its first word; see hold_last_words."""
    lines: dict[tuple[int, int], dict[int, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for mark in book.pdf.marks:
        if mark.page >= book.contents.stop:
            lines[mark.page, mark.block][round(mark.run.y)].append(mark)
    for (number, _block), by_height in lines.items():
        rows = [by_height[y] for y in sorted(by_height)]
        ends = [max(mark.run.x + mark.run.width for mark in row) for row in rows]
        start = min(mark.run.x for row in rows for mark in row)
        for row, end in zip(rows[:-1], ends[:-1], strict=True):
            text = "".join(mark.run.text for mark in row)
            assert end - start > 0.6 * (max(ends) - start), f"page {number}: {text!r}"


def test_no_marker_of_a_list_is_left_behind(book: Book) -> None:
    for mark, after in pairwise(book.pdf.marks):
        if mark.generated:
            assert mark.page == after.page, f"page {mark.page} ends with {mark.run.text!r}"
