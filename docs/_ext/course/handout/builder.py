"""A Sphinx builder for paper: theme-free HTML of the resolved pages, ready to be drawn.

It reads the doctrees that the site was made of, so nothing is read or translated twice. It draws
nothing: ``drawings`` says which PDFs to make of the documents, and any process may make them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import ClassVar, cast

from docutils import nodes
from docutils.frontend import get_default_settings
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.highlighting import PygmentsBridge
from sphinx.util.docutils import SphinxTranslator
from sphinx.writers.html import HTMLWriter

from course.handout.drawing import Drawing, Listed
from course.handout.editions import Edition, all_editions
from course.handout.page_html import PaperTranslator
from course.handout.pages import Pages, page_id


class HandoutBuilder(Builder):
    """Writes the documents of every edition of one language."""

    name = "handout"
    format = "html"  # so that components print through their ordinary HTML visitors
    epilog = "The documents are in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = ["image/svg+xml", "image/png", "image/jpeg"]
    default_translator_class: ClassVar[type[SphinxTranslator]] = PaperTranslator
    supported_remote_images = False

    def init(self) -> None:
        """Provide what the HTML writer asks of a builder."""
        self.highlighter = PygmentsBridge("html", "none")
        self.secnumbers: dict[str, tuple[int, ...]] = {}  # ``book`` numbers titles itself
        self.fignumbers: dict[str, dict[str, tuple[int, ...]]] = {}
        self.math_renderer_name = "mathjax"  # Sphinx wants one chosen; no page has formulas
        self.add_permalinks = False
        self.imgpath = ""
        self.current_docname = ""
        self.drawings: list[Drawing] = []

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Give the HTML writer its settings: docutils' own, then those the pages were read with."""
        self.writer_settings = get_default_settings(HTMLWriter)
        for name, value in self.env.settings.items():
            setattr(self.writer_settings, name, value)

    def get_outdated_docs(self) -> Iterator[str]:
        """Return every page: an edition shows them all."""
        yield from self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the place of a page in the edition; ``pages`` completes it with an id."""
        return f"#{page_id(docname)}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same from everywhere: an edition is one document."""
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the documents, each once, and note what is to be drawn of them."""
        pages = Pages(self)
        written: dict[tuple[str, bool], Path] = {}
        plain: dict[tuple[Path, tuple[str, ...]], Drawing] = {}
        for edition in all_editions(pages):
            document = edition.content.name, edition.fillable
            if document not in written:
                name = f"{edition.content.name}{'-fillable' if edition.fillable else ''}.html"
                written[document] = Path(self.outdir, name)
                html = edition.content.html(pages, edition.fillable)
                written[document].write_text(html, encoding="utf-8")
            looks = written[document], edition.styles
            drawing = self._drawing(edition, looks[0], plain.get(looks))
            plain.setdefault(looks, drawing)
            self.drawings.append(drawing)

    def _drawing(self, edition: Edition, html: Path, same: Drawing | None) -> Drawing:
        """Return how to draw ``edition``; ``same`` looks the same on each page."""
        out = Path(self.outdir)
        return Drawing(
            listed=Listed(
                edition.path,
                edition.group.value,
                edition.title,
                edition.audience,
                str(edition.paper.label),
            ),
            html=html,
            styles=edition.styles,
            base=Path(self.srcdir),
            path=out.parent / "downloads" / edition.path,
            mark=out / "drawn" / f"{edition.path}.json",
            usual=edition.usual,
            fillable=edition.fillable,
            imposed=edition.paper.imposed,
            rtl=self.config.course_language.direction == "rtl",
            of=same if edition.paper.imposed else None,
        )

    def fragment(self, document: nodes.document) -> str:
        """Return the HTML of a page's body."""
        document.settings = self.writer_settings
        translator = cast(PaperTranslator, self.create_translator(document, self))
        document.walkabout(translator)
        return "".join(translator.fragment)

    def finish(self) -> None:
        """Do nothing: each document is whole when it is written."""


def setup(app: Sphinx) -> None:
    """Register the builder and what a course decides about its prints.

    Pages that participants' prints leave out; the page that the cards are made of; a picture for
    covers (below ``docs``); an address that is short enough to type; a
    workshop from outside the course (``workshop_editions.Own``).
    """
    app.add_config_value("course_book_leaves_out", [], "", Sequence)
    app.add_config_value("course_cards_page", "", "", str)
    app.add_config_value("course_cover_picture", "", "", str)
    app.add_config_value("course_short_address", "", "", str)
    app.add_config_value("course_own_workshop", None, "")
    app.add_builder(HandoutBuilder)
