"""How long a page takes: time to read it, and time for its exercises.

The reader sees one line under the title. Both are computed: words of the page as shown (at 200 a
minute, a calm pace; Brysbaert 2019 found 238 for silent reading, doi:10.1016/j.jml.2019.104047),
and the minutes that the exercises state.

Doctree: ``paragraph(classes=["times"])`` after the page's title.
"""

from __future__ import annotations

import math
from fnmatch import fnmatch

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from course.components.exercise import exercise
from course.interface import _

WORDS_PER_MINUTE = 200


class AddTimes(SphinxTransform):
    """Put the line of times under the title of each page that is timed."""

    default_priority = 40  # after the translation (20), so that its words are counted

    def apply(self, **kwargs: object) -> None:
        """Add the line to this page where ``course_timed_pages`` names it."""
        docname = self.env.current_document.docname
        if not any(fnmatch(docname, pattern) for pattern in self.config.course_timed_pages):
            return
        title = next(self.document.findall(nodes.title), None)
        if title is None:
            return
        parts = [_("Reading: %d min") % reading_minutes(self.document)]
        if minutes := sum(node["minutes"] for node in self.document.findall(exercise)):
            parts.append(_("Exercises: %d min") % minutes)
        line = nodes.paragraph("", " · ".join(parts), classes=["times"], translatable=False)
        title.parent.insert(title.parent.index(title) + 1, line)


def reading_minutes(document: nodes.document) -> int:
    """Return the minutes to read a page, exercises apart: at least one."""
    words = 0
    for text in document.findall(nodes.Text):
        if not inside_exercise(text):
            words += len(text.split())
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def inside_exercise(node: nodes.Node) -> bool:
    """Tell whether ``node`` stands in an exercise, whose minutes are stated."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, exercise):
            return True
        parent = parent.parent
    return False


def setup(app: Sphinx) -> None:
    """Register the transform and the setting."""
    app.add_config_value("course_timed_pages", [], "env", list)
    app.add_transform(AddTimes)
