"""``course translations check``: the linter, for this course or for another project."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from course.errors import CourseError
from course.project import Project
from course.translations import findings, grammar, lint
from course.translations.findings import Finding, Severity
from course.translations.links import read_links
from course.translations.rules.rule import Setting
from course.translations.templates import make_templates
from course.translations.terminology import read_terminology

_ROLE = re.compile(r"\{([\w:+-]+)\}`")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--templates", type=Path, metavar="FOLDER", help="POT files")
    parser.add_argument("--locales", type=Path, metavar="FOLDER", help="folders of languages")
    parser.add_argument("--source-language", metavar="CODE", help="what the POT files are in")
    parser.add_argument("--language", action="append", metavar="CODE", help="default: all")
    parser.add_argument("--format", choices=tuple(findings.FORMATS), default="text")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="default: all")


def run(start: Path, options: argparse.Namespace) -> int:
    """Check catalogues and print what is wrong; return 1 where there is an error.

    Raises CourseError for a wrong call.
    """
    foreign = (options.templates, options.locales, options.source_language)
    if all(foreign):
        setting = setting_of_folders(*foreign)
    elif any(foreign):
        what = "--templates, --locales and --source-language belong together"
        raise CourseError("course translations check", None, what, "give all three or none")
    else:
        project = Project.find(start)
        setting = lint.setting_of_course(project, lint.read_templates(make_templates(project)))
    paths = _paths(setting, options.language or (), options.files)
    found = [_from_here(finding) for finding in lint.check_files(setting, paths)]
    sys.stdout.write(findings.FORMATS[options.format](found))
    print(findings.summary(found, len(paths)), file=sys.stderr)  # noqa: T201 - for a person
    return int(any(finding.severity is Severity.ERROR for finding in found))


def setting_of_folders(templates: Path, locales: Path, source: str) -> Setting:
    """Return what the linter can know of another project: the templates say which roles it uses.

    Raises CourseError for a folder that is not there, or holds no templates.
    """
    for folder in (templates, locales):
        if not folder.is_dir():
            raise CourseError(folder, None, "no such folder", "give the path of one that exists")
    documents = lint.read_templates(templates)
    if not documents:
        raise CourseError(
            templates, None, "no POT files", "make them with `sphinx-build -b gettext`"
        )
    roles = {role for texts in documents.values() for text in texts for role in _ROLE.findall(text)}
    return Setting(
        locales=locales,
        source_language=source,
        languages=None,
        templates=documents,
        labels=frozenset({"sphinx"}),
        policy=grammar.Policy(roles=grammar.ROLES | roles, markup_of_source=True),
        links=read_links(locales / "links.toml"),
        terms=read_terminology(locales / "terminology.csv"),
    )


def _paths(setting: Setting, languages: Sequence[str], files: Sequence[Path]) -> list[Path]:
    """Return the files to check: those that were named, or else all of the languages."""
    for code in languages:
        if setting.languages is not None and code not in setting.languages:
            known = ", ".join(sorted(setting.languages))
            raise CourseError(setting.locales, None, f"no language {code}", f"use {known}")
        if setting.languages is None and not (setting.locales / code).is_dir():
            raise CourseError(setting.locales, None, f"no folder {code}", "mend its name")
    for path in files:
        if not (path.exists() or path.is_symlink()):
            raise CourseError(path, None, "no such file", "mend its name")
    folders = [setting.locales / code for code in languages] or [setting.locales]
    found = []
    for path in files or folders:
        is_folder = path.is_dir() and not (files and path.is_symlink())
        found += lint.files_in(path) if is_folder else [path] if path.exists() else []
    return list(dict.fromkeys(found))


def _from_here(finding: Finding) -> Finding:
    """Return ``finding`` with a path that a person here can open."""
    path = finding.path.absolute()
    here = Path.cwd()
    if path.is_relative_to(here):
        path = path.relative_to(here)
    return Finding(path, finding.line, finding.severity, finding.rule, finding.what, finding.mend)
