"""What every edition has around its text: the head of its HTML, a cover, a list of contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from course.components.boxes import box
from course.handout.stamp import css_string, stamp_css
from course.interface import _

if TYPE_CHECKING:
    from course.handout.pages import Pages


@dataclass
class Entry:
    """A line of the contents: a title and where it is; worksheets stand under their chapter."""

    title: str
    target: str
    below: list[Entry] = field(default_factory=list)


def document_html(pages: Pages, title: str, body: Sequence[str], share: int) -> str:
    """Return a whole document; ``share`` is how much of it is in its language, in per cent."""
    language, config = pages.language, pages.config
    style = stamp_css(config, language, see_page=str(_("p. %s")), share=share)
    head = (
        '<meta charset="utf-8">'
        f"<title>{escape(title)}</title>"
        f'<meta name="author" content="{escape(config.author)}">'
        f'<meta name="dcterms.created" content="{config.course_source_date}">'
        f"<style>{style}</style>"
    )
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language.code}" dir="{language.direction}">',
            f"<head>{head}</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
        ]
    )


def cover(pages: Pages, title: str, subtitle: str, *notes: str) -> str:
    """Return a cover with the course's picture; the ``notes`` stand at its foot."""
    picture = pages.config.course_cover_picture
    below = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return (
        '<section class="cover">'
        f'<p class="cover-title">{escape(title)}</p>'
        f'<p class="cover-subtitle">{escape(subtitle)}</p>'
        + (f'<div class="cover-picture" style="{_background(picture)}"></div>' if picture else "")
        + (f'<div class="cover-note">{below}</div>' if below else "")
        + "</section>"
    )


def _background(picture: str) -> str:
    """Return the style of a picture that only decorates, and so has no words and no tag."""
    return escape(f"background-image: url({css_string(picture)})")


def imprint(pages: Pages) -> str:
    """Return the page behind the cover: what the course is for, which version, whose."""
    config = pages.config
    version = f"{_('Version %s') % config.release}, {config.course_source_date}"
    lines = [intended_use(pages), config.copyright, version, config.course_short_address]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f'<section class="imprint">{body}</section>'


def intended_use(pages: Pages) -> str:
    """Return the course's own words on what it is for, from the first page that has them."""
    for docname in pages.docnames:
        for node in pages.page(docname).findall(box):
            if "intended-use" in node["classes"]:
                words = " ".join(child.astext() for child in node.children[1:])
                return " ".join(words.split())
    return ""


def contents(parts: Sequence[tuple[str, Sequence[Entry]]]) -> str:
    """Return the contents: the entries of each part under its title."""
    blocks = [f'<section class="contents"><h1>{escape(str(_("Contents")))}</h1>']
    for title, entries in parts:
        if title:
            blocks.append(f'<p class="part">{escape(title)}</p>')
        blocks.append(_entry_list(entries))
    return "".join([*blocks, "</section>"])


def _entry_list(entries: Sequence[Entry]) -> str:
    lines = []
    for entry in entries:
        page = f'<span class="page" data-href="#{entry.target}"></span>'
        below = _entry_list(entry.below) if entry.below else ""
        link = f'<a href="#{entry.target}">{escape(entry.title)}</a>'
        lines.append(f'<li><p class="entry">{link}{page}</p>{below}</li>')
    return f"<ul>{''.join(lines)}</ul>"


def entry_of(section: nodes.Element) -> Entry:
    """Return the entry of a section: its title and its first id."""
    return Entry(next(section.findall(nodes.title)).astext(), section["ids"][0])
