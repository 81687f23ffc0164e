"""A browser that keeps to the strictest content policy has nothing to refuse, whatever one does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, BrowserContext, Page

from browser import served
from course.site.headers import HEADERS

pytest_plugins = ["handout.fixtures", "site_fixtures"]

POLICY = HEADERS["Content-Security-Policy"]

#: Tells what was refused, from before the first line of a page until it is left.
LISTEN = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`refused: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    """Serve the whole site as it asks to be served."""
    with served(site.folder) as address:
        yield address


@pytest.fixture
def watched(one_browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Return a page and the list of what it complains about."""
    context: BrowserContext = one_browser.new_context(viewport={"width": 360, "height": 780})
    context.add_init_script(LISTEN)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    yield page, complaints
    context.close()


Watched = tuple[Page, list[str]]


def test_the_policy_allows_files_of_the_site_and_nothing_else() -> None:
    assert POLICY.startswith("default-src 'self';")
    assert "unsafe" not in POLICY


def test_the_policy_is_sent_and_a_browser_refuses_what_it_forbids(
    address: str, watched: Watched
) -> None:
    page, complaints = watched
    response = page.goto(f"{address}/nl/index.html")
    assert response is not None
    assert response.headers["content-security-policy"] == POLICY
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate(
        "document.body.append(document.createElement('style').appendChild(new Text('a')))"
    )
    assert any("refused: style-src" in complaint for complaint in complaints)


def test_nothing_is_refused_on_any_page(address: str, site: BuiltSite, watched: Watched) -> None:
    page, complaints = watched
    for path in site.pages:
        page.goto(f"{address}/{path}")
    assert len(site.pages) > 58
    assert complaints == []


def test_nothing_is_refused_when_everything_is_used(address: str, watched: Watched) -> None:
    page, complaints = watched
    page.goto(f"{address}/nl/start/where-you-start.html")
    page.locator(".mobile-header .theme-toggle").click()
    assert page.locator("body").get_attribute("data-theme") == "dark"
    for drawer in ("navigation", "contents"):
        page.locator(f"[popovertarget={drawer}]:not(.close-drawer)").click()
        assert page.locator(f"#{drawer}").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator(f"#{drawer}").is_visible()
    for fold in page.locator("article summary").all():
        fold.click()
    assert page.locator("article details[open]").count() == page.locator("article summary").count()
    page.locator(".open-drawer").first.click()
    page.locator(".sidebar-search").fill("loslaten")
    page.locator(".sidebar-search").press("Enter")
    page.wait_for_url("**/search.html?*")
    page.locator(".search-results li, #search-results li").first.wait_for()
    page.locator(".help-link a").click()
    page.wait_for_url("**/reference/help.html")
    page.locator(".course-links a[hreflang=en]").click()
    page.wait_for_url("**/en/reference/help.html")
    assert complaints == []


def test_no_file_of_the_site_names_another_place_to_load_from(site: BuiltSite) -> None:
    """A style sheet or a script could ask for more than the page that names it."""
    found: list[Any] = []
    for path in sorted(site.folder.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        found += [
            f"{path.name}: {sign}" for sign in ("@import", "url(http", "data:") if sign in text
        ]
    assert found == []
    assert not [path for path in Path(site.folder).rglob("*.css") if path.name == "furo.css"]
