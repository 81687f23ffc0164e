"""Gates 7 to 10 (content.md 5.2) on every page, and on small texts that break each of them."""

from __future__ import annotations

from collections.abc import Callable

import corpus
import pytest
import references
import wording
from expect import on_every_page, on_pages_for_participants, silence
from model import Hits, Page
from myst_text import parse

CHAPTER = "docs/chapters/x.md"


def lines(gate: Callable[[Page], Hits], text: str, name: str = CHAPTER) -> list[int]:
    return [line for line, _ in gate(parse(text, name))]


# On every page


@on_every_page
def test_no_page_speaks_of_cure_proof_or_blame(page: Page) -> None:
    silence(page, wording.banned(page))


@on_every_page
def test_no_page_shouts_or_decorates(page: Page) -> None:
    silence(page, wording.marks(page))


@on_pages_for_participants
def test_no_page_promises_a_result(page: Page) -> None:
    silence(page, wording.outcomes(page))


@on_pages_for_participants
def test_no_page_makes_anyone_a_he_or_a_she(page: Page) -> None:
    silence(page, wording.pronouns(page))


@on_pages_for_participants
def test_moet_is_rare(page: Page) -> None:
    silence(page, wording.must(page))


def test_every_reviewed_entry_names_a_page_and_is_still_needed() -> None:
    course = references.Course(corpus.all_pages())
    for table, entries in corpus.all_reviewed().items():
        for path, texts in entries.items():
            pages = [page for name, page in course.pages.items() if name.startswith(path)]
            assert pages, f"reviewed.toml: [{table}] there is no page {path}"
            for text in texts:
                if table == "unlinked":
                    needed = any(references.first_use(page, text) for page in pages)
                else:
                    pieces = [piece for page in pages for piece in corpus.own_pieces(page)]
                    needed = any(text.lower() in piece.text.lower() for piece in pieces)
                assert needed, f"reviewed.toml: [{table}] {path}: ‘{text}’ is not needed any more"


# The gates themselves


@pytest.mark.parametrize(
    "text",
    [
        *["Zo kun je genezen.", "Dit is geen behandeling.", "Dat is bewezen.", "Een diagnose."],
        *["Een zelfdiagnose.", "Het is voorgoed weg.", "Nooit meer bang.", "Stel je niet aan."],
        *["Je hoeft alleen maar te ademen.", "Gewoon even stoppen.", "Een oud trauma verwerken."],
        *["Gegarandeerd rustig.", "Een toxische baas.", "Voor het universum.", "Je chakra's."],
    ],
)
def test_a_banned_word_is_reported_at_its_line(text: str) -> None:
    assert lines(wording.banned, f"Goed.\n{text}") == [2]


@pytest.mark.parametrize(
    "text",
    [
        *["Mensen die je slecht behandelen.", "Je wordt anders behandeld.", "Even gewoon doen."],
        *["Nooit eerder meer geleerd.", "Dat is voor mij goed."],
    ],
)
def test_a_word_that_only_looks_banned_is_left_alone(text: str) -> None:
    assert lines(wording.banned, text) == []


def test_a_reviewed_page_may_use_its_word_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = {"banned": {"docs/reference/help.md": ["behandel"], "docs/facilitators/": ["diagno"]}}
    monkeypatch.setattr(corpus, "all_reviewed", lambda: allowed)
    text = "Een behandeling.\nEen diagnose.\n"
    assert lines(wording.banned, text, "docs/reference/help.md") == [2]
    assert lines(wording.banned, text, "docs/facilitators/guide.md") == [1]
    assert lines(wording.banned, text) == [1, 2]


@pytest.mark.parametrize(
    "text",
    ["Stop!", "Goed 🙂", "Kijk ☀", 'Ze zei "ja".', "Ze zei “ja”.", "Ze zei 'ja'.", "Wacht — stil."],
)
def test_a_mark_that_shouts_or_decorates_is_reported(text: str) -> None:
    assert lines(wording.marks, f"Goed.\n{text}") == [2]


@pytest.mark.parametrize("text", ["‘Zo’n dag,’ zei ze.", "'s Avonds z'n auto's.", "Een als-dan."])
def test_dutch_quotes_and_apostrophes_are_fine(text: str) -> None:
    assert lines(wording.marks, text) == []


def test_marks_in_titles_questions_cells_and_descriptions_are_seen() -> None:
    text = "---\ndescription: Kom!\n---\n# Kop!\n:::{field} Wat?!\n:::\n| Ja! |\n"
    assert lines(wording.marks, text) == [2, 4, 5, 7]


def test_two_musts_in_a_short_text_are_too_many_and_thoughts_are_free() -> None:
    assert lines(wording.must, "Je moet gaan.") == []
    assert lines(wording.must, "Je moet gaan.\nWe moeten gaan.") == [1, 2]
    assert lines(wording.must, "Je moet gaan.\nJe denkt ‘ik moet gaan’.") == []
    assert lines(wording.must, "Je moet gaan.\nWe moeten gaan.\n" + "Het kan ook. " * 400) == []


@pytest.mark.parametrize(
    "text",
    [
        *["Dan komt er rust.", "Dit geeft ontspanning.", "Je krijgt vertrouwen in jezelf."],
        *["Je gaat beter slapen.", "Je hoofd wordt lichter.", "Je voelt je vrij."],
    ],
)
def test_a_result_without_a_hedge_is_a_promise(text: str) -> None:
    assert lines(wording.outcomes, f"Goed.\n{text}") == [2]


@pytest.mark.parametrize(
    "text",
    [
        *["Dan kan er rust komen.", "Soms geeft dit ontspanning.", "Voel je je vrij?"],
        *["Je krijgt er geen rust van.", "Dat noemen we innerlijke rust.", "Er is een stoel vrij."],
        *["Ga eerst slapen.", "Sommige mensen slapen er beter door."],
    ],
)
def test_a_hedge_a_question_a_denial_or_a_name_promises_nothing(text: str) -> None:
    assert lines(wording.outcomes, text) == []


def test_a_reviewed_sentence_is_no_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "all_reviewed", lambda: {"outcome": {CHAPTER: ["Neemt rust"]}})
    assert lines(wording.outcomes, "Wie neemt rust op zondag.\nDan komt er rust.") == [2]


def test_a_pronoun_for_anyone_is_reported_unless_a_person_is_named_nearby() -> None:
    anyone = "Iemand belt en zij vraagt iets.\n"
    assert lines(wording.pronouns, f"Goed.\n{anyone}") == [2]
    assert lines(wording.pronouns, f"Ria belt een vriend.\n\n{anyone}") == []
    assert lines(wording.pronouns, f"Ria belt.\n\nGoed.\n\n{anyone}") == [5]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Noor leest haar mail.", "haar"),
        ("Noor zij blijft zitten.", "zij"),
        ("Noor denkt dat hij gaat.", "hij"),
        ("Noor leest de mail aan Ria voor, en zij lacht.", ""),
        ("Noor leest diens mail, en die lacht.", ""),
        ("Zij ziet Noor.", ""),
    ],
)
def test_noor_is_die_and_diens(text: str, found: str) -> None:
    assert wording.gendered_noor(text) == found
    assert lines(wording.pronouns, text) == ([1] if found else [])
