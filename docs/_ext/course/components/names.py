"""Author-given names: every box that a reader can write in or link to has one, used once.

A name is the key under which a reader's note is kept, so it may never depend on text or order.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course.warnings import WarningType

logger = logging.getLogger(__name__)

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class CourseDomain(Domain):
    """Remembers which page gave which name: ``{name: (docname, "path:line")}``, and the titles of
    those that have one, as the reader sees them: ``{name: (docname, title)}``.
    """

    name = "course"
    label = "Course"
    initial_data = {"names": {}, "titles": {}}  # noqa: RUF012 - Sphinx declares it so
    data_version = 2

    @property
    def names(self) -> dict[str, tuple[str, str]]:
        """The names in use."""
        names: dict[str, tuple[str, str]] = self.data.setdefault("names", {})
        return names

    @property
    def titles(self) -> dict[str, tuple[str, str]]:
        """The titles of what has a name and a title."""
        titles: dict[str, tuple[str, str]] = self.data.setdefault("titles", {})
        return titles

    def clear_doc(self, docname: str) -> None:
        """Forget the names of a page that is read again."""
        for table in (self.names, self.titles):
            for name in [name for name, (doc, _) in table.items() if doc == docname]:
                del table[name]

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note the titles of a page that has been read (and translated)."""
        for section in document.findall(nodes.section):
            title = next(iter(section.children), None)
            if section.get("key") and isinstance(title, nodes.title):
                self.titles[section["key"]] = (docname, title.astext())

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found."""
        for name, (docname, place) in otherdata["names"].items():
            if docname not in docnames:
                continue
            if name in self.names:
                taken = f"the name {name} is taken at {self.names[name][1]} — choose another"
                kind = WarningType.NAME.value
                logger.warning(taken, location=place, type="course", subtype=kind)
            self.names[name] = (docname, place)
        for name, (docname, title) in otherdata["titles"].items():
            if docname in docnames:
                self.titles[name] = (docname, title)

    def resolve_any_xref(self, *_args: Any, **_options: Any) -> list[tuple[str, nodes.reference]]:
        """Leave references to the standard domain, which knows the same names as labels."""
        return []


class named_title(nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """The title of a section that has a name; a ``title`` as soon as it is translated.

    Sphinx finds the section of a translated title by the title's words. Another heading with the
    same words on that page would lose its id, so a title that no one looks up waits as this.
    """


class NamedTitles(SphinxTransform):
    """Make the titles of named sections ordinary titles."""

    default_priority = 22  # after the translation (20)

    def apply(self, **kwargs: object) -> None:
        """Replace each of them."""
        for node in list(self.document.findall(named_title)):
            title = nodes.title(node.rawsource, "", *node.children, **node.attributes)
            title.source, title.line = node.source, node.line
            node.parent.replace(node, title)


class link_by_name(addnodes.pending_xref):  # noqa: N801 - docutils names nodes so
    """A link to a name, which shows the title that the name has in the reader's language."""


class ShowTitles(SphinxPostTransform):
    """Give links by name their words, before Sphinx resolves them."""

    default_priority = 5  # before Sphinx's references (10)

    def run(self, **kwargs: object) -> None:
        """Put the title in each."""
        domain = self.env.get_domain("course")
        assert isinstance(domain, CourseDomain)
        for node in list(self.document.findall(link_by_name)):
            _docname, title = domain.titles.get(node["reftarget"], ("", node["reftarget"]))
            shown = addnodes.pending_xref("", nodes.inline("", title), **node.attributes)
            shown.source, shown.line = node.source, node.line
            node.parent.replace(node, shown)


def take_name(directive: SphinxDirective, node: nodes.Element, example: str) -> None:
    """Give ``node`` the directive's ``:name:``; warn where it is missing, odd or taken."""
    name = str(directive.options.get("name", ""))
    if not _NAME.fullmatch(name):
        what = f"the name {name!r} is odd" if name else f"a {directive.name} without a name"
        warn(directive, WarningType.NAME, f"{what} — add a line `:name: {example}`")
        directive.state.document.set_id(node)  # a section without one could not be listed
        return
    if not claim_name(directive, name):
        directive.state.document.set_id(node)
        return
    node["key"] = name  # docutils takes an attribute called ``name`` for itself
    directive.add_name(node)


def claim_name(directive: SphinxDirective, name: str) -> bool:
    """Note that this place uses ``name``; where another does, warn and return False."""
    source, line = directive.get_source_info()
    domain = directive.env.get_domain("course")
    assert isinstance(domain, CourseDomain)
    if name in domain.names:
        place = domain.names[name][1]
        warn(directive, WarningType.NAME, f"the name {name} is taken at {place} — choose another")
        return False
    domain.names[name] = (directive.env.current_document.docname, f"{source}:{line}")
    return True


def warn(directive: SphinxDirective, kind: WarningType, message: str) -> None:
    """Warn at the line where the author wrote the directive."""
    logger.warning(message, location=directive.get_location(), type="course", subtype=kind.value)


def setup(app: Sphinx) -> None:
    """Register the domain and the transform."""
    app.add_domain(CourseDomain)
    app.add_node(named_title)
    app.add_node(link_by_name)
    app.add_post_transform(ShowTitles)
    app.add_transform(NamedTitles)
