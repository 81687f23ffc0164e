"""Begin a translation: an entry in ``languages.toml`` and the catalogues to fill in."""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale, UnknownLocaleError

from course.errors import CourseError
from course.languages import PSEUDO, Language, read_languages, source_language
from course.project import Project
from course.translations.update import update_catalogues

_NEXT = """
{code}: {name} is in {languages}, its catalogues are in {folder}.

Next:
  1. give [{code}] in {languages} its title, subtitle, register and regions;
  2. translate, for instance {first}, in Poedit or any editor;
  3. run `make preview LANG={code}` and read it as you go.
"""


def add_language(project: Project, code: str) -> int:
    """Add the language ``code`` where it is missing, and say what to do next; return 0.

    What is there already stays as it is. Raises CourseError for a code that no language has.
    """
    path = project.docs / "languages.toml"
    languages = read_languages(path)
    source = source_language(languages)
    if code == source.code:
        raise CourseError(path, None, f"{code} is the source language", "give another code")
    if code not in languages:
        text = path.read_text(encoding="utf-8").rstrip("\n")
        entry = _entry(code, _locale(path, code), source)
        beside = path.with_suffix(".new")
        beside.write_text(f"{text}\n\n{entry}", encoding="utf-8")
        read_languages(beside)  # what would not be read again is not put in place
        beside.replace(path)
    language = read_languages(path)[code]
    update_catalogues(project, language)
    folder = project.catalogues(code)
    print(  # noqa: T201 - for the translator
        _NEXT.format(
            code=code,
            name=language.name,
            languages=path.relative_to(project.root),
            folder=folder.relative_to(project.root),
            first=(folder / "index.po").relative_to(project.root),
        )
    )
    return 0


def _locale(path: Path, code: str) -> Locale:
    """Return what CLDR knows of a language, which must be written as CLDR and browsers do."""
    if code in PSEUDO:
        raise CourseError(path, None, f"{code} is generated", f"run `make html LANG={code}`")
    try:
        locale = Locale.parse(code.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise CourseError(
            path, None, f"no language {code!r} is known", "use a code such as fr, tr or pt-BR"
        ) from error
    parts = code.replace("_", "-").split("-")
    styled = [locale.language, *(_styled(part) for part in parts[1:])]
    if code != "-".join(styled):
        raise CourseError(
            path, None, f"{code!r} is not how it is written", f"use {'-'.join(styled)}"
        )
    return locale


def _styled(part: str) -> str:
    """Return a script as ``Hant`` and a region as ``BR``."""
    return part.title() if len(part) == 4 else part.upper()


def _entry(code: str, locale: Locale, source: Language) -> str:
    """Return the table of a new language; its title is the source's until it has its own."""
    name = str(locale.get_display_name(locale))
    values: dict[str, object] = {
        "name": name[0].upper() + name[1:],
        "direction": "rtl" if locale.character_order == "right-to-left" else "ltr",
        "published": False,
        "reviewed": "",
        "register": "",
        "title": source.title,
        "subtitle": source.subtitle,
        "regions": [],
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([f"[{code}]", *lines, ""])
