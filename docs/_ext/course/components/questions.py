"""The questions of a page that a reader can answer, each with the key of the answer.

A question is that of a reflection or a field; of a cell in a table to fill in, what stands at the
beginning of its row and on top of its column; of other ruled lines, the title above them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from course.components.writing import body_cells, writing_cell, writing_lines


@dataclass(frozen=True)
class Question:
    """A question in words, the key of its answer, and the node that asks it."""

    key: str
    text: str
    asked_by: nodes.Element


def questions(document: nodes.Element) -> Iterator[Question]:
    """Yield the questions under ``document`` that have a key, in their order."""
    for node in document.findall(lambda node: isinstance(node, writing_lines | writing_cell)):
        assert isinstance(node, nodes.Element)
        if not node["key"]:
            continue  # its author was warned
        asked_by = cell_table(node) if isinstance(node, writing_cell) else node.parent
        text = cell_text(node) if isinstance(node, writing_cell) else question_node(asked_by)
        words = text if isinstance(text, str) else text.astext()
        yield Question(node["key"], " ".join(words.split()), asked_by)


def question_node(box: nodes.Element) -> nodes.Element:
    """Return the paragraph that asks, or the title where no paragraph does."""
    for child in box.children:
        if isinstance(child, nodes.Element) and "question" in child["classes"]:
            return child
    return next(box.findall(nodes.title))


def cell_table(cell: writing_cell) -> nodes.Element:
    """Return the container of the table that a cell is in."""
    node: nodes.Element = cell
    while "fill-in" not in node.get("classes", ()):
        node = node.parent
    return node


def cell_text(cell: writing_cell) -> str:
    """Return what a cell asks: ``row: column``, or one of them where the other is empty."""
    table = cell_table(cell)
    row, column = (int(part) for part in cell["key"].split(".")[1:])
    first = next(entry.astext() for r, c, entry in body_cells(table) if (r, c) == (row, 1))
    head = [
        entry.astext() for head in table.findall(nodes.thead) for entry in head.findall(nodes.entry)
    ]
    return ": ".join(filter(str.strip, (first, head[column - 1])))
