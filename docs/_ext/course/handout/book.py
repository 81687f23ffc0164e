"""The course book: cover, contents, all pages in the order of the site, worksheets by chapter."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from fnmatch import fnmatch
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from course.components.boxes import box
from course.handout import page_html
from course.handout.pdf import write_pdf
from course.handout.stamp import stamp_css
from course.interface import _
from course.languages import Language
from course.translations.states import percentage

if TYPE_CHECKING:
    from course.handout.builder import HandoutBuilder


def page_id(docname: str) -> str:
    """Return the id of a page in an edition: ``chapters/01-a`` is at ``chapters-01-a``."""
    return docname.replace("/", "-")


@dataclass
class Entry:
    """A line of the contents: a title and where it is; worksheets stand under their chapter."""

    title: str
    target: str
    below: list[Entry] = field(default_factory=list)


@dataclass
class Part:
    """A part of the book, as the site's navigation names it."""

    title: str
    docnames: list[str]


class CourseBook:
    """One edition of the whole course."""

    def __init__(self, builder: HandoutBuilder) -> None:
        """Choose the pages: those of the navigation, without what the course leaves out."""
        self.builder = builder
        self.config = builder.config
        self.language: Language = builder.config.course_language
        self.shown_words = self.all_words = 0
        self.parts = [part for part in self._parts() if part.docnames]
        self.pages = {page_id(docname) for part in self.parts for docname in part.docnames} | {
            page_id(builder.config.root_doc)
        }

    def write(self, path: Path) -> None:
        """Write the PDF, unless what it shows is what it showed last time."""
        html = self.html()
        style = files("course.handout").joinpath("css/book.css").read_text(encoding="utf-8")
        digest = hashlib.sha256(f"{html}\0{style}".encode()).hexdigest()
        mark = path.with_suffix(".sha256")
        if path.is_file() and mark.is_file() and mark.read_text(encoding="utf-8") == digest:
            return
        mark.unlink(missing_ok=True)
        write_pdf(html, style, Path(self.builder.srcdir), path)
        mark.write_text(digest, encoding="utf-8")

    def html(self) -> str:
        """Return the edition as one HTML document."""
        bodies, contents = [], []
        for part in self.parts:
            entries = []
            for docname in part.docnames:
                body, entry = self._page(docname)
                bodies.append(body)
                entries.append(entry)
            contents.append((part.title, entries))
        return "\n".join(
            [
                "<!doctype html>",
                f'<html lang="{self.language.code}" dir="{self.language.direction}">',
                f"<head>{self._head()}</head>",
                "<body>",
                self._cover(),
                self._contents(contents),
                *bodies,
                "</body>",
                "</html>",
            ]
        )

    def _parts(self) -> list[Part]:
        root = self.builder.env.get_doctree(self.config.root_doc)
        left_out = self.config.course_book_leaves_out
        return [
            Part(
                str(toctree.get("caption") or ""),
                [
                    docname
                    for docname in toctree["includefiles"]
                    if not any(fnmatch(docname, pattern) for pattern in left_out)
                ],
            )
            for toctree in root.findall(addnodes.toctree)
        ]

    def _page(self, docname: str) -> tuple[str, Entry]:
        document = self.builder.resolved(docname)
        self.shown_words += document.get("shown_words", 0)  # not there in the source language
        self.all_words += document.get("all_words", 0)
        page_html.settle_references(document, page_id(docname), self.pages.__contains__)
        page_html.prefix_ids(document, page_id(docname))
        section = page_html.first(document, nodes.section)
        title = page_html.first(section, nodes.title)
        number = self.builder.env.toc_secnumbers.get(docname, {}).get("")
        entry = Entry(title.astext(), page_id(docname))
        if number:
            title["secnumber"] = number
            entry.title = f"{'.'.join(map(str, number))}. {entry.title}"
        for node in page_html.take_out_exercises(document):
            section += node
            heading = page_html.first(node, nodes.title)
            entry.below.append(Entry(heading.astext(), node["ids"][0]))
        page_html.join_labels(document)
        page_html.hold_last_words(document)
        return self.builder.fragment(document), entry

    def _head(self) -> str:
        style = stamp_css(
            self.config,
            self.language,
            see_page=str(_("p. %s")),
            share=percentage(self.shown_words, self.all_words),
        )
        return (
            '<meta charset="utf-8">'
            f"<title>{escape(self.language.title)}</title>"
            f'<meta name="author" content="{escape(self.config.author)}">'
            f'<meta name="dcterms.created" content="{self.config.course_source_date}">'
            f"<style>{style}</style>"
        )

    def _cover(self) -> str:
        intended = self._intended_use()
        return (
            '<section class="cover">'
            f'<p class="cover-title">{escape(self.language.title)}</p>'
            f'<p class="cover-subtitle">{escape(self.language.subtitle)}</p>'
            f'<div class="cover-note">{intended}</div>'
            f"<p>{escape(str(_('Version %s')) % self.config.release)}, "
            f"{self.config.course_source_date}</p>"
            "</section>"
        )

    def _intended_use(self) -> str:
        """Return the course's own words on what it is for, from the first page that has them."""
        for docname in (self.config.root_doc, *(d for part in self.parts for d in part.docnames)):
            for node in self.builder.env.get_doctree(docname).findall(box):
                if "intended-use" in node["classes"]:
                    words = " ".join(child.astext() for child in node.children[1:])
                    return f"<p>{escape(' '.join(words.split()))}</p>"
        return ""

    def _contents(self, parts: list[tuple[str, list[Entry]]]) -> str:
        blocks = [f'<section class="contents"><h1>{escape(str(_("Contents")))}</h1>']
        for title, entries in parts:
            if title:
                blocks.append(f'<p class="part">{escape(title)}</p>')
            blocks.append(_entry_list(entries))
        return "".join([*blocks, "</section>"])


def _entry_list(entries: list[Entry]) -> str:
    lines = []
    for entry in entries:
        page = f'<span class="page" data-href="#{entry.target}"></span>'
        below = _entry_list(entry.below) if entry.below else ""
        link = f'<a href="#{entry.target}">{escape(entry.title)}</a>'
        lines.append(f'<li><p class="entry">{link}{page}</p>{below}</li>')
    return f"<ul>{''.join(lines)}</ul>"
