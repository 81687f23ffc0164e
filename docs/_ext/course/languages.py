"""The languages of a course, read from ``languages.toml``: languages are data."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from babel import Locale

from course.errors import CourseError, line_of_key, read_toml

#: Generated languages (``translations.pseudo``) with their direction: they stand in no file.
PSEUDO = {"x-pseudo": "ltr", "x-pseudo-rtl": "rtl"}


@dataclass(frozen=True)
class Language:
    """One language of the course; the comments in ``languages.toml`` explain the fields."""

    code: str
    name: str
    direction: str
    published: bool
    title: str
    subtitle: str
    register: str
    regions: tuple[str, ...] = ()
    reviewed: str = ""
    source: bool = False

    @property
    def locale(self) -> Locale:
        """What CLDR knows of it, such as names of countries; of a pseudo-locale it has no words."""
        code = "root" if self.code in PSEUDO else self.code
        return Locale.parse(code.replace("_", "-"), sep="-")


_TEXT = (lambda value: isinstance(value, str), 'text, as in name = "English"')
_SWITCH = (lambda value: isinstance(value, bool), "true or false")
_LIST = (
    lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
    'a list, as in regions = ["NL"]',
)
_KINDS = {"published": _SWITCH, "source": _SWITCH, "regions": _LIST}


def read_languages(path: Path) -> dict[str, Language]:
    """Return the languages by code, the source first, the others as they stand in the file.

    Raises CourseError at the line of the first mistake.
    """
    text, tables = read_toml(path)
    languages = {code: _read_language(path, text, code, table) for code, table in tables.items()}
    sources = [language.code for language in languages.values() if language.source]
    if len(sources) != 1:
        raise CourseError(
            path, None, f"{len(sources)} source languages", "give one language `source = true`"
        )
    return dict(sorted(languages.items(), key=lambda item: not item[1].source))


def source_language(languages: dict[str, Language]) -> Language:
    """Return the language that the course is written in."""
    return next(language for language in languages.values() if language.source)


def _read_language(path: Path, text: str, code: str, table: Any) -> Language:
    line = _line_of_table(text, code)
    if not isinstance(table, dict):
        raise CourseError(path, line_of_key(text, code), f"{code} is no table", f"write [{code}]")
    known = {field.name for field in fields(Language)} - {"code"}
    for key in table:
        if key not in known:
            raise CourseError(
                path, line, f"[{code}] has an unknown key {key}", f"use {', '.join(sorted(known))}"
            )
    if table.get("direction") not in ("ltr", "rtl"):
        raise CourseError(path, line, f"[{code}] has no direction", 'write "ltr" or "rtl"')
    for key, value in table.items():
        if not (kind := _KINDS.get(key, _TEXT))[0](value):
            raise CourseError(path, line, f"[{code}] {key} is {value!r}", f"write {kind[1]}")
    table["regions"] = tuple(table.get("regions", ()))
    try:
        return Language(code=code, **table)
    except TypeError as error:
        missing = re.findall(r"'(\w+)'", str(error))
        raise CourseError(
            path, line, f"[{code}] lacks {', '.join(missing)}", "add what is missing"
        ) from error


def _line_of_table(text: str, code: str) -> int | None:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() in (f"[{code}]", f'["{code}"]'):
            return number
    return None
