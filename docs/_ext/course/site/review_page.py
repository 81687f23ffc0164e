"""A review page: every message of a page beside its source, to read, to print and to mend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from sphinx.application import Sphinx

from course.errors import CourseError
from course.interface import _
from course.languages import Language, bridge_language, source_language
from course.project import Project
from course.site.review_table import Places, state_labels, table
from course.site.status_page import Title, share_of
from course.translations.catalogue import catalogue_path
from course.translations.review import Row, bridge_texts, rows
from course.translations.states import Entry, State
from course.translations.status import count, entries_of

TEMPLATE = "translation/review.html"

#: So many messages that need work are named at the top of the page.
JUMPS = 12


def context(
    app: Sphinx, project: Project, page: str, title: Title, entries: list[Entry]
) -> dict[str, Any]:
    """Return what the template shows for ``page``."""
    language: Language = app.config.course_language
    source = source_language(app.config.course_languages)
    bridge = bridge_language(app.config.course_languages, language)
    found = rows(entries, _bridge_texts(project, bridge, page, entries) if bridge else {})
    catalogue = catalogue_path(project, language.code, page).relative_to(project.root).as_posix()
    columns = [column for column in (source, bridge, language) if column]
    places = Places(catalogue, _address(app.config.course_repository_url, catalogue))
    return {
        "title": f"{_('Review')}: {title.text}",
        "page_title": title,
        "share": share_of(count(entries, words=True), language),
        "words": {
            "review": _("Review"),
            "back": _("Back to the page"),
            "help": _("Help to translate"),
        },
        "jumps": list(_jumps(found)),
        "table": table(found, columns, places),
        "translate_url": app.config.course_translate_url,
    }


def _bridge_texts(
    project: Project, bridge: Language, page: str, entries: list[Entry]
) -> dict[str, str]:
    """Return the page's text in the bridge language, whose catalogues stop no other language."""
    try:
        messages = [entry.source for entry in entries]
        return bridge_texts(entries_of(project, bridge.code, page, messages))
    except CourseError:
        return {}


def _jumps(found: list[Row]) -> Iterator[dict[str, Any]]:
    """Yield links to the first messages of each state that needs work."""
    labels = state_labels()
    for state in (State.OUTDATED, State.MISSING):
        there = [row for row in found if row.entry.state is state]
        if there:
            yield {"label": labels[state], "rows": there[:JUMPS], "more": len(there) > JUMPS}


def _address(repository: str, catalogue: str) -> str:
    """Return where the repository shows a catalogue; empty where no repository is known."""
    return f"{repository.rstrip('/')}/{quote(catalogue)}" if repository else ""
