"""References: labels and lists in signs that need no translation."""

from __future__ import annotations

import pytest
from shelf import shown, words

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


@LANGUAGES
def test_the_list_has_names_years_and_links_without_words_of_its_own(language: str) -> None:
    page = shown("html", language).page("research")
    assert [words(entry.p) for entry in page.select(".citation")] == [
        "Anna Van Dam, Cor Jansen et al. Looking again. Journal of Looks, 2018.",
        "Anna Van Dam & Bo Smit. Looking twice. Journal of Looks 3(2): 10–20, 2018."
        " doi:10.1234/looks",
    ]
    assert page.select_one(".citation a.external")["href"] == "https://doi.org/10.1234/looks"


@LANGUAGES
def test_two_entries_never_have_the_same_label(language: str) -> None:
    labels = [words(label) for label in shown("html", language).page("research").select(".label")]
    assert labels == ["[Van Dam 2018]", "[Van Dam 2018b]"]


@LANGUAGES
def test_a_citation_has_no_english_words_in_it(language: str) -> None:
    page = shown("html", language).page("research")
    for citation in page.select(".bibtex-citation"):
        assert not {"and", "others"} & set(words(citation).replace(",", " ").split())


@LANGUAGES
def test_a_citation_leads_to_its_entry_and_back_once(language: str) -> None:
    page = shown("html", language).page("research")
    for citation in page.select(".bibtex-citation"):
        entry = page.select_one(citation.a["href"])
        back = [link["href"] for link in entry.select("[role=doc-backlink]")]
        assert back == [f"#{citation['id']}"]


def test_a_translator_gets_the_text_with_its_citations_and_not_the_list() -> None:
    assert shown("gettext").messages("research") == {
        "Onderzoek": ["docs/research.md:2"],
        "Kijken helpt {cite:p}`first2018`, twee keer kijken ook {cite:p}`second2018`.": [
            "docs/research.md:4"
        ],
    }
