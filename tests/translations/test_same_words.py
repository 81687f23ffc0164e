"""An exercise or a question with the words of another heading on its page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from po import po

from conftest import Build, SmallCourse

PAGE = "docs/chapters/01-start.md"
HEADING = "## Kleine stap\n\nTekst onder de kop.\n\n"
MESSAGES = po(("Begin", "Beginning"), ("Kleine stap", "Small step"))


@pytest.fixture
def twice(course: SmallCourse, request: pytest.FixtureRequest) -> SmallCourse:
    """A chapter in which a heading has the words of its exercise."""
    before, after = request.param
    course.replace(PAGE, ":::{exercise}", f"{before}:::{{exercise}}")
    if after:
        text = (course.root / PAGE).read_text(encoding="utf-8")
        course.write(PAGE, f"{text}\n{after}")
    course.write("locales/en/LC_MESSAGES/chapters/01-start.po", MESSAGES)
    return course


@pytest.mark.parametrize(
    "twice",
    [(HEADING, ""), ("", HEADING), (HEADING, "## Nog een\n\n## Kleine stap\n")],
    ids=["heading-first", "exercise-first", "two-headings"],
    indirect=True,
)
def test_headings_with_the_words_of_an_exercise_are_translated_and_keep_their_own_ids(
    twice: SmallCourse, build: Build
) -> None:
    built = build("html", language="en")
    assert built.warnings == ""
    page = BeautifulSoup(built.read("chapters/01-start.html"), "html.parser")
    titles = [title for title in page.find_all(["h2", "h3"]) if title.text.startswith("Small step")]
    ids = [title.parent["id"] for title in titles if title.parent]
    source = (twice.root / PAGE).read_text(encoding="utf-8")
    assert len(ids) == len(set(ids)) == source.count("## Kleine stap") + 1
    assert "small-step" in ids


def test_a_question_with_the_words_of_a_heading_is_translated(
    course: SmallCourse, build: Build
) -> None:
    question = ":::{faq} Kleine stap\n:name: is-this-small\nJa.\n:::\n"
    course.replace(PAGE, ":::{exercise}", f"{HEADING}{question}\n:::{{exercise}}")
    course.write("locales/en/LC_MESSAGES/chapters/01-start.po", MESSAGES)
    built = build("html", language="en")
    assert built.warnings == ""
    page = BeautifulSoup(built.read("chapters/01-start.html"), "html.parser")
    assert page.article is not None
    assert "Kleine stap" not in page.article.text
    assert page.find(id="is-this-small") is not page.find(id="small-step") is not None
