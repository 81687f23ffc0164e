"""What lies above the languages' sites, for hosts and search engines: only of what was built."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from conftest import Build, SmallCourse
from course.errors import CourseError
from course.languages import read_languages
from course.project import Project
from course.site.for_hosts import write_for_hosts
from course.site.moved import read_moves, redirects
from course.site.not_found import root_of

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/1999/xhtml}link"
PAGES = ("index", "help", "chapters/01-start")


@pytest.fixture
def site(course: SmallCourse, monkeypatch: pytest.MonkeyPatch) -> SmallCourse:
    """A course of which both languages have pages, one page in Dutch only."""
    monkeypatch.delenv("COURSE_BASE_URL", raising=False)
    for code in ("nl", "en"):
        for page in (*PAGES, "search", "translation/status", "404"):
            if (code, page) != ("en", "help"):
                say = f'<section lang="{code}"><h1>{code}</h1></section>'
                course.write(f"build/site/{code}/{page}.html", say)
    return course


def write(course: SmallCourse) -> Path:
    project = Project(course.root)
    write_for_hosts(project, read_languages(project.docs / "languages.toml"))
    return project.site


def links(url: ET.Element) -> dict[str | None, str | None]:
    """Return the addresses that a page of the sitemap has in each language."""
    return {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}


def test_without_an_address_there_is_no_sitemap(site: SmallCourse) -> None:
    folder = write(site)
    assert not (folder / "sitemap.xml").exists()
    assert (folder / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_the_sitemap_has_each_page_in_the_languages_that_were_built(
    site: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_BASE_URL", "https://example.org/c")
    folder = write(site)
    urls = ET.parse(folder / "sitemap.xml").getroot()
    found = {str(url.findtext(LOC)): url for url in urls}
    base = "https://example.org/c"
    assert set(found) == {
        *(f"{base}/nl/{page}.html" for page in PAGES),
        *(f"{base}/en/{page}.html" for page in PAGES if page != "help"),
    }
    links = {
        link.get("hreflang"): link.get("href") for link in found[f"{base}/nl/help.html"].iter(LINK)
    }
    assert links == {"nl": f"{base}/nl/help.html", "x-default": f"{base}/nl/help.html"}
    links = {
        link.get("hreflang"): link.get("href") for link in found[f"{base}/en/index.html"].iter(LINK)
    }
    assert links == {
        "nl": f"{base}/nl/index.html",
        "en": f"{base}/en/index.html",
        "x-default": f"{base}/",
    }
    assert f"Sitemap: {base}/sitemap.xml" in (folder / "robots.txt").read_text()
    monkeypatch.delenv("COURSE_BASE_URL")
    write(site)
    assert not (folder / "sitemap.xml").exists()


def test_a_language_that_was_not_built_is_nowhere(
    site: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_BASE_URL", "https://example.org")
    shutil.rmtree(site.project.site / "en")
    folder = write(site)
    for name in ("sitemap.xml", "404.html", "robots.txt"):
        assert "/en" not in (folder / name).read_text(encoding="utf-8"), name


def test_the_page_for_lost_readers_has_every_language(site: SmallCourse) -> None:
    page = BeautifulSoup((write(site) / "404.html").read_text(encoding="utf-8"), "html.parser")
    assert [section["lang"] for section in page.select("section")] == ["nl", "en"]
    assert page.select_one("link[rel=stylesheet]")["href"] == "/front-door.css"  # type: ignore[index]


@pytest.mark.parametrize(
    ("base", "root"),
    [("", "/"), ("https://a.org", "/"), ("https://a.org/", "/"), ("https://a.org/b/c", "/b/c/")],
)
def test_absolute_paths_begin_where_the_site_is(base: str, root: str) -> None:
    assert root_of(base) == root


def test_the_page_for_lost_readers_is_in_the_language_and_leads_on(build: Build) -> None:
    page = BeautifulSoup(build(language="en").read("404.html"), "html.parser")
    assert page.html is not None
    assert page.html["lang"] == "en"
    assert page.select_one("h1").get_text() == "This page is not here"  # type: ignore[union-attr]
    assert [link["href"] for link in page.select("a")] == [
        "/en/index.html",
        "/en/search.html",
        "/en/help.html",
    ]


# Pages that moved.


def test_an_old_address_leads_to_the_new_page(course: SmallCourse, build: Build) -> None:
    course.write("docs/redirects.toml", '"old/first" = "chapters/01-start"\n"hulp" = "help#nu"\n')
    built = build()
    page = BeautifulSoup(built.read("old/first.html"), "html.parser")
    assert page.select_one("meta[http-equiv=refresh]")["content"] == (  # type: ignore[index]
        "0; url=../chapters/01-start.html"
    )
    assert page.select_one("a")["href"] == "../chapters/01-start.html"  # type: ignore[index]
    assert 'href="help.html#nu"' in built.read("hulp.html")


def test_a_host_is_told_of_old_addresses_in_every_language() -> None:
    moves = {"old/first": "new#place"}
    assert redirects(moves, ["nl", "en"], "https://a.org/b") == (
        "/b/nl/old/first.html /b/nl/new.html#place 301\n"
        "/b/en/old/first.html /b/en/new.html#place 301\n"
    )
    assert redirects({}, ["nl"], "") == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"help" = "index"', "help is still there"),
        ('"old" = "nowhere"', "old leads to 'nowhere', which is no page"),
        ('"old" = 3', "old leads to 3, which is no page"),
        ('"/old" = "index"', "'/old' is no page's name"),
        ('"old.html" = "index"', "'old.html' is no page's name"),
    ],
)
def test_a_mistake_in_the_redirects_is_reported_at_its_line(
    line: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "redirects.toml"
    path.write_text(f'# moved\n"older" = "index"\n{line}\n')
    with pytest.raises(CourseError, match=said) as caught:
        read_moves(path, ["index", "help"])
    assert caught.value.line == 3


def test_a_mistake_in_the_redirects_stops_the_build(course: SmallCourse, build: Build) -> None:
    course.write("docs/redirects.toml", '"help" = "index"\n')
    with pytest.raises(Exception, match=r"redirects.toml:1: help is still there — take"):
        build()
