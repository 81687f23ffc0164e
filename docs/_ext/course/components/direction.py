"""Attributes of HTML: ``dir`` where a node has a direction, and never ``style``.

Text of another direction inside a page (a paragraph that is not translated yet) would otherwise
have its punctuation at the wrong end. A strict content policy refuses ``style``; the widths that
authors give become classes (``width-40``; sizes.css has them in steps of five) or attributes.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

_STEP = 5
_PER_CENT = re.compile(r"width: ?([\d.]+)%")
_PIXELS = re.compile(r"\b(width|height): ?(\d+)(?:\.\d+)?px")


class DirectedTranslator(HTML5Translator):
    """Sphinx's writer, which writes ``dir`` and no ``style``."""

    def starttag(self, node: nodes.Element, tagname: str, *rest: Any, **attributes: Any) -> str:
        """Return a start tag; ``dir`` stands where the classes of the node do."""
        if node.get("dir"):
            attributes["dir"] = node["dir"]
        attributes = {name.lower(): value for name, value in attributes.items()}
        if attributes.get("role") == "doc-biblioentry":
            attributes["role"] = "listitem"  # the other is deprecated (DPUB-ARIA 1.1)
        if style := attributes.pop("style", ""):
            attributes |= dict(_PIXELS.findall(style))
            if share := _PER_CENT.search(style):
                size = f"width-{in_steps(float(share[1]))}"
                attributes["class"] = f"{attributes.get('class', '')} {size}".strip()
        return super().starttag(node, tagname, *rest, **attributes)


def in_steps(share: float) -> int:
    """Return a width in per cent as one that the style sheets have."""
    return max(_STEP, min(100, round(share / _STEP) * _STEP))


def setup(app: Sphinx) -> None:
    """Use it for the site and the e-book; the handouts' writer builds on it."""
    for builder in ("html", "epub"):
        app.set_translator(builder, DirectedTranslator)
