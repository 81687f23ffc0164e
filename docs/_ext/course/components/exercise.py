"""An exercise, taken from its own file into the one chapter that it belongs to.

The reader sees a heading with the exercise's name, one line of facts (minutes, kind, with whom,
what to have ready), for an orange exercise a notice, and the text.

Doctree: ``exercise(key, minutes, level) -> title, paragraph(classes=["facts"]),
paragraph(classes=["materials"])?, box(classes=["orange-notice"])?, body…, writing_lines?``;
a section to every builder. All text has the exercise file as its source.
"""

from __future__ import annotations

import logging as std_logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from docutils import nodes
from myst_parser.mocking import MockState
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course.components.boxes import box, label
from course.components.names import claim_name, named_title, warn
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


class InFile(std_logging.Filter):
    """Lets MyST's own warnings name the exercise's file; they name the page, whatever is read."""

    def __init__(self, path: Path) -> None:
        """Name ``path``."""
        super().__init__()
        self.path = path

    def filter(self, record: std_logging.LogRecord) -> bool:
        """Put the file in the page's place."""
        location = getattr(record, "location", None)
        if isinstance(location, tuple):
            record.location = f"{self.path}:{location[1]}"
        return True


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
        claim_name(self, name)
        return [self.section(data)]

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
        with self.reading(data.path):
            node.source, node.line = str(data.path), data.title_line
            node += self.author_text(named_title, data.title, data.title_line)
            node += facts(data)
            if data.materials:
                node += self.materials(data)
            if data.level == "orange":
                node += orange_notice(self.config.course_safety_page)
            renderer = cast(MockState, self.state)._renderer
            with renderer.current_node_context(node):
                renderer.nested_render_text(data.body, data.body_line - 1)
        if data.lines:
            node += writing_lines("", key=data.id, lines=data.lines)
        return node

    def materials(self, data: Exercise) -> nodes.paragraph:
        """Return what to have ready, under its label."""
        label_ = nodes.inline("", str(_("You need:")))
        what = self.author_text(nodes.inline, data.materials, data.materials_line)
        what["translatable"] = True
        shown = nodes.inline("", "", what)  # Sphinx takes translatable inlines out, class and all
        return nodes.paragraph("", "", label_, nodes.Text(" "), shown, classes=["materials"])

    def author_text(self, kind: type[nodes.TextElement], text: str, line: int) -> nodes.TextElement:
        """Return text that a translator sees, at its line in the exercise's file."""
        children, _messages = self.state.inline_text(text, line - 1)  # MyST counts from 0
        node = kind(text, "", *children)
        node.source, node.line = self.state.document["source"], line
        return node

    @contextmanager
    def reading(self, path: Path) -> Iterator[None]:
        """Let everything parsed inside have ``path`` as its source, as MyST's include does."""
        document, reporter = self.state.document, self.state.reporter
        before = document["source"], reporter.source
        locate = getattr(reporter, "get_source_and_line", None)
        document["source"] = reporter.source = str(path)

        def in_file(line: int | None = None) -> tuple[str, int | None]:
            return str(path), line

        reporter.get_source_and_line = in_file
        places = InFile(path)
        myst = std_logging.getLogger("sphinx.myst_parser.warnings_")
        myst.addFilter(places)
        try:
            yield
        finally:
            myst.removeFilter(places)
            document["source"], reporter.source = before
            if locate is None:
                del reporter.get_source_and_line
            else:
                reporter.get_source_and_line = locate


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
