"""What a reader writes is there again, in every tab and language, and is never more than text."""

from __future__ import annotations

import pytest
from notes_course import FIRST, SECOND, WORKBOOK, Reader, field, kept, notes, write
from playwright.sync_api import Browser, expect

pytest_plugins = ["notes_fixtures"]
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest has threads

ATTACK = '<img src="x" onerror="window.hurt = 1"><script>window.hurt = 1</script>'


def test_a_note_is_there_when_the_page_is_opened_again(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Een merel\nop het dak.")
    page.reload()
    expect(page.locator(field("seen-today"))).to_have_value("Een merel\nop het dak.")


def test_a_note_is_kept_when_the_tab_is_closed_at_once(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.clock.install()  # no time passes from here on, so nothing is kept by waiting
    page.locator(field("seen-today")).press_sequentially("Nog net")
    assert notes(page) == {}
    page.close(run_before_unload=True)
    expect(reader.opens(FIRST).locator(field("seen-today"))).to_have_value("Nog net")


def test_a_note_is_kept_when_the_reader_follows_a_link_at_once(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.clock.install()
    page.locator(field("seen-today")).press_sequentially("Nog net")
    page.evaluate("location.href = '02-second.html'")
    page.wait_for_url("**/02-second.html")
    assert notes(page) == {"seen-today": "Nog net"}


#: Not every browser tells of both when a page goes: a phone may only say that it is out of sight.
LEAVING = {
    "the-page-goes": "dispatchEvent(new Event('pagehide'))",
    "it-is-out-of-sight": """
        Object.defineProperty(document, "visibilityState", { value: "hidden" });
        document.dispatchEvent(new Event("visibilitychange"))""",
}


@pytest.mark.parametrize("what", LEAVING)
def test_a_note_is_kept_as_soon_as_the_browser_says_that(what: str, reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.clock.install()
    page.locator(field("seen-today")).press_sequentially("Nog net")
    page.evaluate(LEAVING[what])
    assert notes(page) == {"seen-today": "Nog net"}


def test_a_note_is_kept_a_moment_after_the_last_letter(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.clock.install()
    page.locator(field("seen-today")).press_sequentially("Kijk")
    page.clock.run_for(300)
    assert notes(page) == {}
    page.clock.run_for(300)
    assert notes(page) == {"seen-today": "Kijk"}
    expect(page.locator("#seen-today .said")).to_have_text("Bewaard in deze browser")


def test_a_note_is_the_same_in_the_other_language(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Een merel")
    write(page, "three-days-table.1.3", "twee keer")
    page.click("a[hreflang=en]")
    expect(page.locator("#seen-today .question")).to_have_text("What did you see today?")
    expect(page.locator(field("seen-today"))).to_have_value("Een merel")
    expect(page.locator(field("three-days-table.1.3"))).to_have_value("twee keer")


def test_each_box_and_each_empty_cell_has_a_key_of_its_own(reader: Reader) -> None:
    page = reader.opens(FIRST)
    ids = page.locator("textarea").evaluate_all("all => all.map((one) => one.id.slice(5))")
    assert ids == [
        *("seen-today", "left-alone", "three-days-place"),
        *("three-days-table.1.2", "three-days-table.1.3", "three-days-table.2.3"),
    ]
    for id_ in ids:
        write(page, id_, f"over {id_}")
    assert notes(page) == {id_: f"over {id_}" for id_ in ids}


def test_an_emptied_field_leaves_nothing_behind(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Toch niet")
    write(page, "seen-today", "")
    assert notes(page) == {}


def test_a_field_is_named_by_its_question_and_described_by_its_hint(reader: Reader) -> None:
    page = reader.opens(FIRST)
    first = page.get_by_role("textbox", name="Wat zag je vandaag?", exact=True)
    expect(first).to_have_accessible_description(
        "Een woord is genoeg. Wat je schrijft, blijft in deze browser. Gebruikt iemand anders dit "
        "apparaat ook, dan kan die het lezen. Niet op dit apparaat bewaren"
    )
    place = page.get_by_role("textbox", name="Waar was je?", exact=True)
    expect(place).to_have_accessible_description("Een plek, geen adres.")
    expect(page.get_by_role("textbox", name="maandag: Hoe vaak", exact=True)).to_be_visible()


def test_a_field_is_large_enough_to_type_in_on_a_phone(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.set_viewport_size({"width": 360, "height": 780})
    for area in page.locator("textarea").all():
        size, height, direction = area.evaluate(
            "e => [parseFloat(getComputedStyle(e).fontSize), e.offsetHeight, e.dir]"
        )
        assert size >= 16
        assert height >= 40
        assert direction == "auto"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_only_the_first_box_of_a_page_speaks_of_shared_devices(reader: Reader) -> None:
    page = reader.opens(FIRST)
    expect(page.locator(".note-about")).to_have_count(1)
    expect(page.locator("#seen-today .note-about")).to_contain_text("Gebruikt iemand anders")


def test_without_scripts_there_is_no_field_and_no_promise(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = Reader(context, address)
    page = reader.opens(FIRST)
    expect(page.get_by_text("Wat zag je vandaag?")).to_be_visible()
    expect(
        page.locator("article :is(textarea, input, button)").locator("visible=true")
    ).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator("#seen-today .writing-line")).to_have_count(4)
    expect(page.locator("#seen-today .writing-lines")).to_be_visible()
    page.emulate_media(media="screen")
    page = reader.opens(WORKBOOK)
    expect(page.locator(".workbook .question")).to_have_count(4)
    assert "Je antwoorden verschijnen hier alleen met JavaScript." in page.inner_text("article")
    expect(page.locator(".workbook-controls")).to_be_hidden()
    context.close()


def test_markup_in_a_note_stays_text_wherever_it_is_shown(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", ATTACK)
    write(page, "three-days-table.1.2", ATTACK)
    for path in (FIRST, WORKBOOK):
        reader.opens(path, page)
        assert page.evaluate("window.hurt") is None
        assert page.locator("article img, article script").count() == 0
    assert page.locator('[data-answer="seen-today"]').inner_text() == ATTACK


def test_the_browser_is_asked_once_to_keep_notes_and_only_when_there_is_one(
    reader: Reader,
) -> None:
    reader.context.add_init_script(
        "window.asked = 0; navigator.storage.persist = async () => { window.asked += 1; };"
    )
    page = reader.opens(FIRST)
    assert page.evaluate("window.asked") == 0
    write(page, "seen-today", "Een")
    write(page, "left-alone", "Twee")
    assert page.evaluate("window.asked") == 1
    page.reload()
    write(page, "seen-today", "Drie")
    assert page.evaluate("window.asked") == 0


def test_a_printed_page_shows_the_note_in_the_place_of_its_lines(reader: Reader) -> None:
    page = reader.opens(FIRST)
    write(page, "seen-today", "Een merel\nop het dak.")
    page.emulate_media(media="print")
    for _look in ("just written", "opened again"):
        assert page.locator("#seen-today .note-on-paper").inner_text() == "Een merel\nop het dak."
        expect(page.locator("#seen-today .writing-lines")).to_be_hidden()
        page.reload()
    expect(page.locator("#left-alone .writing-lines")).to_be_visible()
    expect(page.locator("textarea").locator("visible=true")).to_have_count(0)


def test_what_one_tab_keeps_the_other_shows(reader: Reader) -> None:
    one, other = reader.opens(FIRST), reader.opens(FIRST)
    write(one, "seen-today", "In de ene")
    expect(other.locator(field("seen-today"))).to_have_value("In de ene")
    write(other, "left-alone", "In de andere")
    expect(one.locator(field("left-alone"))).to_have_value("In de andere")
    assert notes(one) == {"seen-today": "In de ene", "left-alone": "In de andere"}


def test_two_tabs_that_write_in_the_same_box_at_once_lose_nothing(reader: Reader) -> None:
    one, other = reader.opens(FIRST), reader.opens(FIRST)
    one.clock.install()
    one.locator(field("seen-today")).press_sequentially("Van de ene")
    write(other, "seen-today", "Van de andere")
    one.clock.run_for(1000)
    text = notes(one)["seen-today"]
    assert sorted(text.split("\n\n")) == ["Van de andere", "Van de ene"]
    for page in (one, other):
        expect(page.locator(field("seen-today"))).to_have_value(text)


def test_what_another_tab_kept_meanwhile_comes_above_and_typing_goes_on(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.clock.install()
    page.locator(field("seen-today")).press_sequentially("Van de ene")
    page.evaluate("localStorage.setItem('note-course:note:seen-today', 'Van de andere')")
    page.clock.run_for(1000)
    expect(page.locator("#seen-today .said")).to_contain_text("in een ander tabblad")
    page.keyboard.type("!")  # where the reader was typing is still where they are
    expect(page.locator(field("seen-today"))).to_have_value("Van de andere\n\nVan de ene!")


def test_a_tab_that_slept_looks_again_when_it_is_shown(reader: Reader) -> None:
    page = reader.opens(FIRST)
    page.evaluate("localStorage.setItem('note-course:note:seen-today', 'Intussen')")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(field("seen-today"))).to_have_value("Intussen")


def test_a_page_without_a_question_keeps_no_more_than_where_the_reader_was(reader: Reader) -> None:
    page = reader.opens("nl/help.html")
    assert kept(page) == {}
    assert kept(reader.opens(SECOND)) == {"place": "chapters/02-second"}
