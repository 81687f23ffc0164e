"""What tests on prints and site share: ``pytest_plugins = ["handout.fixtures"]`` gives it to them.

Not a conftest.py, because tests elsewhere import the one above by that name.
"""

from __future__ import annotations

import os

import pytest

from handout.papers import PAPERS
from handout.real_course import LANGUAGES, Book, RealCourse, ShortBook, build, remembered


@pytest.fixture(scope="session")
def real_course(tmp_path_factory: pytest.TempPathFactory) -> RealCourse:
    """Return the real course, built in Dutch and in English; the first who asks builds it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # each worker's own folder lies in the one of the whole run
    root = shared / "real-course"
    status, report = remembered(shared / "build.json", lambda: build(root))
    assert status == 0, f"the course does not build:\n{report}"
    return RealCourse(root)


@pytest.fixture(scope="session", params=LANGUAGES)
def book(real_course: RealCourse, request: pytest.FixtureRequest) -> Book:
    """Return the course book, once in each language."""
    return Book(real_course, request.param)


@pytest.fixture(scope="session", params=[*PAPERS, "fillable"])
def other_paper(real_course: RealCourse, request: pytest.FixtureRequest) -> Book:
    """Return a short book on each other paper, and one to fill in on a screen."""
    return ShortBook(real_course, request.param)
