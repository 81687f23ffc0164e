"""A workshop on paper: what participants get, what who leads it gets, and what nobody else gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pytest

from course.shelf import read_shelf
from course.workshops import Workshop, read_workshop
from handout.book_pdf import BookPdf
from handout.flow import SEE_PAGE, flow, plain, squeeze
from handout.printed import PrintedPage, read_pages
from handout.real_course import LANGUAGES, RealCourse

pytest_plugins = ["handout.fixtures"]

PRESETS = ("intro-90", "half-day", "eight-weeks")
GUIDE = "facilitators/guide"
AGREEMENTS = 8


@dataclass
class Handouts:
    """Both editions of one workshop in one language."""

    course: RealCourse
    code: str
    name: str

    def pdf(self, audience: str) -> BookPdf:
        """Open an edition."""
        folder = self.course.project.site / self.code / "downloads"
        return BookPdf(folder / f"{self.name}-{audience}-{self.code}-a4.pdf")

    @cached_property
    def participants(self) -> BookPdf:
        return self.pdf("participants")

    @cached_property
    def facilitator(self) -> BookPdf:
        return self.pdf("facilitator")

    @cached_property
    def workshop(self) -> Workshop:
        project = self.course.project
        path = project.docs / "workshops" / f"{self.name}.toml"
        return read_workshop(path, read_shelf(project))


_pages: dict[str, dict[str, PrintedPage]] = {}


def pages(course: RealCourse, code: str) -> dict[str, PrintedPage]:
    """Return the pages of the course in one language, read once."""
    if code not in _pages:
        _pages[code] = {page.docname: page for page in read_pages(course.project, code)}
    return _pages[code]


@pytest.fixture(
    scope="module",
    params=[(code, name) for code in LANGUAGES for name in PRESETS],
    ids=lambda pair: "-".join(pair),
)
def handouts(real_course: RealCourse, request: pytest.FixtureRequest) -> Handouts:
    return Handouts(real_course, *request.param)


def printed(pdf: BookPdf) -> str:
    """Return all that is printed, without the pages that references name."""
    return flow(pdf.marks).without(SEE_PAGE).squeezed_text


def facilitator_texts(handouts: Handouts) -> Iterator[str]:
    """Yield what only the one who leads may read: the workshop's page, and the guide's."""
    found = pages(handouts.course, handouts.code)
    own, guide = found[f"facilitators/{handouts.name}"].blocks, found[GUIDE].blocks
    start = next(n for n, b in enumerate(guide) if b.text == agreement_title(guide))
    agreements = guide[start + 2 : start + 2 + AGREEMENTS]  # after the heading and what to do
    theirs = [
        block for page in found.values() if not page.for_facilitators for block in page.blocks
    ]
    shared = {squeeze(block.text) for block in (own[0], guide[start], *agreements, *theirs)}
    titles = sorted({squeeze(b.text) for b in theirs if b.level}, key=len, reverse=True)
    for block in (*own, *guide):
        text = squeeze(block.text)
        if len(text) > 20 and text not in shared and not is_list_of(titles, text):
            yield block.text


def is_list_of(titles: list[str], text: str) -> bool:
    """Tell whether a text is names alone: which pages to read, or which exercises are done."""
    for title in titles:
        text = text.replace(title.partition(".")[2] or title, "").replace(title, "")
    return not text.strip(",")


def agreement_title(guide: list) -> str:  # type: ignore[type-arg]
    """Return the heading of the agreements, the one with the number in it."""
    return next(b.text for b in guide if b.level == 2 and b.text.split()[0] in ("Acht", "Eight"))


def test_no_text_for_the_facilitator_is_in_a_participants_file(handouts: Handouts) -> None:
    text = printed(handouts.participants)
    theirs = list(facilitator_texts(handouts))
    assert len(theirs) > 60
    assert [words for words in theirs if squeeze(words) in text] == []


def test_participants_get_what_is_used_in_its_order_and_nothing_else(handouts: Handouts) -> None:
    found = pages(handouts.course, handouts.code)
    titles = {
        block.sheet: block.text
        for page in found.values()
        for block in reversed(page.blocks)
        if block.sheet and block.level
    }
    wanted = [squeeze(titles[key]) for key in handouts.workshop.used_exercises()]
    shown = [squeeze(mark.title) for mark in handouts.participants.outline]
    sheets = list(dict.fromkeys(title for title in shown if title in map(squeeze, titles.values())))
    assert sheets == wanted


def test_participants_get_the_agreements_and_the_help_page(handouts: Handouts) -> None:
    text = printed(handouts.participants)
    found = pages(handouts.course, handouts.code)
    guide = found[GUIDE].blocks
    start = next(n for n, b in enumerate(guide) if b.text == agreement_title(guide))
    for block in guide[start + 2 : start + 2 + AGREEMENTS]:
        assert squeeze(block.text) in text, block.text
    assert squeeze(plain(found["reference/help"].blocks[1].text)) in text


def test_who_leads_gets_the_whole_page_of_the_workshop(handouts: Handouts) -> None:
    text = printed(handouts.facilitator)
    page = pages(handouts.course, handouts.code)[f"facilitators/{handouts.name}"]
    prose = [b.text for b in page.blocks if len(b.text) > 60 and "·" not in b.text]
    assert len(prose) > 10
    assert [words for words in prose if squeeze(words) not in text] == []


def test_the_timetable_has_clock_times_that_add_up(handouts: Handouts) -> None:
    texts = [mark.run.text for mark in handouts.facilitator.marks]
    start = handouts.workshop.start
    assert start is not None
    minutes = start.hour * 60 + start.minute
    for block in handouts.workshop.blocks:
        hour, minute = divmod(minutes, 60)
        forms = {f"{hour}:{minute:02}", f"{hour:02}:{minute:02}",
                 f"{hour % 12 or 12}:{minute:02}\u00a0{'PM' if hour >= 12 else 'AM'}"}  # fmt: skip
        assert any(form in text for form in forms for text in texts), (block.id, forms)
        minutes += block.minutes


def test_who_leads_gets_the_steps_for_a_difficult_moment_and_the_form(handouts: Handouts) -> None:
    text = printed(handouts.facilitator)
    guide = pages(handouts.course, handouts.code)[GUIDE].blocks
    questions = [block.text for block in guide if block.text.endswith("?") and not block.level][-7:]
    for question in questions:
        assert squeeze(question) in text, question
    assert "112" in text or handouts.code != "nl"


def test_every_worksheet_of_a_participant_begins_on_a_right_hand_page(handouts: Handouts) -> None:
    pdf = handouts.participants
    found = pages(handouts.course, handouts.code)
    sheets = {
        squeeze(b.text) for page in found.values() for b in page.blocks if b.sheet and b.level
    }
    places = [mark.page for mark in pdf.outline if squeeze(mark.title) in sheets]
    assert places
    assert [place for place in places if place % 2 == 0] == []
