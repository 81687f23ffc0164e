"""Review pages: each message beside its source, and the way there from every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import Build, Built, SmallCourse
from course.languages import Language, bridge_language, read_languages
from course.translations.review import Piece, anchor, pieces
from course.translations.states import Entry, State

PAGE = "chapters/01-start"
PO = f"locales/en/LC_MESSAGES/{PAGE}.po"
REVIEW = f"translation/review/{PAGE}.html"
SENTENCE = "Eén zin met een [link naar hulp](#help) en **nadruk**."
TEMPLATES = Path(__file__).parents[2] / "docs" / "_templates"


def setting(course: SmallCourse, line: str) -> None:
    course.replace("docs/conf.py", "author =", f"{line}\nauthor =")


def outdate(course: SmallCourse) -> None:
    """Make the translation of the page's sentence one that may be out of date."""
    old = SENTENCE.replace("nadruk", "nadrukk")
    new = f'# said a translator <b>\n#, fuzzy\n#| msgid "{old}"\nmsgid "{SENTENCE}"'
    course.replace(PO, f'msgid "{SENTENCE}"', new)


def page(built: Built, name: str = REVIEW) -> BeautifulSoup:
    return BeautifulSoup(built.read(name), "html.parser")


def row(built: Built, source: str) -> Tag:
    """Return the row of a message."""
    found = page(built).find(id=anchor(source))
    assert isinstance(found, Tag)
    return found


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def add_german(course: SmallCourse) -> None:
    path = course.root / "docs/languages.toml"
    english = path.read_text(encoding="utf-8").split("[en]")[1]
    german = english.replace("English", "Deutsch").replace("Small course", "Kleiner Kurs")
    bridged = path.read_text(encoding="utf-8").replace("[en]", "[en]\nbridge = true")
    course.write("docs/languages.toml", f"{bridged}\n[de]{german}")
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    course.write(f"locales/de/LC_MESSAGES/{PAGE}.po", f'{header}msgid "Begin"\nmsgstr "Anfang"\n')


def test_source_and_translation_stand_side_by_side_in_their_languages(build: Build) -> None:
    found = row(build("html", language="en"), "Wat zie je?")
    texts = [
        (text["lang"], text["dir"], words(text)) for text in found.select("p:not(.label)[lang]")
    ]
    assert texts == [("nl", "ltr", "Wat zie je?"), ("en", "ltr", "What do you see?")]
    assert found["class"] == ["current"]


def test_each_message_of_the_page_has_a_row_in_the_order_of_the_page(build: Build) -> None:
    rows = page(build("html", language="en")).select("tbody tr")
    assert [words(found.select_one("td:first-child p:not(.label)")) for found in rows] == [
        *("Begin", SENTENCE, "Wat zie je?", "Kleine stap", "een pen", "Je doet iets kleins."),
        *("Doe één ding.", "Wat deed je?"),
    ]


def test_a_message_says_its_state_and_where_it_is(course: SmallCourse, build: Build) -> None:
    built = build("html", language="en")
    assert words(row(built, "Begin").select_one(".about")).replace("/ ", "/") == (
        f"1 · Translated · {PO}:7"
    )
    missing = row(built, "een pen")
    assert missing["class"] == ["missing"]
    assert words(missing.select_one(".about")).replace("/ ", "/") == f"5 · Not translated · {PO}"


def test_a_message_leads_to_its_line_in_the_repository(course: SmallCourse, build: Build) -> None:
    setting(course, 'course_repository_url = "https://x.nl/minder/src/main/"')
    link = row(build("html", language="en"), "Begin").select_one(".about a")
    assert link is not None
    assert link["href"] == f"https://x.nl/minder/src/main/{PO}#L7"


def test_an_outdated_message_shows_what_was_changed_and_the_translator_s_comment(
    course: SmallCourse, build: Build
) -> None:
    outdate(course)
    found = row(build("html", language="en"), SENTENCE)
    assert found["class"] == ["outdated"]
    assert words(found.select_one("del")) == "**nadrukk**."
    assert words(found.select_one("ins")) == "**nadruk**."
    assert words(found.select_one(".comment")) == "said a translator <b>"
    assert words(found.select_one(".state")) == "May be out of date"


def test_a_translation_that_may_not_be_shown_is_not_shown_here_either(
    course: SmallCourse, build: Build
) -> None:
    course.replace(PO, "What do you see?", "What do you <b>see</b>?")
    built = build("html", language="en")
    found = row(built, "Wat zie je?")
    assert found.select_one(".translation") is None
    assert "Not translated · not shown on the page: html ·" in words(found.select_one(".about"))
    assert "see" not in built.read(REVIEW).partition("<main>")[2]


def test_a_guess_is_there_for_the_translator_and_says_that_no_reader_sees_it(
    course: SmallCourse, build: Build
) -> None:
    course.replace(PO, 'msgid "Wat zie je?"', '#, fuzzy\nmsgid "Wat zie je?"')
    found = row(build("html", language="en"), "Wat zie je?")
    assert words(found.select_one(".translation")) == "What do you see?"
    assert "Not translated · not shown on the page ·" in words(found.select_one(".about"))


