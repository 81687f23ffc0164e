"""A workshop's page, made from its file: for whom, what to bring, timetable, words to say.

The reader (a facilitator) sees a timetable that links to the exercises, then a part per block.

Doctree: ``section(workshop=id) -> title, intro…, section*`` with one section for whom it is, one
of materials, the timetable, the weeks of a series, notes, one per block (``block=id``), and what
to do if; all words of the workshop have its file as their source. A time since the start is
``inline(classes=["clock"], minutes=8)``: paper shows the time of day there.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course.components.boxes import label
from course.components.names import named_title, warn
from course.components.other_file import body_of_file, reading, words_of_file
from course.components.timetable import (
    exercise_links,
    link,
    timetable,
    week_table,
    what_if_table,
    with_commas,
)
from course.errors import CourseError
from course.interface import _
from course.project import Project
from course.shelf import Shelf, advice, read_shelf
from course.warnings import WarningType
from course.workshop_tables import Text
from course.workshops import Block, Workshop, read_workshop

logger = logging.getLogger(__name__)

#: Under this, ``env.metadata`` says of a page which workshop it shows.
MARK = "course_workshop"


class WorkshopDirective(SphinxDirective):
    """``:::{workshop} intro-90``; the whole page is made of it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Read the file and make the page."""
        path = Path(self.arguments[0])
        if not path.is_absolute():
            folder = Path(self.env.srcdir, self.config.course_workshops)
            known = [file.stem for file in folder.glob("*.toml")]
            path = folder / f"{self.arguments[0]}.toml"
            if path.stem not in known:
                wrong = f"no workshop {path.stem} — {advice(path.stem, known)}"
                warn(self, WarningType.WORKSHOP, wrong)
                return [nodes.section("", nodes.title("", path.stem), ids=[path.stem])]
        self.env.note_dependency(path)
        project = Project.find(Path(self.env.srcdir))
        shelf = read_shelf(project)
        try:
            workshop = read_workshop(path, shelf)
        except CourseError as error:
            place = f"{error.path}:{error.line}" if error.line else str(error.path)
            kind = WarningType.WORKSHOP.value
            logger.error(error.sentence, location=place, type="course", subtype=kind)
            return [nodes.section("", nodes.title("", path.stem), ids=[path.stem])]
        self.depend_on(workshop, project, shelf)
        self.env.metadata[self.env.current_document.docname][MARK] = workshop.id
        with reading(self, path):
            return [Page(self, workshop, shelf).section()]

    def depend_on(self, workshop: Workshop, project: Project, shelf: Shelf) -> None:
        """Read the page again when an exercise that it links to goes, changes, or is renamed."""
        for name in workshop.used_exercises():
            self.env.note_dependency(project.exercises / f"{name}.md")
            for folder in map(Path, self.config.locale_dirs):
                catalogue = f"{self.config.language}/LC_MESSAGES/{shelf.exercises[name]}.mo"
                if (folder / catalogue).is_file():
                    self.env.note_dependency(folder / catalogue)


class Page:
    """The parts of one workshop's page."""

    def __init__(self, directive: SphinxDirective, workshop: Workshop, shelf: Shelf) -> None:
        """Remember what the page is made with."""
        self.directive = directive
        self.workshop = workshop
        self.shelf = shelf

    def section(self) -> nodes.section:
        """Return the whole page."""
        workshop = self.workshop
        page = self.named(f"workshop-{workshop.id}", self.words(named_title, workshop.title))
        page["workshop"] = workshop.id
        self.body(page, workshop.intro)
        if workshop.audience:
            page += self.part("for-whom", _("Who it is for"), workshop.audience)
        page += self.materials()
        heading = _("How each session goes") if workshop.weeks else _("The session plan")
        times = timetable(self.words, workshop, self.shelf)
        page += self.part("timetable", heading, times, workshop.timetable_note)
        if workshop.weeks:
            weeks = week_table(self.words, workshop, self.shelf)
            page += self.part("map", _("Weekly overview"), workshop.weeks_note, weeks)
        for note in workshop.notes:
            page += self.part(note.id, self.words(named_title, note.title), note.text)
        page += [self.block(block) for block in workshop.blocks]
        if any(block.what_if for block in workshop.blocks):
            table = what_if_table(self.words, workshop)
            page += self.part("what-if", _("If it goes differently"), table)
        return page

    def materials(self) -> nodes.section:
        """Return the list of what to have ready, with the worksheets."""
        part = self.part("materials", _("What you need"))
        if texts := self.workshop.all_materials():
            items = (self.words(nodes.paragraph, text) for text in texts)
            part += nodes.bullet_list("", *(nodes.list_item("", item) for item in items))
        if names := self.workshop.used_exercises():
            line = nodes.paragraph("", f"{_('Worksheets:')} ", translatable=False)
            part += line
            line += with_commas(link(name) for name in names)
            line["classes"].append("worksheets")
        return part

    def block(self, block: Block) -> nodes.section:
        """Return the part of one block: minutes and exercises, then the words to say."""
        facts = nodes.paragraph("", str(_("%d min") % block.minutes), translatable=False)
        facts["classes"].append("facts")
        if links := exercise_links(block.exercises, block.reflections, self.shelf):
            facts += [nodes.Text(" · "), *links]
        part = self.part(block.id, self.words(named_title, block.name), facts, block.script)
        part["block"] = block.id
        return part

    def part(
        self, name: str, title: nodes.TextElement | str, *content: nodes.Node | Text | None
    ) -> nodes.section:
        """Return a section of this workshop: ``intro-90-materials`` is its target."""
        heading = title if isinstance(title, nodes.TextElement) else label(title)
        part = self.named(f"{self.workshop.id}-{name}", heading)
        for item in content:
            if isinstance(item, nodes.Node):
                part += item
            else:
                self.body(part, item)
        return part

    def named(self, name: str, title: nodes.TextElement) -> nodes.section:
        """Return a section that pages can link to."""
        node = nodes.section("", title, names=[name])
        node.source, node.line = str(self.workshop.path), title.line or 1
        if self.directive.env.current_document.docname in self.directive.env.found_docs:
            self.directive.state.document.note_explicit_target(node, node)
        else:  # from outside the course: no page links to it
            node["ids"] = [name]
        return node

    def words(self, kind: type[nodes.TextElement], text: Text) -> nodes.TextElement:
        """Return a text of the workshop's file."""
        return words_of_file(self.directive, kind, text.words, text.line)

    def body(self, node: nodes.Element, text: Text | None) -> None:
        """Append a text of several paragraphs."""
        if text is not None:
            body_of_file(self.directive, node, text.words, text.line)


def setup(app: Sphinx) -> None:
    """Register the directive and the folder that workshops come from."""
    app.add_config_value("course_workshops", "workshops", "env", str)
    app.add_directive("workshop", WorkshopDirective)
