"""Writing direction: a node with the attribute ``dir`` gets it in HTML, as ``lang`` gets there.

Text of another direction inside a page (a paragraph that is not translated yet) would otherwise
have its punctuation at the wrong end.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


class DirectedTranslator(HTML5Translator):
    """Sphinx's writer, which also writes ``dir``."""

    def starttag(self, node: nodes.Element, tagname: str, *rest: Any, **attributes: Any) -> str:
        """Return a start tag; ``dir`` stands where the classes of the node do."""
        if node.get("dir"):
            attributes["dir"] = node["dir"]
        return super().starttag(node, tagname, *rest, **attributes)


def setup(app: Sphinx) -> None:
    """Use it for the site and the e-book; the handouts' writer builds on it."""
    for builder in ("html", "epub"):
        app.set_translator(builder, DirectedTranslator)
