"""What a book should say: the text of the translated doctrees, in the order of the print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import sphinx.locale
from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.testing.util import SphinxTestApp
from sphinx_design.dropdown import dropdown_title

from course.components.exercise import exercise
from course.components.reflection import reflection
from course.components.writing import writing_field, writing_lines
from course.project import Project

#: Text that names what comes after it.
LEADING = (nodes.title, nodes.rubric, nodes.term, dropdown_title)


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or another piece of text, and what it belongs to.

    ``level`` is a heading's (0 for other text); ``leads`` tells whether it names what follows;
    ``sheet`` and ``box`` are the names of its exercise and of its reflection or field; ``lines``
    is how many ruled lines come right after.
    """

    text: str
    level: int = 0
    leads: bool = False
    sheet: str = ""
    box: str = ""
    lines: int = 0


@dataclass(frozen=True)
class PrintedPage:
    """A page of the course, under the title that the book gives it."""

    docname: str
    title: str
    blocks: list[Block]
    pictures: list[str]

    @property
    def target(self) -> str:
        """The name of its place in the book."""
        return self.docname.replace("/", "-")

    @property
    def for_facilitators(self) -> bool:
        """Whether participants should not get it."""
        return self.docname.startswith("facilitators/")

    @property
    def for_a_screen(self) -> bool:
        """Whether it only works in a browser: it shows what a reader wrote, or can download."""
        return self.docname in ("reference/workbook", "reference/downloads")

    @property
    def sheets(self) -> list[str]:
        """The names of its exercises, in their order."""
        return list(dict.fromkeys(block.sheet for block in self.blocks if block.sheet))

    @property
    def boxes(self) -> list[str]:
        """The names of its places to write, in their order."""
        return list(dict.fromkeys(block.box for block in self.blocks if block.box))


def read_pages(project: Project, language: str) -> list[PrintedPage]:
    """Return all pages in ``language``, from the doctrees that a build left."""
    sphinx.locale.translators.clear()  # a build has them in a process of its own
    app = SphinxTestApp(
        "handout",
        srcdir=project.docs,
        builddir=project.work(language),
        confoverrides={
            "language": language,
            "locale_dirs": [str(project.compiled_locales)],
        },
    )
    try:
        # Each page once: sphinxcontrib-bibtex lists all sources again at the second time.
        return [
            _page(app.env, docname, app.env.get_and_resolve_doctree(docname, app.builder))
            for docname in in_order(app.env)
        ]
    finally:
        app.cleanup()
        sphinx.locale.translators.clear()


def in_order(env: BuildEnvironment) -> list[str]:
    """Return the names of the pages as the navigation orders them."""
    toctrees = env.get_doctree(env.config.root_doc).findall(addnodes.toctree)
    return [name for toctree in toctrees for name in toctree["includefiles"]]


def words(node: nodes.Element) -> str:
    """Return the text of ``node``, without the HTML of icons in it."""
    texts = (text for text in node.findall(nodes.Text) if not isinstance(text.parent, nodes.raw))
    return "".join(text.astext() for text in texts)


def _page(env: BuildEnvironment, docname: str, document: nodes.document) -> PrintedPage:
    """Return one page: its text, then its worksheets."""
    sheets: list[exercise] = []
    blocks = _with_lines(_blocks(document, Block(""), 0, sheets))
    for sheet in sheets:
        blocks += _with_lines(_blocks(sheet, Block("", sheet=sheet["key"]), 2, []))
    if number := env.toc_secnumbers.get(docname, {}).get(""):
        blocks[0] = replace(blocks[0], text=f"{number[0]}. {blocks[0].text}")
    pictures = [image.get("alt", "") for image in document.findall(nodes.image)]
    return PrintedPage(docname, blocks[0].text, blocks, pictures)


def _with_lines(blocks: Iterator[Block]) -> list[Block]:
    """Hang ruled lines on the text before them."""
    found: list[Block] = []
    for block in blocks:
        if block.text:
            found.append(block)
        else:
            found[-1] = replace(found[-1], box=found[-1].box or block.box, lines=block.lines)
    return found


def _blocks(node: nodes.Node, at: Block, level: int, sheets: list[exercise]) -> Iterator[Block]:
    """Yield the text in ``node``; an exercise goes to ``sheets`` and leaves its title behind."""
    for child in node.children:
        match child:
            case nodes.Invisible() | nodes.raw():
                pass
            case exercise():
                sheets.append(child)
                yield replace(at, text=words(next(child.findall(nodes.title))))
            case writing_lines():
                yield replace(at, box=at.box or child["key"], lines=child["lines"])
            case nodes.label():
                yield replace(at, text=f"[{words(child)}]", leads=True)
            case nodes.title() if isinstance(node, nodes.section):
                yield replace(at, text=words(child), level=min(level, 3), leads=True)
            case nodes.TextElement():
                if text := words(child):
                    yield replace(at, text=text, leads=isinstance(child, LEADING))
            case reflection() | writing_field():
                yield from _blocks(child, replace(at, box=child["key"]), level, sheets)
            case nodes.section():
                yield from _blocks(child, at, level + 1, sheets)
            case _:
                yield from _blocks(child, at, level, sheets)
