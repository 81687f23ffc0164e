"""The workbook: every question of the course with the reader's own answer, on one page.

The reader sees the questions in the order of the course, each with what was written under it in
this browser, and ways to print it, to take a copy along, to put one back and to erase everything.
An e-book shows the questions alone.

Doctree: an empty ``workbook``, which ``site.workbook`` fills once all pages have been read;
``answer(key)`` is the place of an answer, ``answer(key, inline=True)`` that in a table.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

#: What ``env.metadata`` says of a page with a workbook in it.
MARK = "course_workbook"


class workbook(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """All questions, with room for the answers."""


class answer(nodes.General, nodes.Element):  # noqa: N801
    """The place where a script shows what is kept under ``key``."""


class WorkbookDirective(SphinxDirective):
    """``:::{workbook}``, without anything in it."""

    def run(self) -> list[nodes.Node]:
        """Leave the place; a search finds the questions on their own pages."""
        self.env.metadata[self.env.current_document.docname][MARK] = "true"
        node = workbook("")
        self.set_source_info(node)
        return [node]


def visit_workbook_html(self: HTML5Translator, node: workbook) -> None:
    """Begin the workbook."""
    self.body.append(self.starttag(node, "div", CLASS="workbook"))


def depart_workbook_html(self: HTML5Translator, node: workbook) -> None:
    """End it."""
    self.body.append("</div>\n")


def visit_answer_html(self: HTML5Translator, node: answer) -> None:
    """Write an empty place on the site."""
    if self.builder.name == "html":
        tag = "span" if node.get("inline") else "p"
        attributes: dict[str, Any] = {"class": "answer", "data-answer": node["key"], "dir": "auto"}
        self.body.append(f"{self.starttag(node, tag, '', **attributes)}</{tag}>")
    raise nodes.SkipNode


def skip(self: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Leave the place out where no script can fill it."""
    raise nodes.SkipNode


def nothing(self: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Let the questions speak for themselves."""


def setup(app: Sphinx) -> None:
    """Register the directive and the nodes."""
    others = ("text", "latex", "man", "texinfo")
    plain: dict[str, Any] = dict.fromkeys(others, (nothing, nothing))
    without: dict[str, Any] = dict.fromkeys(others, (skip, None))
    app.add_node(
        workbook,
        html=(visit_workbook_html, depart_workbook_html),
        **plain,
    )
    app.add_node(
        answer,
        html=(visit_answer_html, None),
        **without,
    )
    app.add_directive("workbook", WorkbookDirective)
