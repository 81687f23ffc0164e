"""Places to write: a field with its question, ruled lines, and a table to fill in.

The reader sees a question; on paper there are ruled lines under it, as many as the author says.

Doctree: ``writing_field(key, classes=["field"]) -> paragraph(classes=["question"]), body…,
writing_lines(key, lines)``; a table to fill in is ``container(classes=["fill-in"]) -> table``
whose empty cells have the class ``empty``.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.text import TextTranslator

from course.components.author_text import author_text
from course.components.names import take_name, warn
from course.warnings import WarningType

MAXIMUM_LINES = 30


class writing_field(nodes.container):  # noqa: N801 - docutils names nodes so
    """A question with room for its answer; an ordinary container to other builders."""


class writing_lines(nodes.General, nodes.Element):  # noqa: N801
    """Ruled lines: ``lines`` of them, for the answer that is kept under ``key``."""


def number_of_lines(argument: str | None) -> int:
    """Return a number of lines; ValueError says what is permitted."""
    if not argument or not argument.strip().isdigit() or int(argument) not in _PERMITTED_LINES:
        raise ValueError(f"write a whole number from 1 to {MAXIMUM_LINES}, as in `:lines: 4`")
    return int(argument)


_PERMITTED_LINES = range(1, MAXIMUM_LINES + 1)


class FieldDirective(SphinxDirective):
    """``:::{field} What happened?`` with ``:name:`` and ``:lines:``."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "name": directives.unchanged,
        "lines": number_of_lines,
    }

    def run(self) -> list[nodes.Node]:
        """Make the field: question, hint, lines."""
        node = writing_field("", classes=["field"])
        self.set_source_info(node)
        take_name(self, node, "draw-your-loop-trigger")
        node += author_text(self, nodes.paragraph, classes=["question"])
        node += self.parse_content_to_nodes()
        lines = self.options.get("lines", 3)
        node += writing_lines("", key=node.get("key", ""), lines=lines)
        return [node]


class FillInTableDirective(SphinxDirective):
    """``:::{fill-in-table}`` around one table, with ``:name:``."""

    has_content = True
    option_spec: ClassVar[OptionSpec] = {"name": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Make the table and mark its empty cells."""
        node = nodes.container("", classes=["fill-in"])
        self.set_source_info(node)
        take_name(self, node, "tally-week-table")
        node += self.parse_content_to_nodes()
        if [type(child) for child in node.children] != [nodes.table]:
            warn(self, WarningType.OPTION, "fill-in-table: it must hold one table, nothing else")
        for entry in node.findall(nodes.entry):
            if not entry.astext().strip():
                entry["classes"].append("empty")
        return [node]


#: A screen reader has nothing to say about lines.
HIDDEN_LINES: dict[str, Any] = {"class": "writing-lines", "aria-hidden": "true"}


def visit_writing_lines_html(self: HTML5Translator, node: writing_lines) -> None:
    """Write one element per line; the style sheets rule them (on paper only)."""
    self.body.append(self.starttag(node, "div", "", **HIDDEN_LINES))
    self.body.append('<span class="writing-line"></span>' * node["lines"])
    self.body.append("</div>\n")
    raise nodes.SkipNode


def visit_writing_lines_text(self: TextTranslator, node: writing_lines) -> None:
    """Write lines of underscores."""
    for _number in range(node["lines"]):
        self.new_state(0)
        self.add_text("_" * 60)
        self.end_state()
    raise nodes.SkipNode


def skip(self: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Leave the lines out where there is nothing to write on."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the two directives and the lines."""
    app.add_node(writing_field)
    app.add_node(
        writing_lines,
        html=(visit_writing_lines_html, None),
        text=(visit_writing_lines_text, None),
        latex=(skip, None),
        man=(skip, None),
        texinfo=(skip, None),
    )
    app.add_directive("field", FieldDirective)
    app.add_directive("fill-in-table", FillInTableDirective)
