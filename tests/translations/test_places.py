"""Wherever a message stands, a hostile one is not shown, and an honest one is."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from hostile import MARK, SCRIPT
from hostile_course import Site, build_english
from live import live
from places import PLACES
from po import line_of, po

#: Text that no rule refuses, and that would be live where a place forgot to escape it.
QUOTES = "\"><' onclick='x' Tom & Jerry's"

MESSAGES = [(name, msgid) for name, msgids in PLACES.items() for msgid in msgids]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build a site in which every message is a script."""
    pos = {name: po(*((msgid, SCRIPT) for msgid in PLACES[name])) for name in PLACES}
    return build_english(tmp_path_factory.mktemp("hostile-places"), pos)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build a site in which every message is translated, with quotation marks in it."""
    pos = {
        name: po(*((msgid, f"English {number} {QUOTES}") for number, msgid in enumerate(msgids)))
        for name, msgids in PLACES.items()
    }
    return build_english(tmp_path_factory.mktemp("english-places"), pos)


def shown(msgid: str) -> str:
    """A message as its reader sees it."""
    return msgid.replace("*", "")


@pytest.mark.parametrize(("name", "msgid"), MESSAGES)
def test_a_script_is_reported_wherever_it_stands(hostile: Site, name: str, msgid: str) -> None:
    place = f"locales/en/LC_MESSAGES/{name}:{line_of(hostile.pos[name], msgid)}: WARNING: HTML is"
    assert any(line.startswith(place) for line in hostile.result.problems)


@pytest.mark.parametrize("which", ["hostile", "english"])
def test_nothing_is_live_wherever_a_message_stands(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    assert site.result.state == "built"
    assert {name: live(html) for name, html in site.pages.items()} == {
        name: [] for name in site.pages
    }
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if MARK.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("msgid", PLACES["places.po"][1:])
def test_a_screen_reader_hears_that_dutch_text_is_dutch(hostile: Site, msgid: str) -> None:
    article = hostile.article("places.html")
    if picture := article.find("img", alt=msgid):
        assert isinstance(picture, Tag)
        assert picture["lang"] == "nl"
        return
    words = shown(msgid).split("nadruk")[0].strip()
    (text,) = [string for string in article.find_all(string=True) if string.strip() == words]
    assert isinstance(text, NavigableString)
    assert next(parent["lang"] for parent in text.parents if parent.get("lang")) == "nl"


@pytest.mark.parametrize("msgid", PLACES["places.po"][1:])
def test_an_honest_translation_stands_wherever_its_source_stood(english: Site, msgid: str) -> None:
    text = f"English {PLACES['places.po'].index(msgid)} "
    article = english.article("places.html")
    picture = article.find("img")
    assert isinstance(picture, Tag)
    assert text in article.text or str(picture["alt"]).startswith(text)
    assert shown(msgid) not in article.text.split("\n")


def test_quotation_marks_stay_inside_their_attribute(english: Site) -> None:
    page = BeautifulSoup(english.read("places.html"), "html.parser")
    (description,) = page.find_all("meta", attrs={"name": "description"})
    assert description["content"] == f"English 0 {QUOTES}"
    (picture,) = page.article.find_all("img")  # type: ignore[union-attr]
    assert str(picture["alt"]).endswith(QUOTES)


@pytest.mark.parametrize("page", ["index.html", "help.html", "places.html"])
def test_a_page_that_is_wholly_translated_holds_no_mark_of_another_language(
    english: Site, page: str
) -> None:
    article = english.article(page)
    assert article.find_all(class_="translation-notice") == []
    assert [str(tag) for tag in article.find_all(class_="untranslated")] == []
    assert [str(tag) for tag in article.find_all(lang=True)] == []


def test_a_page_without_a_translation_says_so_on_top(hostile: Site) -> None:
    notice = hostile.article("places.html").find(class_="translation-notice")
    assert notice is not None
    assert notice.text == "0% of this page has been translated. The rest is in Dutch."


def test_a_caption_of_the_navigation_is_translated(english: Site) -> None:
    page = BeautifulSoup(english.read("help.html"), "html.parser")
    captions = [tag.text.strip() for tag in page.find_all("p", class_="caption")]
    assert captions == [f"English 0 {QUOTES}"]
