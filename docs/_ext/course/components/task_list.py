"""Task lists (MyST's ``tasklist``): the check box gets its line as its label.

Without it a screen reader says "check box", and not of what.

Doctree: the raw HTML of the box begins with ``<label>``, and one at the line's end closes it.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

_BOX = '<input class="task-list-item-checkbox"'


class LabelTasks(SphinxTransform):
    """Put each line of a task list into a label."""

    default_priority = 870  # after the translation, when the line is what is shown

    def apply(self, **kwargs: object) -> None:
        """Label the boxes of the page."""
        for raw in list(self.document.findall(nodes.raw)):
            text = raw.astext()
            if text.startswith(_BOX) and isinstance(raw.parent, nodes.Element):
                raw.children = [nodes.Text(f"<label>{text}")]
                raw.rawsource = f"<label>{text}"
                raw.parent += nodes.raw("", "</label>", format="html")


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(LabelTasks)
