"""Copies: what goes out comes back whole, and a file that is wrong changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from notes_course import FIRST, SECOND, WORKBOOK, Reader, field, kept, notes, write
from playwright.sync_api import FilePayload, Page, expect

pytest_plugins = ["notes_fixtures"]
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

GOOD: dict[str, Any] = {
    "format": "course-notes",
    "version": 1,
    "course": "note-course",
    "language": "nl",
    "date": "2026-01-02T03:04:05.000Z",
    "notes": {"seen-today": "Van elders", "three-days-table.1.2": "wachten"},
    "done": ["chapters/02-second"],
}

WRONG: dict[str, Any] = {
    "nothing": b"",
    "no-json": b"{not json",
    "not-utf-8": b"\xff\xfe\x00{",
    "a-list": [GOOD],
    "null": None,
    "a-number": 7,
    "another-format": GOOD | {"format": "bookmarks"},
    "another-version": GOOD | {"version": 2},
    "another-course": GOOD | {"course": "other-course"},
    "no-notes": {key: GOOD[key] for key in GOOD if key != "notes"},
    "notes-as-a-list": GOOD | {"notes": ["Van elders"]},
    "no-done": {key: GOOD[key] for key in GOOD if key != "done"},
    "done-as-text": GOOD | {"done": "chapters/02-second"},
    "an-odd-id": GOOD | {"notes": GOOD["notes"] | {"Seen Today": "x"}},
    "an-id-that-is-a-path": GOOD | {"notes": GOOD["notes"] | {"../keep": "x"}},
    "an-inherited-id": b'{"format":"course-notes","version":1,"course":"note-course",'
    b'"notes":{"seen-today":"Van elders","__proto__":"x"},"done":[]}',
    "a-number-for-a-note": GOOD | {"notes": GOOD["notes"] | {"left-alone": 7}},
    "an-object-for-a-note": GOOD | {"notes": GOOD["notes"] | {"left-alone": {"a": "b"}}},
    "an-odd-page": GOOD | {"done": ["javascript:alert(1)"]},
    "a-page-that-is-a-number": GOOD | {"done": [1]},
}

SAID = ".workbook-controls > .said"


def put_back(page: Page, content: Any) -> None:
    """Choose a file with this content, and wait for what is said of it."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    file: FilePayload = {"name": "copy.json", "mimeType": "application/json", "buffer": data}
    page.evaluate(f"document.querySelector('{SAID}').textContent = ''")
    page.set_input_files("[data-do=back]", file)
    expect(page.locator(SAID)).not_to_be_empty()


def copy_from(page: Page, selector: str = "[data-do=copy] >> nth=0") -> bytes:
    """Return the file that a page's button gives."""
    with page.expect_download() as started:
        page.click(selector)
    return started.value.path().read_bytes()


