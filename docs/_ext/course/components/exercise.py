"""An exercise, taken from its own file into the one chapter that it belongs to.

The reader sees a heading with the exercise's name, one line of facts (minutes, kind, with whom,
what to have ready), for an orange exercise a notice, and the text.

Doctree: ``exercise(key, minutes, level) -> title, paragraph(classes=["facts"]),
paragraph(classes=["materials"])?, box(classes=["orange-notice"])?, body…, writing_lines?``;
a section to every builder. All text has the exercise file as its source.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course.components.boxes import box, label
from course.components.names import claim_name, named_title, warn
from course.components.other_file import body_of_file, reading, words_of_file
from course.components.writing import writing_lines
from course.errors import CourseError
from course.exercises import Exercise, exercise_ids, read_exercise
from course.interface import _
from course.warnings import WarningType

logger = logging.getLogger(__name__)

KIND_LABELS = {
    "body": _("with your body"),
    "writing": _("writing"),
    "noticing": _("noticing"),
    "action": _("doing"),
    "pair": _("talking"),
    "group": _("in a group"),
}
SETTING_LABELS = {
    "solo": _("alone"),
    "pair": _("with two"),
    "trio": _("with three"),
    "group": _("with a group"),
}


class exercise(nodes.section):  # noqa: N801 - docutils names nodes so
    """An exercise with its facts and its text."""


class ExerciseDirective(SphinxDirective):
    """``:::{exercise} draw-your-loop``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Read the file and make the section."""
        folder = Path(self.env.srcdir, self.config.course_exercises).resolve()
        name = self.arguments[0]
        path = folder / f"{name}.md"
        self.env.note_dependency(path)
        if name not in (known := exercise_ids(folder)):
            close = ", ".join(known) or "none yet"
            warn(self, WarningType.EXERCISE, f"no exercise {name} — use one of: {close}")
            return []
        try:
            data = read_exercise(path)
        except CourseError as error:
            logger.error(
                error.sentence,
                location=f"{error.path}:{error.line}",
                type="course",
                subtype=WarningType.EXERCISE.value,
            )
            return []
        return [self.section(data)] if claim_name(self, name) else []

    def section(self, data: Exercise) -> exercise:
        """Return the whole exercise."""
        node = exercise(
            "",
            key=data.id,
            minutes=data.total_minutes,
            level=data.level,
            classes=["exercise", data.level],
        )
        self.options["name"] = data.id
        self.add_name(node)
        with reading(self, data.path):
            node.source, node.line = str(data.path), data.title_line
            node += words_of_file(self, named_title, data.title, data.title_line)
            node += facts(data)
            if data.materials:
                node += self.materials(data)
            if data.level == "orange":
                node += orange_notice(self.config.course_safety_page)
            body_of_file(self, node, data.body, data.body_line)
        if data.lines:
            node += writing_lines("", key=data.id, lines=data.lines)
        return node

    def materials(self, data: Exercise) -> nodes.paragraph:
        """Return what to have ready, under its label."""
        label_ = nodes.inline("", f"{_('You need:')} ")
        what = words_of_file(self, nodes.inline, data.materials, data.materials_line)
        what["translatable"] = True
        shown = nodes.inline("", "", what)  # Sphinx takes translatable inlines out, class and all
        return nodes.paragraph("", "", label_, shown, classes=["materials"])


def facts(data: Exercise) -> nodes.paragraph:
    """Return the line of facts: ``6 × 1 minute · writing · alone or with two``."""
    minutes = _("%d min") % data.minutes
    if data.times > 1:
        minutes = f"{data.times} × {minutes}"
    settings = f" {_('or')} ".join(str(SETTING_LABELS[setting]) for setting in data.setting)
    parts = [minutes, str(KIND_LABELS[data.kind]), settings]
    return nodes.paragraph("", " · ".join(parts), classes=["facts"], translatable=False)


def orange_notice(safety_page: str) -> box:
    """Return the notice on top of an exercise that can touch more than others."""
    reference = addnodes.pending_xref(
        "",
        nodes.inline("", str(_("practising safely"))),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{safety_page}",
        refexplicit=True,
        refwarn=True,
    )
    before, after = str(_("This exercise can touch more than others. Read %s first.")).split("%s")
    text = nodes.paragraph("", before, reference, nodes.Text(after), translatable=False)
    more = str(_("Do it on a day with some room, keep it small, or leave it out."))
    text += nodes.Text(" " + more)
    return box("", label(_("Orange exercise")), text, classes=["orange-notice"])


def setup(app: Sphinx) -> None:
    """Register the directive and the folder that exercises come from."""
    app.add_config_value("course_exercises", "../exercises", "env", str)
    app.add_config_value("course_safety_page", "", "env", str)
    app.add_node(exercise)
    app.add_directive("exercise", ExerciseDirective)
