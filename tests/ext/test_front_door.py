"""The front door: the page above the languages' sites offers what was built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from shelf import words

from course.languages import Language
from course.project import Project
from course.site.front_door import write_front_door

DUTCH = Language(
    code="nl",
    name="Nederlands",
    direction="ltr",
    published=True,
    title="Cursus & <delen>",
    subtitle="Alles één keer",
    register="je",
    source=True,
)
PERSIAN = Language(
    code="fa",
    name="فارسی",
    direction="rtl",
    published=False,
    title="دوره",
    subtitle="همه چیز",
    register="shoma",
)
LANGUAGES = {"nl": DUTCH, "fa": PERSIAN}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a course of which the Dutch site is built."""
    project = Project(tmp_path)
    build(project, "nl")
    return project


def build(project: Project, code: str, *downloads: str) -> None:
    folder = project.site / code / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    (project.site / code / "index.html").touch()
    for name in downloads:
        (folder / name).touch()


def door(project: Project) -> BeautifulSoup:
    write_front_door(project, LANGUAGES)
    text = (project.site / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def test_only_languages_that_were_built_are_offered(project: Project) -> None:
    assert [link["href"] for link in door(project).select("a.language")] == ["nl/index.html"]
    build(project, "fa")
    assert [link["href"] for link in door(project).select("a.language")] == [
        "nl/index.html",
        "fa/index.html",
    ]


def test_a_language_is_offered_in_its_own_words_and_direction(project: Project) -> None:
    build(project, "fa")
    item = door(project).select("li")[1]
    assert (item["lang"], item["dir"], item.a["hreflang"]) == ("fa", "rtl", "fa")
    assert words(item) == "فارسی دوره: همه چیز"


def test_the_page_itself_is_in_the_first_language_that_was_built(project: Project) -> None:
    page = door(project)
    assert (page.html["lang"], page.html["dir"]) == ("nl", "ltr")
    (project.site / "nl" / "index.html").unlink()
    build(project, "fa")
    page = door(project)
    assert (page.html["lang"], page.html["dir"]) == ("fa", "rtl")


def test_titles_are_text_and_not_markup(project: Project) -> None:
    page = door(project)
    assert words(page.title) == "Cursus & <delen>"
    assert words(page.h1) == "Cursus & <delen>"
    assert not page.select("delen")


def test_the_book_the_e_book_and_all_downloads_are_offered(project: Project) -> None:
    names = ("course-nl-a4.pdf", "cards.pdf", "course-nl.epub", "notes.txt")
    build(project, "nl", *names, "all.html")
    folder = project.site / "nl" / "downloads"
    prints = [{"file": name} for name in names[:2]]
    (folder / "downloads.json").write_text(json.dumps(prints), encoding="utf-8")
    page = {"page": "downloads/all.html", "text": "Alles & meer"}
    (folder / "page.json").write_text(json.dumps(page), encoding="utf-8")
    build(project, "fa")
    dutch, persian = door(project).select("li")
    links = [(link["href"], words(link)) for link in dutch.select(".downloads a")]
    assert links == [
        ("nl/downloads/course-nl-a4.pdf", "PDF"),
        ("nl/downloads/course-nl.epub", "EPUB"),
        ("nl/downloads/all.html", "Alles & meer"),
    ]
    assert not persian.select(".downloads")


def test_every_link_leads_to_a_file(project: Project) -> None:
    build(project, "nl", "course-nl.epub")
    page = door(project)
    targets = [link["href"] for link in page.select("[href]")]
    assert len(targets) == 3
    assert all((project.site / target).is_file() for target in targets)


def test_nothing_is_left_behind_but_the_page_and_its_style(project: Project) -> None:
    door(project)
    assert {path.name for path in project.site.iterdir()} == {"front-door.css", "index.html", "nl"}


def test_there_is_no_door_where_nothing_was_built(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.site.mkdir(parents=True)
    write_front_door(project, LANGUAGES)
    assert list(project.site.iterdir()) == []
