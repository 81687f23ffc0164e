"""The glossary: ordered as a reader of each language looks words up."""

from __future__ import annotations

import pytest
from shelf import shown, words

from course.components.glossary import alphabetical

TERMS = {
    "nl": ["aandacht", "Één", "ezel", "Zon"],
    "en": ["donkey", "one", "presence", "Sun"],
}
MEANINGS = {
    "nl": ["waar je bent", "het getal", "een dier", "een ster"],
    "en": ["an animal", "the number", "where you are", "a star"],
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_terms_stand_in_the_order_of_the_language_each_with_its_meaning(language: str) -> None:
    glossary = shown("html", language).page("glossary").select_one("dl.glossary")
    assert [words(term) for term in glossary.select("dt")] == TERMS[language]
    assert [words(meaning) for meaning in glossary.select("dd")] == MEANINGS[language]


def test_terms_stand_in_order_on_paper_and_in_plain_text() -> None:
    terms = shown("handout", "en").paper().select("dl.glossary dt")
    assert [words(term) for term in terms] == TERMS["en"]
    lines = [line for line in shown("text").text("glossary").splitlines() if line in TERMS["nl"]]
    assert lines == TERMS["nl"]


def test_a_translated_text_leads_to_the_translated_term() -> None:
    page = shown("html", "en").page("glossary")
    link = page.select_one("p > a[href^='#term']")
    assert words(link) == "donkey"
    assert words(page.select_one(link["href"])) == "donkey"


def test_a_translator_gets_each_term_and_each_meaning() -> None:
    assert shown("gettext").messages("glossary").keys() == {
        "Woorden",
        *TERMS["nl"],
        *MEANINGS["nl"],
        "Je leest over {term}`ezel`.",
    }


@pytest.mark.parametrize(
    "in_order",
    [
        ["anker", "begeleiding", "Zon"],
        ["Eend", "éénzaam", "eer"],
        ["Straße", "Strauß", "Süden"],
        ["odeur", "œuvre", "ouvert"],
        ["αγκυρα", "βηματα", "γατα"],
        ["вода", "дом", "якорь"],
    ],
)
def test_words_are_in_order_accents_and_capitals_aside(in_order: list[str]) -> None:
    reverse = list(reversed(in_order))
    assert sorted(reverse, key=alphabetical) == in_order
