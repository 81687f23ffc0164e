"""Exercises: what their files give, and how a mistake in one is reported."""

from __future__ import annotations

from conftest import Build, SmallCourse
from course.components.exercise import exercise


def test_an_exercise_knows_its_minutes_and_its_name(build: Build) -> None:
    document = build("dummy").doctree("chapters/01-start")
    (node,) = document.findall(exercise)
    assert (node["key"], node["minutes"], node["level"]) == ("small-step", 10, "green")


def test_an_unknown_exercise_is_reported_at_its_line_with_the_known_ones(
    course: SmallCourse, build: Build
) -> None:
    course.replace("docs/chapters/01-start.md", "{exercise} small-step", "{exercise} smal-step")
    warnings = build("dummy").warnings
    assert "chapters/01-start.md:11: WARNING: no exercise smal-step" in warnings
    assert "use one of: small-step" in warnings
