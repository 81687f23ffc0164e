"""The two editions of a workshop: one for participants, one for who leads it.

Participants get what the workshop uses, in its order, with the agreements and the help page; not
a word of the workshop's own page but its title. Who leads it gets that page with clock times, the
steps for a difficult moment, the form for afterwards, and the same sheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from docutils import nodes

from course.handout import frame, page_html
from course.handout import workshop_parts as parts
from course.handout.pages import Pages
from course.interface import _
from course.workshops import Workshop

STYLES = ("book.css", "workshop.css")


@dataclass(frozen=True)
class ParticipantsHandout:
    """What participants get; ``docname`` is the workshop's page."""

    workshop: Workshop
    docname: str
    styles: tuple[str, ...] = STYLES

    @property
    def name(self) -> str:
        """The document's name."""
        return f"{self.workshop.id}-participants"

    def html(self, pages: Pages, fillable: bool) -> str:
        """Return the handout."""
        title = workshop_title(pages, self.docname)
        agreement, help_ = parts.agreement(pages), parts.help_page(pages)
        sheets = parts.sheets_of(self.workshop, pages)
        body = pages.fragments([[part] for part in (*agreement, *sheets.parts, *help_)], fillable)
        entries = [
            *map(frame.entry_of, agreement),
            *sheets.entries,
            *map(frame.entry_of, help_),
        ]
        cover = frame.cover(pages, title, pages.language.title)
        share = pages.share(shown_pages(pages, self.workshop))
        body = [cover, frame.imprint(pages), frame.contents([("", entries)]), *body]
        return frame.document_html(pages, f"{title} – {pages.language.title}", body, share)


@dataclass(frozen=True)
class FacilitatorEdition:
    """What the one who leads gets; ``start`` is when the session begins."""

    workshop: Workshop
    docname: str
    start: time | None = None
    styles: tuple[str, ...] = (*STYLES, "facilitator.css")

    @property
    def name(self) -> str:
        """The document's name."""
        return f"{self.workshop.id}-facilitator"

    def html(self, pages: Pages, fillable: bool) -> str:
        """Return the edition."""
        title = workshop_title(pages, self.docname)
        own = self.own_parts(pages)
        protocol = parts.guide_part(pages, "protocol")
        rest = [*([protocol] if protocol else []), *parts.agreement(pages)]
        rest += parts.feedback_form(pages)
        sheets = parts.sheets_of(self.workshop, pages)
        help_ = parts.help_page(pages)
        everything = [*own, *rest, *sheets.parts, *help_]
        body = pages.fragments([[part] for part in everything], fillable)
        contents = [
            (str(_("The session")), [frame.entry_of(part) for part in own]),
            (str(_("Beside it")), [frame.entry_of(part) for part in rest]),
            (str(_("Worksheets")), [*sheets.entries, *map(frame.entry_of, help_)]),
        ]
        subtitle = str(_("For the facilitator"))
        cover = frame.cover(pages, title, subtitle, *self.times(pages))
        share = pages.share([self.docname, *shown_pages(pages, self.workshop)])
        body = [cover, frame.imprint(pages), frame.contents(contents), *body]
        return frame.document_html(pages, f"{title} – {subtitle}", body, share)

    def own_parts(self, pages: Pages) -> list[nodes.section]:
        """Return the parts of the workshop's page, the first with its title and introduction."""
        page = parts.page_of(pages, self.docname)
        inner = [node for node in page.children if isinstance(node, nodes.section)]
        for node in inner:
            page.remove(node)
        blocks = [node for node in inner if "block" in node]
        if self.begins:
            parts.add_clocks(blocks, self.workshop)
            for node in inner:
                parts.set_clocks(node, self.begins, pages.language.locale)
        for node in inner:
            if any("worksheets" in found["classes"] for found in node.findall(nodes.paragraph)):
                node += parts.materials_of_exercises(pages, self.workshop)
        first = inner.index(blocks[0])
        before, after = inner[:first], inner[first + len(blocks) :]
        while before and not any(before[0].findall(nodes.table)):
            page += before.pop(0)  # for whom, and what to bring: with the introduction
        script = parts.section("script", str(_("Words to say")), *blocks)
        return [page, *before, script, *parts.what_if(pages, after)]

    def times(self, pages: Pages) -> list[str]:
        """Return a line that says from when to when, where that is known."""
        if (start := self.begins) is None:
            return []
        end = (
            datetime.combine(datetime.min, start) + timedelta(minutes=self.workshop.minutes)
        ).time()
        shown = (parts.clock_words(moment, pages.language.locale) for moment in (start, end))
        return [" – ".join(shown)]

    @property
    def begins(self) -> time | None:
        """When the session begins, if anybody says so."""
        return self.start or self.workshop.start


def workshop_title(pages: Pages, docname: str) -> str:
    """Return a workshop's title in the reader's language."""
    return page_html.first(pages.page(docname), nodes.title).astext()


def shown_pages(pages: Pages, workshop: Workshop) -> list[str]:
    """Return the pages of the course that the sheets come from, and the help page."""
    names = [pages.homes[key] for key in workshop.used_exercises()]
    return list(dict.fromkeys([*names, pages.config.course_help_page or names[0]]))
