"""How far a translation is, page by page, in words and in messages.

Counted are the messages that the pages have now, whether or not anyone has updated the catalogues;
so the numbers are those that a reader of the site meets. Words are those of the source.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog

from course.errors import CourseError
from course.languages import Language, read_languages
from course.project import Project
from course.translations import lint
from course.translations.catalogue import catalogue_path, read_catalogue
from course.translations.history import last_changes
from course.translations.links import read_policy
from course.translations.rules.rule import Setting
from course.translations.states import Entry, State, page_entries, percentage, translations
from course.translations.templates import make_templates, read_template


@dataclass(frozen=True)
class Count:
    """Words, or messages, by their state."""

    translated: int = 0
    outdated: int = 0
    missing: int = 0

    def __add__(self, other: Count) -> Count:
        """Add state by state."""
        return Count(
            self.translated + other.translated,
            self.outdated + other.outdated,
            self.missing + other.missing,
        )

    @property
    def total(self) -> int:
        """All of them."""
        return self.translated + self.outdated + self.missing

    @property
    def share(self) -> int:
        """How much is translated and up to date, in whole per cent."""
        return percentage(self.translated, self.total)


@dataclass(frozen=True)
class PageStatus:
    """One page in one language; ``catalogue`` is its path from the course's folder.

    ``last_change`` is a date (``2026-01-31``), empty where none is known; ``findings`` counts what
    the check of translations found, by its rule.
    """

    page: str
    catalogue: str
    words: Count
    messages: Count
    last_change: str = ""
    findings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class LanguageStatus:
    """One language: its pages, in the order in which they were asked for."""

    language: Language
    pages: tuple[PageStatus, ...]

    @property
    def words(self) -> Count:
        """The words of all pages."""
        return sum((page.words for page in self.pages), Count())

    @property
    def messages(self) -> Count:
        """The messages of all pages."""
        return sum((page.messages for page in self.pages), Count())

    def as_data(self) -> dict[str, Any]:
        """Return what a program can read: numbers, strings, lists and dictionaries."""
        return {
            "language": self.language.code,
            "name": self.language.name,
            "reviewed": self.language.reviewed,
            "share": self.words.share,
            "words": asdict(self.words),
            "messages": asdict(self.messages),
            "pages": [asdict(page) for page in self.pages],
        }


def entries_of(project: Project, code: str, page: str, messages: Sequence[str]) -> list[Entry]:
    """Return a page's ``messages`` with their states in one language.

    Raises CourseError for a catalogue that cannot be read.
    """
    path = catalogue_path(project, code, page)
    there = path.is_file() or path.is_symlink()
    catalogue = read_catalogue(path) if there else Catalog()
    return page_entries(messages, catalogue, read_policy(project.locales, code))


def language_status(
    project: Project, language: Language, entries: Mapping[str, Sequence[Entry]]
) -> LanguageStatus:
    """Return how far a language is; ``entries`` are those of each page."""
    changes = last_changes(project, language.code)
    messages = {page: frozenset(entry.source for entry in entries[page]) for page in entries}
    setting = lint.setting_of_course(project, messages)
    pages = []
    for page, present in entries.items():
        catalogue = catalogue_path(project, language.code, page)
        path = catalogue.relative_to(project.root).as_posix()
        pages.append(
            PageStatus(
                page,
                path,
                count(present, words=True),
                count(present, words=False),
                changes.get(path, ""),
                findings(setting, catalogue),
            )
        )
    return LanguageStatus(language, tuple(pages))


def count(entries: Iterable[Entry], words: bool) -> Count:
    """Count the words of ``entries``, or the entries themselves, by their state."""
    counter: Counter[State] = Counter()
    for entry in entries:
        counter[entry.state] += entry.words if words else 1
    return Count(counter[State.CURRENT], counter[State.OUTDATED], counter[State.MISSING])


def findings(setting: Setting, catalogue: Path) -> dict[str, int]:
    """Return how often each rule of the linter found something in a catalogue, if it is there.

    What the page no longer has is not counted: the next update mends that.
    """
    found = lint.check_file(setting, catalogue) if catalogue.is_file() else []
    rules = Counter(finding.rule for finding in found if finding.rule != "not-in-template")
    return dict(sorted(rules.items()))


def page_messages(project: Project) -> dict[str, list[str]]:
    """Return the messages of each page as it is now; takes seconds where pages have changed."""
    folder = make_templates(project)
    return {page: list(translations(read_template(folder, page))) for page in project.documents()}


def begun(project: Project) -> list[str]:
    """Return the codes of the translations that somebody has begun."""
    languages = read_languages(project.docs / "languages.toml").values()
    return [
        language.code
        for language in languages
        if not language.source and (project.locales / language.code).is_dir()
    ]


def print_status(project: Project, languages: Sequence[Language], format_: str) -> int:
    """Print how far the languages are, as ``text`` or as ``json``.

    Return 1 where a catalogue could not be read, and say which; its language is left out.
    """
    messages = page_messages(project)
    found = []
    broken = 0
    for language in languages:
        try:
            entries = {
                page: entries_of(project, language.code, page, present)
                for page, present in messages.items()
            }
        except CourseError as error:
            print(error, file=sys.stderr)  # noqa: T201 - for the translator
            broken = 1
            continue
        found.append(language_status(project, language, entries))
    if format_ == "json":
        text = json.dumps([status.as_data() for status in found], ensure_ascii=False, indent=2)
    else:
        text = "\n\n".join(as_text(status) for status in found)
    print(text)  # noqa: T201 - for the translator
    return broken


def as_text(status: LanguageStatus) -> str:
    """Return a table of the pages, in words, with the sum first."""
    width = max([len(page.page) for page in status.pages], default=0)
    head = f"{status.language.code} {status.language.name}: {status.words.share}% of the words"
    lines = [head, _row("page", "translated", "outdated", "missing", "changed", "found", width)]
    for page in status.pages:
        rules = ", ".join(f"{number} {rule}" for rule, number in page.findings.items())
        lines.append(_row(page.page, *_numbers(page.words), page.last_change, rules, width))
    return "\n".join([*lines, _row("all pages", *_numbers(status.words), "", "", width)])


def _numbers(words: Count) -> tuple[str, str, str]:
    return f"{words.translated:,}", f"{words.outdated:,}", f"{words.missing:,}"


def _row(
    page: str, translated: str, outdated: str, missing: str, changed: str, found: str, width: int
) -> str:
    row = f"{page:<{width}} {translated:>10} {outdated:>10} {missing:>10}  {changed:<10}  {found}"
    return row.rstrip()
