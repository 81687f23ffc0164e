"""Form fields in the place of ruled lines, for an edition that is filled in on a screen.

A field is named after the reflection or field that it belongs to, so that its name is unique and
never changes; a cell of a table to fill in adds its place: ``tally-week-table-2-3``.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from docutils import nodes

from course.components.exercise import exercise
from course.components.writing import writing_lines
from course.handout.page_html import all_in


def make_fillable(parts: Iterable[nodes.Element]) -> None:
    """Put a field in the place of all lines and empty cells of ``parts``."""
    parts = list(parts)
    for lines in all_in(parts, writing_lines):
        markup = text_field(lines["key"], question_of(lines), lines["lines"])
        lines.parent.replace(lines, nodes.raw("", markup, format="html"))
    for table in all_in(parts, nodes.container):
        if "fill-in" in table["classes"] and "key" in table:
            fill_cells(table)


def fill_cells(table: nodes.container) -> None:
    """Put a field into each empty cell of a table; it is called as its row and its column are."""
    heads = [entry.astext() for head in table.findall(nodes.thead) for entry in entries(head)]
    for body in table.findall(nodes.tbody):
        for number, row in enumerate(body.findall(nodes.row), start=1):
            cells = entries(row)
            for column, cell in enumerate(cells, start=1):
                if "empty" in cell["classes"]:
                    named = (cells[0].astext(), *heads[column - 1 : column])
                    label = ", ".join(name for name in named if name)
                    markup = text_field(f"{table['key']}-{number}-{column}", label, 0)
                    cell.children = []
                    cell += nodes.raw("", markup, format="html")


def entries(node: nodes.Element) -> list[nodes.entry]:
    """Return the cells in ``node``."""
    return list(node.findall(nodes.entry))


def text_field(name: str, label: str, lines: int) -> str:
    """Return a field of ``lines`` lines; 0 is one that fills a cell."""
    kind = f'class="form-field" style="--lines: {lines}"' if lines else 'class="form-cell"'
    return f'<textarea name="{escape(name)}" title="{escape(label)}" {kind}></textarea>'


def question_of(lines: writing_lines) -> str:
    """Return what is asked above ``lines``: the question, or the name of the exercise."""
    for child in lines.parent.children:
        if isinstance(child, nodes.paragraph) and "question" in child["classes"]:
            return child.astext()
    node: nodes.Node | None = lines
    while node is not None and not isinstance(node, exercise):
        node = node.parent
    return next(node.findall(nodes.title)).astext() if node is not None else str(lines["key"])
