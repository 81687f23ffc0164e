"""Gates 1 to 5 (content.md 5.2) on every page, and on small texts that break each of them."""

from __future__ import annotations

from pathlib import Path

import corpus
import prose
import pytest
import references
from expect import on_every_page, on_pages_for_participants, silence
from model import Page
from myst_text import parse

CHAPTER, SHEET, GUIDE = "docs/chapters/x.md", "exercises/x.md", "docs/facilitators/x.md"

SHORT = "Je wacht even.\n"  # 3 words
GOOD = "Je wacht even bij de deur, want het regent nog.\n"  # 10 words
WORDS_21 = "Je wacht bij de deur" + " en dan nog" * 5 + " een keer.\n"  # 5 + 15 + 2 = 22 words


def sentence(length: int) -> str:
    """A sentence of so many words."""
    return "Ja" + " ja" * (length - 1) + ".\n"


def page_of(*paragraphs: str, name: str = CHAPTER) -> Page:
    return parse("\n".join(paragraphs), name)


def test_there_are_chapters_and_exercises_to_measure() -> None:
    names = [page.name for page in corpus.all_pages()]
    assert "docs/chapters/01-here-we-go-again.md" in names
    assert "exercises/draw-your-loop.md" in names
    assert not [name for name in names if "/_" in name]


# On every page


@on_every_page
def test_the_page_is_as_easy_to_read_as_its_readers_need(page: Page) -> None:
    silence(page, prose.ease(page))


@on_every_page
def test_sentences_are_neither_choppy_nor_long_winded(page: Page) -> None:
    silence(page, prose.mean_length(page))


@on_every_page
def test_no_sentence_is_very_long(page: Page) -> None:
    silence(page, prose.longest(page))


@on_every_page
def test_few_sentences_are_long(page: Page) -> None:
    silence(page, prose.long_share(page))


@on_every_page
def test_a_heading_comes_at_least_every_200_words(page: Page) -> None:
    silence(page, prose.headings(page))


@on_pages_for_participants
def test_paragraphs_are_short(page: Page) -> None:
    silence(page, prose.paragraphs(page))


@on_pages_for_participants
def test_sentences_hold_on_to_each_other(page: Page) -> None:
    silence(page, prose.connectives(page))


@on_pages_for_participants
def test_who_does_it_does_it(page: Page) -> None:
    silence(page, prose.passives(page))


# The gates themselves


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        (CHAPTER, "chapter"),
        ("docs/index.md", "chapter"),
        ("docs/start/welcome.md", "chapter"),
        ("docs/reference/faq.md", "chapter"),
        (SHEET, "sheet"),
        ("docs/start/practising-safely.md", "sheet"),
        ("docs/reference/help.md", "sheet"),
        ("docs/reference/weekly-moments.md", "sheet"),
        (GUIDE, "facilitators"),
        ("docs/reference/research.md", "research"),
        ("docs/reference/glossary.md", "glossary"),
        ("docs/reference/about.md", "about"),
    ],
)
def test_a_page_is_measured_by_its_own_bar(name: str, sort: str) -> None:
    assert corpus.bar_of(Page(name)).sort == sort


def test_hard_words_are_reported_with_the_figure_that_the_page_needs() -> None:
    page = page_of("Verantwoordelijkheidsgevoel overheerst onvermijdelijk.")
    [(line, message)] = prose.ease(page)
    assert line == 1
    assert message.endswith("a chapter page needs 72")


def test_a_page_of_short_sentences_is_choppy_only_when_there_are_enough_of_them() -> None:
    assert list(prose.mean_length(page_of(SHORT * 9))) == []
    assert [*prose.mean_length(page_of(SHORT * 10))] == [
        (1, "3.0 words per sentence in prose, not 8 to 13")
    ]
    assert list(prose.mean_length(page_of(SHORT * 10, name=GUIDE))) == []


@pytest.mark.parametrize(
    "lines",
    ["".join(f"- {SHORT}" for _ in range(12)), f":::{{script}}\n{SHORT * 12}:::\n"],
    ids=["list", "script"],
)
def test_lists_and_scripts_may_be_short(lines: str) -> None:
    assert list(prose.mean_length(page_of(GOOD * 10, "", lines))) == []


def test_long_prose_is_reported_and_short_lists_do_not_hide_it() -> None:
    page = page_of(WORDS_21 * 10, "", "- ja\n" * 40)
    assert [line for line, _ in prose.mean_length(page)] == [1]


def test_few_sentences_are_averaged_with_the_steps() -> None:
    assert list(prose.mean_length(page_of(WORDS_21, "", "1. Ga zitten.\n" * 3, name=SHEET))) == []
    assert list(prose.mean_length(page_of(WORDS_21, name=SHEET))) != []


def test_a_very_long_sentence_is_reported_at_its_line() -> None:
    long = WORDS_21.replace(".", " en nog een keer.")  # 26 words
    assert [line for line, _ in prose.longest(page_of(GOOD + long))] == [2]
    assert list(prose.longest(page_of(WORDS_21))) == []
    assert [line for line, _ in prose.longest(page_of(GOOD + WORDS_21, name=SHEET))] == [2]


def test_the_intended_use_is_quoted_and_so_exempt() -> None:
    box = f":::{{intended-use}}\n{WORDS_21.replace('.', ' en nog een keer.')}:::\n"
    assert list(prose.longest(page_of(GOOD, "", box))) == []


