"""Gates 11 and 12 (content.md 5.2) across the course, and on small courses with a fault each."""

from __future__ import annotations

import corpus
import pytest
import references
import structure
import wording
from dutch import words
from expect import on_docs_pages, on_every_page, silence, whole_course
from model import Page
from myst_text import parse
from references import Course

INDEX = "# Start\n```{toctree}\n:hidden:\n\nstart/a\nTekst <chapters/b>\nreference/glossary\n```\n"
A = "(a)=\n# A\n\nEen {term}`lus` en een [link](#b).\n"
B = "(b)=\n# B\n\nEen {term}`anker`.\n\n:::{exercise} draw\n:::\n"
GLOSSARY = "(glossary)=\n# G\n\n:::{glossary}\nanker\n  Iets vasts.\n\nlus\n  Iets ronds.\n:::\n"
DRAW = "# Teken\n\nJe tekent.\n\n:::{field} Wat?\n:name: draw-what\n:::\n"
SMALL = {
    "docs/index.md": INDEX,
    "docs/start/a.md": A,
    "docs/chapters/b.md": B,
    "docs/reference/glossary.md": GLOSSARY,
    "exercises/draw.md": DRAW,
}


def found(gate: str, **changed: str | None) -> list[tuple[str, int, str]]:
    """What ``gate`` says of the small course; a page is named by the end of its path."""
    sources = dict(SMALL)
    for end, source in changed.items():
        name = next((name for name in SMALL if name.endswith(f"/{end}.md")), f"docs/{end}.md")
        if source is None:
            del sources[name]
        else:
            sources[name] = source
    pages = [parse(source, name) for name, source in sources.items()]
    course = Course(pages)
    check = references.GATES[gate]
    return [(page.name, *hit) for page in pages for hit in check(page, course)]


# On every page


@on_every_page
def test_every_id_belongs_to_one_place(page: Page) -> None:
    silence(page, references.ids(page, whole_course()))


@on_every_page
def test_targets_and_headings_come_in_pairs(page: Page) -> None:
    silence(page, references.targets(page, whole_course()))


@on_every_page
def test_every_link_leads_somewhere(page: Page) -> None:
    silence(page, references.links(page, whole_course()))


@on_every_page
def test_every_exercise_stands_in_the_course_once(page: Page) -> None:
    silence(page, references.inclusions(page, whole_course()))


@on_every_page
def test_every_linked_term_is_defined_once_and_linked_once(page: Page) -> None:
    silence(page, references.terms(page, whole_course()))


@on_docs_pages
def test_a_term_is_linked_where_it_is_used_first(page: Page) -> None:
    silence(page, references.first_uses(page, whole_course()))


@on_docs_pages
def test_a_page_teaches_at_most_three_new_terms(page: Page) -> None:
    silence(page, references.new_terms(page, whole_course()))


def test_each_of_the_cast_appears_in_a_scene_of_the_chapters() -> None:
    course = whole_course()
    if missing := [name for name in course.missing if name.startswith(structure.CHAPTERS)]:
        pytest.skip(f"not written yet: {', '.join(missing)}")
    scenes = [
        word
        for page in corpus.all_pages()
        if page.name.startswith(structure.CHAPTERS)
        for box in page.boxes_named("scene")
        for piece in box.pieces
        for word in words(piece.text)
    ]
    assert [name for name in wording.CAST if name not in scenes] == []


# The gates themselves


@pytest.mark.parametrize("gate", references.GATES)
def test_a_sound_course_passes(gate: str) -> None:
    assert found(gate, index=INDEX.replace("# Start", "(home)=\n# Start")) == []


def test_the_contents_give_the_order_and_what_is_missing() -> None:
    course = Course([parse(INDEX, "docs/index.md"), parse(A, "docs/start/a.md")])
    assert course.order == ["docs/start/a.md", "docs/chapters/b.md", references.GLOSSARY]
    assert course.missing == ["docs/chapters/b.md", references.GLOSSARY]


def test_an_id_that_is_there_twice_is_reported_at_both_places() -> None:
    hits = found("id", b=B.replace("(b)=", "(draw-what)="))
    assert [(name, line) for name, line, _ in hits] == [
        ("docs/chapters/b.md", 1),
        ("exercises/draw.md", 5),
    ]
    assert [name for name, _, _ in found("id", a=A.replace("(a)=", "(draw)="))] == [
        "docs/start/a.md",
        "exercises/draw.md",
    ]


