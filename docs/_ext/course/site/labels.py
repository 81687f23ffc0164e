"""Labels that Furo writes in English on every page, whatever its language.

Its templates are replaced by the course's own (``docs/_templates``); what its Python writes is
translated here, when a page is about to be rendered.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from course.interface import _

_UNFOLD = re.compile(r'aria-label="Toggle navigation of ([^"]*)"')


def translate_navigation(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Translate what a screen reader says of the parts of the navigation that fold."""
    if tree := context.get("furo_navigation_tree"):
        words = _("Show or hide the pages under %s")
        context["furo_navigation_tree"] = _UNFOLD.sub(
            lambda found: f'aria-label="{words % found[1]}"', tree
        )


def setup(app: Sphinx) -> None:
    """Come after Furo, which has the usual priority (500)."""
    app.connect("html-page-context", translate_navigation, priority=600)
