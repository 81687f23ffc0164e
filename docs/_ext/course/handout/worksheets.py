"""Worksheets one by one: each exercise on a single sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from course.handout import editions as ed
from course.handout import frame, page_html
from course.handout.pages import Pages


@dataclass(frozen=True)
class Worksheet:
    """One exercise, called by its id."""

    key: str
    styles: tuple[str, ...] = ("book.css", "worksheet.css")

    @property
    def name(self) -> str:
        """The document's name."""
        return f"worksheet-{self.key}"

    def html(self, pages: Pages, fillable: bool) -> str:
        """Return the sheet."""
        node = pages.piece(self.key)
        title = page_html.first(node, nodes.title).astext()
        share = pages.share([pages.homes[self.key]])
        body = pages.fragments([[node]], fillable)
        return frame.document_html(pages, f"{title} – {pages.language.title}", body, share)


def editions(pages: Pages) -> Iterator[ed.Edition]:
    """Yield a sheet for every exercise, in the order of the course."""
    for key in pages.exercises:
        title = page_html.first(pages.piece(key), nodes.title).astext()
        yield ed.Edition(
            path=f"worksheets/{key}-{pages.language.code}.pdf",
            content=Worksheet(key),
            paper=ed.A4,
            group=ed.Group.WORKSHEETS,
            title=title,
            audience="",
            usual=True,
        )
