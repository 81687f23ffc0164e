"""Prints that go their own way: worksheets one by one, and cards to cut out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from course.exercises import exercise_ids
from handout.book_pdf import BookPdf
from handout.flow import flow, plain, squeeze
from handout.papers import MM
from handout.printed import PrintedPage
from handout.real_course import LANGUAGES, RealCourse

pytest_plugins = ["handout.fixtures"]

HELP = {"nl": "113 Zelfmoordpreventie: 113", "en": "Samaritans: 116 123"}
WIDTH, HEIGHT = 105 * MM, 148.5 * MM


def built(course: RealCourse, code: str) -> list[dict[str, Any]]:
    path = course.project.site / code / "downloads" / "downloads.json"
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return entries


def read(course: RealCourse, code: str, name: str) -> BookPdf:
    return BookPdf(course.project.site / code / "downloads" / name)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_exercise_is_a_print_of_one_page(real_course: RealCourse, code: str) -> None:
    sheets = {
        entry["file"]: entry["pages"]
        for entry in built(real_course, code)
        if entry["file"].startswith("worksheets/")
    }
    ids = exercise_ids(real_course.project.exercises)
    assert sheets == {f"worksheets/{key}-{code}.pdf": 1 for key in ids}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("key", ["letter-from-a-kind-reader", "tally-week", "three-counts"])
def test_a_worksheet_holds_its_exercise_and_a_foot(
    real_course: RealCourse, code: str, key: str
) -> None:
    sheet = read(real_course, code, f"worksheets/{key}-{code}.pdf")
    blocks = [
        block for page in real_course.pages(code) for block in page.blocks if block.sheet == key
    ]
    shown = flow(mark for mark in sheet.marks)
    assert shown.squeezed_text == squeeze("".join(block.text for block in blocks))
    lines = [rule for rule in sheet.rules(1) if rule.height == pytest.approx(8 * MM, abs=0.1)]
    if key != "tally-week":  # its rows are as high
        assert len(lines) == sum(block.lines for block in blocks)
    foot = "".join(run.text for run in sheet.margins[1])
    assert HELP[code] in foot
    assert real_course.languages[code].title in foot
    title = str(sheet.pdf.docinfo["/Title"])
    assert title == f"{plain(blocks[0].text)} – {real_course.languages[code].title}"
    assert [mark.title for mark in sheet.outline] == [plain(blocks[0].text)]
    assert sheet.root.MarkInfo.Marked
    assert "H1" in {element.tag for element in sheet.elements}


@pytest.fixture(scope="module", params=LANGUAGES)
def cards(real_course: RealCourse, request: pytest.FixtureRequest) -> tuple[BookPdf, PrintedPage]:
    """Return the cards in a language, and the page that they are made of."""
    code = request.param
    (page,) = [
        page for page in real_course.pages(code) if page.docname == "reference/weekly-moments"
    ]
    return read(real_course, code, f"weekly-cards-{code}.pdf"), page


def places(cards: BookPdf) -> dict[tuple[int, int, int], str]:
    """Return the text of each card, by its sheet, row and column."""
    found: dict[tuple[int, int, int], str] = {}
    for mark in cards.marks:
        row, column = int(mark.run.y > HEIGHT), int(mark.run.x > WIDTH)
        assert mark.run.x > column * WIDTH + 10 * MM, mark.run.text
        assert mark.run.x + mark.run.width < (column + 1) * WIDTH - 8 * MM, mark.run.text
        assert row * HEIGHT + 10 * MM < mark.run.y < (row + 1) * HEIGHT - 5 * MM, mark.run.text
        found[mark.page, row, column] = found.get((mark.page, row, column), "") + mark.run.text
    return found


def test_each_card_holds_one_moment_and_whom_to_call_within_its_edges(
    cards: tuple[BookPdf, PrintedPage],
) -> None:
    pdf, page = cards
    code = str(pdf.root.Lang)
    titles = [block.text for block in page.blocks if block.level == 2]
    assert len(titles) == 12
    texts = places(pdf)
    assert len(pdf.pages) == 3
    assert len(texts) == 12
    for title, text in zip(titles, texts.values(), strict=True):
        assert squeeze(text).startswith(squeeze(title))
        assert squeeze(HELP[code]) in squeeze(text)


def test_the_cards_say_every_word_of_their_page(cards: tuple[BookPdf, PrintedPage]) -> None:
    pdf, page = cards
    shown = squeeze("".join(mark.run.text for mark in pdf.marks))
    first = next(at for at, block in enumerate(page.blocks) if block.level == 2)
    for block in page.blocks[first:]:
        assert squeeze(block.text) in shown


def test_cards_are_tagged_and_each_has_a_bookmark(cards: tuple[BookPdf, PrintedPage]) -> None:
    pdf, page = cards
    titles = [plain(block.text) for block in page.blocks if block.level == 2]
    assert [mark.title for mark in pdf.outline] == titles
    assert pdf.root.MarkInfo.Marked
    assert pdf.metadata["part"] == "1"
