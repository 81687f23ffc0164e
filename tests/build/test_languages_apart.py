"""One language's trouble is not another's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from runs import Run, course_build, files, half_written, html, names_that_differ

from conftest import ROOTS, SmallCourse
from course import steps
from course.project import Project

CATALOGUE = "locales/en/LC_MESSAGES/chapters/01-start.po"
INDEX = "docs/index.md"
LANDING = (ROOTS / "test-basic" / INDEX).read_text(encoding="utf-8")


#: A page that says which languages it leads to.
LISTS_LANGUAGES = """{% extends "!page.html" %}
{% block content %}
{% for link in language_links %}<i class="{{ link.code }}">{% endfor %}{{ super() }}
{% endblock %}
"""


def offered(course: SmallCourse) -> list[str]:
    """The languages that the front door offers."""
    page = BeautifulSoup((course.project.site / "index.html").read_bytes(), "html.parser")
    return [str(tag["hreflang"]) for tag in page.find_all("a", class_="language")]


def only_in_english(run_step: object) -> object:
    """A step that does ``run_step`` in English, and what it should in other languages."""
    real = steps.run_step

    def run(project: Project, language: str, format_: str, first: bool) -> steps.StepResult:
        if language == "en":
            run_step()  # type: ignore[operator]
        return real(project, language, format_, first)

    return run


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> SmallCourse:
    """A course whose site was built in both languages."""
    root = tmp_path_factory.mktemp("apart") / "course"
    shutil.copytree(ROOTS / "test-basic", root)
    small = SmallCourse(Project(root))
    assert html(small).status == 0
    return small


@pytest.fixture
def published(shared: SmallCourse, request: pytest.FixtureRequest) -> Iterator[SmallCourse]:
    """The same, with a new sentence on its landing page since."""
    catalogue = (shared.root / CATALOGUE).read_text(encoding="utf-8")
    shared.write(INDEX, f"{LANDING}\n{request.node.name}\n")
    yield shared
    shared.write(CATALOGUE, catalogue)


def test_a_broken_catalogue_fails_its_own_language_only(published: SmallCourse) -> None:
    before = files(published.project.site / "en")
    published.replace(CATALOGUE, 'msgid "Begin"', 'msgid "Begin"\nbroken')
    run = html(published)
    assert (run.status, run.state("nl"), run.state("en")) == (1, "built", "failed")
    line = f"{CATALOGUE}:8: not PO: broken"
    (problem,) = [text for text in run.problems("en") if text.startswith(line)]
    assert " — write msgstr" in problem
    assert names_that_differ(before, files(published.project.site / "en")) == []
    landing = (published.project.site / "nl" / "index.html").read_text(encoding="utf-8")
    assert "test_a_broken_catalogue" in landing
    assert half_written(published) == []
    assert offered(published) == ["nl", "en"]


def test_a_language_that_fails_the_first_time_is_led_to_by_no_page(course: SmallCourse) -> None:
    course.replace(CATALOGUE, 'msgid "Begin"', 'msgid "Begin"\nbroken')
    course.write("docs/_templates/page.html", LISTS_LANGUAGES)
    with (course.root / "docs" / "conf.py").open("a") as file:
        file.write('templates_path = ["_templates"]\n')
    run = html(course)
    assert (run.status, run.state("nl"), run.state("en")) == (1, "built", "failed")
    page = (course.project.site / "nl" / "help.html").read_text(encoding="utf-8")
    assert '<i class="nl">' in page
    assert '<i class="en">' not in page
    course.replace(CATALOGUE, "\nbroken", "")
    assert html(course).status == 0
    page = (course.project.site / "nl" / "help.html").read_text(encoding="utf-8")
    assert '<i class="en">' in page


def test_a_worker_that_dies_is_reported_and_the_others_go_on(
    published: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(published.project.site / "en")
    monkeypatch.setattr(steps, "run_step", only_in_english(lambda: os._exit(7)))
    run = html(published)
    assert (run.status, run.state("nl"), run.state("en")) == (1, "built", "failed")
    assert "building html ended early (exit 7) — run it again" in run.problems("en")
    assert names_that_differ(before, files(published.project.site / "en")) == []


def test_a_worker_that_is_killed_is_reported(
    published: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "run_step", only_in_english(lambda: os.kill(os.getpid(), 9)))
    run = html(published)
    assert (run.status, run.state("nl"), run.state("en")) == (1, "built", "failed")
    assert "building html ended early (exit -9) — run it again" in run.problems("en")


def test_an_error_that_nobody_foresaw_is_one_line_and_its_story_is_kept(
    published: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = steps._run_sphinx

    def run_sphinx(project: Project, language: str, *more: object) -> int:
        if language == "en":
            raise ValueError("something\nodd")
        return real(project, language, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(steps, "_run_sphinx", run_sphinx)
    run = html(published)
    assert (run.status, run.state("nl"), run.state("en")) == (1, "built", "failed")
    log = Path("build/work/en/traceback.log")
    assert f"something odd — the whole story is in {log}" in run.problems("en")
    assert "ValueError: something\nodd" in (published.root / log).read_text(encoding="utf-8")


def test_a_language_that_failed_is_built_again_though_nothing_changed(
    published: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(steps, "run_step", only_in_english(lambda: os._exit(7)))
        html(published)
    run = html(published)
    assert (run.status, run.state("nl"), run.state("en")) == (0, "unchanged", "built")


def test_an_unsafe_translation_is_reported_and_the_language_is_published(
    course: SmallCourse,
) -> None:
    course.replace(CATALOGUE, "Beginning", "<b>Beginning</b>")
    run = html(course, "en")
    assert (run.status, run.state("en")) == (0, "built")
    (problem,) = [line for line in run.problems("en") if line.startswith(CATALOGUE)]
    assert problem.startswith(f"{CATALOGUE}:7: WARNING: HTML is not allowed: <b>; ")
    assert problem.endswith(" — the source text stays [course.unsafe_translation]")


def test_an_unknown_language_ends_it_with_one_line(course: SmallCourse) -> None:
    run = course_build(course, "--language", "nl", "--language", "xx")
    table = course.project.docs / "languages.toml"
    assert run == Run(2, [], [f"{table}: no language xx — use nl, en"])
    assert not course.project.build.exists()


def test_a_mistake_in_the_table_of_languages_ends_it_with_one_line(course: SmallCourse) -> None:
    course.replace("docs/languages.toml", 'direction = "ltr"\npublished', "published")
    run = course_build(course)
    table = course.project.docs / "languages.toml"
    assert run == Run(2, [], [f'{table}:1: [nl] has no direction — write "ltr" or "rtl"'])


def test_a_folder_without_a_course_ends_it_with_one_line(tmp_path: Path) -> None:
    run = course_build(SmallCourse(Project(tmp_path)))
    assert (run.status, run.out, len(run.err)) == (2, [], 1)
    assert "no course here — go to a folder" in run.err[0]


def test_the_front_door_offers_only_what_is_built(course: SmallCourse) -> None:
    html(course, "en")
    assert offered(course) == ["en"]
    html(course, "nl")
    assert offered(course) == ["nl", "en"]


def test_without_a_language_there_is_no_front_door(course: SmallCourse) -> None:
    course.replace(CATALOGUE, "msgid", "broken")
    run = html(course, "en")
    assert run.status == 1
    assert files(course.project.site) == {}
    assert not any(line.startswith("Open ") for line in run.out)


def test_an_unpublished_language_is_built_only_where_it_is_named(course: SmallCourse) -> None:
    table = (course.project.docs / "languages.toml").read_text(encoding="utf-8")
    nl, _, en = table.partition("[en]")
    course.write("docs/languages.toml", f"{nl}[en]{en.replace('= true', '= false')}")
    html(course)
    assert offered(course) == ["nl"]
    html(course, "en")
    assert offered(course) == ["nl", "en"]


def test_both_languages_hold_their_own_words_when_one_process_follows_the_other(
    course: SmallCourse,
) -> None:
    course_build(course, "--format", "html", "--jobs", "1")
    chapters = {
        code: (course.project.site / code / "chapters/01-start.html").read_text("utf-8")
        for code in ("nl", "en")
    }
    assert "Beginning" not in chapters["nl"]
    assert "Beginning" in chapters["en"]
    assert "Eén zin met een" in chapters["nl"]
    assert "Eén zin met een" not in chapters["en"]
