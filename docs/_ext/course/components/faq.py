"""A frequently asked question: a heading with an id of its own, and the answer.

Doctree: ``faq(key, ids=[key]) -> title, body…``, a section to every builder, so that each
question has a stable link and stands in the page's contents.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from course.components.author_text import author_text
from course.components.names import named_title, take_name, warn
from course.warnings import WarningType


class faq(nodes.section):  # noqa: N801 - docutils names nodes so
    """A question with its answer."""


class FaqDirective(SphinxDirective):
    """``:::{faq} Is this therapy?`` with ``:name:`` and the answer."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec] = {"name": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Make the section: question, answer."""
        node = faq("", classes=["faq"])
        self.set_source_info(node)
        take_name(self, node, "is-this-therapy")
        node += author_text(self, named_title)
        node += self.parse_content_to_nodes()
        if len(node) < 2:
            warn(self, WarningType.OPTION, "faq: a question without an answer — write one below it")
        return [node]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_node(faq)
    app.add_directive("faq", FaqDirective)
