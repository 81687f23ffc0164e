"""What the tests on notes and progress share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from notes_course import Reader, built_site
from playwright.sync_api import Browser
from survey import need_browser

from browser import chromium, served


@pytest.fixture(scope="session")
def notes_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the course's site."""
    need_browser(os.environ, shutil.which)
    return built_site(tmp_path_factory.mktemp("notes"))


@pytest.fixture(scope="module")
def address(notes_site: Path) -> Iterator[str]:
    """Serve the site; give its address."""
    with served(notes_site) as found:
        yield found


@pytest.fixture(scope="module")
def browser(notes_site: Path) -> Iterator[Browser]:
    """Open a browser."""
    with chromium() as found:
        yield found


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    """Return a reader whose browser keeps nothing yet."""
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True)
    context.set_default_timeout(10_000)
    yield Reader(context, address)
    context.close()
