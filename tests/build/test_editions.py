"""Prints: which are drawn when, what becomes of one that fails, and the page that lists them."""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader
from runs import Run, course_build, half_written

from conftest import ROOTS, SmallCourse
from course.errors import CourseError
from course.handout.drawing import Drawing
from course.project import Project

USUAL = {
    "small-course-nl-a4.pdf",
    "weekly-cards-nl.pdf",
    "worksheets/small-step-nl.pdf",
}
RELEASE = USUAL | {
    f"small-course-nl-{paper}.pdf"
    for paper in ("letter", "large-print", "a5", "booklet", "fillable")
}
PAGE = """(downloads)=
# Ophalen

:::{downloads} course
:::

:::{downloads} worksheets
:::

:::{downloads} ebook
:::

:::{downloads} copy
:::
"""
CARDS = "(cards)=\n# Kaarten\n\n## Een\n\nEerste.\n\n## Twee\n\nTweede.\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> SmallCourse:
    """A course with cards and a downloads page, of which a release was built, in Dutch."""
    root = tmp_path_factory.mktemp("editions") / "course"
    shutil.copytree(ROOTS / "test-basic", root)
    small = SmallCourse(Project(root))
    small.write("docs/more/downloads.md", PAGE)
    small.write("docs/cards.md", CARDS)
    small.replace("docs/index.md", "help\n```", "help\ncards\nmore/downloads\n```")
    settings = 'course_cards_page = "cards"\ncourse_book_leaves_out = ["more/*"]\n'
    conf = small.root / "docs" / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + settings, encoding="utf-8")
    return small


@pytest.fixture(scope="module")
def release(shared: SmallCourse) -> Run:
    """The build of every edition."""
    return nl(shared, "--release")


@pytest.fixture
def built(shared: SmallCourse, release: Run) -> Iterator[SmallCourse]:
    """The course after its release; what a test changes in its first chapter is put back."""
    chapter = shared.root / "docs" / "chapters" / "01-start.md"
    text = chapter.read_text(encoding="utf-8")
    yield shared
    chapter.write_text(text, encoding="utf-8")


def nl(small: SmallCourse, *options: str) -> Run:
    """Build the Dutch site and prints."""
    return course_build(small, "--language", "nl", "--format", "html", "--format", "pdf", *options)


def downloads(small: SmallCourse) -> Path:
    return small.project.site / "nl" / "downloads"


def prints(small: SmallCourse) -> set[str]:
    folder = downloads(small)
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}


def listed(small: SmallCourse) -> list[Tag]:
    path = small.project.site / "nl" / "more" / "downloads.html"
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    return page.select("ul.downloads > li")


def targets(small: SmallCourse) -> list[str]:
    return [str(item.a["href"]) for item in listed(small) if item.a]


def edit(small: SmallCourse) -> None:
    path = small.root / "docs" / "chapters" / "01-start.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\nNog een zin.\n", encoding="utf-8")


def fails_for(suffix: str, how: Any, patch: pytest.MonkeyPatch) -> None:
    """Let drawings whose files end in ``suffix`` fail."""
    draw = Drawing.draw

    def drawn(drawing: Drawing) -> int:
        if drawing.listed.file.endswith(suffix):
            drawing.path.write_bytes(b"half")
            how(drawing)
        return draw(drawing)

    patch.setattr(Drawing, "draw", drawn)


def refuse(drawing: Drawing) -> None:
    raise CourseError(drawing.path, None, "not drawn: no ink", "mend what it names")


