"""The editions of all workshops of a course, and of one from outside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from course.components.workshop import MARK
from course.handout import editions as ed
from course.handout.own_workshop import OWN, read_own
from course.handout.pages import Pages
from course.handout.workshop_book import FacilitatorEdition, ParticipantsHandout, workshop_title
from course.interface import _
from course.project import Project
from course.shelf import Shelf, read_shelf
from course.workshops import read_workshop

PAPERS = (ed.A4, ed.LETTER, ed.LARGE_PRINT, ed.A5, ed.BOOKLET)

#: Papers on which a session can be led.
FACILITATOR_PAPERS = (ed.A4, ed.LETTER, ed.LARGE_PRINT)


@dataclass(frozen=True)
class Own:
    """A workshop from outside the course: where it is, on which paper, from when."""

    path: Path
    paper: ed.Paper
    start: time | None = None


def editions(pages: Pages) -> Iterator[ed.Edition]:
    """Yield both editions of every workshop that has a page."""
    project = Project.find(Path(pages.builder.srcdir))
    shelf = read_shelf(project)
    for docname in pages.docnames:
        if name := pages.builder.env.metadata[docname].get(MARK):
            path = project.docs / pages.config.course_workshops / f"{name}.toml"
            yield from _pair(pages, docname, path, shelf)


def _pair(pages: Pages, docname: str, path: Path, shelf: Shelf) -> Iterator[ed.Edition]:
    workshop = read_workshop(path, shelf)
    title, code = workshop_title(pages, docname), pages.language.code
    for paper in PAPERS:
        yield ed.Edition(
            path=f"{workshop.id}-participants-{code}-{paper.name}.pdf",
            content=ParticipantsHandout(workshop, docname),
            paper=paper,
            group=ed.Group.WORKSHOPS,
            title=title,
            audience=str(_("For participants: the worksheets in their order.")),
            usual=paper is ed.A4,
        )
    for paper in FACILITATOR_PAPERS:
        yield ed.Edition(
            path=f"{workshop.id}-facilitator-{code}-{paper.name}.pdf",
            content=FacilitatorEdition(workshop, docname),
            paper=paper,
            group=ed.Group.FACILITATORS,
            title=title,
            audience=str(_("For who leads it: timetable, words to say, and what to do if.")),
            usual=paper is ed.A4,
        )


def own_editions(pages: Pages) -> Iterator[ed.Edition]:
    """Yield both editions of the workshop that ``course_own_workshop`` names."""
    own: Own = pages.config.course_own_workshop
    workshop = read_workshop(own.path, read_shelf(Project.find(Path(pages.builder.srcdir))))
    docname = _page_of(pages, own.path) or OWN
    if docname == OWN:
        pages.add(OWN, read_own(pages.builder, own.path))
    title, code = workshop_title(pages, docname), pages.language.code
    for content, group in (
        (ParticipantsHandout(workshop, docname), ed.Group.WORKSHOPS),
        (FacilitatorEdition(workshop, docname, own.start), ed.Group.FACILITATORS),
    ):
        path = f"{content.name}-{code}-{own.paper.name}.pdf"
        yield ed.Edition(path, content, own.paper, group, title, audience="", usual=True)


def _page_of(pages: Pages, path: Path) -> str:
    """Return the page that shows the workshop in ``path``; "" where the course has none."""
    folder = Path(pages.builder.srcdir, pages.config.course_workshops)
    for docname in pages.docnames:
        name = pages.builder.env.metadata[docname].get(MARK)
        if name and (folder / f"{name}.toml").resolve() == path:
            return docname
    return ""
