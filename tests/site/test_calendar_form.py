"""A calendar that begins when the reader chooses, made in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, Page, expect

from browser import served
from calendar_files import events

pytest_plugins = ["handout.fixtures", "site_fixtures"]

PAGE = "reference/weekly-moments.html"


@pytest.fixture
def page(one_browser: Browser) -> Iterator[Page]:
    context = one_browser.new_context(accept_downloads=True, timezone_id="Europe/Amsterdam")
    yield context.new_page()
    context.close()


def download(page: Page) -> Path:
    with page.expect_download() as waiting:
        page.locator(".moment-files button").click()
    assert waiting.value.suggested_filename == "weekly-moments.ics"
    return Path(waiting.value.path())


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_calendar_begins_on_the_day_and_at_the_time_that_the_reader_chooses(
    code: str, site: BuiltSite, page: Page
) -> None:
    with served(site.folder) as address:
        page.goto(f"{address}/{code}/{PAGE}")
        page.locator("#moments-day").fill("2027-02-07")
        page.locator("#moments-time").fill("23:50")
        found = events(download(page))
    starts = [event["DTSTART"].dt for event in found]
    assert starts == [datetime(2027, 2, 7, 23, 50) + timedelta(weeks=week) for week in range(12)]
    assert {event["DTEND"].dt - event["DTSTART"].dt for event in found} == {timedelta(minutes=15)}
    served_file = events(site.folder / code / "reference" / "weekly-moments.ics")
    for made, given in zip(found, served_file, strict=True):
        for name in ("UID", "SUMMARY", "DESCRIPTION"):
            assert made[name] == given[name]


def test_without_a_time_each_moment_takes_a_day(site: BuiltSite, page: Page) -> None:
    page.goto((site.folder / "nl" / PAGE).as_uri())  # from a file, too
    page.locator("#moments-day").fill("2026-12-28")
    found = events(download(page))
    assert found[1]["DTSTART"].dt == date(2027, 1, 4)
    assert found[1]["DTEND"].dt == date(2027, 1, 5)


def test_the_form_proposes_a_monday_that_is_still_to_come(site: BuiltSite, page: Page) -> None:
    page.clock.set_fixed_time(datetime(2026, 11, 23, 12))  # a Monday
    page.goto((site.folder / "nl" / PAGE).as_uri())
    expect(page.locator("#moments-day")).to_have_value("2026-11-30")


def test_without_scripts_there_is_the_file_that_was_built(
    site: BuiltSite, one_browser: Browser
) -> None:
    context = one_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site.folder / "nl" / PAGE).as_uri())
    expect(page.locator(".moment-files form")).to_be_hidden()
    expect(page.locator(".moment-links a").first).to_be_visible()
    assert len(events(site.folder / "nl" / "reference" / "weekly-moments.ics")) == 12
    context.close()
