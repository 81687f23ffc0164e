"""The command ``course``: thin; each verb calls the room that does the work."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from course.errors import CourseError
from course.languages import Language
from course.project import Project
from course.translations import check
from course.translations.pseudo import languages_for


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; return 0 when all went well, 1 when something failed, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="course", description="Build a course.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a folder of the course")
    verbs = parser.add_subparsers(dest="verb", required=True)
    _add_build(verbs.add_parser("build", help="build the site, the prints and the e-books"))
    _add_handout(verbs.add_parser("handout", help="print a workshop of your own"))
    _add_preview(verbs.add_parser("preview", help="show the site and reload it at every save"))
    _add_translations(verbs.add_parser("translations", help="catalogues of the translators"))
    options = parser.parse_args(arguments)
    try:
        if options.run is check.run:  # the linter takes other projects, too
            return int(check.run(options.root, options))
        return int(options.run(Project.find(options.root), options))
    except CourseError as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is where a person reads it
        return 2


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", action="append", metavar="CODE", help="default: published")
    parser.add_argument(
        "--format", action="append", choices=("html", "pdf", "epub"), help="default: all"
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="default: one per processor")
    parser.add_argument("--release", action="store_true", help="every edition of the prints")
    parser.set_defaults(run=_build)


def _build(project: Project, options: argparse.Namespace) -> int:
    from course.build import FORMATS, build, default_jobs

    languages = chosen_languages(project, options.language)
    jobs = max(1, options.jobs or default_jobs())
    formats = options.format or FORMATS
    results = build(project, languages, formats, jobs, release=options.release)
    return int(any(result.lacking for result in results))


def _add_handout(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workshop", type=Path, help="its file, as in docs/workshops/template.toml")
    parser.add_argument("--language", metavar="CODE", help="default: the source")
    parser.add_argument("--paper", default="a4", choices=("a4", "letter", "a5"))
    parser.add_argument("--large-print", action="store_true", help="in letters of 18 point")
    parser.add_argument("--booklet", action="store_true", help="A5 pages on A4, to fold")
    parser.add_argument("--start", metavar="HH:MM", help="default: what the workshop says")
    parser.set_defaults(run=_handout)


def _handout(project: Project, options: argparse.Namespace) -> int:
    from course.own_handout import Wishes, make_handout

    codes = [options.language] if options.language else None
    wishes = Wishes(
        options.workshop, options.paper, options.large_print, options.booklet, options.start
    )
    return make_handout(project, chosen_languages(project, codes)[0], wishes)


def _add_preview(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", metavar="CODE", help="default: the source")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="default: 8000")
    parser.set_defaults(run=_preview)


def _preview(project: Project, options: argparse.Namespace) -> int:
    from course.preview.loop import preview

    codes = [options.language] if options.language else None
    return preview(project, chosen_languages(project, codes)[0], options.port)


def _add_translations(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    update = actions.add_parser("update", help="bring PO files up to date with the pages")
    update.add_argument("--language", action="append", metavar="CODE")
    update.set_defaults(run=_update)
    check.add_arguments(actions.add_parser("check", help="report what is wrong in PO files"))
    actions.choices["check"].set_defaults(run=check.run)
    status = actions.add_parser("status", help="tell how far each translation is")
    status.add_argument("--language", action="append", metavar="CODE")
    status.add_argument("--format", choices=("text", "json"), default="text")
    status.set_defaults(run=_status)
    guide = actions.add_parser("guide", help="write the made parts of TRANSLATING.md anew")
    guide.set_defaults(run=_guide)
    new = actions.add_parser("new", help="begin a translation: its entry and its PO files")
    new.add_argument("code", metavar="CODE")
    new.set_defaults(run=_new_language)


def _update(project: Project, options: argparse.Namespace) -> int:
    from course.translations import update

    languages = chosen_languages(project, options.language)
    return max([0, *(update.update_catalogues(project, language) for language in languages)])


def _status(project: Project, options: argparse.Namespace) -> int:
    from course.translations import status

    codes = options.language or status.begun(project)
    languages = [one for one in chosen_languages(project, codes) if not one.source]
    return status.print_status(project, languages, options.format)


def _guide(project: Project, _options: argparse.Namespace) -> int:
    from course.translations.guide import update_guide

    return update_guide(project)


def _new_language(project: Project, options: argparse.Namespace) -> int:
    from course.translations.new_language import add_language

    return add_language(project, options.code)


def chosen_languages(project: Project, codes: Sequence[str] | None) -> list[Language]:
    """Return the languages named by ``codes``, or else those that are published.

    Raises CourseError for a code that languages.toml does not have.
    """
    path = project.docs / "languages.toml"
    languages = languages_for(path, codes or ())
    for code in codes or ():
        if code not in languages:
            raise CourseError(path, None, f"no language {code}", f"use {', '.join(languages)}")
    if codes:
        return [languages[code] for code in dict.fromkeys(codes)]
    return [language for language in languages.values() if language.published]


if __name__ == "__main__":
    sys.exit(main())
