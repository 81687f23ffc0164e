"""Where a browser keeps nothing, or should not: nothing on the page is lost, and that is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from notes_course import FIRST, SECOND, Reader, field, kept, notes, write
from playwright.sync_api import Dialog, Page, expect

pytest_plugins = ["notes_fixtures"]
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

#: Another site of the same origin took all the room that there is.
FILL_UP = """() => {
  for (let size = 1 << 22; size >= 1; size = size >> 1) {
    for (let at = 0; ; at += 1) {
      try { localStorage.setItem(`x${size}-${at}`, "x".repeat(size)); } catch { break; }
    }
  }
}"""
MAKE_ROOM = (
    "Object.keys(localStorage).filter((k) => k[0] === 'x').map((k) => localStorage.removeItem(k))"
)

BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {
    get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
  });
}"""

KEEP_NOT = ".note-about input"


def in_copy(page: Page, tmp_path: Path) -> dict[str, str]:
    """Return the notes in the copy that the end of the page offers."""
    with page.expect_download() as started:
        page.click(".page-end [data-do=copy]")
    started.value.save_as(tmp_path / "copy.json")
    return dict(json.loads((tmp_path / "copy.json").read_text(encoding="utf-8"))["notes"])


def test_a_full_store_is_said_and_loses_nothing(reader: Reader, tmp_path: Path) -> None:
    page = reader.opens(FIRST)
    write(page, "left-alone", "Van eerder")
    page.evaluate(FILL_UP)
    write(page, "seen-today", "Te veel voor deze browser")
    said = page.locator("#seen-today .said")
    expect(said).to_have_role("status")
    expect(said).to_contain_text("Deze browser heeft geen ruimte meer")
    expect(page.locator(field("seen-today"))).to_have_value("Te veel voor deze browser")
    assert notes(page) == {"left-alone": "Van eerder"}
    words = {"left-alone": "Van eerder", "seen-today": "Te veel voor deze browser"}
    assert in_copy(page, tmp_path) == words


def test_a_note_is_kept_after_all_when_there_is_room_again(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.evaluate(FILL_UP)
    write(page, "seen-today", "Te veel voor deze browser")
    page.evaluate(MAKE_ROOM)
    write(page, "left-alone", "Iets anders")
    expect(page.locator("#seen-today .said")).to_have_text("Bewaard in deze browser")
    assert notes(page) == {"seen-today": "Te veel voor deze browser", "left-alone": "Iets anders"}


def test_the_browser_asks_before_it_leaves_what_is_not_kept(reader: Reader) -> None:
    page = reader.opens(FIRST)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate(FILL_UP)
    page.click(field("seen-today"))
    write(page, "seen-today", "Te veel voor deze browser")
    page.close(run_before_unload=True)
    page.wait_for_function("true")
    assert asked == ["beforeunload"]
    page.evaluate(MAKE_ROOM)
    write(page, "seen-today", "Nu wel")
    reader.opens(SECOND, page)
    assert asked == ["beforeunload"]


def test_blocked_storage_is_said_and_the_words_stay_on_the_page(
    reader: Reader, tmp_path: Path
) -> None:
    reader.context.add_init_script(BLOCKED)
    page = reader.opens(FIRST)
    expect(page.locator(".note-about")).to_contain_text("Deze browser bewaart niets van deze site")
    expect(page.locator(KEEP_NOT)).to_be_hidden()
    write(page, "seen-today", "Alleen hier")
    expect(page.locator("#seen-today .said")).to_contain_text("Deze browser bewaart niets")
    expect(page.locator(field("seen-today"))).to_have_value("Alleen hier")
    assert in_copy(page, tmp_path) == {"seen-today": "Alleen hier"}


def test_a_reader_can_choose_that_nothing_is_kept(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.check(KEEP_NOT)
    expect(page.locator(".note-about [role=status]")).to_contain_text("Er wordt nu niets bewaard")
    write(page, "seen-today", "Geheim")
    expect(page.locator(field("seen-today"))).to_have_value("Geheim")
    page.click("a[hreflang=en]")
    expect(page.locator(KEEP_NOT)).to_be_checked()
    expect(page.locator(field("seen-today"))).to_have_value("")
    reader.opens(SECOND, page)
    write(page, "taken-along", "Ook geheim")
    page.check("[data-do=done]")
    page.reload()
    assert {name for name in kept(page) if name != "place"} == {"keep"}
    assert "eheim" not in json.dumps(page.evaluate("[{...localStorage}, {...sessionStorage}]"))


def test_the_choice_holds_in_the_other_tab_at_once(reader: Reader) -> None:
    one, other = reader.opens(FIRST), reader.opens(SECOND)
    one.check(KEEP_NOT)
    expect(other.locator(KEEP_NOT)).to_be_checked()
    write(other, "taken-along", "Geheim")
    assert notes(other) == {}


def test_who_chooses_to_keep_notes_after_all_keeps_what_is_on_the_page(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.check(KEEP_NOT)
    write(page, "seen-today", "Toch bewaren")
    page.uncheck(KEEP_NOT)
    assert notes(page) == {"seen-today": "Toch bewaren"}
    expect(page.locator(".note-about [role=status]")).to_be_hidden()


def test_what_was_kept_before_the_choice_is_named(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Van eerder")
    page.check(KEEP_NOT)
    about = page.locator(".note-about [role=status]")
    expect(about).to_contain_text("Wat je eerder bewaarde, staat nog op dit apparaat")
    assert notes(page) == {"seen-today": "Van eerder"}
