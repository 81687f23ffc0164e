"""A first visit to a chapter is light: few requests, few bytes (quality.md)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser

from browser import served

pytest_plugins = ["handout.fixtures", "site_fixtures"]

MOST_REQUESTS = 10
MOST_BYTES = 30_000


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    """Serve the built site."""
    with served(site.folder) as address:
        yield address


def test_a_chapter_takes_few_requests_and_few_bytes(
    site: BuiltSite, address: str, one_browser: Browser
) -> None:
    names = site.in_language("nl").values()
    chapters = [page.path for page in names if page.name.startswith("chapters/")]
    assert len(chapters) == 12
    heavy = {}
    for path in chapters:
        context = one_browser.new_context(viewport={"width": 360, "height": 780})
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(f"{address}/{path}")
        page.locator("article img").evaluate_all(
            "(pictures) => pictures.forEach((picture) => picture.scrollIntoView())"
        )
        files = {url.removeprefix(f"{address}/").partition("?")[0] for url in asked}
        files.add(f"{path.partition('/')[0]}/_static/icon.svg")  # a window asks for it, a test not
        size = sum(len(gzip.compress((site.folder / name).read_bytes(), 9)) for name in files)
        if len(files) > MOST_REQUESTS or size > MOST_BYTES:
            heavy[path] = (size, sorted(files))
        context.close()
    assert heavy == {}
