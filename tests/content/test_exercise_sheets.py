"""Gate 11 (content.md 5.2) on every exercise, and on a small one with a fault each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import structure
from expect import on_exercises, silence
from model import Hits, Page
from myst_text import parse

EXERCISE = """\
---
minutes: 10
times: 6
kind: writing
setting: [solo, pair]
level: orange
materials: een pen
lines: 4
---
# Teken

Je tekent iets.

1. Zoek je anker op.
2. Teken de lus. Neem de tijd.
3. Voel je voeten.
4. Zet thee.

:::{field} Wat gebeurde er?
:name: draw-place
:lines: 12
:::

:::{alternative}
Met z'n tweeën kan ook.
:::

:::{stop-line}
Stop als het te veel is, en ga naar [veilig oefenen](#practising-safely).
:::
"""

Gate = Callable[[Page], Hits]


def exercise_hits(gate: Gate, old: str, new: str) -> list[tuple[int, str]]:
    """What ``gate`` says of the good exercise with ``old`` replaced."""
    assert old in EXERCISE
    return list(gate(parse(EXERCISE.replace(old, new), "exercises/draw.md")))


# On every exercise


@on_exercises
def test_the_exercise_has_all_its_parts(page: Page) -> None:
    silence(page, structure.exercise_parts(page))


@on_exercises
def test_an_orange_exercise_starts_and_ends_with_the_anchor(page: Page) -> None:
    silence(page, structure.anchor(page))


@on_exercises
def test_the_exercise_fits_one_sheet(page: Page) -> None:
    silence(page, structure.sheet(page))


@on_exercises
def test_the_front_matter_of_the_exercise_is_complete(page: Page) -> None:
    silence(page, structure.front_matter(page))


# The gates themselves


@pytest.mark.parametrize("gate", structure.GATES.values(), ids=structure.GATES)
def test_a_good_exercise_passes(gate: Gate) -> None:
    assert exercise_hits(gate, "Je tekent iets.", "Je tekent wat.") == []


def test_an_exercise_has_no_h2() -> None:
    assert [at for at, _ in exercise_hits(structure.headings, "1. Zoek", "## Stap\n1. Zoek")] == [
        14
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (":::{alternative}", ":::{read-on}", 1, "0 × alternative, not 1"),
        (":::{stop-line}", ":::{alternative}", 1, "0 × stop-line, not 1"),
        ("(#practising-safely)", "(#help)", 28, "the stop line has no link to #practising-safely"),
        ("Neem de tijd.", "Rust. Wacht.", 15, "a step of 3 sentences, at most 2"),
        ("draw-place", "place", 19, "field: it has a :name: that starts with the exercise's id"),
    ],
)
def test_a_missing_part_of_an_exercise_is_reported(
    old: str, new: str, line: int, message: str
) -> None:
    assert (line, message) in exercise_hits(structure.exercise_parts, old, new)


@pytest.mark.parametrize(
    ("old", "line", "place"),
    [("Zoek je anker op.", 14, "starts"), ("Voel je voeten.", 17, "ends")],
)
def test_an_orange_exercise_without_the_anchor_is_reported(old: str, line: int, place: str) -> None:
    assert exercise_hits(structure.anchor, old, "Begin.") == [
        (line, f"an orange exercise {place} with the anchor, as a step")
    ]
    green = EXERCISE.replace("orange", "green").replace(old, "Begin.")
    assert list(structure.anchor(parse(green, "exercises/draw.md"))) == []


def test_too_many_words_or_lines_do_not_fit_one_sheet() -> None:
    long = "Je tekent iets." + " Je tekent iets." * 90
    assert (
        "at most 280 on one sheet" in exercise_hits(structure.sheet, "Je tekent iets.", long)[0][1]
    )
    assert exercise_hits(structure.sheet, ":lines: 12", ":lines: 13") == [
        (1, "17 ruled lines, at most 16 on one sheet")
    ]


def test_a_script_gives_room_for_60_words_more() -> None:
    script = "\n:::{script}\n" + "Adem rustig uit. " * 90 + "\n:::\n"  # 270 words
    assert list(structure.sheet(parse(EXERCISE + script, "exercises/draw.md"))) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("minutes: 10\n", "", "no `minutes:` in the front matter"),
        ("kind: writing\n", "", "no `kind:` in the front matter"),
        ("setting: [solo, pair]\n", "", "no `setting:` in the front matter"),
        ("level: orange\n", "", "no `level:` in the front matter"),
        ("minutes: 10", "minutes: tien", "minutes: 'tien' is not a whole number from 1"),
        ("times: 6", "times: 0", "times: 0 is not a whole number from 1"),
        ("kind: writing", "kind: art", "kind: 'art' is not one of body, writing"),
        ("[solo, pair]", "[solo, duo]", "setting: 'duo' is not one of solo, pair, trio, group"),
        ("level: orange", "level: red", "level: 'red' is not one of green, orange"),
        ("materials:", "material:", "unknown key 'material'"),
    ],
)
def test_a_fault_in_the_front_matter_is_reported(old: str, new: str, message: str) -> None:
    [(line, found)] = exercise_hits(structure.front_matter, old, new)
    assert line == 1
    assert found.startswith(message)


def test_a_full_sheet_and_one_minute_are_within_the_bounds() -> None:
    rest = structure.body_words(parse(EXERCISE)) - 3
    full = "ja " * (structure.SHEET_WORDS - rest) + "\n"
    assert exercise_hits(structure.sheet, "Je tekent iets.", full) == []
    assert exercise_hits(structure.sheet, "Je tekent iets.", f"ja {full}") != []
    assert exercise_hits(structure.front_matter, "minutes: 10", "minutes: 1") == []
