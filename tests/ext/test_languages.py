"""The languages of a course: what their file may say, and the line of a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.errors import CourseError
from course.languages import Language, read_languages, source_language

WHOLE = """\
# The languages

[en]
name = "English"
direction = "ltr"
published = true
register = "you"
title = "Course"
subtitle = "Parts"
regions = ["UK", "IE"]

[nl]
name = "Nederlands"
direction = "ltr"
published = true
source = true
register = "je"
title = "Cursus"
subtitle = "Delen"
reviewed = "Iemand"

["pt-br"]
name = "Português"
direction = "ltr"
published = false
register = "você"
title = "Curso"
subtitle = "Partes"
"""
ENGLISH, DUTCH, BRAZILIAN = 3, 12, 22


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "languages.toml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_source_comes_first_and_the_others_as_they_stand_in_the_file(file: Path) -> None:
    languages = read_languages(file)
    assert list(languages) == ["nl", "en", "pt-br"]
    assert source_language(languages) is languages["nl"]


def test_a_language_is_read_whole(file: Path) -> None:
    assert read_languages(file)["en"] == Language(
        code="en",
        name="English",
        direction="ltr",
        published=True,
        title="Course",
        subtitle="Parts",
        register="you",
        regions=("UK", "IE"),
        reviewed="",
        source=False,
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('name = "English"', "name = English", 4, "not TOML: "),
        ("source = true\n", "", None, "0 source languages"),
        ('register = "you"', 'register = "you"\nsource = true', None, "2 source languages"),
        ('direction = "ltr"', 'direction = "left"', ENGLISH, "[en] has no direction"),
        ('direction = "ltr"\n', "", ENGLISH, "[en] has no direction"),
        ('register = "je"\n', "", DUTCH, "[nl] lacks register"),
        ('name = "Português"\n', "", BRAZILIAN, "[pt-br] lacks name"),
        ('reviewed = "Iemand"', 'review = "Iemand"', DUTCH, "[nl] has an unknown key review"),
        ("# The languages", 'main = "nl"', 1, "main is no table"),
        ("published = true", 'published = "nee"', ENGLISH, "[en] "),
        ('["UK", "IE"]', '"UK"', ENGLISH, "[en] "),
        ('title = "Course"', "title = 5", ENGLISH, "[en] "),
    ],
)
def test_a_mistake_is_reported_at_its_line(
    file: Path, old: str, new: str, line: int | None, what: str
) -> None:
    change(file, old, new)
    with pytest.raises(CourseError) as error:
        read_languages(file)
    assert (error.value.path, error.value.line) == (file, line)
    assert error.value.what.startswith(what)
    assert error.value.mend


def test_all_that_a_language_lacks_is_named_at_once(file: Path) -> None:
    change(file, 'title = "Course"\nsubtitle = "Parts"\n', "")
    with pytest.raises(CourseError, match="lacks title, subtitle"):
        read_languages(file)


def test_a_file_that_is_not_utf_8_is_reported_at_its_line(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"English", b"Engl\xffsh"))
    with pytest.raises(CourseError) as error:
        read_languages(file)
    assert error.value.line == 4
