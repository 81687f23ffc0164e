"""Names: each box that a reader writes in has one, and no two have the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docutils import nodes
from mistakes import PAGE, Mistake, check, said
from shelf import shown

from conftest import Build, Built, SmallCourse
from course.components.names import CourseDomain

HELP = "docs/help.md"


def field(name: str) -> str:
    return f":::{{field}} Wat?\n:name: {name}\n:::"


def page(label: str, *names: str) -> str:
    fields = "\n\n".join(field(name) for name in names)
    return f"({label})=\n# Blad\n\n{fields}\n"


def keys(document: nodes.document) -> Iterator[str]:
    for node in document.findall(nodes.Element):
        if "key" in node:
            yield node["key"]


@pytest.mark.parametrize("name", ["a", "draw-your-loop", "loop2", "week-1-day-2"])
def test_a_name_of_small_letters_figures_and_hyphens_is_good(
    course: SmallCourse, build: Build, name: str
) -> None:
    course.write(PAGE, page("start", name))
    built = build("dummy")
    assert built.warnings == ""
    assert next(keys(built.doctree("chapters/01-start"))) == name


def test_an_odd_name_is_reported_at_its_line_and_not_used(
    course: SmallCourse, build: Build
) -> None:
    mend = "add a line `:name: draw-your-loop-trigger` [course.name]"
    odd = ["Loop", "2-loop", "my_loop", "loop-", "my--loop", "één", "my loop"]
    mistakes = (Mistake(field(n), f"WARNING: the name {n!r} is odd — {mend}") for n in odd)
    check(course, build, *mistakes)
    assert set(keys(build("dummy").doctree("chapters/01-start"))) == {""}


def test_a_name_that_another_page_has_is_reported_with_that_place(
    course: SmallCourse, build: Build
) -> None:
    course.write(PAGE, page("start", "mine", "ours"))
    course.write(HELP, page("help", "ours"))
    taken = f"WARNING: the name ours is taken at {PAGE}:8 — choose another [course.name]"
    assert said(course, build) == [f"{HELP}:4: {taken}"]


def test_a_name_that_the_same_page_has_is_reported_at_its_line(
    course: SmallCourse, build: Build
) -> None:
    course.write(PAGE, page("start", "mine", "mine"))
    taken = f"WARNING: the name mine is taken at {PAGE}:4 — choose another [course.name]"
    assert said(course, build) == [f"{PAGE}:8: {taken}"]


def test_a_name_is_free_again_when_its_page_has_given_it_up(
    course: SmallCourse, build: Build
) -> None:
    course.write(PAGE, page("start", "old"))
    assert said(course, build) == []
    course.write(PAGE, page("start", "new"))
    course.write(HELP, page("help", "old"))
    assert said(course, build) == []


def test_a_page_that_is_read_again_does_not_meet_its_own_names(
    course: SmallCourse, build: Build
) -> None:
    course.write(PAGE, page("start", "mine"))
    assert said(course, build) == []
    course.write(PAGE, page("start", "another", "mine"))
    assert said(course, build) == []


def test_a_name_of_a_removed_page_is_free(course: SmallCourse, build: Build) -> None:
    course.write(HELP, page("help", "mine"))
    build("dummy")
    (course.root / HELP).unlink()
    course.replace("docs/index.md", "help\n", "")
    course.replace("docs/conf.py", 'course_safety_page = "help"\n', "")
    course.write(PAGE, page("start", "mine"))
    assert said(course, build) == []


def test_names_are_the_same_in_every_language() -> None:
    dutch, english = shown("html").doctrees, shown("html", "en").doctrees
    found = [key for name in sorted(dutch) for key in keys(dutch[name])]
    assert found == [key for name in sorted(english) for key in keys(english[name])]
    assert "seen-today" in found


def domain_of(built: Built) -> CourseDomain:
    found = built.app.env.get_domain("course")
    assert isinstance(found, CourseDomain)
    return found


def test_names_of_a_parallel_reader_are_taken_over_for_its_pages_only(build: Build) -> None:
    domain = domain_of(build("dummy"))
    others = {"theirs": ("help", "help.md:4"), "not-theirs": ("index", "index.md:4")}
    domain.merge_domaindata({"help"}, {"names": others, "titles": {}})
    assert domain.names["theirs"] == ("help", "help.md:4")
    assert "not-theirs" not in domain.names
    assert "start-seeing" in domain.names


def test_a_name_that_two_parallel_readers_found_is_reported(build: Build) -> None:
    built = build("dummy")
    others = {"start-seeing": ("help", "help.md:4")}
    domain_of(built).merge_domaindata({"help"}, {"names": others, "titles": {}})
    assert "the name start-seeing is taken at" in built.warnings
