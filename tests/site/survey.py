"""One walk of a browser over the whole site: what each page shows, asks for and complains about.

The pages are opened as files, as somebody does who got the site on a stick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page

from browser import chromium

#: Widths in CSS pixels: two telephones, a window with the navigation beside the text, A4 paper.
NARROW = (360, 320)
WIDE = 1280
PAPER = 718
HEIGHT = 780

#: What stands farther to the right than the window is wide, if the page, or the part of it that
#: holds the text, scrolls sideways. A table in a box that scrolls by itself does not count.
OVERFLOW = """() => {
  document.querySelectorAll("details").forEach((element) => { element.open = true; });
  const text = document.querySelector("article, main");
  let wide = false;
  for (let at = text; at; at = at.parentElement) {
    const holds = getComputedStyle(at).overflowX !== "visible" || !at.parentElement;
    wide ||= holds && at.scrollWidth > at.clientWidth + 1;
  }
  if (!wide) return [];
  return [...text.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`);
}"""

#: The box of the link to help, in the window.
HELP = """() => {
  const links = [...document.querySelectorAll(".help-link a")];
  return links.map((link) => {
    const box = link.getBoundingClientRect();
    const { x, y, width, height } = box;
    const on_top = document.elementFromPoint(x + width / 2, y + height / 2);
    return { x, y, width, height, on_top: link.contains(on_top) };
  });
}"""

#: Each pair of colours in which the page shows text, with the first words in it.
COLOURS = """() => {
  const layers = (element) => {
    const found = [];
    for (let at = element; at; at = at.parentElement) {
      found.push(getComputedStyle(at).backgroundColor);
    }
    return found.filter((colour) => colour !== "rgba(0, 0, 0, 0)");
  };
  const pairs = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.closest("script, style, noscript, svg")) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const pair = [style.color, layers(element), style.fontSize, style.fontWeight];
    const key = JSON.stringify(pair);
    if (!pairs.has(key)) pairs.set(key, [...pair, text.slice(0, 40)]);
  }
  return [...pairs.values()];
}"""

#: The ruled lines that can be seen: how high each is.
LINES = """() => [...document.querySelectorAll(".writing-line")]
  .map((line) => line.getBoundingClientRect())
  .filter((box) => box.width > 0 && box.height > 0)
  .map((box) => box.height)"""

#: Whether something that matches a selector can be seen.
SHOWN = """(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => element.getBoundingClientRect())
  .some((box) => box.right > 0 && box.left < innerWidth)"""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

ONLY_ON_SCREEN = (
    ".course-links",
    ".sidebar-drawer",
    ".toc-drawer",
    ".mobile-header",
    ".related-pages",
    ".theme-toggle",
    ".skip-to-content",
    ".back-to-top",
    ".headerlink",
)


def need_browser(environment: Mapping[str, str], which: Callable[[str], str | None]) -> None:
    """Skip the test where there is no browser; fail it where tests must not be skipped."""
    if any(map(which, BROWSERS)):
        return
    reason = f"no browser here: install one of {', '.join(BROWSERS)}"
    if environment.get("CI", "").lower() in ("1", "true", "yes"):
        pytest.fail(f"{reason} (with CI set, browser tests are never skipped)", pytrace=False)
    pytest.skip(reason)


def survey(folder: Path, paths: list[str]) -> dict[str, Any]:
    """Return what a browser finds out about each of ``paths``, pages below ``folder``."""
    with chromium() as browser:
        context = browser.new_context(reduced_motion="reduce", color_scheme="light")
        page = context.new_page()
        notes: dict[str, list[str]] = {"requests": [], "complaints": []}
        page.on("request", lambda request: notes["requests"].append(request.url))
        page.on("console", lambda message: _complain(notes["complaints"], message))
        page.on("pageerror", lambda error: notes["complaints"].append(_words(error)))
        found = {}
        for path in paths:
            notes["requests"], notes["complaints"] = [], []
            page.goto((folder / path).as_uri(), wait_until="load")
            found[path] = look(page) | notes
        return found


def look(page: Page) -> dict[str, Any]:
    """Return what the open page shows: wide, narrow, dark and on paper."""
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    found: dict[str, Any] = {
        "help": {"wide": page.evaluate(HELP)},
        "light": page.evaluate(COLOURS),
        "lines": {"screen": page.evaluate(LINES)},
        "times": page.evaluate(SHOWN, ".times"),
    }
    page.emulate_media(color_scheme="dark")
    found["dark"] = page.evaluate(COLOURS)
    page.emulate_media(color_scheme="light")
    page.evaluate("document.body.dataset.theme = 'dark'")
    found["chosen dark"] = page.evaluate(COLOURS)
    page.evaluate("document.body.dataset.theme = 'auto'")
    page.set_viewport_size({"width": PAPER, "height": HEIGHT})
    page.emulate_media(media="print")
    found["lines"]["paper"] = page.evaluate(LINES)
    found["only on screen"] = [name for name in ONLY_ON_SCREEN if page.evaluate(SHOWN, name)]
    page.emulate_media(media="screen")
    found["overflow"] = {}
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found["overflow"][str(width)] = page.evaluate(OVERFLOW)
        found["help"][str(width)] = page.evaluate(HELP)
    return found


def _complain(complaints: list[str], message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        complaints.append(f"{message.type}: {message.text}")


def _words(error: Error) -> str:
    return f"exception: {error.message}"
