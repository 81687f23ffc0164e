"""A note behind a paragraph whose translation may be out of date.

Doctree: an empty inline node ``state_note`` at the end of the paragraph. It has no text, so that
it lands in no title, no search index and no count of words.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.text import TextTranslator

from course.interface import _


class state_note(nodes.Inline, nodes.Element):  # noqa: N801 - docutils names nodes so
    """The place of the note."""


def words() -> str:
    """Return what the note says."""
    return str(_("may be out of date"))


def visit_html(self: HTML5Translator, node: state_note) -> None:
    """Write the note as small text."""
    self.body.append(f' <span class="state-note">({self.encode(words())})</span>')
    raise nodes.SkipNode


def visit_text(self: TextTranslator, node: state_note) -> None:
    """Write the note in brackets."""
    self.add_text(f" ({words()})")
    raise nodes.SkipNode


def visit_nothing(self: nodes.NodeVisitor, node: state_note) -> None:
    """Leave the note out, where no one has said how to write it."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node."""
    quiet = (visit_nothing, None)
    app.add_node(
        state_note,
        html=(visit_html, None),
        text=(visit_text, None),
        latex=quiet,
        man=quiet,
        texinfo=quiet,
    )
