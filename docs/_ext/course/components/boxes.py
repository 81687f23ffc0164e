"""Boxes with a fixed label: goals, a scene, the key sentence, this week, the summary and others.

The reader sees a quiet box with its label, or with the author's own title where a box has one.

Doctree: ``box(classes=[kind]) -> title, body…``, an ordinary admonition to builders that do not
know it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course.components.author_text import author_text
from course.components.names import warn
from course.interface import _
from course.warnings import WarningType

KEYLINE_WORDS = 15


class box(nodes.admonition):  # noqa: N801 - docutils names nodes so
    """A labelled box."""


def three_items(node: nodes.Element) -> str:
    """Return what is wrong with a box that must be a list of three, or nothing."""
    lists = [child for child in node.children if isinstance(child, nodes.bullet_list)]
    if len(lists) == 1 and len(lists[0]) == 3 and len(node) == 1:
        return ""
    return "it must be one list of three items"


def one_short_sentence(node: nodes.Element) -> str:
    """Return what is wrong with a key sentence, or nothing."""
    words = len(node.astext().split())
    if len(node) == 1 and 0 < words <= KEYLINE_WORDS:
        return ""
    return f"it must be one sentence of at most {KEYLINE_WORDS} words; it has {words}"


def something(node: nodes.Element) -> str:
    """Return what is wrong with a box that may hold anything, or nothing."""
    return "" if len(node) else "it is empty"


@dataclass(frozen=True)
class Kind:
    """A kind of box: its label in English, or None where the author gives a title."""

    label: str | None
    check: Callable[[nodes.Element], str] = something


#: Labels are looked up in the interface catalogue when a page is read, not when this is imported.
KINDS = {
    "goals": Kind(_("After this chapter you can"), three_items),
    "scene": Kind(None),
    "keyline": Kind(_("Key sentence"), one_short_sentence),
    "this-week": Kind(_("This week")),
    "summary": Kind(_("In three lines"), three_items),
    "next-step": Kind(_("Next step")),
    "read-on": Kind(_("Read on")),
    "alternative": Kind(_("Another way")),
    "stop-line": Kind(_("You may always stop")),
    "filled-example": Kind(_("An example")),
    "script": Kind(_("To read aloud")),
    "intended-use": Kind(_("What this course is for")),
}


class BoxDirective(SphinxDirective):
    """``:::{goals}`` and the others; ``:::{scene} Title`` takes a title."""

    has_content = True
    kind: ClassVar[str]

    def run(self) -> list[nodes.Node]:
        """Make the box, with its label or title first."""
        kind = KINDS[self.kind]
        node = box("", classes=[self.kind])
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        if complaint := kind.check(node):
            warn(self, WarningType.OPTION, f"{self.name}: {complaint}")
        node.insert(0, author_text(self, nodes.title) if kind.label is None else label(kind.label))
        return [node]


def label(text: str) -> nodes.title:
    """Return a title that is the engine's own and stays out of the pages' catalogues."""
    return nodes.title("", str(text), translatable=False)


def directive_for(kind: str) -> type[BoxDirective]:
    """Return the directive class of one kind of box."""
    titled = int(KINDS[kind].label is None)
    members = {
        "kind": kind,
        "required_arguments": titled,
        "final_argument_whitespace": True,
        "__doc__": f"``:::{{{kind}}}``",
    }
    return type(f"{kind.title().replace('-', '')}Directive", (BoxDirective,), members)


def setup(app: Sphinx) -> None:
    """Register one directive per kind of box."""
    app.add_node(box)
    for kind in KINDS:
        app.add_directive(kind, directive_for(kind))
