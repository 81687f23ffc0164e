"""Whoever comes can use the site: with any eyes, hands, window, colours, and without scripts.

axe-core (https://github.com/dequelabs/axe-core) finds what a program can find of WCAG 2.2; the
rest of this file tries what it cannot.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, Page

from browser import served

pytest_plugins = ["handout.fixtures", "site_fixtures"]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

#: One page of every kind; what differs from page to page is the text only.
KINDS = (
    *("index.html", "nl/index.html", "nl/start/where-you-start.html"),
    *(
        "nl/chapters/01-here-we-go-again.html",
        "nl/reference/faq.html",
        "nl/reference/glossary.html",
    ),
    *("nl/reference/research.html", "nl/reference/weekly-moments.html", "nl/reference/help.html"),
    *("nl/search.html", "nl/facilitators/half-day.html", "en/reference/about.html"),
    *("en/translation/status.html", "en/translation/review/start/welcome.html"),
)
#: The kinds whose look changes with the direction of writing.
MIRRORED = (
    *("index.html", "start/where-you-start.html", "chapters/01-here-we-go-again.html"),
    *("reference/faq.html", "reference/research.html", "reference/help.html", "search.html"),
)
PHONE, DESK = 360, 1280

CHAPTER = "nl/chapters/01-here-we-go-again.html"

#: What axe says of a generated language, whose code is for private use (RFC 5646, 2.2.7).
NOT_A_LANGUAGE = ("html-lang-valid", "valid-lang")

RUN = """async () => {
  for (const part of document.querySelectorAll("article details")) part.open = true;
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    """Serve the built site."""
    with served(site.folder) as address:
        yield address


@pytest.fixture(scope="module")
def mirrored(rtl_site: Path) -> Iterator[str]:
    """Serve the site in the generated language that is written from right to left."""
    with served(rtl_site) as address:
        yield f"{address}/x-pseudo-rtl"


class Windows:
    """Windows of the one browser, closed when the test ends."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[Any] = []

    def open(self, width: int, height: int = 780, **settings: Any) -> Page:
        size = {"width": width, "height": height}
        self.contexts.append(self.browser.new_context(viewport=size, bypass_csp=True, **settings))
        return self.contexts[-1].new_page()


@pytest.fixture
def windows(one_browser: Browser) -> Iterator[Windows]:
    """Return what opens windows."""
    windows = Windows(one_browser)
    yield windows
    for context in windows.contexts:
        context.close()


def examined(page: Page, addresses: list[str]) -> list[str]:
    """Return what axe finds wrong on pages."""
    found = []
    for address in addresses:
        page.goto(address)
        page.evaluate(AXE)
        found += [f"{address}: {violation}" for violation in page.evaluate(RUN)]
    return found


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(
    scheme: Any, width: int, address: str, windows: Windows
) -> None:
    page = windows.open(width, color_scheme=scheme)
    assert examined(page, [f"{address}/{kind}" for kind in KINDS]) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", PHONE), ("dark", DESK)])
def test_axe_finds_nothing_from_right_to_left(
    scheme: Any, width: int, mirrored: str, windows: Windows
) -> None:
    page = windows.open(width, color_scheme=scheme)
    found = examined(page, [f"{mirrored}/{kind}" for kind in MIRRORED])
    assert [one for one in found if not any(f": {rule}:" in one for rule in NOT_A_LANGUAGE)] == []


def test_axe_finds_what_is_wrong(address: str, windows: Windows) -> None:
    page = windows.open(PHONE)
    page.goto(f"{address}/{CHAPTER}")
    page.evaluate("document.querySelector('.search-link').removeAttribute('aria-label')")
    page.evaluate(AXE)
    assert any(violation.startswith("link-name") for violation in page.evaluate(RUN))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_in_an_open_drawer(width: int, address: str, windows: Windows) -> None:
    page = windows.open(width)
    page.goto(f"{address}/{CHAPTER}")
    page.locator("[popovertarget=contents]").first.click()
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []


#: What has the focus: its name, whether it is in sight, uncovered, and has a ring.
FOCUSED = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const [x, y] = [box.x + Math.min(box.width / 2, 20), box.y + box.height / 2];
  const top = document.elementFromPoint(x, y);
  const inside = box.right > 0 && box.left < innerWidth;
  return {
    name: at.className || at.textContent.trim() || at.tagName,
    place: at.closest("[popover]")?.id ?? "",
    seen: at.checkVisibility({ visibilityProperty: true }) && inside,
    covered: box.height > 0 && !(at.contains(top) || top?.contains(at)),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    tag: at.tagName,
  };
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top of the page to its end; return what had the focus."""
    steps = []
    for _step in range(400):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUSED)
        if step["tag"] == "BODY":
            return steps
        steps.append(step)
    raise AssertionError("there is no end to it")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_keys_reach_every_control_in_sight_and_nothing_else(
    width: int, address: str, windows: Windows
) -> None:
    page = windows.open(width)
    page.goto(f"{address}/{CHAPTER}")
    steps = walk(page)
    assert [step["name"] for step in steps if not step["seen"]] == []
    assert [step["name"] for step in steps if not step["ring"]] == []
    assert [step["name"] for step in steps if step["covered"]] == []
    reachable = page.evaluate(
        """() => [...document.querySelectorAll(
            "a[href], button, input, textarea, summary, [tabindex]"
          )]
          .filter((control) => control.checkVisibility({ visibilityProperty: true })).length"""
    )
    assert len(steps) == reachable
    assert {step["place"] for step in steps} == ({""} if width == PHONE else {"", "navigation"})


