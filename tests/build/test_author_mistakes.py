"""A mistake of an author: said in one line at its place, and the last good site stays."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from runs import Run, files, half_written, html, names_that_differ

from conftest import ROOTS, SmallCourse
from course.project import Project

CHAPTER = "docs/chapters/01-start.md"
EXERCISE = "exercises/small-step.md"
HELP = "docs/help.md"
INDEX = "docs/index.md"
LINES = "docs/help-lines.toml"
FILES = (CHAPTER, EXERCISE, HELP, INDEX, LINES)


@dataclass(frozen=True)
class Mistake:
    """``old`` becomes ``new`` in a file; the warning stands at ``place`` and holds ``says``."""

    file: str
    old: str
    new: str
    place: str
    says: str


#: Mistakes whose warnings the engine itself gives, and those that it gives a mend to.
MISTAKES = {
    "unknown-exercise": Mistake(
        CHAPTER, "} small-step", "} smal-step", f"{CHAPTER}:11", "use one of: small-step"
    ),
    "exercise-without-minutes": Mistake(
        EXERCISE, "minutes: 5\n", "", f"{EXERCISE}:1", "no minutes — write `minutes: 10`"
    ),
    "exercise-of-an-unknown-kind": Mistake(
        EXERCISE, "kind: writing", "kind: nothing", f"{EXERCISE}:4", "use one of: body, writing"
    ),
    "reflection-without-a-name": Mistake(
        CHAPTER, ":name: start-seeing\n", "", f"{CHAPTER}:6", "add a line `:name: "
    ),
    "a-taken-name": Mistake(
        EXERCISE,
        ":name: small-step-done",
        ":name: start-seeing",
        f"{EXERCISE}:15",
        f"the name start-seeing is taken at {CHAPTER}:6 — choose another",
    ),
    "a-missing-picture": Mistake(
        HELP, "Bel iemand.", "![x](nowhere.png)", f"{HELP}:4", "put the picture there, or mend its"
    ),
    "a-link-to-nowhere": Mistake(
        CHAPTER, "(#help)", "(#nowhere)", f"{CHAPTER}:4", "mend the link's target"
    ),
    "a-page-that-is-not-there": Mistake(
        INDEX, "\nhelp\n", "\nhelp\nnowhere\n", f"{INDEX}:6", "write that page, or take it out"
    ),
    "a-page-that-nothing-leads-to": Mistake(
        INDEX, "\nhelp\n", "\n", HELP, "add the page to a toctree"
    ),
    "a-help-line-without-a-source": Mistake(
        LINES, 'source = "ANP"\n', "", f"{LINES}:1", "no source — add"
    ),
}


@dataclass(frozen=True)
class Outcome:
    """What a build with a mistake said, and the files of the site that were not as before."""

    mistake: Mistake
    run: Run
    changed: list[str]
    left: list[str]

    @property
    def line(self) -> str:
        """The one line about the mistake."""
        start = f"{self.mistake.place}: "
        (found,) = [line for line in self.run.problems("nl") if line.startswith(start)]
        return found


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> SmallCourse:
    """A course whose site was built; every test mends what it breaks."""
    root = tmp_path_factory.mktemp("mistakes") / "course"
    shutil.copytree(ROOTS / "test-basic", root)
    small = SmallCourse(Project(root))
    assert html(small, "nl").status == 0
    return small


@contextmanager
def with_mistakes(small: SmallCourse, *mistakes: Mistake) -> Iterator[None]:
    """Make these mistakes, and mend them afterwards."""
    before = {name: (small.root / name).read_text(encoding="utf-8") for name in FILES}
    for mistake in mistakes:
        small.replace(mistake.file, mistake.old, mistake.new)
    yield
    for name in {mistake.file for mistake in mistakes}:
        small.write(name, before[name])


@pytest.fixture(scope="module", params=MISTAKES)
def outcome(good: SmallCourse, request: pytest.FixtureRequest) -> Outcome:
    """The outcome of a build with one mistake."""
    mistake = MISTAKES[request.param]
    before = files(good.project.site)
    with with_mistakes(good, mistake):
        run = html(good, "nl")
    changed = names_that_differ(before, files(good.project.site))
    return Outcome(mistake, run, changed, half_written(good))


def test_the_language_fails(outcome: Outcome) -> None:
    assert (outcome.run.status, outcome.run.state("nl")) == (1, "failed")
    assert outcome.run.err == []


def test_one_line_says_where_it_is_and_how_to_mend_it(outcome: Outcome) -> None:
    assert outcome.mistake.says in outcome.line
    form = r"[\w./-]+(:\d+)?: (WARNING|ERROR): .+ — .+ \[[\w.-]+\]"
    assert re.fullmatch(form, outcome.line)


def test_nothing_else_is_reported(outcome: Outcome) -> None:
    assert outcome.run.problems("nl") == [outcome.line]


def test_the_last_good_site_stays_as_it_was(outcome: Outcome) -> None:
    assert outcome.changed == []
    assert outcome.left == []


def test_mistakes_that_nobody_mended_are_reported_again(good: SmallCourse) -> None:
    names = ("reflection-without-a-name", "a-link-to-nowhere", "exercise-without-minutes")
    before = files(good.project.site)
    with with_mistakes(good, *(MISTAKES[name] for name in names)):
        first, again = html(good, "nl"), html(good, "nl")
        changed = names_that_differ(before, files(good.project.site))
    shutil.rmtree(good.project.build)  # whatever was published: the next test starts anew
    html(good, "nl")
    assert len(first.problems("nl")) == 3
    assert (again.status, again.problems("nl")) == (1, first.problems("nl"))
    assert changed == []


def test_a_mended_course_is_published_again(good: SmallCourse) -> None:
    with with_mistakes(good, MISTAKES["reflection-without-a-name"]):
        assert html(good, "nl").status == 1
    with with_mistakes(good, Mistake(CHAPTER, "# Begin", "# Een begin", "", "")):
        assert html(good, "nl").status == 0
        page = good.project.site / "nl" / "chapters" / "01-start.html"
        assert "Een begin" in page.read_text(encoding="utf-8")
    assert html(good, "nl").status == 0
