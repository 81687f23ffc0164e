"""The tool for a handout of one's own, filled with every exercise and reflection of the course.

They are copies of what the pages show, translated as it is there. Nothing is fetched, so the tool
also works without a network and from a disk.

Doctree: ``own_handout -> raw(html), handout_piece*``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from course.components.exercise import exercise
from course.components.help_lines import keep_regions
from course.components.own_handout import MARK, handout_piece, own_handout
from course.components.reflection import reflection
from course.components.workshop import MARK as WORKSHOP
from course.help_lines import lines_for, read_help_lines
from course.interface import _
from course.project import Project
from course.shelf import read_shelf
from course.site.navigation import reading_order
from course.workshops import read_workshop

TEMPLATE = "own_handout/tool.html"

#: Pieces that are no exercise and no reflection.
AGREEMENT, HELP = "agreement", "help"


@dataclass(frozen=True)
class Choice:
    """What a reader can tick: minutes are 0 for a reflection."""

    key: str
    title: str
    minutes: int = 0
    orange: bool = False


class FillOwnHandout(SphinxPostTransform):
    """Put the tool and the pieces into the page."""

    default_priority = 5  # before references are resolved (10): the copies hold some

    def run(self, **kwargs: object) -> None:
        """Fill the tools of this page."""
        for node in self.document.findall(own_handout):
            if self.app.builder.name != "html":
                continue
            groups = []
            pieces: list[handout_piece] = []
            for docname in reading_order(self.env):
                found = list(self.pieces(docname))
                if found:
                    title = self.env.titles[docname].astext()
                    groups.append((title, [choice for choice, _copy in found]))
                    pieces += [handout_piece("", copy, key=c.key) for c, copy in found]
            pieces += self.others()
            context = {
                "words": words(),
                "groups": groups,
                "workshops": list(self.workshops()),
                "slug": self.config.course_slug,
                "course": self.config.course_language.title,
                "foot": self.foot(),
                "has_agreement": any(piece["key"] == AGREEMENT for piece in pieces),
            }
            html = self.app.builder.templates.render(TEMPLATE, context)
            node += [nodes.raw("", html, format="html"), *pieces]

    def pieces(self, docname: str) -> Iterator[tuple[Choice, nodes.Element]]:
        """Yield what can be chosen of one page, in its order, with a copy of it."""
        for node in self.env.get_doctree(docname).findall(nodes.Element):
            if isinstance(node, exercise):
                title = node[0].astext()
                orange = node["level"] == "orange"
                yield Choice(node["key"], title, node["minutes"], orange), node.deepcopy()
            elif isinstance(node, reflection) and node.get("key"):
                question = next(p for p in node if "question" in p.get("classes", ()))  # type: ignore[attr-defined]
                yield Choice(node["key"], question.astext()), node.deepcopy()

    def others(self) -> Iterator[handout_piece]:
        """Yield the agreements of a group, and the help page."""
        target = self.config.course_workshop_targets.get(AGREEMENT, "")
        labels = self.env.domains.standard_domain.anonlabels
        if target in labels:
            docname, id_ = labels[target]
            for section in self.env.get_doctree(docname).findall(nodes.section):
                if id_ in section["ids"]:
                    title = nodes.rubric("", section[0].astext())
                    lists = [node.deepcopy() for node in section.findall(nodes.bullet_list)][:1]
                    yield handout_piece("", title, *lists, key=AGREEMENT)
        if self.config.course_help_page:
            page = self.env.get_doctree(self.config.course_help_page)
            section = next(page.findall(nodes.section)).deepcopy()
            keep_regions(section, self.config.course_language.regions)
            yield handout_piece("", section, key=HELP)

    def workshops(self) -> Iterator[tuple[str, str]]:
        """Yield the title of each workshop that has a page, and the keys of what it uses."""
        project = Project.find(Path(self.env.srcdir))
        shelf = read_shelf(project)
        for docname in reading_order(self.env):
            if name := self.env.metadata[docname].get(WORKSHOP):
                path = project.docs / self.config.course_workshops / f"{name}.toml"
                keys = read_workshop(path, shelf).used_exercises()
                yield self.env.titles[docname].astext(), " ".join(keys)

    def foot(self) -> str:
        """Return whom to call when it gets too much."""
        path = Path(self.config.course_docs, self.config.course_help_lines)
        regions = self.config.course_language.regions
        found = lines_for(read_help_lines(path), regions) if path.is_file() else {}
        lines = [line for region in regions for line in found.get(region, ())]
        name = f" {lines[0].name}: {lines[0].number}" if lines else ""
        return f"{_('It gets too much?')}{name}"


def words() -> dict[str, Any]:
    """Return the tool's labels in the language of the site."""
    return {
        "begin": _("Begin with a workshop"),
        "none": _("an empty list"),
        "choose": _("Choose"),
        "chosen": _("%s chosen"),
        "order": _("Your order"),
        "empty": _("Nothing chosen yet."),
        "minutes": _("%d min"),
        "total": _("Together about %s minutes."),
        "orange": _("orange"),
        "question": _("a question to reflect on"),
        "up": _("Move up: %s"),
        "down": _("Move down: %s"),
        "remove": _("Take out: %s"),
        "details": _("On the first sheet"),
        "title": _("Title"),
        "date": _("Date and time"),
        "place": _("Place"),
        "agreement": _("Print the agreements, too"),
        "print": _("Show and print"),
        "link": _("Copy a link to this choice"),
        "again": _("Begin again"),
        "copied": _("The link has been copied. It holds your choice, and what you wrote above."),
        "by_hand": _("Here is the link. It holds your choice, and what you wrote above."),
        "shown": _("The handout is below."),
        "first": _("Choose something first."),
        "cleared": _("Everything has been taken out."),
        "ask": _("Take everything out?"),
        "from_link": _("This choice came with a link. Yours is kept until you change something."),
        "blocked": _("This browser keeps nothing, so copy the link if you want to keep this."),
        "sheets": _("Your handout"),
    }


def add_files(
    app: Sphinx, pagename: str, _template: str, _context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Give the page its script and its style sheet, which no other page needs."""
    if app.builder.name == "html" and MARK in app.env.metadata.get(pagename, {}):
        app.add_css_file("css/own-handout.css")
        app.add_js_file("js/own-handout.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register what fills the tool, and where the agreements of a group stand."""
    app.add_config_value("course_workshop_targets", {}, "env", dict)
    app.add_post_transform(FillOwnHandout)
    app.connect("html-page-context", add_files)
