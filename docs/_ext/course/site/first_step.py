"""The way in: under the first lines of the first page, one link to where the course begins.

Somebody who comes tired need not look for it among all pages.
"""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from course.interface import _


def add_first_step(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Put the link after the first paragraph of the first page of the site."""
    following = context.get("next")
    if app.builder.name == "html" and pagename == app.config.root_doc and following:
        words = str(_("Begin with: %s"))
        context["body"] = with_link(context["body"], following["link"], words, following["title"])


def with_link(body: str, address: str, words: str, title: str) -> str:
    """Return ``body`` with a link after its first paragraph; ``title`` is HTML already."""
    before, end, after = body.partition("</p>")
    link = f'<a href="{escape(address)}">{escape(words).replace("%s", title)}</a>'
    return f'{before}{end}\n<p class="first-step">{link}</p>{after}' if end else body


def setup(app: Sphinx) -> None:
    """Come after the neighbours of the page are known."""
    app.connect("html-page-context", add_first_step, priority=600)
