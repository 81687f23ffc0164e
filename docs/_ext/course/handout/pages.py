"""The pages of a course in one language, for all its editions: read and resolved once.

Every id in a page is made its own (``chapters-01-a--layers``), and every reference inside the
course points at such an id, so that parts of several pages can stand in one document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.config import Config

from course.components.exercise import exercise
from course.components.reflection import reflection
from course.handout import forms, page_html
from course.languages import Language
from course.translations.states import percentage

if TYPE_CHECKING:
    from course.handout.builder import HandoutBuilder


def page_id(docname: str) -> str:
    """Return the id of a page in an edition: ``chapters/01-a`` is at ``chapters-01-a``."""
    return docname.replace("/", "-")


@dataclass(frozen=True)
class Part:
    """A part of the course, as the site's navigation names it."""

    title: str
    docnames: tuple[str, ...]


class Pages:
    """What editions are made of; everything that it hands out is a copy to change at will."""

    def __init__(self, builder: HandoutBuilder) -> None:
        """Read nothing yet."""
        self.builder = builder
        self.config: Config = builder.config
        self.language: Language = builder.config.course_language
        self._documents: dict[str, nodes.document] = {}

    @cached_property
    def parts(self) -> list[Part]:
        """All pages in the order of the navigation."""
        root = self.builder.env.get_doctree(self.config.root_doc)
        return [
            Part(str(toctree.get("caption") or ""), tuple(toctree["includefiles"]))
            for toctree in root.findall(addnodes.toctree)
        ]

    @cached_property
    def reader_parts(self) -> list[Part]:
        """The parts for participants: without the pages that the course keeps from their book."""
        left_out = self.config.course_book_leaves_out
        parts = [
            Part(
                part.title,
                tuple(
                    docname
                    for docname in part.docnames
                    if not any(fnmatch(docname, pattern) for pattern in left_out)
                ),
            )
            for part in self.parts
        ]
        return [part for part in parts if part.docnames]

    @property
    def docnames(self) -> list[str]:
        """The names of all pages, the first one (the root) included, in order."""
        return [self.config.root_doc, *(name for part in self.parts for name in part.docnames)]

    def page(self, docname: str) -> nodes.document:
        """Return a page as its reader sees it: translated, its references resolved."""
        return self._read(docname).deepcopy()

    def add(self, docname: str, document: nodes.document) -> None:
        """Take in a page that is none of the course's, read and resolved."""
        self._documents[docname] = self._anchored(docname, document)

    def section(self, target: str) -> nodes.section:
        """Return the section at a target of the course; KeyError where there is none."""
        docname, id_ = self.builder.env.domains.standard_domain.anonlabels[target][:2]
        for node in self._read(docname).findall(nodes.section):
            if f"{page_id(docname)}--{id_}" in node["ids"]:
                return node.deepcopy()
        raise KeyError(target)

    def number(self, docname: str) -> tuple[int, ...]:
        """Return the number of a chapter, () where a page has none."""
        return tuple(self.builder.env.toc_secnumbers.get(docname, {}).get("") or ())

    @cached_property
    def homes(self) -> dict[str, str]:
        """The page of every exercise and reflection, by its id."""
        return {
            node["key"]: docname
            for docname in self.docnames
            for node in self._read(docname).findall(nodes.Element)
            if isinstance(node, exercise | reflection) and "key" in node
        }

    @cached_property
    def exercises(self) -> list[str]:
        """The ids of all exercises in the order of the course."""
        found = (self._read(docname).findall(exercise) for docname in self.docnames)
        return [node["key"] for nodes_ in found for node in nodes_]

    def piece(self, key: str) -> nodes.Element:
        """Return an exercise or a reflection; KeyError where the course has no such."""
        for node in self._read(self.homes[key]).findall(nodes.Element):
            if isinstance(node, exercise | reflection) and node.get("key") == key:
                found = node.deepcopy()
                return page_html.fit(found) if isinstance(found, exercise) else found
        raise KeyError(key)

    def share(self, docnames: Iterable[str]) -> int:
        """Return how much of these pages is in their language, in per cent."""
        pages = [self._read(docname) for docname in docnames]
        shown = sum(page.get("shown_words", 0) for page in pages)  # not there in the source
        return percentage(shown, sum(page.get("all_words", 0) for page in pages))

    def fragments(self, parts: Sequence[Sequence[nodes.Node]], fillable: bool) -> list[str]:
        """Return the HTML of the parts of one edition.

        A reference to what is in none of them becomes plain text, the others say their page.
        """
        everything = [node for part in parts for node in part if isinstance(node, nodes.Element)]
        page_html.settle_references(everything)
        page_html.hold_last_words(everything)
        if fillable:
            forms.make_fillable(everything)
        found = []
        for part in parts:
            document = new_document("edition", self.builder.writer_settings)
            document += part
            found.append(self.builder.fragment(document))
        return found

    def _read(self, docname: str) -> nodes.document:
        if docname not in self._documents:
            document = self.builder.env.get_and_resolve_doctree(docname, self.builder)
            self._documents[docname] = self._anchored(docname, document)
        return self._documents[docname]

    def _anchored(self, docname: str, document: nodes.document) -> nodes.document:
        page_html.anchor(document, page_id(docname))
        page_html.join_labels(document)
        return document
