"""The HTML of pages on paper, and what has to change in a doctree before it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from docutils import nodes

from course.components.direction import DirectedTranslator
from course.components.exercise import exercise

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


def prefix_ids(document: nodes.document, prefix: str) -> None:
    """Make every id of a page its own in the edition: ``prefix`` and two hyphens before it."""
    for node in document.findall(nodes.Element):
        if node.get("ids"):
            node["ids"] = [f"{prefix}--{id_}" for id_ in node["ids"]]
        if node.get("refid"):
            node["refid"] = f"{prefix}--{node['refid']}"
        node["backrefs"] = []  # the way back is for a screen
    first(document, nodes.section)["ids"].insert(0, prefix)


def add_page(reference: nodes.reference, target: str) -> None:
    """Say behind a link on which page its target is; inside, it would be a second link."""
    page = f'<span class="see-page" data-href="#{target}"></span>'
    reference.parent.insert(
        reference.parent.index(reference) + 1, nodes.raw("", page, format="html")
    )


def settle_references(
    document: nodes.document, prefix: str, has_page: Callable[[str], bool]
) -> None:
    """Point references at ids of the edition; unlink those to pages that are not in it.

    A link's text becomes plain, because elements inside a link break its tag in the PDF.
    """
    for reference in list(document.findall(nodes.reference)):
        text = nodes.Text(reference.astext())
        uri = reference.get("refuri", "")
        if uri.startswith("#"):
            page, _, id_ = uri[1:].partition("#")
            if not has_page(page):
                reference.replace_self(text)
                continue
            reference["refuri"] = f"#{page}--{id_}" if id_ else f"#{page}"
        if not isinstance(reference.next_node(), nodes.image):
            reference.children = []
            reference += text
        if "bibtex-citation" in reference.parent.get("classes", []):
            continue  # the list that it leads to is on the next pages, in the order of names
        if uri.startswith("#") or "refid" in reference:
            target = reference.get("refuri", "").removeprefix("#") or reference["refid"]
            add_page(reference, target if uri else f"{prefix}--{target}")


def join_labels(document: nodes.document) -> None:
    """Make one paragraph of a reference and its label, which a page could part."""
    for citation in list(document.findall(nodes.citation)):
        label, entry = citation.children[:2]
        bold = nodes.strong("", f"[{label.astext()}] ")
        ids, classes = citation["ids"], ["citation"]
        joined = nodes.paragraph("", "", bold, *entry.children, ids=ids, classes=classes)
        citation.parent.replace(citation, joined)


def hold_last_words(document: nodes.document) -> None:
    """Wrap the word before each inline element, with the spaces around it, in an element.

    WeasyPrint 70.0 breaks a line at the wrong place where an inline element does not fit: the
    text before it, when it ends in a space, is cut after its *first* word. So no text does.
    """
    inlines = [node for node in document.findall(nodes.Element) if isinstance(node, nodes.Inline)]
    for inline in inlines:
        parent = inline.parent
        index = parent.index(inline)
        before = parent[index - 1] if index else None
        if not isinstance(before, nodes.Text):
            continue
        words = before.rstrip()
        head, space, last = words.rpartition(" ")
        if space and words != before:
            kept = [nodes.Text(head)] if head else []
            parent.replace(before, [*kept, nodes.inline("", f" {last} ")])


def take_out_exercises(document: nodes.document) -> list[exercise]:
    """Take the exercises out of a chapter, leaving a line that leads to each, and return them."""
    found = list(document.findall(exercise))
    for node in found:
        title = first(node, nodes.title)
        link = nodes.reference("", title.astext(), refid=node["ids"][0])
        pointer = nodes.paragraph("", "", link, classes=["to-worksheet"])
        add_page(link, node["ids"][0])
        node.parent.replace(node, pointer)  # replace_self would give it the exercise's id, too
    return found
