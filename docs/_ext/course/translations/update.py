"""Bring the translators' PO files up to date with the pages.

A changed string keeps its old source as ``#| msgid`` and becomes fuzzy, a removed one becomes
obsolete, a moved one keeps its translation; where nothing changed, no byte of a file changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from course.languages import Language
from course.project import Project
from course.translations import chrome, po
from course.translations.catalogue import CHROME, read_catalogue
from course.translations.merge import Merged, merge, obsolete_after
from course.translations.templates import make_templates, read_template


def update_catalogues(project: Project, language: Language) -> int:
    """Update every catalogue of one language, and add those that it lacks; return an exit status.

    Raises CourseError for a catalogue that cannot be read.
    """
    folder = project.catalogues(language.code)
    old = {name: read_catalogue(folder / f"{name}.po") for name in _names(folder)}
    templates = _templates(project, language, old)
    strays = [name for name in old if name not in templates]
    elsewhere = [
        message
        for name in sorted(old)
        for message in obsolete_after(templates.get(name, Catalog()), old[name])
        if name not in CHROME
    ]
    changed = 0
    for name, template in templates.items():
        from_pages = () if name in CHROME else elsewhere
        merged = merge(template, old.get(name, Catalog()), from_pages)
        if not merged.messages and name not in old:
            continue
        changed += _write_if_changed(folder / f"{name}.po", merged, project, language)
    print(f"{language.code}: {changed} catalogues changed")  # noqa: T201 - for the translator
    for name in strays:
        path = (folder / f"{name}.po").relative_to(project.root)
        print(f"{path}: no page is called {name} — remove the file")  # noqa: T201
    return 0


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.po") if path.is_file() or path.is_symlink())


def _templates(project: Project, language: Language, old: dict[str, Catalog]) -> dict[str, Catalog]:
    """Return what a language has to translate, by the names of its catalogues.

    The source language has its pages; English has the words around them; and what Sphinx
    translates itself need not be done again, though a translator may.
    """
    folder = make_templates(project)
    names = [] if language.source else project.documents()
    found = {name: read_template(folder, name) for name in names}
    if language.code.partition("-")[0] == chrome.LANGUAGE:
        words = {name: Catalog() for name in CHROME}
    else:
        words = {name: read_template(folder, name) for name in CHROME}
        wanted: set[object] = {
            message.id for message in chrome.lacking(words["sphinx"], language.code)
        }
        wanted |= {message.id for message in old.get("sphinx", ()) if message.string}
        words["sphinx"] = _only(words["sphinx"], wanted)
    return found | words


def _only(template: Catalog, wanted: set[object]) -> Catalog:
    chosen = Catalog()
    for message in template:
        if message.id in wanted:
            chosen[message.id] = message
    return chosen


def _write_if_changed(path: Path, merged: Merged, project: Project, language: Language) -> bool:
    """Write a catalogue in the one format used everywhere; return whether it differed."""
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    header = po.header_of(before) or po.new_header(project, language)
    text = po.formatted(header, merged.messages, merged.obsolete)
    if text == before:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True
