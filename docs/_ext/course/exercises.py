"""An exercise's file: front matter that says how long, how and with what, then the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from course.errors import CourseError, line_of_key, read_text

KINDS = ("body", "writing", "noticing", "action", "pair", "group")
SETTINGS = ("solo", "pair", "trio", "group")
LEVELS = ("green", "orange")
KEYS = ("minutes", "times", "kind", "setting", "level", "materials", "lines")

_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"\s*# +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True)
class Exercise:
    """One exercise as its author wrote it.

    ``minutes`` is for one time; ``body`` is MyST text that starts on line ``body_line`` (from 1).
    """

    id: str
    path: Path
    minutes: int
    kind: str
    setting: tuple[str, ...]
    level: str
    title: str
    title_line: int
    body: str
    body_line: int
    times: int = 1
    materials: str = ""
    materials_line: int = 1
    lines: int = 0

    @property
    def total_minutes(self) -> int:
        """Minutes for all the times together."""
        return self.minutes * self.times


def exercise_ids(folder: Path) -> list[str]:
    """Return the ids of all exercises in ``folder``, sorted."""
    return sorted(path.stem for path in folder.glob("*.md"))


def read_exercise(path: Path) -> Exercise:
    """Read one exercise file.

    Raises CourseError at the line of the mistake.
    """
    text = read_text(path)
    header = _FRONT_MATTER.match(text)
    if not header:
        raise CourseError(
            path, 1, "no front matter", "start the file with --- and a line `minutes: 10`"
        )
    data = _read_front_matter(path, header[1])
    title = _TITLE.match(text, header.end())
    if not title:
        line = text.count("\n", 0, header.end()) + 1
        raise CourseError(path, line, "no title", "write `# Title` under the front matter")
    return Exercise(
        id=path.stem,
        path=path,
        title=title[1],
        title_line=text.count("\n", 0, title.start(1)) + 1,
        body=text[title.end() :].lstrip("\n"),
        body_line=text.count("\n", 0, len(text) - len(text[title.end() :].lstrip("\n"))) + 1,
        materials_line=line_of_key(text, "materials") or 1,
        **data,
    )


def _read_front_matter(path: Path, header: str) -> dict[str, Any]:
    try:
        data = yaml.safe_load(header)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise CourseError(path, line, "the front matter is not YAML", "mend that line") from error
    if not isinstance(data, dict):
        raise CourseError(path, 1, "the front matter is empty", f"give {', '.join(KEYS)}")

    def wrong(key: str, what: str, mend: str) -> CourseError:
        return CourseError(path, (line_of_key(header, key) or 0) + 1, what, mend)

    for key in data:
        if key not in KEYS:
            raise wrong(key, f"unknown key {key}", f"use {', '.join(KEYS)}")
    for key in ("minutes", "times", "lines"):
        value = data.get(key, None if key == "minutes" else {"times": 1, "lines": 0}[key])
        least = 0 if key == "lines" else 1
        if type(value) is not int or not least <= value <= 600:
            found = f"{key} is {value!r}" if key in data else f"no {key}"
            raise wrong(key, found, f"write `{key}: 10`, a whole number from {least} to 600")
    settings = data.get("setting")
    data["setting"] = tuple(settings or [None]) if isinstance(settings, list) else (settings,)
    for key, permitted in (("kind", KINDS), ("setting", SETTINGS), ("level", LEVELS)):
        values = data["setting"] if key == "setting" else (data.get(key),)
        for value in values:
            if value not in permitted:
                found = f"{key} is {value!r}" if value else f"no {key}"
                raise wrong(key, found, f"use one of: {', '.join(permitted)}")
    if not isinstance(data.get("materials", ""), str):
        raise wrong("materials", "materials is not text", "write it on one line")
    return data
