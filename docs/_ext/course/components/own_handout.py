"""A handout of one's own, put together in the browser: the place for it on a page.

The reader sees nothing without scripts. With them: fields for title, date and place, everything
that can be chosen, an order to change, and a view to print.

Doctree: an empty ``own_handout``, which ``site.own_handout`` fills once all pages have been read;
``handout_piece(key)`` holds what is shown only when it is chosen.
"""

from __future__ import annotations

from collections.abc import Set

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

#: What ``env.metadata`` says of a page with the tool in it.
MARK = "course_own_handout"


class own_handout(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """The tool, with all that can be chosen."""


class handout_piece(nodes.General, nodes.Element):  # noqa: N801
    """Something to choose; no part of the page until a script takes it out."""


class OwnHandoutDirective(SphinxDirective):
    """``:::{own-handout}``, without anything in it."""

    def run(self) -> list[nodes.Node]:
        """Leave the place, and keep the page's copies out of the search."""
        metadata = self.env.metadata[self.env.current_document.docname]
        metadata["nosearch"] = metadata[MARK] = "true"
        node = own_handout("")
        self.set_source_info(node)
        return [node]


def pages_to_read(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Return the pages that show what others say, when any other has changed."""
    if not (added or changed or removed):
        return []
    return [name for name, data in env.metadata.items() if MARK in data and name not in removed]


def visit_piece_html(self: HTML5Translator, node: handout_piece) -> None:
    """Begin an inert part of the page."""
    self.body.append(self.starttag(node, "template", **{"data-piece": node["key"]}))


def depart_piece_html(self: HTML5Translator, node: handout_piece) -> None:
    """End it."""
    self.body.append("</template>\n")


def nothing(self: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Write what is inside."""


def skip(self: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Leave the tool out where no script runs."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive and the nodes."""
    plain, left_out = (nothing, nothing), (skip, None)
    others = {"text": left_out, "latex": left_out, "man": left_out, "texinfo": left_out}
    app.add_node(own_handout, html=plain, **others)  # type: ignore[arg-type]
    app.add_node(handout_piece, html=(visit_piece_html, depart_piece_html), **others)  # type: ignore[arg-type]
    app.add_directive("own-handout", OwnHandoutDirective)
    app.connect("env-get-outdated", pages_to_read)
