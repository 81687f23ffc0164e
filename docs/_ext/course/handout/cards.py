"""Cards: the sections of one page of the course, four A6 cards to a sheet, with cutting marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from docutils import nodes

from course.components.help_lines import help_words
from course.handout import editions as ed
from course.handout import frame, page_html
from course.handout.pages import Pages
from course.interface import _

PER_SHEET = 4

#: Where the marks are: at the middle of each side, and where the four cards meet.
CUTS = ("top", "bottom", "start", "end", "across", "down")


@dataclass(frozen=True)
class Cards:
    """A card for each section of the second level of ``docname``."""

    docname: str
    name: str = "weekly-cards"
    styles: tuple[str, ...] = ("book.css", "cards.css")

    def html(self, pages: Pages, fillable: bool) -> str:
        """Return the sheets."""
        page = page_html.first(pages.page(self.docname), nodes.section)
        title = page_html.first(page, nodes.title).astext()
        sections = [child for child in page.children if isinstance(child, nodes.section)]
        cards = pages.fragments([[section] for section in sections], fillable)
        foot = card_foot(pages)
        sheets = [
            sheet(cards[start : start + PER_SHEET], foot)
            for start in range(0, len(cards), PER_SHEET)
        ]
        share = pages.share([self.docname])
        return frame.document_html(pages, f"{title} – {pages.language.title}", sheets, share)


def card_foot(pages: Pages) -> str:
    """Return the foot of a card, which goes its own way: the course, and whom to call."""
    lines = [help_words(pages.config, pages.language), pages.language.title]
    if address := pages.config.course_short_address:
        lines[1] += f" · {address}"
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def sheet(cards: list[str], foot: str) -> str:
    """Return one sheet of cards, with the marks to cut along."""
    body = "".join(
        f'<div class="card">{card}<div class="card-foot">{foot}</div></div>' for card in cards
    )
    marks = "".join(f'<div class="cut {place}"></div>' for place in CUTS)
    return f'<div class="sheet">{body}{marks}</div>'


def editions(pages: Pages) -> Iterator[ed.Edition]:
    """Yield the cards, where the course names the page that they are made of."""
    docname = pages.config.course_cards_page
    if docname not in pages.docnames:
        return
    yield ed.Edition(
        path=f"weekly-cards-{pages.language.code}.pdf",
        content=Cards(docname),
        paper=ed.A4,
        group=ed.Group.WORKSHEETS,
        title=str(_("Weekly cards")),
        audience=str(_("Four to a sheet, to cut out and put somewhere you pass by.")),
        usual=True,
    )
