"""Boxes: a fixed label or the author's title, then what the author wrote."""

from __future__ import annotations

import pytest
from mistakes import Mistake, check
from shelf import shown, words

from conftest import Build, SmallCourse
from course.components.boxes import KINDS, box

#: Per kind: its page, the line of its text, its text in Dutch and in the English catalogue.
BOXES = {
    "goals": ("boxes", 5, "zien wat er gebeurt", "see what happens"),
    "scene": ("boxes", 11, "Sam telt de treden.", "Sam counts the steps."),
    "keyline": ("boxes", 15, "Je hoeft het niet op te lossen.", "You need not solve it."),
    "this-week": ("boxes", 19, "Kijk elke dag één keer.", "Look once a day."),
    "summary": ("boxes", 23, "eerste regel", "first line"),
    "next-step": ("boxes", 29, "Ga naar het volgende.", "Go to the next."),
    "read-on": ("boxes", 33, "Lees een boek.", "Read a book."),
    "alternative": ("boxes", 37, "Doe het zittend.", "Do it sitting."),
    "stop-line": ("boxes", 41, "Stop gerust.", "Do stop."),
    "filled-example": ("boxes", 45, "Ik zag een hond.", "I saw a dog."),
    "script": ("boxes", 49, "Ga zitten.", "Sit down."),
    "intended-use": (
        "index",
        5,
        "Dit is een cursus, geen behandeling.",
        "This is a course, not a treatment.",
    ),
}
TITLES = {"nl": "Op de trap naar huis", "en": "On the stairs home"}

each_kind = pytest.mark.parametrize("kind", KINDS)


def heading(kind: str, language: str) -> str:
    """Return what a box of ``kind`` says first; the Dutch catalogue translates one label."""
    if kind == "scene":
        return TITLES[language]
    if (kind, language) == ("goals", "nl"):
        return "Na dit hoofdstuk"
    assert kind in KINDS
    return LABELS[kind]


LABELS = {
    "goals": "After this chapter you can",
    "keyline": "Key sentence",
    "this-week": "This week",
    "summary": "In three lines",
    "next-step": "Next step",
    "read-on": "Read on",
    "alternative": "Another way",
    "stop-line": "You may always stop",
    "filled-example": "An example",
    "script": "To read aloud",
    "intended-use": "What this course is for",
}


def test_every_kind_of_box_is_tested() -> None:
    assert BOXES.keys() == KINDS.keys()
    assert {*LABELS, "scene"} == KINDS.keys()


@each_kind
def test_a_box_holds_its_heading_and_then_its_text(kind: str) -> None:
    page, line, text, _english = BOXES[kind]
    (node,) = (
        node for node in shown("dummy").doctrees[page].findall(box) if kind in node["classes"]
    )
    assert node[0].tagname == "title"
    assert node[0].astext() == heading(kind, "nl")
    assert node[1].astext().startswith(text)
    assert node.line == line - 1
    assert node.source.endswith(f"{page}.md")


@each_kind
def test_an_english_box_shows_the_translation_under_its_heading(kind: str) -> None:
    page, _line, _text, english = BOXES[kind]
    found = words(shown("html", "en").page(page).select_one(f".{kind}"))
    assert found.startswith(f"{heading(kind, 'en')} {english}")


@each_kind
def test_a_box_is_on_paper_with_its_heading(kind: str) -> None:
    page, _line, text, _english = BOXES[kind]
    if page == "index":
        assert words(shown("handout").paper().select_one(".imprint p")) == text
        return
    found = words(shown("handout").paper().select_one(f".{kind}"))
    assert found.startswith(f"{heading(kind, 'nl')} {text}")


@each_kind
def test_a_box_is_an_ordinary_admonition_in_plain_text(kind: str) -> None:
    page, _line, text, _english = BOXES[kind]
    plain = " ".join(shown("text").text(page).split())
    assert f"{heading(kind, 'nl')}: {text}" in plain.replace(": * ", ": ")


@each_kind
def test_a_box_is_in_the_e_book(kind: str) -> None:
    page, _line, text, _english = BOXES[kind]
    found = words(shown("epub").page(page).select_one(f".{kind}"))
    assert found.startswith(f"{heading(kind, 'nl')} {text}")


def test_a_translator_gets_titles_and_texts_at_their_lines_and_no_labels() -> None:
    assert shown("gettext").messages("boxes") == {
        "Kaders": ["docs/boxes.md:2"],
        "zien wat er gebeurt": ["docs/boxes.md:5"],
        "één ding laten": ["docs/boxes.md:6"],
        "verder kijken": ["docs/boxes.md:7"],
        "Op de *trap* naar huis": ["docs/boxes.md:10"],
        "tweede regel": ["docs/boxes.md:24"],
        "derde regel": ["docs/boxes.md:25"],
        **{
            text: [f"docs/boxes.md:{line}"]
            for page, line, text, _english in BOXES.values()
            if page == "boxes"
        },
    }


def test_markup_in_the_title_of_a_scene_survives_translation() -> None:
    title = shown("html", "en").page("boxes").select_one(".scene .admonition-title em")
    assert words(title) == "stairs"


def test_a_list_of_three_is_translated_item_by_item() -> None:
    items = shown("html", "en").page("boxes").select(".summary li")
    assert [words(item) for item in items] == ["first line", "second line", "third line"]


def test_a_wrong_box_is_reported_at_its_line(course: SmallCourse, build: Build) -> None:
    three = "WARNING: {}: it must be one list of three items [course.option]"
    short = "WARNING: keyline: it must be one sentence of at most 15 words; it has {}"
    check(
        course,
        build,
        Mistake(":::{goals}\n- een\n- twee\n:::", three.format("goals")),
        Mistake(":::{summary}\n- a\n- b\n- c\n\nEn meer.\n:::", three.format("summary")),
        Mistake(":::{summary}\n:::", three.format("summary")),
        Mistake(":::{goals} Titel\n- a\n- b\n- c\n:::", three.format("goals")),
        Mistake(f":::{{keyline}}\n{'woord ' * 16}\n:::", f"{short.format(16)} [course.option]"),
        Mistake(":::{keyline}\n:::", f"{short.format(0)} [course.option]"),
        Mistake(":::{this-week}\n:::", "WARNING: this-week: it is empty [course.option]"),
        Mistake(":::{scene} Titel\n:::", "WARNING: scene: it is empty [course.option]"),
        Mistake(
            ":::{scene}\nTekst\n:::",
            "ERROR: Directive 'scene': 1 argument(s) required, 0 supplied [docutils]",
        ),
    )


def test_a_mistake_in_a_title_or_a_question_is_reported_at_its_line(
    course: SmallCourse, build: Build
) -> None:
    unknown = 'WARNING: Unknown interpreted text role "nope". [myst.role_unknown]'
    check(
        course,
        build,
        Mistake(":::{scene} Een {nope}`titel`\nTekst.\n:::", unknown),
        Mistake(":::{reflection} Een {nope}`vraag`?\n:name: een\n:::", unknown),
        Mistake(":::{field} Een {nope}`vraag`?\n:name: twee\n:::", unknown),
        Mistake(":::{faq} Een {nope}`vraag`?\n:name: drie\n\nJa.\n:::", unknown),
    )


def test_fifteen_words_are_not_too_many_for_a_key_sentence(
    course: SmallCourse, build: Build
) -> None:
    course.write("docs/chapters/01-start.md", f"# B\n\n:::{{keyline}}\n{'woord ' * 15}\n:::\n")
    assert build("dummy").warnings == ""
