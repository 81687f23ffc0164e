"""The whole build of a small course: what it leaves for readers, and what it says."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from runs import Run, course_build, files, half_written

from conftest import ROOTS, SmallCourse
from course import steps
from course.project import Project

LANGUAGES = ("nl", "en")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallCourse:
    """A small course for all tests here; none of them changes it."""
    root = tmp_path_factory.mktemp("whole") / "course"
    shutil.copytree(ROOTS / "test-basic", root)
    return SmallCourse(Project(root))


@pytest.fixture(scope="module")
def first(small: SmallCourse) -> Run:
    """The first build, of everything."""
    return course_build(small)


@pytest.fixture(scope="module")
def again(small: SmallCourse, first: Run) -> Iterator[tuple[Run, dict[str, int]]]:
    """The second build, in which no step may run, and when each file was last written before it."""
    times = written(small)

    def run_step(*_arguments: object) -> None:
        pytest.fail("a step was run")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(steps, "run_step", run_step)
        patch.setattr(steps, "preload", run_step)
        yield course_build(small), times


def written(small: SmallCourse) -> dict[str, int]:
    """When each file of the languages' sites was written, in nanoseconds."""
    site = small.project.site
    found = (path for code in LANGUAGES for path in (site / code).rglob("*"))
    return {str(path): path.stat().st_mtime_ns for path in found}


def test_it_ends_well_and_warns_of_nothing(first: Run) -> None:
    assert (first.status, first.err) == (0, [])
    assert first.problems("nl") == first.problems("en") == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_pages_its_print_and_its_e_book(
    small: SmallCourse, first: Run, code: str
) -> None:
    found = files(small.project.site / code)
    pages = {f"{name}.html" for name in small.project.documents()}
    assert pages <= found.keys()
    assert {name for name in found if name.startswith("downloads/")} == {
        f"downloads/small-course-{code}-a4.pdf",
        f"downloads/small-course-{code}.epub",
        f"downloads/small-course-{code}.zip",
        f"downloads/worksheets/small-step-{code}.pdf",
        "downloads/downloads.json",
    }
    assert found[f"downloads/small-course-{code}-a4.pdf"].startswith(b"%PDF-1.7")
    page = BeautifulSoup(found["index.html"], "html.parser")
    assert page.html is not None
    assert page.html["lang"] == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_e_book_is_whole(small: SmallCourse, first: Run, code: str) -> None:
    path = small.project.site / code / "downloads" / f"small-course-{code}.epub"
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        assert book.infolist()[0].filename == "mimetype"
        assert book.read("mimetype") == b"application/epub+zip"
        assert "chapters/01-start.xhtml" in book.namelist()


def test_the_front_door_offers_every_language_with_its_downloads(
    small: SmallCourse, first: Run
) -> None:
    page = BeautifulSoup((small.project.site / "index.html").read_bytes(), "html.parser")
    assert [tag["href"] for tag in page.find_all("a")] == [
        *(
            "nl/index.html",
            "nl/downloads/small-course-nl-a4.pdf",
            "nl/downloads/small-course-nl.epub",
        ),
        *(
            "en/index.html",
            "en/downloads/small-course-en-a4.pdf",
            "en/downloads/small-course-en.epub",
        ),
    ]
    for tag in page.find_all(["a", "link"]):
        assert (small.project.site / str(tag["href"])).is_file()


def test_every_link_inside_the_site_leads_to_a_file_of_the_site(
    small: SmallCourse, first: Run
) -> None:
    site = small.project.site
    for path in set(site.rglob("*.html")) - set(site.rglob("404.html")):  # theirs begin at the root
        page = BeautifulSoup(path.read_bytes(), "html.parser")
        for tag in page.find_all(href=True) + page.find_all(src=True):
            address = str(tag.get("href", tag.get("src"))).partition("#")[0].partition("?")[0]
            if "_sources/" in address:
                continue  # the small course does not switch off the theme's link to them
            if address and not re.match(r"\w+:", address):
                assert (path.parent / address).resolve().is_file(), f"{path}: {address}"


def test_nothing_lies_in_the_site_that_is_not_for_readers(small: SmallCourse, first: Run) -> None:
    assert half_written(small) == []
    found = files(small.project.site)
    assert [
        name
        for name in found
        if name.endswith((".map", ".md", ".md.txt", ".po", ".mo", ".doctree"))
    ] == []
    assert [name for name, content in found.items() if bytes(small.root) in content] == []


def test_the_report_names_each_step_each_language_and_where_to_look(
    small: SmallCourse, first: Run
) -> None:
    steps_done = [line.rpartition(": ")[0] for line in first.out if re.search(r": [\d.]+ s$", line)]
    assert sorted(steps_done) == sorted(
        f"{code} {format_}" for code in LANGUAGES for format_ in ("html", "pdf", "epub")
    )
    for line, code in zip(first.out[-3:-1], LANGUAGES, strict=True):
        assert re.fullmatch(rf"{code} +built +3 pages +no warnings +[\d.]+ s", line)
    assert first.out[-1] == f"Open {small.project.site / 'index.html'}"
    assert "\x1b" not in "".join(first.out)


def test_a_second_build_reports_that_nothing_changed(again: tuple[Run, dict[str, int]]) -> None:
    run, _times = again
    assert (run.status, run.state("nl"), run.state("en")) == (0, "unchanged", "unchanged")
    assert len(run.out) == 3


def test_a_second_build_writes_no_page_again(
    small: SmallCourse, again: tuple[Run, dict[str, int]]
) -> None:
    _run, times = again
    assert written(small) == times
