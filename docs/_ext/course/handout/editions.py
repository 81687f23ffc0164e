"""Editions are data: what is shown, on which paper, for whom, and when it is built.

A content module (``book``, ``worksheets``, ``cards``) offers its editions through a function
``editions(pages)``; ``all_editions`` is the list of those functions' results. Each edition becomes
one PDF below ``downloads`` of its language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from course.interface import _

if TYPE_CHECKING:
    from course.handout.pages import Pages


class Group(Enum):
    """The headings of the downloads page, in their order, and what stands under each."""

    COURSE = "course"
    WORKSHOPS = "workshops"
    WORKSHEETS = "worksheets"
    FACILITATORS = "facilitators"


@dataclass(frozen=True)
class Paper:
    """A paper: its name in file names, what readers call it, style sheets after the main ones.

    ``imposed``: two pages side by side on a sheet twice as large, to print on both sides and fold.
    """

    name: str
    label: str
    styles: tuple[str, ...] = ()
    imposed: bool = False


A4 = Paper("a4", _("A4"))
LETTER = Paper("letter", _("Letter"), ("letter.css",))
LARGE_PRINT = Paper("large-print", _("A4, large print (18 point)"), ("large-print.css",))
A5 = Paper("a5", _("A5"), ("a5.css",))
BOOKLET = Paper("booklet", _("A5 booklet, printed on A4"), ("a5.css",), imposed=True)

#: Papers by name, as a person may ask for them.
PAPERS = {paper.name: paper for paper in (A4, LETTER, LARGE_PRINT, A5, BOOKLET)}


class Content(Protocol):
    """What an edition shows: one HTML document, which several papers may share."""

    @property
    def name(self) -> str:
        """The document's name, unique in a language."""

    @property
    def styles(self) -> tuple[str, ...]:
        """Names of its style sheets; the paper's come after them."""

    def html(self, pages: Pages, fillable: bool) -> str:
        """Return the document; a fillable one has form fields in the place of ruled lines."""


@dataclass(frozen=True)
class Edition:
    """One PDF.

    ``path`` is below ``downloads``; ``title`` and ``audience`` are for the downloads page, in the
    reader's language; ``usual`` editions are built by every build, the others by a release.
    """

    path: str
    content: Content
    paper: Paper
    group: Group
    title: str
    audience: str
    usual: bool = False
    fillable: bool = False

    @property
    def styles(self) -> tuple[str, ...]:
        """Names of its style sheets in their order."""
        return (*self.content.styles, *self.paper.styles)


def all_editions(pages: Pages) -> Iterator[Edition]:
    """Yield every edition of one language; those that take longest to draw come first."""
    from course.handout import book, cards, worksheets, workshop_editions

    if pages.config.course_own_workshop:
        yield from workshop_editions.own_editions(pages)
        return

    yield from book.editions(pages)
    yield from workshop_editions.editions(pages)
    yield from cards.editions(pages)
    yield from worksheets.editions(pages)
