"""The glossary in each language's own order.

Sphinx's ``glossary`` keeps the order in which the source is written; a reader of a translation
looks a word up by the alphabet.
"""

from __future__ import annotations

import unicodedata

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


class SortGlossary(SphinxTransform):
    """Order the entries by the term as the reader sees it, accents aside."""

    default_priority = 30  # after the translation (20)

    def apply(self, **kwargs: object) -> None:
        """Sort every glossary of the page."""
        for glossary in self.document.findall(addnodes.glossary):
            for entries in glossary.findall(nodes.definition_list):
                entries.children.sort(key=lambda entry: alphabetical(entry[0].astext()))  # type: ignore[index]


#: Letters that Unicode does not take apart into a base and a mark.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


def alphabetical(text: str) -> str:
    """Return a key that puts ``é`` with ``e`` and ``Z`` after ``a``, in any script."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(SortGlossary)
