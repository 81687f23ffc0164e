"""Gate 6 (content.md 5.2): no 6-word sequence of the source article, on any page."""

from __future__ import annotations

import originality
import pytest
import wording
from expect import on_every_page, silence
from model import Page, located
from myst_text import parse


@on_every_page
def test_the_page_shares_no_six_words_with_the_source_article(page: Page) -> None:
    silence(page, wording.shared(page))


def test_the_hashes_of_the_article_are_there_and_well_formed() -> None:
    hashes = originality.source_digests()
    assert len(hashes) > 2000
    assert all(len(item) == 16 and set(item) <= set("0123456789abcdef") for item in hashes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Één idee, Ênkele 10 Ideeën!", ["een", "idee", "enkele", "10", "ideeen"]),
        ("zo’n", ["zon"]),
        ("zo'n", ["zo", "n"]),
        ("als-dan", ["als", "dan"]),
    ],
)
def test_words_are_normalised_as_in_the_head_of_the_hashes(text: str, expected: list[str]) -> None:
    assert originality.normalised(text) == expected


def test_a_hash_is_the_start_of_sha_256() -> None:
    assert originality.digest("abc") == "ba7816bf8f01cfea"


@pytest.fixture
def known() -> frozenset[str]:
    return frozenset({originality.digest("een hond loopt langs de zee")})


def test_six_shared_words_are_found_whatever_their_marks(known: frozenset[str]) -> None:
    text = "Daar! Eén ‘hond’ loopt,\nlangs de ZEE."
    assert originality.shared(text, known) == ["een hond loopt langs de zee"]
    assert originality.shared("Een hond loopt naar de zee.", known) == []


@pytest.mark.parametrize("apostrophe", ["’", "'"])
@pytest.mark.parametrize("source", ["zon dag aan de grote zee", "n dag aan de grote zee"])
def test_either_apostrophe_in_the_article_is_found(apostrophe: str, source: str) -> None:
    text = f"Zo{apostrophe}n dag aan de grote zee."
    assert originality.shared(text, frozenset({originality.digest(source)})) == [source]


def test_a_shared_sequence_is_reported_at_its_paragraph_and_across_lines(
    known: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(originality, "source_digests", lambda: known)
    page = parse(
        "# Kop\n\nKijk: een hond\nloopt langs de zee.\n\n- Een hond loopt\n- langs de zee\n"
    )
    assert located(page, wording.shared(page)) == [
        "page.md:3: shared with the source article: ‘een hond loopt langs de zee’"
    ]
