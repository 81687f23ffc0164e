"""Gate 11 (content.md 5.2) on every page and chapter, and on a small one with a fault each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import structure
from expect import on_chapters, on_docs_pages, on_every_page, silence
from model import Hits, Page
from myst_text import parse

CHAPTER = f"""\
---
myst:
  html_meta:
    description: Waar het over gaat.
---

(x)=
# Kop

:::{{goals}}
- een;
- twee;
- drie.
:::

:::{{scene}} Samira wacht
Samira wacht op de bus.
:::

{"Je wacht even bij de deur. " * 110}

:::{{reflection}} Wat merk je?
:name: x-moment
:::

:::{{exercise}} draw-your-loop
:::

:::{{exercise}} tally-week
:::

:::{{keyline}}
Een lus is een oud antwoord.
:::

:::{{this-week}}
Zet streepjes.
:::

:::{{summary}}
- een
- twee
- drie
:::

:::{{next-step}}
Ga naar [hoofdstuk 2](#y).
:::
"""

Gate = Callable[[Page], Hits]


def hits(gate: Gate, source: str, name: str) -> list[tuple[int, str]]:
    return list(gate(parse(source, name)))


def chapter_hits(gate: Gate, old: str = "", new: str = "", slug: str = "03-x") -> list[str]:
    """What ``gate`` says of the good chapter with ``old`` replaced."""
    assert old in CHAPTER
    found = hits(gate, CHAPTER.replace(old, new) if old else CHAPTER, f"docs/chapters/{slug}.md")
    return [message for _, message in found]


# On every page


@on_every_page
def test_headings_are_one_h1_and_below_it_h2(page: Page) -> None:
    silence(page, structure.headings(page))


@on_docs_pages
def test_the_page_has_a_description(page: Page) -> None:
    silence(page, structure.description(page))


@on_chapters
def test_the_chapter_is_four_minutes_of_reading(page: Page) -> None:
    silence(page, structure.chapter_words(page))


@on_chapters
def test_the_chapter_has_all_its_parts(page: Page) -> None:
    silence(page, structure.chapter_parts(page))


@on_every_page
def test_goals_and_summary_are_three_items(page: Page) -> None:
    silence(page, structure.three_items(page))


@on_every_page
def test_the_key_sentence_is_one_and_short(page: Page) -> None:
    silence(page, structure.keyline(page))


# The gates themselves


@pytest.mark.parametrize("gate", structure.GATES.values(), ids=structure.GATES)
def test_a_good_chapter_passes(gate: Gate) -> None:
    assert chapter_hits(gate) == []


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Tekst.\n", 1),
        ("## Eerst\n# Kop\n", 1),
        ("# Kop\n# Nog een\n", 1),
        ("# Kop\n## Twee\n### Drie\n", 3),
    ],
)
def test_a_wrong_heading_is_reported(source: str, line: int) -> None:
    found = hits(structure.headings, source, "docs/start/x.md")
    assert [at for at, _ in found] == [line]


def test_a_missing_description_is_reported() -> None:
    [message] = chapter_hits(structure.description, "description", "keywords")
    assert "description" in message


def test_words_are_counted_without_headings_titles_and_front_matter() -> None:
    page = parse(
        "---\ndescription: Niet dit.\n---\n# Niet dit\n:::{scene} Niet dit\nWel dit.\n:::\n"
        ":::{reflection} Dit wel?\n:::\n- dit ook\n"
    )
    assert structure.body_words(page) == 6


def test_a_short_chapter_and_a_long_one_are_reported() -> None:
    sentence = "Je wacht even bij de deur. "
    assert "not 650 to 850" in chapter_hits(structure.chapter_words, sentence * 10, "")[0]
    assert "not 650 to 850" in chapter_hits(structure.chapter_words, sentence, sentence * 2)[0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (":::{goals}", ":::{read-on}", "0 × goals, not 1"),
        (":::{scene} Samira wacht", ":::{read-on}", "0 × scene, not 1 to 3"),
        (":::{reflection} Wat merk je?", ":::{read-on}", "0 × reflection, not 1 to 2"),
        (":::{exercise} tally-week\n:::", "", "1 × exercise, not 2"),
        (":::{keyline}", ":::{this-week}", "0 × keyline, not 1"),
        (":::{this-week}", ":::{summary}", "2 × summary, not 1"),
        (":::{next-step}", ":::{this-week}", "0 × next-step, not 1"),
        ("[hoofdstuk 2](#y)", "hoofdstuk 2", "next-step has no link"),
        (":name: x-moment\n", "", "a reflection has a question and a :name:"),
    ],
)
def test_a_missing_or_doubled_part_is_reported(old: str, new: str, message: str) -> None:
    assert message in chapter_hits(structure.chapter_parts, old, new)


def test_the_last_chapter_leads_back_to_the_start_check() -> None:
    last = structure.LAST_CHAPTER
    assert chapter_hits(structure.chapter_parts, slug=last) == [
        "the last chapter has no link to #where-i-stand"
    ]
    assert chapter_hits(structure.chapter_parts, "(#y)", "(#where-i-stand)", last) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("- drie.\n", "", "goals: 2 items; one list of 3 and nothing else"),
        ("- drie\n", "- drie\n- vier\n", "summary: 4 items; one list of 3 and nothing else"),
        ("- drie\n", "- drie\n\nEn dit.\n", "summary: 3 items; one list of 3 and nothing else"),
    ],
)
def test_a_list_that_is_not_three_items_is_reported(old: str, new: str, message: str) -> None:
    assert chapter_hits(structure.three_items, old, new) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Een lus. Een antwoord.", "2 sentences, 4 words; one of at most 15"),
        ("Een lus" + " is oud" * 7 + ".", "1 sentences, 16 words; one of at most 15"),
    ],
)
def test_a_long_key_sentence_is_reported(text: str, message: str) -> None:
    old = "Een lus is een oud antwoord."
    assert chapter_hits(structure.keyline, old, text) == [message]


def test_a_key_sentence_of_15_words_passes() -> None:
    keyline = "Een lus" + " is" * 13 + "."
    assert chapter_hits(structure.keyline, "Een lus is een oud antwoord.", keyline) == []
