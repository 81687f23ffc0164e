"""The way in: under the first lines of the first page, one link to where the course begins.

Somebody who comes tired need not look for it among all pages.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from course.interface import _

#: A page up to the end of the paragraph that follows its title at once, which is none in a box.
_BEGINNING = re.compile(
    r'.*?</h1>\s*(?:<p class="translation-notice".*?</p>\s*)?<p\b[^>]*>.*?</p>', re.DOTALL
)


def add_first_step(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Put the link after the first paragraph of the first page of the site."""
    following = context.get("next")
    if app.builder.name == "html" and pagename == app.config.root_doc and following:
        words = str(_("Begin with: %s"))
        context["body"] = with_link(context["body"], following["link"], words, following["title"])


def with_link(body: str, address: str, words: str, title: str) -> str:
    """Return ``body`` with a link under the paragraph that follows its title, where there is one.

    ``title`` is HTML already.
    """
    link = f'<a href="{escape(address)}">{escape(words).replace("%s", title)}</a>'
    above = _BEGINNING.match(body)
    if above is None:
        return body
    return f'{above[0]}\n<p class="first-step">{link}</p>{body[above.end() :]}'


def setup(app: Sphinx) -> None:
    """Come after the neighbours of the page are known."""
    app.connect("html-page-context", add_first_step, priority=600)
