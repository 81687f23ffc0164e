"""What Furo's Python writes into every page, put right when the page is about to be rendered.

Its templates are replaced by the course's own (``docs/_templates``). Its list of pages is made in
Python: there the parts fold with check boxes that only a mouse can reach, and speak English.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from course.interface import _

#: The check box and its label before a folded list; then the list begins.
_FOLD = re.compile(
    r'<input aria-label="Toggle navigation of ([^"]*)"(?P<open> checked="")?[^>]*>'
    r"<label[^>]*>.*?</label>\s*(?=<ul)",
    re.DOTALL,
)
#: A folded list is the last thing in its item.
_END = re.compile(r"</ul>\s*</li>")
_CAPTION = re.compile(r'<p class="caption" role="heading">')
_CURRENT = re.compile(r'(<li class="[^"]*\bcurrent-page">\s*<a )')


def mend_navigation(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Give every part of the navigation its role, its words and a fold that keys can open."""
    if tree := context.get("furo_navigation_tree"):
        context["furo_navigation_tree"] = mended(tree, str(_("Show or hide the pages under %s")))


@lru_cache(maxsize=1024)
def mended(tree: str, words: str) -> str:
    """Return Furo's navigation with real folds; ``words`` say what one does, of ``%s``."""

    def fold(found: re.Match[str]) -> str:
        return (
            f"<details{' open' if found['open'] else ''}>"
            f'<summary aria-label="{words % found[1]}">'
            '<svg class="icon" aria-hidden="true"><use href="#svg-fold"></use></svg></summary>'
        )

    tree = _FOLD.sub(fold, tree)
    if "<details" in tree:
        tree = _END.sub("</ul></details></li>", tree)
    tree = _CURRENT.sub(r'\1aria-current="page" ', tree)
    return _CAPTION.sub('<p class="caption" role="heading" aria-level="2">', tree)


def setup(app: Sphinx) -> None:
    """Come after Furo, which has the usual priority (500)."""
    app.connect("html-page-context", mend_navigation, priority=600)
