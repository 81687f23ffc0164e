"""The e-book: Sphinx's EPUB 3, without the templates of the site.

A reader's device has its own contents, search and colours, so the page is the text alone.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder


class EbookBuilder(Epub3Builder):
    """Writes one language as an e-book."""

    def init(self) -> None:
        """Start without the templates, which Sphinx would use for any HTML."""
        self.config.templates_path = []
        super().init()


def setup(app: Sphinx) -> None:
    """Put the builder in the place of Sphinx's."""
    app.add_builder(EbookBuilder, override=True)
