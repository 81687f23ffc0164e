"""Help lines on a page: whom to call, the reader's own countries first."""

from __future__ import annotations

from mistakes import said
from shelf import shown, words

from conftest import Build, SmallCourse

DATA = "docs/help-lines.toml"
DUTCH = "Nederlandse Lijn: 0900 113 or 0800-0113"


def test_the_own_countries_of_a_language_come_first_under_their_names() -> None:
    countries = {
        language: [words(name) for name in shown("html", language).page("help").select(".rubric")]
        for language in ("nl", "en")
    }
    assert countries == {
        "nl": ["Nederland", "Verenigd Koninkrijk", "België (Frans)"],
        "en": ["United Kingdom", "Netherlands", "Belgium (French)"],
    }


def test_each_line_stands_under_its_own_country() -> None:
    page = shown("html", "en").page("help")
    names = [
        [words(name) for name in country.find_next_sibling("ul").select("strong")]
        for country in page.select(".rubric")
    ]
    assert names == [["British Line"], ["Nederlandse Lijn"], ["Ligne Belge"]]


def test_only_verified_lines_are_shown_in_any_format() -> None:
    assert "Lijn in onderzoek" not in words(shown("html").page("help"))
    assert "Lijn in onderzoek" not in shown("handout").edition
    assert "Lijn in onderzoek" not in shown("text").text("help")
    assert "Lijn in onderzoek" not in words(shown("epub").page("help"))


def test_a_number_can_be_dialled_from_a_phone() -> None:
    links = shown("html").page("help").select(".help-lines li.suicide a[href^=tel]")
    assert [(link["href"], words(link)) for link in links] == [
        ("tel:0900113", "0900 113"),
        ("tel:08000113", "0800-0113"),
        ("tel:116123", "116 123"),
    ]


def test_a_line_says_what_is_known_of_it_and_nothing_else() -> None:
    page = shown("html").page("help")
    items = page.select(".help-lines li:has(.facts)")
    facts = {words(item.strong): words(item.select_one(".facts")) for item in items}
    assert facts == {
        "Nederlandse Lijn": "gratis, day and night, chat and more at lijn.example",
        "Ligne Belge": "for a listening ear",
    }
    assert page.select_one(".facts a")["href"] == "https://lijn.example"


def test_a_line_says_where_and_when_it_was_read_in_the_words_of_the_language() -> None:
    sources = {
        language: [words(line) for line in shown("html", language).page("help").select(".source")]
        for language in ("nl", "en")
    }
    assert sources["nl"][0] == "Source: De Krant, 3 oktober 2025. Checked on 2 januari 2026."
    assert sources["en"][:2] == [
        "Source: line.example. Checked on January 2, 2026.",
        "Source: De Krant, October 3, 2025. Checked on January 2, 2026.",
    ]


def test_a_translator_gets_nothing_of_the_help_lines() -> None:
    assert shown("gettext").messages("help") == {
        "Hulp": ["docs/help.md:2"],
        "Bel iemand.": ["docs/help.md:4"],
    }


def test_help_lines_are_on_paper_and_in_plain_text() -> None:
    lines = [words(item.p) for item in shown("handout").paper().select(".help-lines > ul > li")]
    assert lines[0] == DUTCH
    assert "* **Nederlandse Lijn**: 0900 113 or 0800-0113" in shown("text").text("help")


def test_the_first_line_of_the_own_country_is_at_the_foot_of_each_printed_page() -> None:
    (style,) = shown("handout").paper().select("head style")
    assert "Te veel? Nederlandse Lijn: 0900 113" in style.string
    (style,) = shown("handout", "en").paper().select("head style")
    assert "British Line: 116 123" in style.string


def test_a_mistake_in_the_data_is_reported_at_its_line(course: SmallCourse, build: Build) -> None:
    course.replace(DATA, 'name = "Samaritans"\n', "")
    assert said(course, build) == [
        f"{DATA}:13: ERROR: this line has no name — add it, with its source [course.help_lines]"
    ]


def test_missing_data_is_reported(course: SmallCourse, build: Build) -> None:
    (course.root / DATA).unlink()
    (found,) = said(course, build)
    assert found.startswith(f"{DATA}:1: ERROR: ")
    assert found.endswith("add that file [course.help_lines]")


def test_content_in_the_directive_is_reported_at_its_line(
    course: SmallCourse, build: Build
) -> None:
    course.replace("docs/help.md", ":::{help-lines}\n", ":::{help-lines}\nBel 112.\n")
    assert said(course, build) == [
        "docs/help.md:6: WARNING: 'help-lines': Has content, but none permitted"
        " [myst.directive_parse]"
    ]


def test_a_page_is_read_again_when_the_data_changes(course: SmallCourse, build: Build) -> None:
    build("dummy")
    course.replace(DATA, "116 123", "116 124")
    assert "116 124" in build("dummy").doctree("help").astext()
