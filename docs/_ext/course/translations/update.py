"""Bring the translators' PO files up to date with the pages.

A changed string keeps its old source as ``#| msgid`` and becomes fuzzy, a removed one becomes
obsolete, a moved one keeps its translation; where nothing changed, no byte of a file changes.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from course.languages import Language
from course.project import Project
from course.translations.catalogue import read_catalogue

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # constant, so that an update alone is no change
_WIDTH = 79


def update_catalogues(project: Project, language: Language) -> int:
    """Update every page's catalogue of one language; return an exit status."""
    if language.source:
        return 0
    templates = make_templates(project)
    folder = project.locales / language.code / "LC_MESSAGES"
    changed = 0
    for name in project.documents():
        template = _read_template(templates / f"{name}.pot")
        path = folder / f"{name}.po"
        catalogue = read_catalogue(path) if path.is_file() else Catalog()
        changed += write_if_changed(path, updated(catalogue, template, project, language))
    print(f"{language.code}: {changed} catalogues changed")  # noqa: T201 - for the translator
    return 0


def make_templates(project: Project) -> Path:
    """Extract the pages' messages; return the folder of POT files."""
    from sphinx.application import Sphinx

    out = project.build / "templates"
    Sphinx(
        srcdir=project.docs,
        confdir=project.docs,
        outdir=out,
        doctreedir=project.build / "work" / "templates",
        buildername="gettext",
        freshenv=True,  # the engine itself may have changed what it extracts
        confoverrides={"locale_dirs": [str(project.compiled_locales)]},
        status=None,
    ).build()
    return out


def updated(catalogue: Catalog, template: Catalog, project: Project, language: Language) -> Catalog:
    """Return ``catalogue`` with the messages of ``template``, in its order."""
    catalogue.update(template, no_fuzzy_matching=False, update_creation_date=False)
    fresh = Catalog(
        locale=language.code,
        project=project.slug,
        version="translations",  # the course's own would change every file at every release
        header_comment=f"# {language.title}: {language.name}",
        creation_date=_EPOCH,
        revision_date=_EPOCH,
        language_team=language.name,
        fuzzy=False,
    )
    fresh.msgid_bugs_address = ""  # Babel puts a made-up address where none is given
    known = catalogue.last_translator
    fresh.last_translator = "" if known == "FULL NAME <EMAIL@ADDRESS>" else known
    for message in catalogue:
        if message.id:
            fresh[message.id] = message
    for key, message in catalogue.obsolete.items():
        if message.string:  # what nobody has translated yet is no work lost
            fresh.obsolete[key] = message
    return fresh


def write_if_changed(path: Path, catalogue: Catalog) -> bool:
    """Write the catalogue in the one format used everywhere; return whether it differed."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=_WIDTH, include_lineno=False, include_previous=True)
    if path.is_file() and path.read_bytes() == buffer.getvalue():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
    return True


def _read_template(path: Path) -> Catalog:
    with path.open("rb") as file:
        template = read_po(file)
    for message in template:
        places = {_from_root(place) for place, _line in message.locations}
        message.locations = [(place, 0) for place in sorted(places)]  # lines are not written
    return template


def _from_root(place: str) -> str:
    """Return a template's place without the way there: ``../../docs/index.md`` is ``docs/…``."""
    return place.replace("../", "")
