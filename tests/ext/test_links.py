"""Links in the same place on every page: the other languages, and help."""

from __future__ import annotations

import posixpath
from dataclasses import replace

import pytest
from shelf import Shown, shown, words

from course.languages import Language
from course.site.links import language_links

DUTCH = Language(
    code="nl",
    name="Nederlands",
    direction="ltr",
    published=True,
    title="Cursus",
    subtitle="",
    register="je",
    source=True,
)
LANGUAGES = {
    "nl": DUTCH,
    "en": replace(DUTCH, code="en", name="English", source=False),
    "fa": replace(DUTCH, code="fa", name="فارسی", published=False, source=False),
}
EVERY_PAGE = [
    *("index", "boxes", "writing", "faq", "glossary", "script", "help", "safe", "search"),
    *("chapters/01-first", "chapters/02-second", "research", "offline"),
]


def test_all_pages_are_tested() -> None:
    site = shown("html")
    found = (path.relative_to(site.out) for path in site.out.rglob("*.html"))
    names = {path.with_suffix("").as_posix() for path in found if path.parts[0] != "_static"}
    assert names == {*EVERY_PAGE, "404"}  # whose own links begin at the site's root


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_every_page_leads_to_the_same_page_in_the_other_languages(page: str) -> None:
    nav = shown("html").page(page).select_one("nav.course-links")
    assert nav, "no links to the languages"
    assert nav["aria-label"] == "Talen"
    here, there = nav.select("a")
    assert (words(here), here["lang"], here.get("aria-current")) == ("Nederlands", "nl", "true")
    assert (words(there), there["lang"], there.get("aria-current")) == ("English", "en", None)
    target = posixpath.normpath(posixpath.join("nl", posixpath.dirname(page), there["href"]))
    assert target == f"en/{page}.html"
    assert (shown("html", "en").out / f"{page}.html").is_file()


@pytest.mark.parametrize("page", [page for page in EVERY_PAGE if page != "help"])
@pytest.mark.parametrize(("language", "said"), [("nl", "Te veel?"), ("en", "It gets too much?")])
def test_every_page_leads_to_help(page: str, language: str, said: str) -> None:
    site: Shown = shown("html", language)
    link = site.page(page).select_one(".help-link a")
    assert link, "no link to help"
    assert words(link) == said
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link["href"]))
    assert target == "help.html"


def test_the_page_with_help_leads_to_its_own_top() -> None:
    (link,) = shown("html").page("help").select(".help-link a")
    assert link["href"] == "#"


@pytest.mark.parametrize(("language", "direction"), [("nl", "ltr"), ("fa", "rtl")])
def test_every_page_says_its_language_and_which_way_that_is_written(
    language: str, direction: str
) -> None:
    for page in ("index", "chapters/01-first", "search"):
        html = shown("html", language).page(page).html
        assert (html["lang"], html["dir"]) == (language, direction)


def test_an_e_book_leads_to_no_other_language_and_to_no_page_outside_it() -> None:
    for page in ("index", "chapters/01-first"):
        assert not shown("epub").page(page).select(".course-links a, .help-link a")


def test_an_unpublished_language_is_offered_on_its_own_pages_only() -> None:
    from_dutch = language_links(LANGUAGES, "nl", "a.html")
    from_persian = language_links(LANGUAGES, "fa", "a.html")
    assert [link["code"] for link in from_dutch] == ["nl", "en"]
    assert [link["code"] for link in from_persian] == ["nl", "en", "fa"]
    assert [link["current"] for link in from_persian] == [False, False, True]


@pytest.mark.parametrize(
    ("page", "uri"),
    [
        ("index.html", "../en/index.html"),
        ("chapters/a.html", "../../en/chapters/a.html"),
        ("a/b/c.html", "../../../en/a/b/c.html"),
    ],
)
def test_a_link_to_another_language_works_without_a_server(page: str, uri: str) -> None:
    assert language_links(LANGUAGES, "nl", page)[1]["uri"] == uri
