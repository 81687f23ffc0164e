"""What a build says: each problem in one line, progress that suits where it is read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from course.report import MENDS, Progress, Result, stops_publication, tidy

ROOT = Path("/home/someone/course")
SITE = ROOT / "build/site"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_paths_are_shown_from_the_root() -> None:
    assert tidy(f"{ROOT}/docs/a.md:3: WARNING: odd", ROOT) == ["docs/a.md:3: WARNING: odd"]


def test_the_same_warning_is_shown_once_and_the_order_stays() -> None:
    assert tidy("two\none\ntwo\n\n  \n", ROOT) == ["two", "one"]


def test_colours_are_taken_out() -> None:
    assert tidy("\x1b[31mdocs/a.md:3: odd\x1b[39;49;00m", ROOT) == ["docs/a.md:3: odd"]


@pytest.mark.parametrize("kind", MENDS)
def test_a_warning_of_a_known_kind_gets_its_mend(kind: str) -> None:
    (line,) = tidy(f"docs/a.md:3: WARNING: odd [{kind}]", ROOT)
    assert line == f"docs/a.md:3: WARNING: odd — {MENDS[kind]} [{kind}]"


def test_a_warning_that_has_a_mend_keeps_its_own() -> None:
    line = "docs/a.md:3: WARNING: odd — do this [image.not_readable]"
    assert tidy(line, ROOT) == [line]


def test_only_a_message_that_was_left_out_does_not_stop_publication() -> None:
    assert not stops_publication("a.po:3: WARNING: odd [course.unsafe_translation]")
    for line in ("a.md:3: WARNING: odd [course.name]", "a.md:3: ERROR: odd", "something"):
        assert stops_publication(line)


def test_a_warning_cannot_be_passed_off_as_one_that_does_not_stop_publication() -> None:
    line = "a.md:3: WARNING: no exercise [course.unsafe_translation] — mend it [course.exercise]"
    assert stops_publication(line)


def test_in_a_log_progress_is_plain_lines() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    progress.now(["nl html"], 0, 2)
    progress.step("nl html: 1.0 s")
    assert stream.getvalue() == "nl html: 1.0 s\n"


def test_on_a_terminal_progress_is_one_line_that_changes() -> None:
    stream = Terminal()
    progress = Progress(stream)
    progress.now(["nl html", "en html"], 0, 6)
    assert stream.getvalue() == "\r\x1b[Kbuilding nl html, en html (0 of 6 steps done)"
    progress.step("nl html: 1.0 s")
    assert stream.getvalue().endswith("\r\x1b[Knl html: 1.0 s\n")


def test_the_report_names_the_problems_then_each_language_then_where_to_look() -> None:
    stream = io.StringIO()
    results = [Result("nl", "built", 3, 1.25), Result("en", "failed", 3, 0.5, ["a.po:1: odd"])]
    Progress(stream).report(results, SITE)
    assert stream.getvalue().splitlines() == [
        "en: a.po:1: odd",
        "nl       built      3 pages    no warnings     1.2 s",
        "en       failed     3 pages    1 warnings      0.5 s",
        f"Open {SITE}/index.html",
    ]


def test_where_nothing_was_built_the_report_leads_nowhere() -> None:
    stream = io.StringIO()
    Progress(stream).report([Result("nl", "failed", problems=["odd"])], SITE)
    assert "Open" not in stream.getvalue()


def test_progress_goes_to_the_standard_output_of_the_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    Progress().step("nl html: 1.0 s")
    assert stream.getvalue() == "nl html: 1.0 s\n"
