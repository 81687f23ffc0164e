"""A pause in a text that is read aloud: ``{pause}`10` `` waits ten seconds.

Doctree: ``inline(classes=["pause"])`` with the words, so that every builder shows it.
"""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node, system_message
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from course.interface import _
from course.warnings import WarningType

logger = logging.getLogger(__name__)


class PauseRole(SphinxRole):
    """The role ``pause``; its text is a number of seconds."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the pause, in words."""
        if not self.text.isdigit():
            logger.warning(
                "a pause of %r — write seconds, as in {pause}`10`",
                self.text,
                location=self.get_location(),
                type="course",
                subtype=WarningType.OPTION.value,
            )
            return [], []
        words = _("%d seconds of silence") % int(self.text)
        return [nodes.inline(self.rawtext, f"({words})", classes=["pause"])], []


def setup(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("pause", PauseRole())
