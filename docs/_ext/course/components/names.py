"""Author-given names: every box that a reader can write in or link to has one, used once.

A name is the key under which a reader's note is kept, so it may never depend on text or order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course.warnings import WarningType

logger = logging.getLogger(__name__)

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class CourseDomain(Domain):
    """Remembers which page gave which name: ``{name: (docname, "path:line")}``."""

    name = "course"
    label = "Course"
    initial_data = {"names": {}}  # noqa: RUF012 - Sphinx declares it so
    data_version = 1

    @property
    def names(self) -> dict[str, tuple[str, str]]:
        """The names in use."""
        names: dict[str, tuple[str, str]] = self.data.setdefault("names", {})
        return names

    def clear_doc(self, docname: str) -> None:
        """Forget the names of a page that is read again."""
        for name in [name for name, (doc, _) in self.names.items() if doc == docname]:
            del self.names[name]

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found."""
        for name, (docname, place) in otherdata["names"].items():
            if docname in docnames:
                self.names[name] = (docname, place)

    def resolve_any_xref(self, *_args: Any, **_options: Any) -> list[tuple[str, nodes.reference]]:
        """Leave references to the standard domain, which knows the same names as labels."""
        return []


def take_name(directive: SphinxDirective, node: nodes.Element, example: str) -> None:
    """Give ``node`` the directive's ``:name:``; warn where it is missing, odd or taken."""
    name = str(directive.options.get("name", ""))
    if not _NAME.fullmatch(name):
        what = f"the name {name!r} is odd" if name else f"a {directive.name} without a name"
        warn(directive, WarningType.NAME, f"{what} — add a line `:name: {example}`")
        return
    claim_name(directive, name)
    node["name"] = name
    directive.add_name(node)


def claim_name(directive: SphinxDirective, name: str) -> None:
    """Note that this place uses ``name``; warn where another does."""
    source, line = directive.get_source_info()
    domain = directive.env.get_domain("course")
    assert isinstance(domain, CourseDomain)
    if name in domain.names:
        place = domain.names[name][1]
        warn(directive, WarningType.NAME, f"the name {name} is taken at {place} — choose another")
    domain.names[name] = (directive.env.current_document.docname, f"{source}:{line}")


def warn(directive: SphinxDirective, kind: WarningType, message: str) -> None:
    """Warn at the line where the author wrote the directive."""
    logger.warning(message, location=directive.get_location(), type="course", subtype=kind.value)


def plain_children(node: nodes.Element, kinds: type | tuple[type, ...]) -> Iterable[nodes.Element]:
    """Return the direct children of ``node`` of the given kinds."""
    return (child for child in node.children if isinstance(child, kinds))  # type: ignore[misc]


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(CourseDomain)
