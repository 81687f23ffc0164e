"""Help lines (numbers to call, chats), read from ``help-lines.toml``: data with a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale

from course.errors import CourseError, read_toml

KINDS = ("suicide", "listening")
VERIFIED = "verified"
STATUSES = (VERIFIED, "recheck", "unverified")

_HEAD = re.compile(r"""\s*\[\[\s*["']?line["']?\s*\]\]""")

_DATES = ("reviewed_on", "source_date")
_SWITCHES = ("free", "anonymous", "always")
_ENGLISH = Locale("en")  # CLDR's lists of territories and languages
_NUMBER = re.compile(r"[0-9][0-9 -]*")
_REQUIRED = ("region", "territory", "kind", "name", "number", "status", "source", "reviewed_on")


@dataclass(frozen=True)
class HelpLine:
    """One line to call; the comments in ``help-lines.toml`` explain the fields."""

    region: str
    territory: str
    kind: str
    name: str
    number: str
    status: str
    source: str
    reviewed_on: date
    reviewed_by: str = ""
    source_date: date | None = None
    language: str = ""
    alternative: str = ""
    free: bool = False
    anonymous: bool = False
    always: bool = False
    chat: str = ""

    @property
    def verified(self) -> bool:
        """Whether readers may see it."""
        return self.status == VERIFIED


def read_help_lines(path: Path) -> list[HelpLine]:
    """Return all entries in their order.

    Raises CourseError at the line of the entry that is wrong.
    """
    text, data = read_toml(path)
    rows = list(enumerate(text.splitlines(), start=1))
    for key in data.keys() - {"line"}:
        line = next(number for number, row in rows if key in row)
        raise CourseError(path, line, f"unknown table {key}", "write [[line]]")
    starts = [number for number, row in rows if _HEAD.match(row)]
    tables = data.get("line", [])
    if not isinstance(tables, list) or len(tables) != len(starts):
        raise CourseError(path, 1, "no list of lines", "begin each with [[line]]")
    return [_read(path, line, table) for line, table in zip(starts, tables, strict=True)]


def lines_for(lines: Iterable[HelpLine], regions: tuple[str, ...]) -> dict[str, list[HelpLine]]:
    """Return the verified lines by region: first ``regions`` in their order, then the others."""
    by_region: dict[str, list[HelpLine]] = {region: [] for region in regions}
    for line in lines:
        if line.verified:
            by_region.setdefault(line.region, []).append(line)
    return {region: found for region, found in by_region.items() if found}


def _read(path: Path, line: int, table: dict[str, Any]) -> HelpLine:
    known = {field.name for field in fields(HelpLine)}
    for key in table:
        if key not in known:
            raise CourseError(path, line, f"unknown key {key}", f"use {', '.join(sorted(known))}")
    for key in _REQUIRED:
        if not table.get(key):
            raise CourseError(path, line, f"this line has no {key}", "add it, with its source")
    for key, value in table.items():
        permitted, mend = (bool, "true or false") if key in _SWITCHES else (str, "text in quotes")
        if key in _DATES and type(value) is date:
            continue
        if not isinstance(value, permitted):
            raise CourseError(path, line, f"{key} is {value!r}", f"write {mend}")
    if table["territory"] not in _ENGLISH.territories:
        raise CourseError(path, line, "territory is none of ISO 3166", 'write for instance "NL"')
    if table.get("language", "en") not in _ENGLISH.languages:
        raise CourseError(path, line, "language is none of ISO 639", 'write for instance "nl"')
    if table["kind"] not in KINDS:
        raise CourseError(path, line, f"kind is {table['kind']!r}", f"use {' or '.join(KINDS)}")
    if table["status"] not in STATUSES:
        raise CourseError(
            path, line, f"status is {table['status']!r}", f"use {', '.join(STATUSES)}"
        )
    for key in ("number", "alternative"):
        if key in table and not _NUMBER.fullmatch(table[key]):
            raise CourseError(path, line, f"{key} is {table[key]!r}", "digits, spaces, hyphens")
    if not table.get("chat", "https://").startswith("https://"):
        raise CourseError(path, line, "chat is no https address", "write https://…")
    for key in _DATES:
        if isinstance(table.get(key), str):
            try:
                table[key] = date.fromisoformat(table[key])
            except ValueError as error:
                raise CourseError(path, line, f"{key}: {error}", 'write "2026-11-23"') from error
    return HelpLine(**table)
