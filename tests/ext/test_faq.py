"""Questions that people ask: each a section with a link that stays the same."""

from __future__ import annotations

from docutils import nodes
from mistakes import Mistake, check
from shelf import shown, words

from conftest import Build, SmallCourse
from course.components.faq import faq


def test_a_question_is_a_section_with_its_name_as_its_id() -> None:
    first, second = shown("dummy").doctrees["faq"].findall(faq)
    assert [type(child) for child in first.children] == [nodes.title, nodes.paragraph]
    assert (first["key"], first["ids"], first.line) == ("may-i-stop", ["may-i-stop"], 8)
    assert second["ids"] == ["is-it-therapy"]


def test_a_translator_gets_questions_and_answers_at_their_lines() -> None:
    assert shown("gettext").messages("faq") == {
        "Vragen": ["docs/faq.md:2"],
        "Mag ik stoppen?": ["docs/faq.md:4", "docs/faq.md:8"],
        "Een kop met dezelfde woorden.": ["docs/faq.md:6"],
        "Ja, altijd.": ["docs/faq.md:11"],
        "Is dit *therapie*?": ["docs/faq.md:14"],
        "Nee.": ["docs/faq.md:17"],
    }


def test_an_english_question_keeps_its_markup_and_its_link() -> None:
    section = shown("html", "en").page("faq").select_one("section.faq#is-it-therapy")
    assert words(section) == "Is this therapy? No."
    assert words(section.select_one("h3 em")) == "therapy"


def test_a_heading_with_the_words_of_a_question_keeps_its_own_link() -> None:
    for language, title in (("nl", "Mag ik stoppen?"), ("en", "May I stop?")):
        page = shown("html", language).page("faq")
        for id_, level in (("mag-ik-stoppen", "h2"), ("may-i-stop", "h3")):
            heading = page.select_one(f"section[id='{id_}'] > {level}")
            assert words(heading) == title
            assert heading.select_one("a.headerlink")["href"] == f"#{id_}"


def test_the_contents_of_a_page_lead_to_each_question() -> None:
    links = shown("html", "en").page("faq").select(".toc-tree a")
    assert [(link["href"], words(link)) for link in links] == [
        ("#", "Questions"),
        ("#mag-ik-stoppen", "May I stop?"),
        ("#may-i-stop", "May I stop?"),
        ("#is-it-therapy", "Is this therapy?"),
    ]


def test_a_question_is_on_paper_in_plain_text_and_in_the_e_book() -> None:
    assert words(shown("handout").paper().select_one("#faq--may-i-stop")) == (
        "Mag ik stoppen? Ja, altijd."
    )
    assert "Mag ik stoppen?\n---------------\n\nJa, altijd." in shown("text").text("faq")
    assert words(shown("epub").page("faq").select_one("#may-i-stop h3")) == "Mag ik stoppen?"


def test_a_wrong_question_is_reported_at_its_line(course: SmallCourse, build: Build) -> None:
    check(
        course,
        build,
        Mistake(
            ":::{faq} Wat?\n:name: wat\n:::",
            "WARNING: faq: a question without an answer — write one below it [course.option]",
        ),
        Mistake(
            ":::{faq}\n:name: zonder-vraag\n\nJa.\n:::",
            "ERROR: Directive 'faq': 1 argument(s) required, 0 supplied [docutils]",
        ),
    )


def test_a_question_without_a_good_name_is_reported_at_its_line(
    course: SmallCourse, build: Build
) -> None:
    check(
        course,
        build,
        Mistake(
            ":::{faq} Wat?\n\nDat.\n:::",
            "WARNING: a faq without a name — add a line `:name: is-this-therapy` [course.name]",
        ),
        Mistake(
            ":::{faq} Hoe?\n:name: Zo\n\nZo.\n:::",
            "WARNING: the name 'Zo' is odd — add a line `:name: is-this-therapy` [course.name]",
        ),
    )
