"""Links that differ by language: ``locales/links.toml`` says which target may replace which.

A table per language, in it the source's target and those that may stand in its place::

    [de]
    "https://www.example.nl/hulp" = ["https://www.example.de/hilfe"]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from course.errors import CourseError, read_toml
from course.translations.grammar import COURSE, Policy

#: What a link may lead to: the web, a mail, a telephone, a place in the course.
_SAFE = re.compile(r"(?:https?://|mailto:|tel:|#)\S+")

Links = Mapping[str, Mapping[str, frozenset[str]]]


def read_links(path: Path) -> Links:
    """Return the permitted targets by language and by target in the source; {} without a file.

    Raises CourseError for a file of another form, or a target that could harm.
    """
    if not path.is_file():
        return {}
    text, tables = read_toml(path)
    return {code: _of_language(path, text, code, table) for code, table in tables.items()}


def read_policy(locales: Path, language: str) -> Policy:
    """Return what the messages of one language may hold.

    Raises CourseError for a broken ``links.toml`` in the folder ``locales``.
    """
    links = read_links(locales / "links.toml").get(language)
    return Policy(links=links) if links else COURSE


def _of_language(path: Path, text: str, code: str, table: object) -> Mapping[str, frozenset[str]]:
    if not isinstance(table, dict):
        raise CourseError(path, None, f"{code} is no table", f"write [{code}]")
    for target, others in table.items():
        well = isinstance(others, list) and all(
            isinstance(other, str) and _SAFE.fullmatch(other) for other in others
        )
        if not well:
            lines = [line.lstrip().startswith(f'"{target}"') for line in text.split("\n")]
            line = lines.index(True) + 1 if True in lines else None
            mend = 'write a list of addresses: ["https://…"]'
            raise CourseError(path, line, f"{target} has no list of targets", mend)
    return {target: frozenset(others) for target, others in table.items()}