def test_no_comment_hides_a_character(course: SmallCourse, build: Build) -> None:
    course.replace(PO, 'msgid "Begin"', '# a\u202eb\nmsgid "Begin"')
    comment = words(row(build("html", language="en"), "Begin").select_one(".comment"))
    assert "\u202e" not in comment and comment.startswith("a")


def test_the_top_leads_to_the_messages_that_need_work(course: SmallCourse, build: Build) -> None:
    outdate(course)
    jumps = page(build("html", language="en")).select(".review-jumps")
    assert [words(jump) for jump in jumps] == [
        "May be out of date: 2",
        "Not translated: 4 5 6 7 8",
    ]
    assert jumps[0].select_one("a")["href"] == f"#{anchor(SENTENCE)}"  # type: ignore[index]


def test_the_other_translations_see_the_bridge_language_too(
    course: SmallCourse, build: Build
) -> None:
    add_german(course)
    built = build("html", language="de")
    assert [head["lang"] for head in page(built).select("thead th")] == ["nl", "en", "de"]
    cells = [words(cell) for cell in row(built, "Begin").select("td")[:2]]
    assert cells == ["Nederlands Begin", "English Beginning"]
    assert words(row(built, "een pen").select("td")[1]) == ""


def test_a_broken_catalogue_of_the_bridge_language_stops_no_other(
    course: SmallCourse, build: Build
) -> None:
    add_german(course)
    course.write(PO, "no catalogue")
    assert words(row(build("html", language="de"), "Begin").select("td")[1]) == ""


def test_there_is_one_bridge_and_it_needs_none_itself(course: SmallCourse) -> None:
    add_german(course)
    languages = read_languages(course.root / "docs/languages.toml")

    def bridge(code: str) -> Language | None:
        return bridge_language(languages, languages[code])

    assert (bridge("nl"), bridge("en"), bridge("de")) == (None, None, languages["en"])


def test_each_page_leads_to_its_review_and_back(course: SmallCourse, build: Build) -> None:
    setting(course, f"templates_path = [{str(TEMPLATES)!r}]")
    built = build("html", language="en")
    foot = page(built, f"{PAGE}.html").select(".improve a")
    assert [(words(link), link["href"]) for link in foot] == [
        ("Improve this translation", f"../{REVIEW}"),
        ("State of the translation", "../translation/status.html"),
    ]
    links = page(built).select(".review-links a")
    assert [link["href"] for link in links] == [f"../../../{PAGE}.html", "../../status.html"]


def test_a_page_for_translators_leads_to_the_text_itself_in_the_source_language(
    course: SmallCourse, build: Build
) -> None:
    add_german(course)
    setting(course, f"templates_path = [{str(TEMPLATES)!r}]")
    built = build("html", language="en")
    status = page(built, "translation/status.html").select(".course-links a")
    assert {link["lang"]: link["href"] for link in status} == {
        "nl": "../../nl/index.html",
        "en": "",
        "de": "../../de/translation/status.html",
    }


def test_the_source_language_has_no_such_pages(course: SmallCourse, build: Build) -> None:
    setting(course, f"templates_path = [{str(TEMPLATES)!r}]")
    built = build("html", language="nl")
    assert not (built.out / "translation").exists()
    assert not page(built, f"{PAGE}.html").select(".improve")


def test_a_review_page_follows_its_catalogue(course: SmallCourse, build: Build) -> None:
    assert "Beginning" in words(row(build("html", language="en"), "Begin"))
    course.replace(PO, '"Beginning"', '"Outset"')
    assert "Outset" in words(row(build("html", language="en"), "Begin"))


def test_no_page_for_translators_has_a_script_or_a_style_of_its_own(
    course: SmallCourse, build: Build
) -> None:
    course.replace(PO, "What do you see?", "<script>alert(1)</script>")
    course.replace(PO, '"Beginning"', '"\\" onclick=alert(1) x=\\""')
    built = build("html", language="en")
    table = page(built).select_one(".review main table")
    assert table is not None and not table.select("script, style, [style], [onclick]")
    assert "alert(1)&lt;/script&gt;" not in built.read(REVIEW)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("een twee drie", "een drie", "same:een del:twee same:drie"),
        ("een drie", "een twee drie", "same:een ins:twee same:drie"),
        ("een twe drie", "een twee drie", "same:een del:twe ins:twee same:drie"),
    ],
)
def test_what_was_changed_is_told_word_by_word(old: str, new: str, expected: str) -> None:
    found = pieces(Entry(new, State.OUTDATED, previous=old))
    assert " ".join(f"{piece.kind}:{piece.text}" for piece in found) == expected


def test_a_source_that_was_not_changed_is_one_piece() -> None:
    assert pieces(Entry("een  twee", State.CURRENT)) == [Piece("same", "een  twee")]


def test_the_id_of_a_message_depends_on_its_source_alone() -> None:
    assert re.fullmatch(r"m-[0-9a-f]{10}", anchor("Begin"))
    assert anchor("Begin") != anchor("Begin.")
