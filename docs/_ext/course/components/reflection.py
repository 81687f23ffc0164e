"""A reflection: a question to rest with, and room to answer it.

The reader sees a box with a question; on paper it has ruled lines.

Doctree: ``reflection(key) -> title(label), paragraph(classes=["question"]), body…,
writing_lines``, an ordinary admonition to builders that do not know it.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from course.components.author_text import author_text
from course.components.boxes import label
from course.components.names import take_name
from course.components.writing import FieldDirective, writing_lines
from course.interface import _


class reflection(nodes.admonition):  # noqa: N801 - docutils names nodes so
    """A box with a question and lines to write on."""


class ReflectionDirective(FieldDirective):
    """``:::{reflection} A question?`` with ``:name:`` and ``:lines:``."""

    def run(self) -> list[nodes.Node]:
        """Make the box: label, question, hint, lines."""
        node = reflection("", classes=["reflection"])
        self.set_source_info(node)
        take_name(self, node, "here-we-go-again-moment")
        node += label(_("To reflect on"))
        node += author_text(self, nodes.paragraph, classes=["question"])
        node += self.parse_content_to_nodes()
        node += writing_lines("", key=node.get("key", ""), lines=self.options.get("lines", 3))
        return [node]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_node(reflection)
    app.add_directive("reflection", ReflectionDirective)
