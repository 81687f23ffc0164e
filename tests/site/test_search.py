"""Searching the site: what people type, in a browser, on a server and from a file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, Page, expect

from browser import served
from course.site.search import SCRIPTS, search_language, stemmer
from course.site.theme import STATIC
from handout.real_course import LANGUAGES

pytest_plugins = ["handout.fixtures", "site_fixtures"]

QUERIES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("search-queries.toml").read_text(encoding="utf-8")
)

#: The pages that a query finds, the first three.
FIRST_THREE = """(queries) => Object.fromEntries(queries.map((query) => [
  query,
  courseSearch.find(query).slice(0, 3).map(({ part }) => part.address.replace(".html", "")),
]))"""


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with served(site.folder) as here:
        yield here


@pytest.fixture
def page(one_browser: Browser) -> Iterator[Page]:
    context = one_browser.new_context()
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


@pytest.mark.parametrize("code", QUERIES)
def test_what_people_type_is_among_the_first_three_pages(
    code: str, page: Page, address: str
) -> None:
    if code not in LANGUAGES:
        pytest.skip(f"{code} is not published yet: its translation is not complete")
    page.goto(f"{address}/{code}/search.html")
    found = page.evaluate(FIRST_THREE, list(QUERIES[code]))
    missed = {
        query: (found[query], expected)
        for query, expected in QUERIES[code].items()
        if not set(expected).intersection(found[query])
    }
    assert missed == {}


@pytest.mark.parametrize("code", QUERIES)
def test_every_language_has_at_least_25_queries(code: str) -> None:
    assert set(QUERIES) >= set(LANGUAGES)
    assert len(QUERIES[code]) >= 25


def test_the_search_shows_how_many_pages_where_and_in_which_words(page: Page, address: str) -> None:
    page.goto(f"{address}/nl/search.html?q=weerberichten")
    results = page.locator(".search-results li")
    expect(results.first).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(f"Gevonden bladzijden: {results.count()}")
    assert 1 < results.count() < 15
    first = results.first
    expect(first.locator(".search-page")).to_have_text("Wat er meebeweegt")
    expect(first.locator(".search-section")).to_have_text("Weerbericht")
    assert "weerbericht" in [word.lower() for word in first.locator("mark").all_inner_texts()]
    assert len(first.locator(".search-excerpt").inner_text()) < 220
    first.get_by_role("link").click()
    assert page.url.endswith("/nl/chapters/02-what-moves-along-underneath.html#body-weather-report")


def test_a_search_without_a_result_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/nl/search.html?q=xylofoonkwartet")
    expect(page.get_by_role("status")).to_contain_text("Niets gevonden.")
    assert page.locator(".search-results li").count() == 0


def test_the_search_works_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search.html")
    field = page.get_by_role("searchbox", name="What are you looking for?")
    expect(field).to_be_focused()
    page.keyboard.type("envelope")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Pages found:")
    assert page.url.endswith("?q=envelope")
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")
    expect(page.locator(".search-results li a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/chapters/06-the-question-you-postpone.html**")


def test_results_follow_what_is_typed_without_a_button(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search.html?q=envelope")
    field = page.get_by_role("searchbox")
    field.fill("macaroni")
    expect(page.locator(".search-results li .search-page").first).to_have_text("A hand that opens")
    field.fill("")
    expect(page.get_by_role("status")).to_have_text("")
    assert page.locator(".search-results li").count() == 0


def test_the_box_beside_every_page_leads_to_the_results(page: Page, address: str) -> None:
    page.goto(f"{address}/en/chapters/01-here-we-go-again.html")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("search").get_by_role("textbox").fill("helpline")
    page.keyboard.press("Enter")
    expect(page.locator(".search-results li .search-page").first).to_have_text("Help and support")


def test_the_search_works_from_a_file(page: Page, site: BuiltSite) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site.folder / "nl" / "search.html").as_uri() + "?q=huisarts")
    expect(page.locator(".search-results li .search-page").first).to_have_text("Hulp en steun")
    page.get_by_role("searchbox").fill("vergeven")
    page.keyboard.press("Enter")
    expect(page.locator(".search-results li .search-page").first).to_have_text(
        "Veelgestelde vragen"
    )
    assert errors == []


def test_a_search_asks_the_server_for_one_file_and_no_page(page: Page, address: str) -> None:
    asked: list[str] = []
    page.goto(f"{address}/nl/search.html", wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("searchbox").fill("gevoelens")
    expect(page.get_by_role("status")).to_contain_text("Gevonden")
    assert asked == []


def test_the_search_keeps_to_a_strict_content_policy(one_browser: Browser, address: str) -> None:
    context = one_browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))

    def strictly(route: Any) -> None:
        response = route.fetch()
        # Furo's own style and script in the page are left out here: theirs is another test.
        policy = "default-src 'self'; style-src 'self' 'unsafe-inline'"
        route.fulfill(response=response, headers={"content-security-policy": policy})

    page.route("**/search.html*", strictly)
    page.goto(f"{address}/nl/search.html?q=huisarts")
    expect(page.get_by_role("status")).to_contain_text("Gevonden")
    ours = [words for words in refused if "search" in words or "eval" in words]
    assert ours == []
    context.close()


def test_without_scripts_the_search_page_says_what_to_do(
    one_browser: Browser, address: str
) -> None:
    context = one_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/nl/search.html")
    assert "Zoeken werkt alleen met JavaScript." in page.locator("article").inner_text()
    expect(page.locator(".search-form")).to_be_hidden()
    context.close()


#: Language: a text, and queries that must find it.
ACCENTS = {
    "de": (
        "Große Gefühle, Überzeugungen und zwei Äpfel. Sie grübelte.",
        [
            "gefuhl",
            "gefuehle",
            "Gefühl",
            "uberzeugung",
            "ueberzeugung",
            "apfel",
            "grosse",
            "grubeln",
        ],
    ),
    "fr": (
        "L’œuvre est fatiguée : des émotions, une forêt, où ça ? Les chevaux lâchaient prise.",
        ["emotion", "l'emotion", "ÉMOTIONS", "oeuvres", "fatigue", "fatigué", "foret", "lacher"],
    ),
    "nl": (
        "Eén idee, veel ideeën en twee patiënten: de brieven en de dozen.",
        ["idee", "ideeen", "ideeën", "patient", "brief", "doos"],
    ),
    "en": (
        "She was worrying about the old bodies of her naïve diaries.",
        ["worry", "body", "diary"],
    ),
    "ja": ("心のしこりを手放すための静かな練習です。", ["手放す", "練習", "静か"]),
    "el": ("Η αλήθεια είναι απλή.", ["αληθεια", "ΑΛΗΘΕΙΑ"]),
}


@pytest.mark.parametrize("code", ACCENTS)
def test_words_are_found_without_accents_in_plural_and_in_other_forms(
    code: str, page: Page
) -> None:
    text, queries = ACCENTS[code]
    found = {query: ask(page, code, text, query) for query in queries}
    assert {query: addresses for query, addresses in found.items() if addresses != ["a.html"]} == {}


def test_a_word_that_is_not_there_is_not_found(page: Page) -> None:
    assert ask(page, "en", "A calm page about hands.", "volcano") == []


def ask(page: Page, code: str, text: str, query: str) -> list[str]:
    """Search an index of two pages, of which the first has the text."""
    rules = search_language(code)
    index = {
        "language": code,
        "stopWords": sorted(rules.stopwords) if rules else [],
        "sameAs": {},
        "pages": [
            ["a.html", "A", [["", "A", text], ["b", "B", "x"]]],
            ["z.html", "Z", [["", "Z", "z"]]],
        ],
    }
    page.goto("about:blank")
    page.evaluate(f"globalThis.courseSearch = {json.dumps(index)}")
    page.add_script_tag(content=stemmer(rules) or "//")
    for name in SCRIPTS[:2]:
        page.add_script_tag(content=(STATIC / "js" / name).read_text(encoding="utf-8"))
    found = page.evaluate("(query) => courseSearch.find(query)", query)
    return [one["part"]["address"] for one in found]