def test_a_copy_brings_back_everything_that_was_erased(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Een merel\nop het dak. “Zo.” 🙂")
    write(page, "three-days-table.2.3", "nooit")
    page.check("[data-do=done]")
    reader.opens(WORKBOOK, page)
    before = {name: text for name, text in kept(page).items() if name not in ("place", "copied")}
    assert len(before) == 3
    copy = copy_from(page)
    page.click("[data-do=erase]")
    page.click("[data-do=erase-all]")
    put_back(page, copy)
    expect(page.locator(SAID)).to_have_text("De kopie is teruggezet. Antwoorden erin: 2.")
    assert kept(page) == before
    expect(page.locator('[data-answer="three-days-table.2.3"]')).to_have_text("nooit")


def test_a_copy_says_of_which_course_and_when_it_is(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Een merel")
    copy = json.loads(copy_from(page))
    assert copy.pop("date").endswith("Z")
    assert copy == {
        "format": "course-notes",
        "version": 1,
        "course": "note-course",
        "language": "nl",
        "notes": {"seen-today": "Een merel"},
        "done": [],
    }


def test_a_file_that_is_no_copy_changes_nothing(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Van hier")
    reader.opens(WORKBOOK, page)
    before = kept(page)
    refused = "Dit bestand is geen kopie van deze cursus. Er is niets veranderd."
    for name, content in WRONG.items():
        put_back(page, content)
        assert page.inner_text(SAID) == refused, name
        assert kept(page) == before, name


def test_a_copy_for_which_there_is_no_room_changes_nothing(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Van hier")
    write(page, "left-alone", "Ook van hier")
    reader.opens(WORKBOOK, page)
    before = kept(page)
    large = "x" * 3_000_000
    some = {"left-alone": "Erbij", "seen-today": large, "taken-along": large}
    put_back(page, GOOD | {"notes": some})
    expect(page.locator(SAID)).to_have_text(
        "Deze browser heeft geen ruimte voor die kopie. Er is niets veranderd."
    )
    assert kept(page) == before


def test_a_copy_is_not_put_back_where_nothing_is_kept(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.check(".note-about input")
    reader.opens(WORKBOOK, page)
    before = kept(page)
    put_back(page, GOOD)
    expect(page.locator(SAID)).to_have_text("Deze browser bewaart nu niets. Er is niets veranderd.")
    assert kept(page) == before


def test_other_words_that_stood_already_are_not_written_over(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Van hier")
    write(page, "three-days-table.1.2", "wachten")
    reader.opens(WORKBOOK, page)
    put_back(page, GOOD)
    expect(page.locator(SAID)).to_contain_text("staan nu allebei de teksten onder elkaar")
    both = {"seen-today": "Van hier\n\nVan elders", "three-days-table.1.2": "wachten"}
    assert notes(page) == both
    put_back(page, GOOD)  # a second time adds nothing
    expect(page.locator(SAID)).to_have_text("De kopie is teruggezet. Antwoorden erin: 2.")
    assert notes(page) == both


def test_markup_in_a_copy_stays_text(reader: Reader) -> None:
    attack = '"><img src=x onerror="window.hurt = 1">'
    page = reader.opens(WORKBOOK)
    put_back(page, GOOD | {"notes": {"seen-today": attack, "asked-before": attack}})
    assert page.locator(".left dd").inner_text() == attack
    assert page.locator("article img").count() == 0
    reader.opens(FIRST, page)
    expect(page.locator(field("seen-today"))).to_have_value(attack)
    assert page.evaluate("window.hurt") is None


def test_the_end_of_a_chapter_offers_a_copy_and_says_when_the_last_one_was(reader: Reader) -> None:
    page = reader.opens(SECOND)
    expect(page.locator(".page-end")).to_contain_text("Je hebt nog geen kopie.")
    expect(page.locator(".page-end a")).to_have_text("Mijn werkboek")
    write(page, "taken-along", "Rust")
    page.clock.set_fixed_time("2026-12-03T12:00:00Z")
    copy_from(page)
    expect(page.locator(".page-end")).to_contain_text("Laatste kopie: 3 december 2026.")
    reader.opens("en/workbook.html", page)
    expect(page.locator("[data-show=copied]")).to_have_text("Last copy: December 3, 2026.")


def test_where_there_is_nothing_yet_no_empty_copy_is_made(reader: Reader) -> None:
    page = reader.opens(SECOND)
    page.click("[data-do=copy]")
    expect(page.locator(".page-end .said")).to_have_text("Er valt nog niets te kopiëren.")
    assert "copied" not in kept(page)


def test_copies_are_made_under_a_policy_that_permits_no_script_but_the_sites_own(
    reader: Reader, tmp_path: Path
) -> None:
    policy = {"Content-Security-Policy": "default-src 'self'"}
    reader.context.route(
        "**/*.html",
        lambda route: route.fulfill(
            response=(found := route.fetch()), headers=found.headers | policy
        ),
    )
    reader.context.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', (event) => "
        "refused.push(`${event.effectiveDirective} ${event.sourceFile} ${event.sample}`));"
    )
    page = reader.opens(FIRST)
    write(page, "seen-today", "Een merel")
    assert b"Een merel" in copy_from(page)
    reader.opens(WORKBOOK, page)
    put_back(page, copy_from(page))
    assert [line for line in page.evaluate("refused") if "course.js" in line] == []
