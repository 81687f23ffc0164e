"""The workbook: every question with its answer, to read, to print, to take along, to erase."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from notes_course import FIRST, SLUG, WORKBOOK, Reader, field, kept, write
from playwright.sync_api import Page, expect

pytest_plugins = ["notes_fixtures"]
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

NOTES = {
    "seen-today": "Een merel\nop het dak.",
    "three-days-place": "In de <tuin>",
    "three-days-table.1.3": "twee keer",
}

TEXT = """\
# Mijn werkboek


## 1. Eerste hoofdstuk

**Wat zag je vandaag?**

> Een merel
> op het dak.

### Drie dagen

**Waar was je?**

> In de \\<tuin>

**maandag: Wat**

**maandag: Hoe vaak**

> twee keer

**dinsdag: Hoe vaak**
"""


def filled(reader: Reader) -> Page:
    """Return the workbook of a reader who wrote something."""
    page = reader.opens(FIRST)
    for id_, text in NOTES.items():
        write(page, id_, text)
    return reader.opens(WORKBOOK, page)


def test_the_workbook_has_every_question_in_the_order_of_the_course(reader: Reader) -> None:
    page = filled(reader)
    texts = page.locator(".workbook :is(h2, h3, .question):visible").all_inner_texts()
    assert [text.removesuffix("#") for text in texts] == [
        *("1. Eerste hoofdstuk", "Wat zag je vandaag?", "Wat liet je liggen?"),
        *("Drie dagen", "Waar was je?", "2. Tweede hoofdstuk", "Wat neem je mee?"),
    ]
    assert page.locator(".workbook table th").all_inner_texts() == ["Dag", "Wat", "Hoe vaak"]


def test_each_answer_stands_under_its_question(reader: Reader) -> None:
    page = filled(reader)
    for id_, text in NOTES.items():
        assert page.locator(f'[data-answer="{id_}"]').inner_text() == text
    assert page.locator('[data-answer="left-alone"]').inner_text() == ""


def test_the_questions_are_in_the_language_that_is_shown(reader: Reader) -> None:
    filled(reader)
    page = reader.opens("en/workbook.html")
    box = page.locator(".asked", has=page.locator('[data-answer="seen-today"]'))
    assert box.locator(".question").inner_text() == "What did you see today?"
    assert box.locator(".question strong").inner_text() == "today"
    assert box.locator(".answer").inner_text() == NOTES["seen-today"]
    untranslated = page.locator(".workbook .question", has_text="Wat liet je liggen?")
    assert untranslated.get_attribute("lang") == "nl"


def test_a_question_leads_to_its_box(reader: Reader) -> None:
    page = filled(reader)
    page.get_by_role("link", name="Waar was je?").click()
    assert page.url.endswith(f"{FIRST}#three-days-place")
    expect(page.locator(field("three-days-place"))).to_have_value("In de <tuin>")


def test_the_workbook_follows_what_another_tab_writes(reader: Reader) -> None:
    book = reader.opens(WORKBOOK)
    write(reader.opens(FIRST), "left-alone", "De afwas")
    expect(book.locator('[data-answer="left-alone"]')).to_have_text("De afwas")


def test_who_wants_to_sees_only_what_has_an_answer(reader: Reader) -> None:
    page = filled(reader)
    page.check("[data-do=only]")
    shown = page.locator(".workbook .question:visible").all_inner_texts()
    assert shown == ["Wat zag je vandaag?", "Waar was je?"]
    expect(page.locator(".workbook").get_by_text("2. Tweede hoofdstuk")).to_be_hidden()


def test_an_answer_whose_question_is_gone_is_still_there(reader: Reader) -> None:
    page = reader.opens(WORKBOOK)
    expect(page.locator(".workbook .left")).to_be_hidden()
    page.evaluate(f"localStorage.setItem('{SLUG}:note:asked-before', 'Een oud antwoord')")
    page.reload()
    expect(page.locator(".workbook .left dd")).to_have_text("Een oud antwoord")
    expect(page.locator(".workbook .left h2")).to_be_visible()


def test_the_workbook_as_text_is_what_the_page_shows(reader: Reader) -> None:
    page = filled(reader)
    page.check("[data-do=only]")
    with page.expect_download() as started:
        page.click("[data-do=text]")
    assert started.value.suggested_filename.startswith(f"{SLUG}-")
    assert started.value.suggested_filename.endswith(".md")
    assert started.value.path().read_text(encoding="utf-8") == TEXT


def test_on_paper_the_workbook_is_questions_and_answers(reader: Reader) -> None:
    page = filled(reader)
    page.emulate_media(media="print")
    expect(page.locator("article :is(button, input, .said)").locator("visible=true")).to_have_count(
        0
    )
    expect(page.get_by_text("Alles bij elkaar.")).to_be_hidden()
    expect(page.locator('[data-answer="seen-today"]')).to_be_visible()


def test_the_print_button_prints(reader: Reader) -> None:
    reader.context.add_init_script("window.printed = 0; window.print = () => { printed += 1; };")
    page = filled(reader)
    page.click("[data-do=print]")
    assert page.evaluate("window.printed") == 1


def test_nothing_is_erased_before_the_reader_says_so(reader: Reader) -> None:
    page = filled(reader)
    before = kept(page)
    page.click("[data-do=erase]")
    dialog = page.get_by_role("dialog", name="Alles wissen")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Nee, laat het zo")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.click("[data-do=erase]")
    page.click("[data-do=leave]")
    expect(dialog).to_be_hidden()
    assert kept(page) == before


def test_erasing_takes_all_that_the_course_keeps_and_nothing_else(reader: Reader) -> None:
    page = filled(reader)
    page.evaluate("localStorage.setItem('sphinx_highlight_terms', 'geheim')")
    page.evaluate("localStorage.setItem('note-course-of-others', 'blijft')")
    with page.expect_download():
        page.click(".workbook-controls > .actions [data-do=copy]")
    assert {"place", "copied", "note:seen-today"} <= kept(page).keys()
    page.click("[data-do=erase]")
    page.click("[data-do=erase-all]")
    expect(page.locator(".workbook-controls > .said")).to_have_text(
        "Alles is uit deze browser gewist."
    )
    assert kept(page) == {}
    assert page.evaluate("Object.keys(localStorage)") == ["note-course-of-others"]
    assert "".join(page.locator("[data-answer]").all_inner_texts()) == ""
    reader.opens(FIRST, page)
    expect(page.locator(field("seen-today"))).to_have_value("")


def test_an_erased_note_disappears_from_the_other_tab(reader: Reader) -> None:
    book, page = filled(reader), reader.opens(FIRST)
    book.click("[data-do=erase]")
    book.click("[data-do=erase-all]")
    expect(page.locator(field("seen-today"))).to_have_value("")


def test_search_finds_a_question_on_its_page_and_not_in_the_workbook(notes_site: Path) -> None:
    text = (notes_site / "nl" / "search-index.js").read_text(encoding="utf-8")
    line, _, _stemmer = text.partition("\n")
    index = json.loads(line[line.index("{") : line.rindex(";")])
    found = {page[0] for page in index["pages"] if "Wat liet je liggen" in json.dumps(page)}
    assert found == {"chapters/01-first.html"}
    assert "workbook.html" in [page[0] for page in index["pages"]]
