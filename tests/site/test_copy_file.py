"""The site as one zip file per language, unpacked and opened from a disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from built_site import BuiltSite, is_local
from playwright.sync_api import Browser, Page, expect

from course.languages import read_languages
from course.site.copy_file import mend_links, write_copy

pytest_plugins = ["handout.fixtures", "site_fixtures"]


@pytest.fixture
def page(one_browser: Browser) -> Iterator[Page]:
    context = one_browser.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def unpack(site: BuiltSite, to: Path, *codes: str) -> Path:
    for code in codes:
        with zipfile.ZipFile(site.folder / code / "downloads" / f"minder-strak-{code}.zip") as file:
            file.extractall(to)
    return to / "minder-strak"


def test_a_copy_opens_styled_in_its_language(site: BuiltSite, tmp_path: Path, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    folder = unpack(site, tmp_path, "nl")
    page.goto((folder / "nl.html").as_uri())
    page.wait_for_url("**/nl/index.html")
    expect(page.locator("h1")).to_contain_text("Minder strak")
    assert page.evaluate("document.styleSheets.length") == 1
    style = "(title) => getComputedStyle(title).getPropertyValue('text-wrap')"
    assert page.locator("h1").evaluate(style) == "balance"
    assert len(complaints) == 1  # a look for English, which is not there


def test_every_link_in_a_copy_leads_to_a_file_of_it(site: BuiltSite, tmp_path: Path) -> None:
    folder = unpack(site, tmp_path, "en")
    missing = []
    for path in folder.rglob("*.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for element in soup.select("a[href], link[href], script[src], img[src]"):
            address = str(element.get("href") or element.get("src") or "").partition("#")[0]
            target = path.parent / unquote(address.partition("?")[0])
            if address and is_local(address) and not target.is_file():
                missing.append(f"{path.relative_to(folder)}: {address}")
    assert missing == []


def test_a_copy_can_be_searched(site: BuiltSite, tmp_path: Path, page: Page) -> None:
    folder = unpack(site, tmp_path, "nl")
    page.goto((folder / "nl" / "index.html").as_uri())
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("search").get_by_role("textbox").fill("hulplijn")
    page.keyboard.press("Enter")
    first = page.locator(".search-results li a").first
    expect(first.locator(".search-page")).to_have_text("Hulp en steun")
    first.click()
    expect(page.locator("h1")).to_contain_text("Hulp en steun")


def test_a_language_that_is_not_there_says_so(site: BuiltSite, tmp_path: Path, page: Page) -> None:
    folder = unpack(site, tmp_path, "nl")
    page.goto((folder / "nl" / "chapters" / "01-here-we-go-again.html").as_uri())
    page.locator(".course-links a[hreflang=en]").click()
    expect(page.locator("h1")).to_contain_text("Niet op je apparaat")


def test_languages_unpacked_in_one_place_lead_to_the_same_page(
    site: BuiltSite, tmp_path: Path, page: Page
) -> None:
    folder = unpack(site, tmp_path, "nl", "en")
    page.goto((folder / "nl" / "chapters" / "01-here-we-go-again.html").as_uri())
    link = page.locator(".course-links a[hreflang=en]")
    expect(link).to_have_attribute("href", "../../en/chapters/01-here-we-go-again.html")
    link.click()
    expect(page.locator("h1")).to_contain_text("Here we go again")
    link = page.locator(".course-links a[hreflang=nl]")
    expect(link).to_have_attribute("href", "../../nl/chapters/01-here-we-go-again.html")


def test_links_out_of_a_copy_lead_to_the_web_where_the_address_is_known() -> None:
    links = (
        '<a href="../../en/a/b.html#c">x</a> <a class="y" href="../downloads/z.pdf">z</a> '
        '<a href="../in.html">in</a> <a href="https://example.org">out</a> <a href="#d">d</a>'
    )
    inside = {"in.html", "a/b.html", "offline.html"}
    mended = mend_links(links, "a/b.html", inside, "nl", "https://example.org/course")
    assert 'href="https://example.org/course/en/a/b.html#c" data-beside="../../en/a/b.html#c"' in (
        mended
    )
    assert 'class="y" href="https://example.org/course/nl/downloads/z.pdf">' in mended
    assert '<a href="../in.html">in</a> <a href="https://example.org">out</a> <a href="#d">' in (
        mended
    )
    alone = mend_links(links, "a/b.html", inside, "nl", "")
    assert '<a href="../offline.html" data-beside="../../en/a/b.html#c">' in alone
    assert '<a class="y" href="../offline.html">z</a>' in alone


def test_the_same_site_gives_the_same_copy(site: BuiltSite, tmp_path: Path) -> None:
    dutch = read_languages(site.course.project.docs / "languages.toml")["nl"]
    copies = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for copy in copies:
        write_copy(site.folder / "nl", copy, "minder-strak", dutch, "")
    same = copies[0].read_bytes() == copies[1].read_bytes()
    assert same  # bytes are not shown: that would take minutes
    published = site.folder / "nl" / "downloads" / "minder-strak-nl.zip"
    with zipfile.ZipFile(published) as one, zipfile.ZipFile(copies[0]) as other:
        assert one.namelist() == other.namelist()
