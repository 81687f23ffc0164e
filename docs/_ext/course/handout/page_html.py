"""The HTML of pages on paper, and what has to change in a doctree before it is written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from docutils import nodes

from course.components.direction import DirectedTranslator
from course.components.exercise import exercise
from course.components.writing import writing_field, writing_lines

Found = TypeVar("Found", bound=nodes.Element)


class PaperTranslator(DirectedTranslator):
    """Sphinx's writer, without what only a screen can use."""

    def visit_title(self, node: nodes.title) -> None:
        """Write a title; one below the third level would not be bookmarked, so stop there."""
        self.section_level = min(self.section_level, 3)
        super().visit_title(node)


def first(node: nodes.Element, kind: type[Found]) -> Found:
    """Return the first node of ``kind`` in ``node``, which every page and every section has."""
    return next(node.findall(kind))


def all_in(parts: Iterable[nodes.Element], kind: type[Found]) -> list[Found]:
    """Return all nodes of ``kind`` in ``parts``."""
    return [node for part in parts for node in part.findall(kind)]


def anchor(document: nodes.document, prefix: str) -> None:
    """Make every id of a page its own, and point its references at such ids.

    An id becomes ``prefix``, two hyphens and what it was; the page's section gets ``prefix``.
    """
    for node in document.findall(nodes.Element):
        if node.get("ids"):
            node["ids"] = [f"{prefix}--{id_}" for id_ in node["ids"]]
        if node.get("refid"):
            node["refid"] = f"{prefix}--{node['refid']}"
        node["backrefs"] = []  # the way back is for a screen
    first(document, nodes.section)["ids"].insert(0, prefix)
    for reference in document.findall(nodes.reference):
        uri = reference.get("refuri", "")
        if "refid" in reference:
            reference["refuri"] = f"#{reference['refid']}"
            del reference["refid"]
        elif uri.startswith("#"):
            page, _, id_ = uri[1:].partition("#")
            reference["refuri"] = f"#{page}--{id_}" if id_ else f"#{page}"


def settle_references(parts: Sequence[nodes.Element]) -> None:
    """Unlink references to what is in none of ``parts``; say of the others on which page it is.

    A link's text becomes plain, because elements inside a link break its tag in the PDF.
    """
    present: set[str] = set()
    for node in all_in(parts, nodes.Element):
        present.update(node.get("ids", ()))
    for reference in all_in(parts, nodes.reference):
        text = nodes.Text(reference.astext())
        uri = reference.get("refuri", "")
        inside = uri.startswith("#")
        if inside and uri[1:] not in present:
            reference.replace_self(text)
            continue
        if not isinstance(reference.next_node(), nodes.image):
            reference.children = []
            reference += text
        if "bibtex-citation" in reference.parent.get("classes", []):
            continue  # the list that it leads to is on the next pages, in the order of names
        if inside:
            add_page(reference, uri[1:])


def add_page(reference: nodes.reference, target: str) -> None:
    """Say behind a link on which page its target is; inside, it would be a second link."""
    page = f'<span class="see-page" data-href="#{target}"></span>'
    reference.parent.insert(
        reference.parent.index(reference) + 1, nodes.raw("", page, format="html")
    )


def join_labels(document: nodes.document) -> None:
    """Make one paragraph of a reference and its label, which a page could part."""
    for citation in list(document.findall(nodes.citation)):
        label, entry = citation.children[:2]
        bold = nodes.strong("", f"[{label.astext()}] ")
        ids, classes = citation["ids"], ["citation"]
        joined = nodes.paragraph("", "", bold, *entry.children, ids=ids, classes=classes)
        citation.parent.replace(citation, joined)


def hold_last_words(parts: Iterable[nodes.Element]) -> None:
    """Wrap the word before each inline element, with the spaces around it, in an element.

    WeasyPrint 70.0 breaks a line at the wrong place where an inline element does not fit: the
    text before it, when it ends in a space, is cut after its *first* word. So no text does.
    """
    for inline in [node for node in all_in(parts, nodes.Element) if isinstance(node, nodes.Inline)]:
        parent = inline.parent
        if parent is None:
            continue
        index = parent.index(inline)
        before = parent[index - 1] if index else None
        if not isinstance(before, nodes.Text):
            continue
        words = before.rstrip()
        head, space, last = words.rpartition(" ")
        if space and words != before:
            kept = [nodes.Text(head)] if head else []
            parent.replace(before, [*kept, nodes.inline("", f" {last} ")])


def take_out_exercises(document: nodes.Element) -> Iterator[exercise]:
    """Take the exercises out of a chapter, leaving a line that leads to each, and yield them."""
    for node in list(document.findall(exercise)):
        title = first(node, nodes.title)
        link = nodes.reference("", title.astext(), refuri=f"#{node['ids'][0]}")
        pointer = nodes.paragraph("", "", link, classes=["to-worksheet"])
        node.parent.replace(node, pointer)  # replace_self would give it the exercise's id, too
        yield fit(node)


#: From which height on a worksheet is set closer, and closer still, in lines of its text: so that
#: it fits Letter, the lowest of the papers, with a little left for words that are longer elsewhere.
CLOSER = {52.0: "full", 57.5: "very-full"}
LETTERS_TO_A_LINE = 90

#: Heights in lines of text: a ruled line, a row of a table; and what is around a text.
HEIGHTS: dict[type[object], float] = {
    nodes.title: 2.0,
    nodes.row: 1.6,
    nodes.Admonition: 2.0,
    writing_field: 0.8,
    nodes.paragraph: 0.3,
}
RULED = 1.5


def fit(sheet: exercise) -> exercise:
    """Mark a worksheet that has much on it, so that it is set closer and still fits one sheet."""
    high = height(sheet)
    sheet["classes"] += [name for least, name in CLOSER.items() if high > least]
    return sheet


def height(sheet: exercise) -> float:
    """Return about how many lines of text are as high as ``sheet``."""
    lines = 0.0
    for node in sheet.findall(nodes.Element):
        if isinstance(node, writing_lines):
            lines += node["lines"] * RULED
        elif not _has_parent(node, nodes.row):
            if isinstance(node, nodes.paragraph):
                lines += math.ceil(len(node.astext()) / LETTERS_TO_A_LINE)
            lines += sum(more for kind, more in HEIGHTS.items() if isinstance(node, kind))
    return lines


def _has_parent(node: nodes.Node, kind: type[nodes.Node]) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kind):
            return True
    return False
