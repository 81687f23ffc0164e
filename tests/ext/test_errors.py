"""One way to say that an input is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.errors import CourseError, line_of_key

TEXT = """\
# minutes: 3
kind: writing
address: https://example.org
title = "a: b"
  level : green
"""


def test_an_error_is_one_line_with_place_mistake_and_mend() -> None:
    error = CourseError("docs/a.md", 3, "no title", "write one")
    assert str(error) == "docs/a.md:3: no title — write one"
    assert error.sentence == "no title — write one"
    assert (error.path, error.line) == (Path("docs/a.md"), 3)


def test_an_error_of_a_whole_file_has_no_line() -> None:
    assert str(CourseError(Path("a.md"), None, "empty", "fill it")) == "a.md: empty — fill it"


@pytest.mark.parametrize(
    ("key", "line"),
    [("kind", 2), ("address", 3), ("title", 4), ("level", 5), ("minutes", None), ("b", None)],
)
def test_the_line_of_a_key_is_where_yaml_or_toml_sets_it(key: str, line: int | None) -> None:
    assert line_of_key(TEXT, key) == line
