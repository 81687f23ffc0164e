"""Settings that follow from the course's folder."""

from __future__ import annotations

import pytest
from sphinx.errors import ConfigError

from conftest import Build, SmallCourse
from course.errors import CourseError
from course.settings import fill_in


@pytest.mark.parametrize(("language", "title"), [("nl", "Kleine cursus"), ("en", "Small course")])
def test_title_and_version_follow_from_the_language_and_the_project(
    build: Build, monkeypatch: pytest.MonkeyPatch, language: str, title: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    config = build("dummy", language).app.config
    assert [config.project, config.html_title, config.epub_title] == [title] * 3
    assert (config.version, config.release) == ("1.0", "1.0")
    assert (config.course_slug, config.course_source_date) == ("small-course", "2023-11-14")
    assert config.course_language.code == language
    assert list(config.course_languages) == ["nl", "en"]


def test_an_unknown_language_is_refused_with_those_that_there_are(build: Build) -> None:
    with pytest.raises(ConfigError, match="unknown language xx; use nl, en"):
        build("dummy", "xx")


def test_a_mistake_in_the_languages_stops_the_build_at_its_line(
    course: SmallCourse, build: Build
) -> None:
    course.replace("docs/languages.toml", 'register = "you"\n', "")
    with pytest.raises(CourseError, match=r"docs/languages\.toml:11: \[en\] lacks register"):
        build("dummy")


def test_a_course_without_references_builds_without_a_warning(
    course: SmallCourse, build: Build
) -> None:
    conf = (course.root / "docs/conf.py").read_text(encoding="utf-8").splitlines(keepends=True)
    course.write("docs/conf.py", "".join(line for line in conf if "bibtex" not in line))
    assert build("dummy").warnings == ""


def test_such_a_mistake_stops_sphinx_itself_too(course: SmallCourse, build: Build) -> None:
    app = build("dummy").app
    course.replace("docs/languages.toml", 'register = "you"\n', "")
    with pytest.raises(ConfigError, match=r"docs/languages\.toml:11: \[en\] lacks register"):
        fill_in(app, app.config)
