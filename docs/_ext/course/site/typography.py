"""Apostrophes that begin a word: Dutch ``'s nachts`` and ``'t``, where a quotation mark is wrong.

Sphinx makes typographic quotation marks of straight ones, and takes the first of such a word for
the beginning of a quotation.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

_BEGINS_A_WORD = re.compile(r"‘(?=[sntkr]\b)")


class WordsWithoutTheirStart(SphinxTransform):
    """Write ``’s nachts``."""

    default_priority = 860  # after Sphinx's quotation marks (855)

    def apply(self, **kwargs: object) -> None:
        """Mend the texts of the page."""
        for text in list(self.document.findall(nodes.Text)):
            if _BEGINS_A_WORD.search(text):
                text.parent.replace(text, nodes.Text(_BEGINS_A_WORD.sub("’", text)))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(WordsWithoutTheirStart)