def test_two_long_sentences_in_twelve_are_too_many_and_one_is_not() -> None:
    assert list(prose.long_share(page_of(GOOD * 11 + WORDS_21))) == []
    assert [line for line, _ in prose.long_share(page_of(GOOD * 10 + WORDS_21 * 2))] == [11, 12]
    assert list(prose.long_share(page_of(WORDS_21 * 2, name=GUIDE))) == []


def test_six_sentences_or_76_words_are_too_much_for_a_paragraph() -> None:
    assert list(prose.paragraphs(page_of(GOOD * 5))) == []
    assert [line for line, _ in prose.paragraphs(page_of(GOOD, SHORT * 6))] == [3]
    assert [line for line, _ in prose.paragraphs(page_of(WORDS_21 * 4))] == [1]


def test_notes_in_a_filled_example_may_be_fragments() -> None:
    assert list(prose.paragraphs(page_of(f":::{{filled-example}}\n{SHORT * 9}:::\n"))) == []


def test_210_words_need_a_heading_or_a_box_in_between() -> None:
    half = "\n".join([GOOD * 5] * 2)  # 100 words
    assert [line for line, _ in prose.headings(page_of("# Kop", half, half, GOOD))] == [1]
    assert list(prose.headings(page_of("# Kop", half, "## Kop", half, GOOD))) == []
    box = ":::{reflection} Vraag?\n:name: x\n:::\n"
    assert list(prose.headings(page_of("# Kop", half, box, half, GOOD))) == []


def test_ten_sentences_with_one_connective_do_not_hold_together() -> None:
    loose = "Je wacht even bij de deur in de regen.\n"
    assert [line for line, _ in prose.connectives(page_of(loose * 9 + GOOD))] == [1]
    assert list(prose.connectives(page_of(loose * 8 + GOOD * 2))) == []
    assert list(prose.connectives(page_of(loose * 9))) == []


def test_two_passive_sentences_in_ten_are_too_many_and_one_is_not() -> None:
    passive = "De vraag wordt door een collega gesteld.\n"
    assert list(prose.passives(page_of(GOOD * 9 + passive))) == []
    assert [line for line, _ in prose.passives(page_of(passive + GOOD * 8 + passive))] == [1, 10]


def test_a_text_that_is_just_within_the_bounds_passes() -> None:
    assert list(prose.mean_length(page_of(sentence(8) * 10))) == []
    assert list(prose.mean_length(page_of(sentence(13) * 10))) == []
    assert list(prose.longest(page_of(sentence(25)))) == []
    assert list(prose.longest(page_of(sentence(18), name=SHEET))) == []
    assert list(prose.long_share(page_of(sentence(20) * 9))) == []
    assert list(prose.paragraphs(page_of(sentence(15) * 5))) == []
    assert list(prose.headings(page_of(*[sentence(20) + "\n"] * 10))) == []


def test_a_label_of_the_software_is_a_rest_for_the_eye() -> None:
    half = sentence(10) * 11
    assert list(prose.headings(page_of(half, ":::{goals}\n- ja\n:::\n", half))) == []
    assert list(prose.headings(page_of(half, ":::{unknown}\n- ja\n:::\n", half))) != []


def test_the_figures_are_those_of_the_text_without_front_matter() -> None:
    text = f"---\nmaterials: een pen\n---\n# Kop\n\n{sentence(20)}{sentence(22)}\n- ja, want nee\n"
    found = prose.figures(page_of(text))
    assert (found.words, found.longest, found.p90) == (1 + 20 + 22 + 3, 22, 22)
    assert (found.mean, found.prose_mean) == (15, 21)
    assert found.long_share == pytest.approx(1 / 3)
    assert (found.connected, found.passive, found.musts) == (0, 0, 0)


def test_textstat_agrees_on_a_chapter_within_five_points() -> None:
    found = prose.figures(corpus.all_pages()[0])
    assert found.ease_textstat == pytest.approx(found.ease, abs=5)


# The command


def test_the_command_prints_figures_and_located_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.md"
    path.write_text(GOOD + "Stop!\n", encoding="utf-8")
    assert prose.main([str(path)]) == 1
    printed = capsys.readouterr().out
    assert f"{path}:2: [marks] exclamation mark: …egent nog. Stop!…" in printed
    assert prose.main(["--figures", str(path)]) == 0
    table = capsys.readouterr().out.splitlines()
    assert len(table) == 2
    assert len(table[0]) == len(table[1])


def test_a_page_that_breaks_a_gate_of_each_module_gets_all_its_findings() -> None:
    page = page_of("Wat een rust! " + WORDS_21.replace(".", " en nog een keer.") + "[x](y.md)\n")
    gates = {finding.gate for finding in prose.findings(page, references.Course([page]))}
    assert {"longest", "marks", "outcome", "words", "link"} <= gates


def test_participants_gates_do_not_hold_for_facilitators() -> None:
    text = "Wat een rust geeft dat.\n" + SHORT * 6
    sheets = [page_of(text, name=name) for name in (CHAPTER, GUIDE)]
    found = [
        {finding.gate for finding in prose.findings(page, references.Course([page]))}
        for page in sheets
    ]
    assert {"outcome", "paragraph"} <= found[0]
    assert not {"outcome", "paragraph"} & found[1]
