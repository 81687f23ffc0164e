"""The linter: reads catalogues as plain files and applies the rules to them, before any build.

Its work is linear in what it reads. A file counts ``MAXIMUM_BYTES`` at the most, a message four
times its source and 200 characters, and no message is parsed that its page does not have.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from course.errors import CourseError
from course.languages import read_languages, source_language
from course.project import Project
from course.translations.catalogue import CHROME, MAXIMUM_BYTES
from course.translations.entries import scan
from course.translations.findings import Finding, Severity
from course.translations.links import read_links
from course.translations.rules import RULES, rules_of
from course.translations.rules.entries import allowed
from course.translations.rules.places import BESIDE
from course.translations.rules.rule import (
    Catalogue,
    Content,
    Found,
    Message,
    Place,
    Rule,
    Scope,
    Setting,
)
from course.translations.terminology import read_terminology

_UNREADABLE = frozenset({"size", "encoding", "nul"})
_ORDER = {rule.name: number for number, rule in enumerate(RULES)}
_FOR_MESSAGES = rules_of(Scope.MESSAGE, Scope.BOTH)
_FOR_LABELS = rules_of(Scope.LABEL, Scope.BOTH)


def setting_of_course(project: Project, templates: Mapping[str, frozenset[str]]) -> Setting:
    """Return what the linter needs to know of a course; ``templates`` are its pages' messages."""
    languages = read_languages(project.docs / "languages.toml")
    known: dict[str, frozenset[str] | None] = dict.fromkeys(CHROME)
    known |= dict.fromkeys(project.documents(), frozenset())  # a page without text has none
    return Setting(
        locales=project.locales,
        source_language=source_language(languages).code,
        languages=frozenset(languages),
        templates=known | dict(templates),
        labels=frozenset(CHROME),
        links=read_links(project.locales / "links.toml"),
        terms=read_terminology(project.locales / "terminology.csv"),
    )


def check_files(setting: Setting, paths: Iterable[Path]) -> list[Finding]:
    """Return what is wrong with the files ``paths``, by path and line.

    Raises CourseError for a file that cannot be opened.
    """
    findings = [finding for path in paths for finding in check_file(setting, path)]
    return sorted(findings, key=lambda one: (one.path, one.line, _ORDER[one.rule]))


def files_in(folder: Path) -> list[Path]:
    """Return all files in ``folder`` and in its folders, links included and not followed.

    Files and folders whose names begin with a point are left out: they belong to other programs.
    """
    found = []
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        folders[:] = [name for name in folders if not name.startswith(".") and name not in links]
        found += [Path(place) / name for name in (*names, *links) if not name.startswith(".")]
    return sorted(found)


def check_file(setting: Setting, path: Path) -> list[Finding]:
    """Return what is wrong with one file."""
    return list(_check(Place(path, _name(setting.locales, path), setting)))


def _check(place: Place) -> Iterator[Finding]:
    found = list(_findings(place, Scope.PLACE, place))[:1]
    yield from found
    if found or place.name in BESIDE:
        return
    content = Content(place, _read(place.path))
    found = list(_findings(place, Scope.CONTENT, content))
    unreadable = [finding for finding in found if finding.rule in _UNREADABLE]
    yield from unreadable[:1] or found
    if unreadable:
        return
    text = content.raw.decode("utf-8-sig").replace("\r\n", "\n")
    catalogue = Catalogue(place, text, scan(text))
    form = list(_findings(place, Scope.FILE, catalogue))
    yield from form[:1]  # a conflict breaks the syntax, too
    if form:
        return
    entries = [*_findings(place, Scope.ENTRIES, catalogue), *_check_messages(catalogue)]
    yield from entries
    if not any(finding.severity is Severity.ERROR for finding in (*found, *entries)):
        yield from list(_findings(place, Scope.READERS, catalogue))[:1]


def _check_messages(catalogue: Catalogue) -> Iterator[Finding]:
    place = catalogue.place
    template = place.setting.templates.get(place.document)
    rules = _FOR_LABELS if place.has_labels else _FOR_MESSAGES
    for entry in catalogue.scan.live:
        if not entry.translation or entry.fuzzy or entry.context is not None or entry.forms:
            continue
        if not entry.source or (template is not None and entry.source not in template):
            continue
        if entry.odd:
            continue  # what it says is not certain
        message = Message(place, entry)
        found = list(_of_severity(Severity.ERROR, rules, message))
        yield from found or _of_severity(Severity.WARNING, rules, message)


def _of_severity(severity: Severity, rules: list[Rule], message: Message) -> Iterator[Finding]:
    """Yield findings of one severity: a message with an error is mended before its wording."""
    too_long = any(message.refused_for("length"))  # nothing that long is parsed
    allowances = {rule for _, comment in message.entry.comments for rule in allowed(comment)}
    for rule in rules[:1] if too_long else rules:
        if rule.severity is severity and (
            severity is Severity.ERROR or rule.name not in allowances
        ):
            for found in rule.check(message):
                yield _finding(message.place, rule, found, message.entry.line)


def _findings(place: Place, scope: Scope, subject: object) -> Iterator[Finding]:
    for rule in rules_of(scope):
        for found in rule.check(subject):
            yield _finding(place, rule, found, 1)


def _finding(place: Place, rule: Rule, found: Found, line: int) -> Finding:
    mend = found.mend or rule.mend
    return Finding(place.path, found.line or line, rule.severity, rule.name, found.what, mend)


def _name(locales: Path, path: Path) -> str:
    """Return the path of a file within the folder of catalogues, or all of it where it is not."""
    # A link must keep its own name here, so it is not resolved.
    here, folder = (Path(os.path.abspath(one)) for one in (path, locales))  # noqa: PTH100
    return here.relative_to(folder).as_posix() if here.is_relative_to(folder) else here.as_posix()


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        why = error.strerror or str(error)
        raise CourseError(path, None, f"cannot be read ({why})", "mend its rights") from error


def read_template(path: Path) -> frozenset[str]:
    """Return the messages of a POT file. Raises CourseError where it is none."""
    found = scan(path.read_text(encoding="utf-8"))
    if found.error:
        raise CourseError(path, found.error[0], found.error[1], "make the templates anew")
    return frozenset(entry.source for entry in found.live)


def read_templates(folder: Path) -> Mapping[str, frozenset[str]]:
    """Return the messages of each document by its name: the path of its POT file."""
    return {
        path.relative_to(folder).with_suffix("").as_posix(): read_template(path)
        for path in sorted(folder.rglob("*.pot"))
    }
