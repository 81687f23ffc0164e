"""Progress: ticks that the reader gives, and the way back, the same in every language."""

from __future__ import annotations

import pytest
from notes_course import FIRST, SECOND, SLUG, WORKBOOK, Reader, kept
from playwright.sync_api import Page, expect

pytest_plugins = ["notes_fixtures"]
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

HOME = "nl/index.html"
KEY = f"{SLUG}:place"


def ticked(page: Page) -> list[str]:
    """Return the pages that have a tick in the navigation."""
    links = page.locator(".sidebar-tree a:has(.done-tick)")
    return [text.strip() for text in links.all_text_contents()]


def test_a_chapter_is_done_when_the_reader_says_so(reader: Reader) -> None:
    page = reader.opens(FIRST)
    assert ticked(page) == []
    box = page.get_by_role("checkbox", name="Dit hoofdstuk is klaar")
    expect(box).not_to_be_checked()
    box.check()
    assert ticked(page) == ["1. Eerste hoofdstuk"]
    page.reload()
    expect(box).to_be_checked()
    box.uncheck()
    assert ticked(page) == []
    assert kept(page) == {"place": "chapters/01-first"}


def test_a_tick_is_spoken_as_done(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.check("[data-do=done]")
    if page.locator(".mobile-header").is_visible():
        page.click("[popovertarget=navigation]")
    link = page.locator(".sidebar-tree a", has_text="Eerste hoofdstuk")
    expect(link).to_have_accessible_name("1. Eerste hoofdstuk klaar")


def test_ticks_are_the_same_in_the_other_language(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.check("[data-do=done]")
    page.click("a[hreflang=en]")
    expect(page.get_by_role("checkbox", name="This chapter is done")).to_be_checked()
    assert ticked(page) == ["1. First chapter"]


def test_a_tick_shows_in_the_other_tab_at_once(reader: Reader) -> None:
    one, other = reader.opens(FIRST), reader.opens(SECOND)
    one.check("[data-do=done]")
    expect(other.locator(".done-tick")).to_have_count(1)


def test_only_chapters_can_be_marked_as_done(reader: Reader) -> None:
    for path in (HOME, "nl/help.html", WORKBOOK):
        expect(reader.opens(path).locator("[data-do=done]")).to_have_count(0)


def test_the_first_page_leads_back_to_where_the_reader_was(reader: Reader) -> None:
    page = reader.opens(HOME)
    expect(page.locator(".go-on")).to_be_hidden()
    reader.opens(SECOND, page)
    reader.opens(HOME, page)
    way = page.locator(".go-on")
    expect(way).to_have_text("Verder waar je was: 2. Tweede hoofdstuk")
    way.get_by_role("link").click()
    assert page.url == f"{reader.address}/{SECOND}"


def test_the_way_back_leads_to_the_section_in_the_language_of_the_page(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.set_viewport_size({"width": 360, "height": 400})
    page.locator("#first-look").evaluate(
        "section => section.scrollIntoView({ behavior: 'instant' })"
    )
    reader.opens("en/index.html", page)
    link = page.locator(".go-on a")
    expect(link).to_have_text("1. First chapter")
    assert str(link.evaluate("link => link.href")).endswith("en/chapters/01-first.html#first-look")


def test_after_a_chapter_that_is_done_the_way_leads_on(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.check("[data-do=done]")
    reader.opens(HOME, page)
    expect(page.locator(".go-on a")).to_have_text("2. Tweede hoofdstuk")
    reader.opens(SECOND, page)
    page.check("[data-do=done]")
    reader.opens(HOME, page)
    expect(page.locator(".go-on")).to_be_hidden()


def test_a_place_that_is_none_of_the_course_leads_nowhere(reader: Reader) -> None:
    page = reader.opens(HOME)
    for place in ("javascript:alert(1)", "//elsewhere.example/x", "help", "gone/page", "#", "<b>"):
        page.evaluate("([key, place]) => localStorage.setItem(key, place)", [KEY, place])
        page.reload()
        assert page.locator(".go-on").is_hidden(), place


def test_erasing_everything_erases_ticks_and_the_way_back(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.check("[data-do=done]")
    reader.opens(WORKBOOK, page)
    page.click("[data-do=erase]")
    page.click("[data-do=erase-all]")
    assert ticked(page) == []
    reader.opens(HOME, page)
    expect(page.locator(".go-on")).to_be_hidden()
    assert kept(page) == {}


def test_it_all_works_on_a_site_that_is_opened_from_a_disk(
    reader: Reader, notes_site: object
) -> None:
    reader.address = f"file://{notes_site}"
    page = reader.opens(FIRST)
    page.check("[data-do=done]")
    reader.opens(HOME, page)
    assert ticked(page) == ["1. Eerste hoofdstuk"]
    expect(page.locator(".go-on a")).to_have_text("2. Tweede hoofdstuk")
