"""What the reader of lines takes from a page."""

from __future__ import annotations

import pytest
from model import Kind, Page
from myst_text import parse, plain

PAGE = """\
---
myst:
  html_meta:
    description: Waar het over gaat.
---

(a-page)=
# De titel

Een zin met een {term}`lus`.
En een met [een link](#b) en {term}`lussen <lus>`.

:::{reflection} Wat merk je?
:name: a-page-moment
:lines: 4
Neem iets kleins.
:::

- een
- twee
  en verder

1. Ga zitten. {pause}`10`

| Kop | Twee |
|---|---|
| cel | [nog een](#c) |

:::{script}
Adem uit.
:::

:::{exercise} draw-your-loop
:::

```{toctree}
:hidden:

start/welcome
```

(stray)=
Geen kop.

## Zonder doel
"""


@pytest.fixture
def sample() -> Page:
    return parse(PAGE)


def test_every_piece_has_its_kind_box_and_line(sample: Page) -> None:
    assert [(p.kind, p.box, p.line, p.text) for p in sample.pieces] == [
        (Kind.META, "", 4, "Waar het over gaat."),
        (Kind.HEADING, "", 8, "De titel"),
        (Kind.PROSE, "", 10, "Een zin met een lus. En een met een link en lussen."),
        (Kind.QUESTION, "reflection", 13, "Wat merk je?"),
        (Kind.PROSE, "reflection", 16, "Neem iets kleins."),
        (Kind.LIST, "", 19, "een"),
        (Kind.LIST, "", 20, "twee en verder"),
        (Kind.STEP, "", 23, "Ga zitten."),
        (Kind.TABLE, "", 25, "Kop"),
        (Kind.TABLE, "", 25, "Twee"),
        (Kind.TABLE, "", 27, "cel"),
        (Kind.TABLE, "", 27, "nog een"),
        (Kind.SPOKEN, "script", 30, "Adem uit."),
        (Kind.PROSE, "", 43, "Geen kop."),
        (Kind.HEADING, "", 45, "Zonder doel"),
    ]


def test_an_offset_in_a_paragraph_leads_back_to_its_line(sample: Page) -> None:
    paragraph = sample.pieces[2]
    assert paragraph.line_at(0) == 10
    assert paragraph.line_at(paragraph.text.index("En een")) == 11


def test_boxes_keep_title_options_and_body(sample: Page) -> None:
    reflection, script, exercise, toctree = sample.boxes
    assert (reflection.title, reflection.options) == (
        "Wat merk je?",
        {"name": "a-page-moment", "lines": "4"},
    )
    assert [piece.line for piece in script.pieces] == [30]
    assert exercise.title == "draw-your-loop"
    assert toctree.body == ["start/welcome"]


def test_links_and_terms_are_kept_with_what_is_shown(sample: Page) -> None:
    assert [(link.id, link.line, link.shown) for link in sample.links] == [
        ("#b", 11, "een link"),
        ("#c", 27, "nog een"),
    ]
    assert [(term.id, term.line, term.shown) for term in sample.terms] == [
        ("lus", 10, "lus"),
        ("lus", 11, "lussen"),
    ]


def test_targets_without_heading_and_headings_without_target_are_told_apart(sample: Page) -> None:
    assert [target.id for target in sample.targets] == ["a-page", "stray"]
    assert [target.id for target in sample.stray_targets] == ["stray"]
    assert [heading.id for heading in sample.bare_headings] == ["Zonder doel"]


def test_a_code_block_and_a_comment_are_no_text() -> None:
    page = parse("Ja.\n\n```toml\nname = 1\nmore = 2\n```\n% niet\nNee.\n")
    assert [piece.text for piece in page.pieces] == ["Ja.", "Nee."]


def test_a_glossary_has_headwords_and_definitions() -> None:
    page = parse(":::{glossary}\nanker\n  Iets vasts.\n\nlus\n  Een patroon.\n:::\n")
    assert [(p.kind, p.text) for p in page.pieces] == [
        (Kind.TITLE, "anker"),
        (Kind.PROSE, "Iets vasts."),
        (Kind.TITLE, "lus"),
        (Kind.PROSE, "Een patroon."),
    ]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("**Zien.** Je *merkt* het.", "Zien. Je merkt het."),
        ("Dat kan {cite:p}`atjak2015,ost2014`.", "Dat kan."),
        ("Kijk op <https://example.org/a>.", "Kijk op."),
        ("3 * 4 is 12", "3 * 4 is 12"),
    ],
)
def test_markup_is_not_text(line: str, shown: str) -> None:
    assert plain(line) == shown
