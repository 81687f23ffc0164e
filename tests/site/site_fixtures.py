"""What the tests on the site share: the built site, and what a browser found out about it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser
from survey import need_browser, survey

from browser import chromium
from course.project import Project
from handout.real_course import RealCourse, build, remembered


@pytest.fixture(scope="session")
def site(real_course: RealCourse) -> BuiltSite:
    """Return the built site."""
    return BuiltSite(real_course)


@pytest.fixture(scope="session")
def rtl_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real course's site in a generated language from right to left."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    root = shared / "right-to-left"
    command = ["--format", "html", "--language", "x-pseudo-rtl"]
    status, report = remembered(shared / "right-to-left.json", lambda: build(root, command))
    assert status == 0, f"the course does not build:\n{report}"
    return Project(root).site


@pytest.fixture(scope="session")
def one_browser() -> Iterator[Browser]:
    """Return the browser that all tests of this process share."""
    need_browser(os.environ, shutil.which)
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def seen(site: BuiltSite) -> dict[str, Any]:
    """Return what a browser shows of each page; one process looks, the others read its notes."""
    need_browser(os.environ, shutil.which)
    return dict(site.course.remember("survey", lambda: survey(site.folder, list(site.pages))))