def test_a_target_without_heading_and_a_heading_without_target_are_reported() -> None:
    assert found("target", a="(a)=\nTekst.\n\n# A\n")[1:] == [
        ("docs/start/a.md", 1, "(a)= does not stand above a heading"),
        ("docs/start/a.md", 4, "no target above the heading ‘A’"),
    ]


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("#nowhere", "nothing has the id #nowhere"),
        ("b.md", "‘b.md’: link to an id (#…) or to https://"),
        ("http://example.org", "‘http://example.org’: link to an id (#…) or to https://"),
        ("https://x.org", "https://x.org: a link out of the course is for reference pages"),
    ],
)
def test_a_loose_link_is_reported_at_its_line(to: str, message: str) -> None:
    assert found("link", a=A.replace("#b", to)) == [("docs/start/a.md", 4, message)]


@pytest.mark.parametrize("to", ["#draw", "#draw-what", "#glossary", "tel:113"])
def test_a_link_to_an_exercise_a_field_or_a_number_is_fine(to: str) -> None:
    assert found("link", a=A.replace("#b", to)) == []


def test_an_unknown_id_may_stand_on_a_page_that_is_not_written_yet() -> None:
    assert found("link", b=None) == []


def test_an_exercise_that_is_missing_doubled_or_left_out_is_reported() -> None:
    twice = B + ":::{exercise} draw\n:::\n"
    assert found("inclusion", draw=None) == [
        ("docs/chapters/b.md", 6, "there is no exercises/draw.md")
    ]
    assert [message for _, _, message in found("inclusion", b=twice)] == [
        "draw is included 2 times"
    ] * 2
    assert found("inclusion", b=B.replace("exercise", "scene")) == [
        ("exercises/draw.md", 1, "no page includes this exercise")
    ]
    assert found("inclusion", b=None) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"a": A.replace("`lus`", "`knoop`")},
            [("docs/start/a.md", 4, "‘knoop’ is not in the glossary")],
        ),
        (
            {"a": A + "Twee {term}`lussen <lus>`.\n"},
            [("docs/start/a.md", 5, "‘lus’ is linked already at line 4")],
        ),
        (
            {"glossary": GLOSSARY.replace("anker\n", "lus\n")},
            [
                ("docs/chapters/b.md", 4, "‘anker’ is not in the glossary"),
                (references.GLOSSARY, 5, "‘lus’ is defined 2 times"),
                (references.GLOSSARY, 8, "‘lus’ is defined 2 times"),
            ],
        ),
    ],
    ids=["unknown", "twice", "defined-twice"],
)
def test_a_wrong_term_is_reported(
    changed: dict[str, str], expected: list[tuple[str, int, str]]
) -> None:
    assert found("term", **changed) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het anker ligt stil.", [(6, "‘anker’ is used here and never linked")]),
        ("Een Anker en een\nandere knoop.", [(6, "‘anker’ is used here and never linked")]),
        ("Een plofanker of anker-ding.", []),
        ("Kijk bij [je anker](#b).", []),
        (":::{keyline}\nEen anker.\n:::", []),
        (":::{reflection} Welk anker?\n:::", []),
        ("## Het anker", []),
    ],
)
def test_a_headword_that_is_never_linked_is_reported(
    text: str, expected: list[tuple[int, str]]
) -> None:
    hits = found("first-use", a=f"{A}\n{text}\n")
    assert hits == [("docs/start/a.md", *hit) for hit in expected]


def test_a_headword_before_its_link_is_reported() -> None:
    early = A.replace("# A\n", "# A\n\nDe lus draait.\n")
    assert found("first-use", a=early) == [
        ("docs/start/a.md", 4, "‘lus’ is used here and linked only at line 6")
    ]


def test_an_exercise_need_not_link_and_an_everyday_word_may_be_reviewed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert found("first-use", draw=DRAW + "\nHet anker.\n") == []
    monkeypatch.setattr(
        corpus, "all_reviewed", lambda: {"unlinked": {"docs/start/a.md": ["anker"]}}
    )
    assert found("first-use", a=A + "\nHet anker.\n") == []


def test_a_fourth_new_term_is_reported_and_a_known_one_is_not_new() -> None:
    four = "".join(f"Een {{term}}`{word}`.\n" for word in ("anker", "knoop", "touw", "zeil"))
    more = four + "Een {term}`mast`.\n"
    assert found("new-terms", a=four) == [
        ("docs/start/a.md", 1, "4 new terms, at most 3: anker, knoop, touw, zeil")
    ]
    assert found("new-terms", a=A.replace("`lus`", "`anker`"), b=four) == []
    assert found("new-terms", glossary=more) == []
    assert found("new-terms", b=None) == []
