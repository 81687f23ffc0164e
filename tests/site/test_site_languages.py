"""Whatever is not translated says so, and nothing else does."""

from __future__ import annotations

import re

from babel.messages.pofile import read_po
from built_site import BuiltSite, Page

from handout.real_course import LEFT_OUT_ON

pytest_plugins = ["handout.fixtures", "site_fixtures"]


def test_a_page_says_its_language_and_direction(site: BuiltSite) -> None:
    for page in site.pages.values():
        (html,) = page.soup.select("html")
        assert html["lang"] == (page.language or "nl"), page.path
        assert html.get("dir") == "ltr", page.path


def test_text_is_marked_as_dutch_only_where_it_is_not_translated(site: BuiltSite) -> None:
    dutch = site.in_language("nl")
    for page in site.in_language("en").values():
        for element in page.soup.select("[lang=nl]"):
            if element.find_parent(class_="course-links"):
                continue
            text = " ".join(element.get_text().split())
            assert "untranslated" in element["class"], f"{page.path}: {text}"
            assert text in " ".join(dutch[page.name].article.get_text().split()), page.path


def test_text_that_is_not_translated_is_marked_as_dutch(site: BuiltSite) -> None:
    for page in site.course_pages:
        for element in page.soup.select(".untranslated"):
            assert (page.language, element.get("lang")) == ("en", "nl"), page.path


def test_what_a_translator_left_out_stands_there_in_dutch_and_is_marked(site: BuiltSite) -> None:
    page = site.in_language("en")[LEFT_OUT_ON]
    (element,) = page.soup.select(".untranslated")
    assert element["lang"] == "nl"
    assert element in page.article.descendants


def test_a_notice_stands_exactly_where_a_catalogue_lacks_something(site: BuiltSite) -> None:
    pages = [page for page in site.in_language("en").values() if page.name != "search"]
    incomplete = {page.name for page in pages if not is_complete(page)}
    noticed = {page.name for page in pages if page.soup.select(".translation-notice")}
    assert LEFT_OUT_ON in incomplete
    assert noticed == incomplete


def test_a_notice_stands_under_the_title_and_says_how_much_is_translated(site: BuiltSite) -> None:
    page = site.in_language("en")[LEFT_OUT_ON]
    (notice,) = page.soup.select("h1 + .translation-notice")
    assert re.match(r"[89]\d% of this page has been translated", notice.get_text())


def is_complete(page: Page) -> bool:
    """Tell whether every message of a page's catalogue has a translation that counts."""
    project = page.site.course.project
    path = project.locales / page.language / "LC_MESSAGES" / f"{page.name}.po"
    with path.open("rb") as file:
        catalogue = read_po(file)
    return all(message.string and not message.fuzzy for message in catalogue if message.id)


def test_no_page_in_dutch_shows_a_notice(site: BuiltSite) -> None:
    for page in site.in_language("nl").values():
        assert not page.soup.select(".translation-notice, .untranslated"), page.path
