"""The data of help lines: what is shown, and the line that a mistake is reported at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from course.errors import CourseError
from course.help_lines import HelpLine, lines_for, read_help_lines

WHOLE = """\
# Whom to call

[[line]]
region = "NL"
territory = "NL"
kind = "suicide"
name = "Een"
number = "113"
status = "verified"
source = "De Krant"
reviewed_on = "2026-01-02"

[[line]]
region = "BE-nl"
territory = "BE"
language = "nl"
kind = "listening"
name = "Twee"
number = "0800 12 34"
alternative = "12-34"
free = true
chat = "https://twee.example"
status = "verified"
source = "De Gazet"
source_date = "2025-10-03"
reviewed_on = "2026-01-02"
"""
FIRST, SECOND = 3, 13

ONE = HelpLine(
    region="NL",
    territory="NL",
    kind="suicide",
    name="Een",
    number="113",
    status="verified",
    source="De Krant",
    reviewed_on=date(2026, 1, 2),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "help-lines.toml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_lines_are_read_in_their_order_with_their_dates(file: Path) -> None:
    one, two = read_help_lines(file)
    assert one == ONE
    assert (two.alternative, two.free, two.always) == ("12-34", True, False)
    assert two.source_date == date(2025, 10, 3)


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('name = "Een"\n', "", FIRST, "this line has no name"),
        ('name = "Twee"', 'name = ""', SECOND, "this line has no name"),
        ('source = "De Gazet"\n', "", SECOND, "this line has no source"),
        ('status = "verified"\n', "", FIRST, "this line has no status"),
        ('status = "verified"', 'status = "verfied"', FIRST, "status"),
        ('reviewed_on = "2026-01-02"\n', "", FIRST, "this line has no reviewed_on"),
        ("free = true", "fre = true", SECOND, "unknown key fre"),
        ('"listening"', '"talking"', SECOND, "kind is 'talking'"),
        ('"113"', '"bel 113"', FIRST, "number is 'bel 113'"),
        ('"12-34"', '"+12-34"', SECOND, "alternative is '+12-34'"),
        ("https://twee", "http://twee", SECOND, "chat is no https address"),
        ('"2025-10-03"', '"3 oktober"', SECOND, "source_date: "),
        ('number = "113"', "number = 113", FIRST, "number"),
        ('"https://twee.example"', "true", SECOND, "chat"),
        ("free = true", 'free = "nee"', SECOND, "free"),
        ('territory = "NL"', 'territory = "XY"', FIRST, "territory"),
        ('language = "nl"', 'language = "zz"', SECOND, "language"),
        ("[[line]]", "[[lines]]", FIRST, "unknown"),
        ('name = "Twee"', "name = Twee", 18, "not TOML"),
    ],
)
def test_a_mistake_is_reported_at_its_line(
    file: Path, old: str, new: str, line: int, what: str
) -> None:
    change(file, old, new)
    with pytest.raises(CourseError) as error:
        read_help_lines(file)
    assert (error.value.path, error.value.line) == (file, line)
    assert error.value.what.startswith(what)
    assert error.value.mend


@pytest.mark.parametrize("text", ['[line]\nname = "Een"\n', "line = 3\n"])
def test_a_line_that_is_no_list_of_lines_is_reported(tmp_path: Path, text: str) -> None:
    path = tmp_path / "help-lines.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError) as error:
        read_help_lines(path)
    assert error.value.line == 1


@pytest.mark.parametrize("head", ["[[line]] # the first", "[[ line ]]", '[["line"]]'])
def test_a_line_may_begin_in_every_way_that_toml_permits(file: Path, head: str) -> None:
    change(file, "[[line]]", head)
    assert len(read_help_lines(file)) == 2


def test_a_date_needs_no_quotation_marks(file: Path) -> None:
    change(file, '"2026-01-02"', "2026-01-02")
    assert read_help_lines(file)[0] == ONE


def test_a_file_without_lines_has_none(tmp_path: Path) -> None:
    path = tmp_path / "help-lines.toml"
    path.write_text("# nothing yet\n", encoding="utf-8")
    assert read_help_lines(path) == []


def test_only_what_is_verified_is_shown() -> None:
    doubtful = replace(ONE, status="unverified")
    assert lines_for([doubtful, ONE], ("NL",)) == {"NL": [ONE]}
    assert lines_for([doubtful], ("NL",)) == {}


def test_the_own_regions_come_first_in_their_order_and_then_the_others() -> None:
    lines = [replace(ONE, region=region) for region in ("FR", "NL", "DE", "BE-nl", "NL")]
    found = lines_for(lines, ("BE-nl", "UK", "NL"))
    assert {region: len(of_region) for region, of_region in found.items()} == {
        "BE-nl": 1,
        "NL": 2,
        "FR": 1,
        "DE": 1,
    }
    assert list(found) == ["BE-nl", "NL", "FR", "DE"]
