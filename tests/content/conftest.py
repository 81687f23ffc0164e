"""Gives the text tests their pages: a test that asks for ``page`` runs once for each of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# The measures stand beside the tests, so that writers can run prose.py without installing anything.
sys.path.insert(0, str(Path(__file__).parent))

import corpus
import references
import structure
from model import Page

#: The argument of a test, and the pages that it stands for.
SORTS: dict[str, Callable[[Page], bool]] = {
    "page": lambda page: True,
    "participant_page": lambda page: corpus.bar_of(page).participants,
    "docs_page": lambda page: page.name.startswith("docs/"),
    "chapter": lambda page: page.name.startswith(structure.CHAPTERS),
    "exercise": lambda page: page.name.startswith(structure.EXERCISES),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test once for every page of the sort that its argument names."""
    for sort, belongs in SORTS.items():
        if sort in metafunc.fixturenames:
            pages = [page for page in corpus.all_pages() if belongs(page)]
            metafunc.parametrize(sort, pages, ids=[page.name for page in pages])


@pytest.fixture(scope="session")
def course() -> references.Course:
    """The course as it stands in docs/ and exercises/."""
    return references.Course(corpus.all_pages())
