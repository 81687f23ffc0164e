"""What the tests on the pages of the course share: which pages, and how a test fails on one.

It is no conftest.py, so that ``from conftest import …`` elsewhere keeps its meaning.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import corpus
import pytest
import references
import structure
from model import Hits, Page, located


def _each(belongs: Callable[[Page], bool]) -> pytest.MarkDecorator:
    """Run a test with ``page`` once for every page that ``belongs``."""
    pages = [page for page in corpus.all_pages() if belongs(page)]
    return pytest.mark.parametrize("page", pages, ids=[page.name for page in pages])


on_every_page = _each(lambda page: True)
on_pages_for_participants = _each(lambda page: corpus.bar_of(page).participants)
on_docs_pages = _each(lambda page: page.name.startswith("docs/"))
on_chapters = _each(lambda page: page.name.startswith(structure.CHAPTERS))
on_exercises = _each(lambda page: page.name.startswith(structure.EXERCISES))


@cache
def whole_course() -> references.Course:
    """Return the course as it stands in docs/ and exercises/."""
    return references.Course(corpus.all_pages())


def silence(page: Page, hits: Hits) -> None:
    """Fail with ``path:line: message`` for each of ``hits``, and without a traceback."""
    if found := located(page, hits):
        pytest.fail("\n".join(["the page breaks this gate:", *found]), pytrace=False)
