"""A workshop from outside the course, read as if it had a page: the one use of Sphinx's inside.

Sphinx 9.0 has no public way to read text that is no file of the course. What a facilitator wrote is
in a language of their own, so nothing is marked as untranslated; sentences that were left as they
are in one of the course's workshops appear in the language that was asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from docutils import nodes
from sphinx.util.docutils import _parse_str_to_doctree

from course.components.workshop import MARK
from course.errors import CourseError
from course.project import Project
from course.translations.compiled import compiled_path

if TYPE_CHECKING:
    from course.handout.builder import HandoutBuilder

#: The name of its page, and of its catalogue.
OWN = "own-workshop"


def read_own(builder: HandoutBuilder, path: Path) -> nodes.document:
    """Return the page of the workshop in ``path``, translated and resolved."""
    env = builder.env
    write_catalogue(builder)
    env.prepare_settings(OWN)
    parser = builder._registry.create_source_parser("markdown", config=env.config, env=env)
    document = _parse_str_to_doctree(
        f":::{{workshop}} {path}\n:::\n",
        filename=Path(env.srcdir, f"{OWN}.md"),
        default_settings=env.settings,
        env=env,
        events=builder.events,
        parser=parser,
        transforms=builder._registry.get_transforms(),
    )
    if not any("workshop" in node for node in document.findall(nodes.section)):
        raise CourseError(path, None, "cannot be read", "see the line above")
    return env.get_and_resolve_doctree(OWN, builder, doctree=document)


def write_catalogue(builder: HandoutBuilder) -> None:
    """Put together what has been translated of the course's own workshops."""
    project, language = Project.find(Path(builder.srcdir)), builder.config.language
    together = Catalog(locale=None)
    for docname in sorted(builder.env.found_docs):
        compiled = compiled_path(project, language, docname)
        if MARK in builder.env.metadata[docname] and compiled.is_file():
            with compiled.open("rb") as file:
                for message in read_mo(file):
                    if message.id and message.string:
                        together.add(message.id, message.string)
    target = compiled_path(project, language, OWN)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        write_mo(file, together)