def test_a_release_draws_every_edition_and_says_how_long_each_took(
    shared: SmallCourse, release: Run
) -> None:
    assert (release.status, release.state("nl")) == (0, "built")
    assert prints(shared) == RELEASE
    said = [re.fullmatch(r"nl (\S+\.pdf): [\d.]+ s, (\d+) pages?", line) for line in release.out]
    pages = {match[1]: int(match[2]) for match in said if match}
    assert pages.keys() == RELEASE
    for name, number in pages.items():
        sides = len(PdfReader(downloads(shared) / name).pages)
        assert sides == (2 * -(-number // 4) if "booklet" in name else number), name


def test_the_page_lists_what_was_built_with_its_pages_and_size(built: SmallCourse) -> None:
    assert set(targets(built)) == {
        *(f"../downloads/{name}" for name in RELEASE),
        "../downloads/small-course-nl.zip",
    }
    for item in listed(built):
        assert item.a is not None
        path = built.project.site / "nl" / "more" / str(item.a["href"])
        facts = item.select_one(".download-facts")
        assert facts is not None
        kind, *_more, size = facts.text.split(" · ")
        assert kind == path.suffix[1:].upper()
        number, unit = re.fullmatch(r"([\d,]+) (kB|MB)", size).groups()  # type: ignore[union-attr]
        unit_bytes = {"kB": 1_000, "MB": 1_000_000}[unit]
        rounding = unit_bytes / (2 if unit == "kB" else 20)
        said = float(number.replace(",", ".")) * unit_bytes
        assert abs(said - path.stat().st_size) <= rounding, size


def test_no_two_links_of_the_page_have_the_same_words(built: SmallCourse) -> None:
    words = [item.a.text for item in listed(built) if item.a]
    assert len(words) == len(set(words))


def test_a_group_without_files_says_so(built: SmallCourse) -> None:
    path = built.project.site / "nl" / "more" / "downloads.html"
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    assert [tag.text for tag in page.select(".downloads-none")] == ["There is nothing here yet."]


def test_the_copy_of_the_site_has_the_page_too(built: SmallCourse) -> None:
    with zipfile.ZipFile(downloads(built) / "small-course-nl.zip") as copy:
        (name,) = [name for name in copy.namelist() if name.endswith("more/downloads.html")]
        assert "download-facts" in copy.read(name).decode()


def test_a_later_build_of_the_site_alone_keeps_the_list(built: SmallCourse) -> None:
    before = targets(built)
    edit(built)
    assert course_build(built, "--language", "nl", "--format", "html").status == 0
    assert targets(built) == before


def test_a_build_draws_what_changed_and_drops_what_is_out_of_date(
    shared: SmallCourse, release: Run, tmp_path: Path
) -> None:
    small = SmallCourse(Project(shutil.copytree(shared.root, tmp_path / "course")))
    edit(small)
    run = nl(small)
    assert run.status == 0
    assert prints(small) == USUAL
    drawn = {line.split()[1].rstrip(":") for line in run.out if ".pdf: " in line}
    assert drawn == {"small-course-nl-a4.pdf"}, "only the book has the chapter"
    (small.root / "docs" / "cards.md").write_text("(cards)=\n# Kaarten\n", encoding="utf-8")
    assert nl(small, "--release").status == 0
    assert prints(small) == RELEASE
    assert nl(small, "--release").state("nl") == "unchanged"
    assert nl(small).state("nl") == "unchanged"


def test_a_print_of_an_exercise_that_is_gone_goes_too(
    shared: SmallCourse, release: Run, tmp_path: Path
) -> None:
    small = SmallCourse(Project(shutil.copytree(shared.root, tmp_path / "course")))
    path = small.root / "docs" / "chapters" / "01-start.md"
    text = re.sub(r"```\{exercise\}.*?```|:::\{exercise\}.*?:::", "", path.read_text(), flags=re.S)
    path.write_text(text, encoding="utf-8")
    nl(small)
    assert not [name for name in prints(small) if name.startswith("worksheets/")]


@pytest.mark.parametrize(
    ("how", "words"),
    [(refuse, "not drawn: no ink — mend what it names"), (lambda _: os._exit(9), "ended early")],
)
def test_an_edition_that_fails_leaves_no_file_and_does_not_stop_the_others(
    shared: SmallCourse, release: Run, tmp_path: Path, how: Any, words: str
) -> None:
    small = SmallCourse(Project(shutil.copytree(shared.root, tmp_path / "course")))
    edit(small)
    with pytest.MonkeyPatch.context() as patch:
        fails_for("-letter.pdf", how, patch)
        run = nl(small, "--release")
    assert (run.status, run.state("nl")) == (1, "incomplete")
    (problem,) = run.problems("nl")
    assert "small-course-nl-letter.pdf" in problem
    assert words in problem
    assert prints(small) == RELEASE - {"small-course-nl-letter.pdf"}
    assert "../downloads/small-course-nl-letter.pdf" not in targets(small)
    assert half_written(small) == []
    assert not [*downloads(small).rglob("*.part"), *downloads(small).rglob("*.pages")]
    run = nl(small, "--release")
    assert (run.status, run.state("nl")) == (0, "built"), "it is tried again"
    assert prints(small) == RELEASE


def test_a_group_that_does_not_exist_is_named_with_its_line(built: SmallCourse) -> None:
    path = built.root / "docs" / "more" / "downloads.md"
    try:
        built.replace("docs/more/downloads.md", "{downloads} ebook", "{downloads} books")
        run = course_build(built, "--language", "nl", "--format", "html")
    finally:
        path.write_text(PAGE, encoding="utf-8")
    (problem,) = run.problems("nl")
    assert problem.startswith("docs/more/downloads.md:10: ")
    assert all(name in problem for name in ("books", "course", "worksheets", "ebook"))


def test_the_list_is_there_for_machines_too(built: SmallCourse) -> None:
    entries = json.loads((downloads(built) / "downloads.json").read_text(encoding="utf-8"))
    assert entries[0]["file"] == "small-course-nl-a4.pdf"
    for entry in entries:
        assert entry["bytes"] == (downloads(built) / entry["file"]).stat().st_size
        assert {"group", "title", "audience", "paper", "pages"} <= entry.keys()
