"""Places to write: a field with its question, ruled lines, and a table to fill in.

The reader sees a question; on paper there are ruled lines under it, as many as the author says.

Doctree: ``writing_field(key, classes=["field"]) -> paragraph(classes=["question"]), body…,
writing_lines(key, lines)``; a table to fill in is ``container(classes=["fill-in"]) -> table``
whose empty cells have the class ``empty`` and end in a ``writing_cell(key)``. On the site each
of these carries its key, under which a script makes a field and keeps what is written in it.
"""

from __future__ import annotations

from collections.abc import Iterator
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


class writing_cell(nodes.General, nodes.Element):  # noqa: N801
    """The room of an empty cell, for what is kept under ``key``: ``<table>.<row>.<column>``."""


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
        for row, column, entry in body_cells(node):
            if not entry.astext().strip():
                entry["classes"].append("empty")
                if node.get("key"):
                    entry += writing_cell("", key=f"{node['key']}.{row}.{column}")
        return [node]


def body_cells(table: nodes.Element) -> Iterator[tuple[int, int, nodes.entry]]:
    """Yield the cells below a table's head with their row and column, counted from 1."""
    for body in table.findall(nodes.tbody):
        for row, line in enumerate(body.findall(nodes.row), start=1):
            for column, entry in enumerate(line.findall(nodes.entry), start=1):
                yield row, column, entry


#: A screen reader has nothing to say about lines.
HIDDEN_LINES: dict[str, Any] = {"class": "writing-lines", "aria-hidden": "true"}


def visit_writing_lines_html(self: HTML5Translator, node: writing_lines) -> None:
    """Write one element per line; the style sheets rule them (on paper only)."""
    self.body.append(self.starttag(node, "div", "", **HIDDEN_LINES, **note_key(self, node)))
    self.body.append('<span class="writing-line"></span>' * node["lines"])
    self.body.append("</div>\n")
    raise nodes.SkipNode


def visit_writing_cell_html(self: HTML5Translator, node: writing_cell) -> None:
    """Write a place for a field, which says nothing where no script makes one."""
    if key := note_key(self, node):
        key["class"] = "writing-cell"
        self.body.append(self.starttag(node, "span", "", **key))
        self.body.append("</span>")
    raise nodes.SkipNode


def note_key(self: HTML5Translator, node: nodes.Element) -> dict[str, Any]:
    """Return the attribute that names a reader's note; only the site has notes."""
    if self.builder.name != "html" or not node["key"]:
        return {}
    return {"data-note": node["key"]}


def visit_writing_lines_text(self: TextTranslator, node: writing_lines) -> None:
    """Write lines of underscores."""
    for _number in range(node["lines"]):
        self.new_state(0)
        self.add_text("_" * 60)
        self.end_state()
    raise nodes.SkipNode


def skip(self: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Leave the room out where there is nothing to write on."""
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
    app.add_node(
        writing_cell,
        html=(visit_writing_cell_html, None),
        text=(skip, None),
        latex=(skip, None),
        man=(skip, None),
        texinfo=(skip, None),
    )
    app.add_directive("field", FieldDirective)
    app.add_directive("fill-in-table", FillInTableDirective)
