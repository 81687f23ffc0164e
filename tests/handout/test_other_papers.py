"""Letter, large print, A5, and the book to fill in: what holds on A4 holds there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from handout import (
    test_book_document as document,
)
from handout import (
    test_book_layout as layout,
)
from handout import (
    test_book_references as references,
)
from handout import (
    test_book_tags as tags,
)
from handout import (
    test_book_text as text,
)
from handout.real_course import Book

pytest_plugins = ["handout.fixtures"]

Check = Callable[[Book], None]

#: Not here: what a short book lacks, and (for ``fillable``) what it has in the place of lines.
CHECKS: tuple[Check, ...] = (
    document.test_every_page_has_the_size_of_the_paper,
    document.test_title_and_language_are_those_of_the_edition,
    document.test_the_only_date_is_that_of_the_source,
    document.test_the_bookmarks_are_the_headings_of_three_levels_in_order,
    document.test_a_bookmark_leads_to_the_page_of_its_heading,
    document.test_all_fonts_are_embedded_and_only_those_that_come_with_the_course,
    layout.test_no_page_ends_with_a_heading,
    layout.test_a_heading_and_a_label_stand_on_the_page_of_what_they_name,
    layout.test_every_chapter_starts_on_a_page_of_its_own,
    layout.test_no_place_to_write_is_divided_over_pages,
    layout.test_every_worksheet_is_a_sheet_of_its_own_that_starts_on_the_right,
    layout.test_the_foot_of_every_page_says_course_language_version_and_whom_to_call,
    layout.test_nothing_at_the_foot_of_a_page_runs_into_something_else,
    layout.test_the_head_of_every_page_names_the_page_of_the_course,
    layout.test_no_line_of_a_paragraph_is_a_stray_word,
    layout.test_no_marker_of_a_list_is_left_behind,
    references.test_every_entry_of_the_contents_gives_the_page_where_its_target_is,
    references.test_every_see_page_n_is_true,
    references.test_every_link_inside_the_book_has_a_target,
    tags.test_the_book_says_that_it_is_tagged,
    tags.test_no_text_is_drawn_outside_marked_content,
    tags.test_only_head_and_foot_of_a_page_are_in_no_tag,
    tags.test_every_picture_says_what_it_shows,
    tags.test_every_list_item_has_a_body,
    tags.test_headings_do_not_skip_a_level,
    text.test_each_page_of_the_course_is_printed_word_for_word_in_order,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("test_"))
def test_what_holds_on_a4_holds_on_every_paper(other_paper: Book, check: Check) -> None:
    check(other_paper)


def fillable(book: Book) -> bool:
    return "/AcroForm" in book.pdf.root


def test_ruled_lines_are_as_many_and_as_far_apart_as_on_a4_and_further_in_large_print(
    other_paper: Book,
) -> None:
    if fillable(other_paper):
        pytest.skip("it has fields in their place")
    layout.test_there_are_as_many_ruled_lines_as_the_author_says_and_as_far_apart_as_asked(
        other_paper
    )
    layout.test_no_ruled_line_is_there_that_nobody_asked_for(other_paper)


def fields(book: Book) -> list[Any]:
    return list(book.pdf.root.AcroForm.Fields) if fillable(book) else []


def test_only_the_book_to_fill_in_has_fields(other_paper: Book) -> None:
    assert bool(fields(other_paper)) == other_paper.pdf.path.stem.endswith("-fillable")


def test_a_field_is_named_after_its_box_once_and_says_what_is_asked(other_paper: Book) -> None:
    if not fillable(other_paper):
        pytest.skip("it has no fields")
    names = [str(field.T) for field in fields(other_paper)]
    assert len(set(names)) == len(names)
    boxes = [box for page in other_paper.pages for box in page.boxes]
    assert set(boxes) <= set(names)
    asked = {
        block.box: block.text
        for page in other_paper.pages
        for block in reversed(page.blocks)
        if block.box
    }
    for field in fields(other_paper):
        assert str(field.TU).strip(), field.T
        if str(field.T) in asked and "lus" in str(field.T):
            assert str(field.TU) in asked.values()


def test_every_field_is_in_the_tags(other_paper: Book) -> None:
    forms = [element for element in other_paper.pdf.elements if element.tag == "Form"]
    assert len(forms) == len(fields(other_paper))


def test_large_print_is_18_points_without_broken_words(other_paper: Book) -> None:
    if "large-print" not in other_paper.pdf.path.stem:
        pytest.skip("another paper")
    hyphens = [mark for mark in other_paper.pdf.marks if mark.run.text.endswith("\u2010")]
    assert not hyphens
