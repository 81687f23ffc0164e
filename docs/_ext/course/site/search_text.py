"""What a search looks in: the words of each page, part by part, as the reader sees them.

A part is what a result leads to: a page's beginning, a section, an exercise, a question or a term.
It has the id of its place, the author's title and its text. The engine's own labels and times are
on every page and no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Domain

from course.components.writing import writing_lines

#: What holds no text of the author, or none that is shown at its place.
_NOT_TEXT = (nodes.comment, nodes.meta, nodes.raw, nodes.system_message, addnodes.toctree)


#: What a citation leaves where it stood at the end of a sentence.
_BEFORE_A_STOP = re.compile(r" (?=[.,])")


class Part(NamedTuple):
    """A part of a page; ``place`` is "" for the page's beginning, whose title is the page's."""

    place: str
    title: str
    text: str


class SearchDomain(Domain):
    """Remembers the parts of each page: ``{docname: [(place, title, text), …]}``."""

    name = "course-search"
    label = "Search"
    initial_data = {"parts": {}}  # noqa: RUF012 - Sphinx declares it so
    data_version = 1

    @property
    def parts(self) -> dict[str, list[Part]]:
        """The parts of the pages."""
        parts: dict[str, list[Part]] = self.data.setdefault("parts", {})
        return parts

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again."""
        self.parts.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found."""
        self.parts.update({name: otherdata["parts"][name] for name in docnames})

    def resolve_any_xref(self, *_args: Any, **_options: Any) -> list[tuple[str, nodes.reference]]:
        """Leave references to the standard domain."""
        return []


def note_parts(app: Sphinx, document: nodes.document) -> None:
    """Take in a page that was read, with its quotation marks as a reader sees them."""
    domain = app.env.get_domain(SearchDomain.name)
    assert isinstance(domain, SearchDomain)
    domain.parts[app.env.current_document.docname] = list(parts_of(document))


def parts_of(document: nodes.document) -> Iterator[Part]:
    """Yield the parts of a page in their order; its beginning comes first."""
    found: list[tuple[str, str, list[str]]] = []
    _walk(document, found, [])
    for place, title, texts in found:
        yield Part(place, title, _one_line(" ".join(texts)))


def _walk(node: nodes.Element, found: list[tuple[str, str, list[str]]], texts: list[str]) -> None:
    """Add what ``node`` holds to ``texts``, and to ``found`` the parts that begin in it."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            texts.append(str(child))
        elif not isinstance(child, nodes.Element) or _is_not_text(child):
            continue
        elif place := _place(child):
            heading = _heading(child)
            title = _one_line(heading.astext()) if heading else ""
            found.append((place if found else "", title, []))
            _walk(child, found, found[-1][2])
        elif child is not _heading(node):
            if isinstance(child, nodes.TextElement):
                texts.append(_words(child))
            else:
                _walk(child, found, texts)


def _place(node: nodes.Element) -> str:
    """Return the id of a part that begins at ``node``, or "" where none does."""
    if isinstance(node, nodes.section):
        return str(node["ids"][0]) if node["ids"] else ""
    if isinstance(node, nodes.definition_list_item):
        term = _heading(node)
        return str(term["ids"][0]) if term and term["ids"] else ""
    return ""


def _heading(node: nodes.Element) -> nodes.Element | None:
    """Return the title of a section, the term of a definition."""
    for child in node.children:
        if isinstance(node, nodes.section) and isinstance(child, nodes.title):
            return child
        if isinstance(node, nodes.definition_list_item) and isinstance(child, nodes.term):
            return child
    return None


def _words(node: nodes.Node) -> str:
    """Return the text of a block without its citations, which are keys until the page is shown."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, addnodes.pending_xref) and node["refdomain"] == "cite":
        return ""
    return "".join(map(_words, node.children))


def _one_line(text: str) -> str:
    return _BEFORE_A_STOP.sub("", " ".join(text.split()))


def _is_not_text(node: nodes.Element) -> bool:
    """Tell whether a node is the engine's own, or shows nothing."""
    return isinstance(node, (*_NOT_TEXT, writing_lines)) or node.get("translatable") is False


def setup(app: Sphinx) -> None:
    """Register the domain, and fill it when a page is ready."""
    app.add_domain(SearchDomain)
    app.connect("doctree-read", note_parts)
