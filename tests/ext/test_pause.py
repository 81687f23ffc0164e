"""Pauses in a text that is read aloud."""

from __future__ import annotations

from mistakes import Mistake, check
from shelf import shown, words

from conftest import Build, SmallCourse


def test_a_pause_is_in_words_where_the_author_put_it() -> None:
    paragraph = shown("html").page("script").select_one("h1 + p")
    assert words(paragraph) == "Adem uit. (10 tellen stil) Kijk op."
    assert words(paragraph.select_one("span.pause")) == "(10 tellen stil)"


def test_a_pause_is_where_the_translator_put_it() -> None:
    paragraph = shown("html", "en").page("script").select_one("h1 + p")
    assert words(paragraph) == "Look up. (10 seconds of silence) Breathe out."


def test_a_translator_gets_the_role_and_not_its_words() -> None:
    assert shown("gettext").messages("script") == {
        "Een tekst om voor te lezen.": ["docs/script.md:0"],
        "Voorlezen": ["docs/script.md:8"],
        "Adem uit. {pause}`10` Kijk op.": ["docs/script.md:10"],
    }


def test_a_pause_is_on_paper_in_plain_text_and_in_the_e_book() -> None:
    assert words(shown("handout").paper().select_one(".pause")) == "(10 tellen stil)"
    assert "Adem uit. (10 tellen stil) Kijk op." in shown("text").text("script")
    assert words(shown("epub").page("script").select_one(".pause")) == "(10 tellen stil)"


def test_a_pause_that_is_no_number_is_reported_at_its_line(
    course: SmallCourse, build: Build
) -> None:
    message = "WARNING: a pause of {!r} — write seconds, as in {{pause}}`10` [course.option]"
    check(
        course,
        build,
        Mistake("Adem {pause}`tien`.", message.format("tien")),
        Mistake("Adem uit {pause}`-3`.", message.format("-3")),
    )
