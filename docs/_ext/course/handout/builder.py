"""A Sphinx builder for paper: theme-free HTML of the resolved pages, one PDF per edition.

It reads the doctrees that the site was made of, so nothing is read or translated twice.
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

from course.handout import book
from course.handout.page_html import PaperTranslator


class HandoutBuilder(Builder):
    """Writes every edition of one language as a PDF."""

    name = "handout"
    format = "html"  # so that components print through their ordinary HTML visitors
    epilog = "The prints are in %(outdir)s."
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

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Give the HTML writer its settings: docutils' own, then those the pages were read with."""
        self.writer_settings = get_default_settings(HTMLWriter)
        for name, value in self.env.settings.items():
            setattr(self.writer_settings, name, value)

    def get_outdated_docs(self) -> Iterator[str]:
        """Return every page: an edition shows them all."""
        yield from self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the place of a page in the edition; ``book`` completes it with an id."""
        return f"#{book.page_id(docname)}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same from everywhere: an edition is one document."""
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the editions."""
        edition = book.CourseBook(self)
        edition.write(Path(self.outdir, f"{self.config.course_slug}-{self.config.language}-a4.pdf"))

    def resolved(self, docname: str) -> nodes.document:
        """Return a page as the reader sees it: translated, its references resolved."""
        return self.env.get_and_resolve_doctree(docname, self)

    def fragment(self, document: nodes.document) -> str:
        """Return the HTML of a page's body."""
        document.settings = self.writer_settings
        translator = cast(PaperTranslator, self.create_translator(document, self))
        document.walkabout(translator)
        return "".join(translator.fragment)

    def finish(self) -> None:
        """Do nothing: each edition is whole when it is written."""


def setup(app: Sphinx) -> None:
    """Register the builder and the pages that the book leaves out."""
    app.add_config_value("course_book_leaves_out", [], "env", Sequence)
    app.add_builder(HandoutBuilder)
