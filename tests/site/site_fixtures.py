"""What the tests on the site share: the built site, and what a browser found out about it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser
from survey import need_browser, survey

from browser import chromium
from handout.real_course import RealCourse


@pytest.fixture(scope="session")
def site(real_course: RealCourse) -> BuiltSite:
    """Return the built site."""
    return BuiltSite(real_course)


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
