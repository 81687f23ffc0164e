"""The tool for a handout of one's own, in a browser: choose, order, keep, share, print."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from built_site import BuiltSite
from playwright.sync_api import BrowserContext, Locator, Page
from survey import need_browser

from browser import chromium, served

pytest_plugins = ["handout.fixtures", "site_fixtures"]

PLACE = "nl/facilitators/your-own-handout.html"


@pytest.fixture(scope="module")
def reader(site: BuiltSite) -> Iterator[tuple[BrowserContext, str]]:
    """Return a browser whose pages do not really print, and the address of the tool."""
    need_browser(os.environ, shutil.which)
    with served(site.folder) as address, chromium() as browser:
        context = browser.new_context()
        context.add_init_script("window.print = () => { window.printed = true; };")
        yield context, f"{address}/{PLACE}"


@pytest.fixture
def page(reader: tuple[BrowserContext, str]) -> Iterator[Page]:
    """Return the tool as somebody sees it who has never been there."""
    context, address = reader
    page = context.new_page()
    page.goto(address)
    page.evaluate("localStorage.clear()")
    page.goto(address)
    yield page
    page.close()


def tick(page: Page, *names: str) -> None:
    for name in names:
        page.evaluate(
            "document.querySelectorAll('.handout-tool details').forEach(d => d.open = true)"
        )
        page.check(f'input[value="{name}"]')


def order(page: Page) -> list[str]:
    return page.locator("[data-order] li").evaluate_all("items => items.map(i => i.dataset.id)")


def sheets(page: Page) -> Locator:
    return page.locator(".handout-sheet")


def test_what_is_ticked_stands_in_the_list_in_the_order_of_ticking(page: Page) -> None:
    tick(page, "if-then-card", "draw-your-loop")
    assert order(page) == ["if-then-card", "draw-your-loop"]


def test_the_order_changes_by_keyboard_and_the_focus_stays(page: Page) -> None:
    tick(page, "if-then-card", "draw-your-loop", "fist-and-hand")
    page.locator('[data-id="fist-and-hand"] [data-move=up]').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert order(page) == ["fist-and-hand", "if-then-card", "draw-your-loop"]
    focused = page.evaluate("document.activeElement.closest('li').dataset.id")
    assert focused == "fist-and-hand"
    page.locator('[data-id="fist-and-hand"] [data-move=remove]').press("Enter")
    assert order(page) == ["if-then-card", "draw-your-loop"]
    assert page.evaluate("document.activeElement.closest('li').dataset.id") == "if-then-card"


def test_every_button_says_what_it_moves(page: Page) -> None:
    tick(page, "draw-your-loop")
    labels = page.locator("[data-order] button").evaluate_all(
        "all => all.map(b => b.getAttribute('aria-label'))"
    )
    assert labels == ["Omhoog: Teken je lus", "Omlaag: Teken je lus", "Weghalen: Teken je lus"]


def test_the_choice_is_there_after_coming_back(page: Page) -> None:
    tick(page, "draw-your-loop")
    page.fill("#handout-title", "Avond in mei")
    page.locator("#handout-title").blur()
    page.reload()
    assert order(page) == ["draw-your-loop"]
    assert page.input_value("#handout-title") == "Avond in mei"


def test_nothing_is_kept_where_the_reader_does_not_want_that(page: Page) -> None:
    page.evaluate("localStorage.setItem('minder-strak:keep', 'no')")
    tick(page, "draw-your-loop")
    page.reload()
    assert order(page) == []


def test_a_link_brings_the_choice_and_leaves_ones_own_alone(page: Page) -> None:
    tick(page, "fist-and-hand")
    address = page.url
    page.goto("about:blank")
    page.goto(f"{address}#pieces=draw-your-loop+if-then-card&title=Van+Noor&agreement=no")
    assert order(page) == ["draw-your-loop", "if-then-card"]
    assert page.input_value("#handout-title") == "Van Noor"
    assert not page.is_checked("[name=agreement]")
    page.goto("about:blank")
    page.goto(address)
    assert order(page) == ["fist-and-hand"]


def test_a_link_with_nonsense_in_it_does_no_harm(page: Page) -> None:
    address = page.url
    page.goto("about:blank")
    long = "x" * 5000
    text = "%3Cimg src=x onerror=window.hurt=1%3E%0A%E2%80%AE"
    page.goto(f"{address}#pieces=nothing+draw-your-loop+draw-your-loop+%22%5D&title={text}{long}")
    assert order(page) == ["draw-your-loop"]
    assert len(page.input_value("#handout-title")) == 100
    page.click(".handout-main")
    assert "<img src=x" in page.inner_text(".handout-title")
    assert page.locator(".handout-title img").count() == 0
    assert page.evaluate("window.hurt") is None


def test_the_view_to_print_holds_what_was_chosen_and_where_to_find_help(page: Page) -> None:
    tick(page, "draw-your-loop", "here-we-go-again-moment", "here-we-go-again-first")
    page.fill("#handout-place", "Bibliotheek")
    page.click(".handout-main")
    assert page.evaluate("window.printed") is True
    assert sheets(page).count() == 4  # the first, one exercise, two questions, help
    assert "Bibliotheek" in sheets(page).first.inner_text()
    assert "Je mag altijd een beurt overslaan" in sheets(page).first.inner_text()
    assert "Teken je lus" in sheets(page).nth(1).inner_text()
    assert sheets(page).nth(2).locator(".reflection").count() == 2
    assert "113" in sheets(page).last.inner_text()
    for foot in page.locator(".handout-foot").all_inner_texts():
        assert "113" in foot


def test_on_paper_nothing_is_shown_but_the_handout(page: Page) -> None:
    tick(page, "draw-your-loop")
    page.click(".handout-main")
    page.emulate_media(media="print")
    visible = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility()"
        " && !e.closest('.handout-sheets') && !e.querySelector('.handout-sheets')"
        " && e.getBoundingClientRect().height > 1).map(e => e.outerHTML.slice(0, 80))"
    )
    assert visible == []


def test_no_id_stands_twice_on_the_page(page: Page) -> None:
    tick(page, "draw-your-loop", "choose-your-anchor")
    page.click(".handout-main")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert sorted(ids) == sorted(set(ids))


def test_without_scripts_the_page_explains_the_rest(site: BuiltSite) -> None:
    soup = site.pages[PLACE].soup
    (tool,) = soup.select(".handout-tool")
    assert tool.has_attr("hidden")
    assert "make handout" in soup.select_one("article").get_text()  # type: ignore[union-attr]
