"""The course book: cover, contents, all pages in the order of the site, worksheets by chapter."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from course.handout import editions as ed
from course.handout import frame, page_html
from course.handout.pages import Pages
from course.interface import _


class CourseBook:
    """The whole course."""

    name = "book"
    styles: tuple[str, ...] = ("book.css",)

    def html(self, pages: Pages, fillable: bool) -> str:
        """Return the book."""
        documents, listed = [], []
        for part in pages.reader_parts:
            entries = []
            for docname in part.docnames:
                document, entry = chapter(pages, docname)
                documents.append(document)
                entries.append(entry)
            listed.append((part.title, entries))
        bodies = pages.fragments([document.children for document in documents], fillable)
        cover = frame.cover(pages, pages.language.title, pages.language.subtitle)
        body = [cover, frame.imprint(pages), frame.contents(listed), *bodies]
        share = pages.share(name for part in pages.reader_parts for name in part.docnames)
        return frame.document_html(pages, pages.language.title, body, share)


def chapter(pages: Pages, docname: str) -> tuple[nodes.document, frame.Entry]:
    """Return a page with its number in its title and its worksheets at its end; and its entry."""
    document = pages.page(docname)
    section = page_html.first(document, nodes.section)
    entry = frame.entry_of(section)
    if number := pages.number(docname):
        page_html.first(section, nodes.title)["secnumber"] = number
        entry.title = f"{'.'.join(map(str, number))}. {entry.title}"
    for node in page_html.take_out_exercises(document):
        section += node
        entry.below.append(frame.entry_of(node))
    return document, entry


def editions(pages: Pages) -> Iterator[ed.Edition]:
    """Yield the book on every paper, and one to fill in on a screen."""
    book = CourseBook()
    stem = f"{pages.config.course_slug}-{pages.language.code}"
    audiences = {
        ed.A4: _("For printing at home, on both sides of the paper."),
        ed.LARGE_PRINT: _(
            "For whoever reads larger letters more easily. The lines are further apart, too."
        ),
        ed.A5: _("For reading on a tablet, or for a print shop."),
        ed.BOOKLET: _(
            "Print it on both sides, turned over the short edge. Then fold the pile in half."
        ),
        ed.LETTER: _("For printing in North America."),
    }
    for paper, audience in audiences.items():
        yield ed.Edition(
            path=f"{stem}-{paper.name}.pdf",
            content=book,
            paper=paper,
            group=ed.Group.COURSE,
            title=str(_("Course book")),
            audience=str(audience),
            usual=paper is ed.A4,
        )
    yield ed.Edition(
        path=f"{stem}-fillable.pdf",
        content=book,
        paper=ed.A4,
        group=ed.Group.COURSE,
        title=str(_("Course book to fill in on a screen")),
        audience=str(_("You type your answers in boxes. They stay in your own file.")),
        fillable=True,
    )
