"""The status page: how far the translation is, page by page, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal
from sphinx.application import Sphinx

from course.interface import _
from course.languages import Language
from course.site.fallback import name_in
from course.translations.status import Count, LanguageStatus, PageStatus

NAME = "translation/status"


@dataclass(frozen=True)
class Title:
    """A page's title, and the language that it is in: not every title is translated."""

    text: str
    language: Language


def write_data(path: Path, status: LanguageStatus) -> None:
    """Write the numbers for programs to read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(status.as_data(), ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


def body(app: Sphinx, status: LanguageStatus, titles: Mapping[str, Title], review: str) -> str:
    """Return the page's text, with links to the review pages, whose names begin with ``review``."""
    language = status.language
    findings = any(page.findings for page in status.pages)
    context = {
        "heading": heading(),
        "share": share_of(status.words, language),
        "reviewed": _reviewed(language),
        "translate_url": app.config.course_translate_url,
        "help": _("Help to translate"),
        "page": _("Page"),
        "labels": [
            _("Translated words"),
            _("Out of date"),
            _("Not translated"),
            _("Last change"),
            *([_("To mend")] if findings else []),
        ],
        "rows": [
            {
                "uri": app.builder.get_relative_uri(NAME, review + page.page),
                "title": titles[page.page],
                "cells": [*_cells(page, language)][: 5 if findings else 4],
            }
            for page in status.pages
        ],
        "data": _("These numbers as data"),
        "data_uri": "status.json",
    }
    return str(app.builder.templates.render("translation/status.html", context))


def heading() -> str:
    """Return the page's title."""
    return _("State of the translation")


def share_of(words: Count, language: Language) -> str:
    """Say how much is translated, in per cent and in words."""
    said = _("%s%% of %s words has been translated.")
    return said % (words.share, number(words.total, language))


def number(value: int, language: Language) -> str:
    """Return a number as the language writes it."""
    return str(format_decimal(value, locale=language.locale))


def _reviewed(language: Language) -> str:
    if language.reviewed:
        return _("Read as a whole by %s.") % language.reviewed
    return _("Nobody who grew up with %s has read all of it yet.") % name_in(language, language)


def _cells(page: PageStatus, language: Language) -> list[str]:
    """Return the cells of a row; one that is empty has nothing to say."""
    words = page.words
    counts = [words.translated, words.outdated, words.missing]
    day = page.last_change
    return [
        *(number(count, language) if count else "" for count in counts),
        str(format_date(date.fromisoformat(day), locale=language.locale)) if day else "",
        number(sum(page.findings.values()), language) if page.findings else "",
    ]