@pytest.mark.parametrize("path", ["nl/index.html", CHAPTER, "nl/reference/help.html"])
def test_help_is_the_second_thing_that_keys_reach(
    path: str, address: str, windows: Windows
) -> None:
    page = windows.open(PHONE)
    page.goto(f"{address}/{path}")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["name"] == "skip-to-content"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.help-link') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl/reference/help.html*")


def test_skipping_to_the_text_goes_past_everything_else(address: str, windows: Windows) -> None:
    page = windows.open(DESK)
    page.goto(f"{address}/nl/reference/about.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('article, footer') !== null")


def test_a_drawer_opens_and_closes_with_keys_and_gives_the_focus_back(
    address: str, windows: Windows
) -> None:
    page = windows.open(PHONE)
    page.goto(f"{address}/{CHAPTER}")
    page.locator("[popovertarget=navigation]").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["place"] == "navigation"
    page.keyboard.press("Escape")
    assert not page.locator("#navigation").is_visible()
    assert page.evaluate(FOCUSED)["name"] == "open-drawer"


def test_a_link_to_a_place_on_the_page_closes_the_drawer(address: str, windows: Windows) -> None:
    page = windows.open(PHONE)
    page.goto(f"{address}/{CHAPTER}")
    page.locator("[popovertarget=contents]").first.click()
    page.locator("#contents .toc-tree a:visible").last.click()
    assert not page.locator("#contents").is_visible()
    assert "#" in page.url


@pytest.mark.parametrize("kind", KINDS)
def test_a_narrow_window_with_letters_twice_as_large_needs_no_scrolling_sideways(
    kind: str, address: str, windows: Windows
) -> None:
    page = windows.open(320)
    page.goto(f"{address}/{kind}")
    page.add_style_tag(content="html { font-size: 200% }")
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((part) => part.checkVisibility() && !part.closest(".table-wrapper, pre, table"))
          .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
          .map((part) => part.outerHTML.slice(0, 80))"""
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_menus_open_and_no_button_is_there_for_nothing(
    address: str, windows: Windows
) -> None:
    page = windows.open(PHONE, java_script_enabled=False)
    page.goto(f"{address}/{CHAPTER}")
    assert page.locator(".theme-toggle:visible").count() == 0
    page.locator("[popovertarget=navigation]").first.click()
    page.locator("#navigation a", has_text="Hulp en steun").click()
    page.wait_for_url("**/reference/help.html")
    page.goto(f"{address}/nl/start/where-you-start.html")
    page.locator("article summary").first.click()
    assert page.locator("article details[open]").count() == 1
    assert page.locator(".writing-line:visible, article textarea:visible").count() == 0


def test_the_chosen_colours_stay_and_hold_in_every_tab(address: str, windows: Windows) -> None:
    page = windows.open(PHONE, color_scheme="light")
    page.goto(f"{address}/{CHAPTER}")
    button = page.locator(".mobile-header .theme-toggle")
    assert button.get_attribute("aria-label") == "Kleuren: automatisch"
    beside = page.context.new_page()
    beside.goto(f"{address}/nl/index.html")
    button.click()
    assert button.get_attribute("aria-label") == "Kleuren: donker"
    beside.wait_for_function("document.body.dataset.theme === 'dark'")
    page.reload()
    assert page.locator("body").get_attribute("data-theme") == "dark"
    for _press in range(2):
        button.click()
    assert page.locator("body").get_attribute("data-theme") == "auto"


def test_the_list_of_places_says_where_one_is(address: str, windows: Windows) -> None:
    page = windows.open(1400)
    place = "#here-we-go-again-not-repairing"
    page.goto(f"{address}/{CHAPTER}{place}")
    page.locator(f".toc-tree a[aria-current=true][href='{place}']").wait_for()


def test_in_forced_colours_the_present_page_and_the_boxes_have_a_line(
    address: str, windows: Windows
) -> None:
    page = windows.open(DESK, forced_colors="active")
    page.goto(f"{address}/{CHAPTER}")
    for selector, side in (
        (".sidebar-tree .current-page > a", "outline-style"),
        ("article .admonition.goals", "border-block-start-style"),
        ("article section.exercise", "border-block-start-style"),
    ):
        style = f"(part) => getComputedStyle(part).getPropertyValue('{side}')"
        assert page.locator(selector).first.evaluate(style) == "solid", selector
