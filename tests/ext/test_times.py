"""How long a page takes: reading apart from exercises."""

from __future__ import annotations

import pytest
from docutils import nodes
from shelf import shown, words

from conftest import Build, SmallCourse
from course.components.exercise import exercise
from course.site.times import WORDS_PER_MINUTE, reading_minutes

PAGE = "docs/chapters/01-start.md"


def test_a_timed_page_says_how_long_it_takes_under_its_title() -> None:
    line = shown("html").page("chapters/01-first").select_one("h1 + p.times")
    assert words(line) == "Lezen: 1 min · Oefenen: 27 min"


def test_a_page_without_exercises_has_a_time_to_read_only() -> None:
    line = shown("html").page("chapters/02-second").select_one("h1 + p.times")
    assert words(line) == "Lezen: 1 min"


def test_an_english_page_says_so_in_english() -> None:
    line = shown("html", "en").page("chapters/01-first").select_one("p.times")
    assert words(line) == "Reading: 1 min · Exercises: 27 min"


@pytest.mark.parametrize("page", ["boxes", "index", "writing"])
def test_a_page_that_the_course_does_not_time_says_nothing(page: str) -> None:
    assert not shown("html").page(page).select(".times")


def test_times_are_on_paper_in_plain_text_and_in_the_e_book() -> None:
    said = "Lezen: 1 min · Oefenen: 27 min"
    assert words(shown("handout").paper().select_one("#chapters-01-first .times")) == said
    assert said in shown("text").text("chapters/01-first")
    assert words(shown("epub").page("chapters/01-first").select_one(".times")) == said


@pytest.mark.parametrize(
    ("number", "minutes"),
    [(0, 1), (1, 1), (WORDS_PER_MINUTE, 1), (WORDS_PER_MINUTE + 1, 2), (5 * WORDS_PER_MINUTE, 5)],
)
def test_a_started_minute_counts_and_no_page_takes_none(number: int, minutes: int) -> None:
    document = nodes.document(None, None)
    document += nodes.paragraph("", "woord " * number)
    assert reading_minutes(document) == minutes


def test_the_words_of_an_exercise_are_not_counted_twice() -> None:
    document = nodes.document(None, None)
    document += nodes.paragraph("", "woord " * WORDS_PER_MINUTE)
    section = exercise("", nodes.paragraph("", "woord " * WORDS_PER_MINUTE))
    document += nodes.section("", section)
    assert reading_minutes(document) == 1


def test_the_words_that_the_reader_sees_are_counted(course: SmallCourse, build: Build) -> None:
    course.write(PAGE, "(start)=\n# Begin\n\nKort.\n")
    catalogue = "locales/en/LC_MESSAGES/chapters/01-start.po"
    long = "word " * 40
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    course.write(catalogue, f'{head}\nmsgid "Kort."\nmsgstr "{long}"\n')
    source = "Kort. " * 201
    course.write("docs/chapters/02-long.md", f"# Lang\n\n{source}\n")
    course.write(
        "locales/en/LC_MESSAGES/chapters/02-long.po",
        f'{head}\nmsgid "{source.strip()}"\nmsgstr "Short."\n',
    )
    course.replace("docs/index.md", "help\n", "chapters/02-long\nhelp\n")
    times = {
        language: build("dummy", language).doctree("chapters/02-long").astext()
        for language in ("nl", "en")
    }
    assert "Reading: 2 min" in times["nl"]
    assert "Reading: 1 min" in times["en"]
