"""A PDF as its readers meet it: its text in reading order (from the tags), and what is drawn.

Lengths are in CSS pixels (96 to the inch) from a page's left and top edge; pages count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf

from handout.page_content import Content, Rule, Run, read_content

#: Tags that hold a block of text, so that it starts on a line of its own.
BLOCKS = {"P", "H1", "H2", "H3", "LI", "LBody", "TD", "TH", "Caption", "Div", "Sect"}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_MARKER = re.compile(r"•|\d+\.")
HEADINGS = {f"H{level}" for level in range(1, 7)}

Node = Any  # pikepdf's objects carry no types


@dataclass(frozen=True)
class Mark:
    """A run of text on one line, and the tags that it stands in, outermost first."""

    page: int
    run: Run
    tags: tuple[str, ...]
    block: int
    link: str

    @property
    def generated(self) -> bool:
        """Whether a style sheet made it: the bullet or the number of a list item."""
        tags = [tag for tag in self.tags if tag not in ("NonStruct", "Span")]
        return tags[-1] == "LBody" and bool(_MARKER.fullmatch(self.run.text))


@dataclass(frozen=True)
class Element:
    """A tag, the tags around it and the tags directly in it."""

    tag: str
    parents: tuple[str, ...]
    node: Node

    @property
    def children(self) -> list[str]:
        """The tags directly in it."""
        return [tag_of(kid) for kid in kids(self.node) if tag_of(kid)]


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline."""

    level: int
    title: str
    page: int


class BookPdf:
    """A PDF that was read once."""

    def __init__(self, path: Path) -> None:
        """Open ``path``; pages and tags are read when they are asked for."""
        self.path = path
        self.pdf = pikepdf.open(path)
        self.root: Node = self.pdf.Root
        self.numbers = {page.objgen: n for n, page in enumerate(self.pdf.pages, start=1)}

    @property
    def pages(self) -> range:
        """The numbers of all pages."""
        return range(1, len(self.numbers) + 1)

    @cached_property
    def metadata(self) -> dict[str, str]:
        """The properties that the file states in XMP, by their names without a prefix."""
        found: dict[str, str] = {}
        tree = ElementTree.fromstring(self.root.Metadata.read_bytes())
        for part in tree.iter(f"{_RDF}Description"):
            stated = {**part.attrib, **{kid.tag: "".join(kid.itertext()) for kid in part}}
            found |= {name.rpartition("}")[2]: text.strip() for name, text in stated.items()}
        return found

    @cached_property
    def contents(self) -> dict[int, Content]:
        """What each page draws."""
        return {n: read_content(page) for n, page in enumerate(self.pdf.pages, start=1)}

    @cached_property
    def elements(self) -> list[Element]:
        """All tags, in reading order."""
        return list(_elements(self.root.StructTreeRoot, ()))

    @cached_property
    def marks(self) -> list[Mark]:
        """All text that the tags hold, in reading order."""
        return list(self._marks(self.root.StructTreeRoot, (), 0, ""))

    @cached_property
    def places(self) -> dict[str, int]:
        """The page of every named destination."""
        names = self.root.Names.Dests.Names
        return {
            str(names[at]): self.numbers[names[at + 1][0].objgen] for at in range(0, len(names), 2)
        }

    @cached_property
    def outline(self) -> list[Bookmark]:
        """The bookmarks, in their order."""
        with self.pdf.open_outline() as outline:
            return list(self._bookmarks(outline.root, 1))

    @cached_property
    def margins(self) -> dict[int, list[Run]]:
        """Text that is in no tag: what WeasyPrint writes around the text of each page."""
        read = {(mark.page, mark.run) for mark in self.marks}
        return {
            number: [
                run for runs in page.marked.values() for run in runs if (number, run) not in read
            ]
            for number, page in self.contents.items()
        }

    def rules(self, page: int) -> list[Rule]:
        """Return the lines under boxes of ``page``, from the top down."""
        return sorted(self.contents[page].rules, key=lambda rule: rule.y)

    def links(self) -> Iterator[tuple[int, str]]:
        """Yield the page and the target of each link: ``#name`` in the book, or an address."""
        for number, page in enumerate(self.pdf.pages, start=1):
            for annotation in page.get("/Annots", []):
                if annotation.Subtype == "/Link":
                    yield number, target(annotation)

    def _marks(self, node: Node, tags: tuple[str, ...], block: int, link: str) -> Iterator[Mark]:
        for kid in kids(node):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                link = target(kid.Obj) if kid.Obj.Subtype == "/Link" else link
        for kid in kids(node):
            if tag := tag_of(kid):
                inner = kid.objgen[0] if tag in BLOCKS else block
                yield from self._marks(kid, (*tags, tag), inner, link)
            elif not isinstance(kid, pikepdf.Dictionary):
                page = self.numbers[node.Pg.objgen]
                for run in self.contents[page].marked.get(int(kid), ()):
                    yield Mark(page, run, tags, block, link)

    def _bookmarks(self, items: Node, level: int) -> Iterator[Bookmark]:
        for item in items:
            yield Bookmark(level, item.title, self.numbers[item.destination[0].objgen])
            yield from self._bookmarks(item.children, level + 1)


def _elements(node: Node, parents: tuple[str, ...]) -> Iterator[Element]:
    for kid in kids(node):
        if tag := tag_of(kid):
            yield Element(tag, parents, kid)
            yield from _elements(kid, (*parents, tag))


def tag_of(kid: Node) -> str:
    """Return the name of a tag; nothing for what is no tag."""
    return str(kid.S)[1:] if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else ""


def kids(node: Node) -> list[Node]:
    """Return what a tag holds, as a list."""
    found = node.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def target(annotation: Node) -> str:
    """Return where a link leads."""
    return f"#{annotation.Dest}" if "/Dest" in annotation else str(annotation.A.URI)
