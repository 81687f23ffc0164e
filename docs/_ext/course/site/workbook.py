"""The workbook filled in: the questions of all pages, in the order of the course.

They are copies of what the pages ask, translated as it is there, and lead to where they are asked.

Doctree: ``workbook -> section(classes=["asked-page"]) -> title, container(classes=["asked"]) ->
paragraph(classes=["question"]), answer``; what an exercise asks is in a
``section(classes=["asked-exercise"])`` of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from course.components.exercise import exercise
from course.components.questions import question_node, questions
from course.components.workbook import MARK, answer, workbook
from course.components.writing import writing_cell, writing_lines
from course.interface import _
from course.site.navigation import reading_order
from course.site.scripts import has_scripts

Kind = TypeVar("Kind", bound=nodes.Element)


class FillWorkbook(SphinxPostTransform):
    """Put the questions into each workbook."""

    default_priority = 5  # before references are resolved (10): the copies hold none

    def run(self, **kwargs: object) -> None:
        """Fill the workbooks of this page."""
        for node in self.document.findall(workbook):
            if self.app.builder.name == "html" and has_scripts(self.app):
                words = {"words": controls()}
                html = self.app.builder.templates.render("notes/workbook.html", words)
                node += nodes.raw("", html, format="html")
            for docname in reading_order(self.env):
                if section := self.page(docname):
                    node += section

    def page(self, docname: str) -> nodes.section | None:
        """Return the questions of one page under its title, or None where it asks nothing."""
        document = self.env.get_doctree(docname)
        boxes = list(dict.fromkeys(found.asked_by for found in questions(document)))
        if not boxes:
            return None
        page = next(document.findall(nodes.section))
        number = self.env.toc_secnumbers.get(docname, {}).get("")
        before = f"{'.'.join(map(str, number))}. " if number else ""
        section = self.section("asked-page", docname, page, before)
        around: exercise | None = None
        inside = section
        for box in boxes:
            if (parent := exercise_around(box)) is not around:
                around, inside = parent, section
                if parent is not None:
                    inside = self.section("asked-exercise", docname, parent)
                    section += inside
            inside += self.asked(docname, box)
        return section

    def section(
        self, kind: str, docname: str, source: nodes.Element, before: str = ""
    ) -> nodes.section:
        """Return a section whose title leads to ``source``."""
        title = next(source.findall(nodes.title))
        id_ = source["ids"][0]
        link = self.link(docname, "" if kind == "asked-page" else id_)
        link += [nodes.Text(before), *plain(title).children]
        copied = nodes.title("", "", link, classes=list(title["classes"]))
        return nodes.section("", copied, classes=[kind], ids=[f"workbook-{id_}"])

    def asked(self, docname: str, box: nodes.Element) -> nodes.container:
        """Return a question with the place of its answer; a table keeps its shape."""
        if "fill-in" in box["classes"]:
            table = plain(box)
            for cell in list(table.findall(writing_cell)):
                cell.replace_self(answer("", key=cell["key"], inline=True))
            return nodes.container("", *table.children, classes=["asked", "fill-in"])
        question = plain(question_node(box))
        link = self.link(docname, (box["ids"] or [""])[0])
        link += question.children
        asks = nodes.paragraph("", "", link, classes=["question", *question["classes"]])
        (lines,) = (child for child in box.children if isinstance(child, writing_lines))
        return nodes.container("", asks, answer("", key=lines["key"]), classes=["asked"])

    def link(self, docname: str, id_: str) -> nodes.reference:
        """Return an empty link to a page, or to a place on it."""
        here = self.env.current_document.docname
        uri = self.app.builder.get_relative_uri(here, docname)
        return nodes.reference("", "", refuri=f"{uri}#{id_}" if id_ else uri, internal=True)


def controls() -> dict[str, str]:
    """Return the words of the workbook's buttons."""
    return {
        "only": _("Show only what I have filled in"),
        "print": _("Print"),
        "text": _("Download as text"),
        "download": _("Download a copy"),
        "back": _("Put a copy back"),
        "erase": _("Erase everything"),
        "erase_what": _(
            "Your answers, your ticks and the place where you were disappear from this browser. "
            "Without a copy they cannot come back."
        ),
        "erase_yes": _("Yes, erase everything"),
        "erase_no": _("No, leave it as it is"),
        "left": _("Answers to questions that are no longer in the course"),
        "no_script": _("Your answers can be shown here only with JavaScript."),
    }


def plain(node: Kind) -> Kind:
    """Return a copy without ids and without links, of which the words stay."""
    copy = node.deepcopy()
    for inner in list(copy.findall(nodes.Element)):
        inner["ids"], inner["names"] = [], []
        if isinstance(inner, nodes.reference) or inner.get("reftarget"):
            inner.replace_self(inner.children)
    return copy


def exercise_around(box: nodes.Element) -> exercise | None:
    """Return the exercise that a box stands in or is, if any."""
    node: nodes.Node | None = box
    while node is not None and not isinstance(node, exercise):
        node = node.parent
    return node


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Write the workbook anew whenever anything is: it shows all pages."""
    return workbook_pages(env)


def workbook_pages(env: BuildEnvironment) -> Iterator[str]:
    """Yield the pages with a workbook in them."""
    return (name for name in sorted(env.found_docs) if MARK in env.metadata[name])


def setup(app: Sphinx) -> None:
    """Register the transform, and the moment at which pages to write are chosen."""
    app.add_post_transform(FillWorkbook)
    app.connect("env-updated", pages_to_write)
