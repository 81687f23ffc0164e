"""Front matter: the lines between ``---`` above a page's text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from course.errors import CourseError, line_of_key

_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


def is_safety_page(path: Path) -> bool:
    """Tell whether a page says ``safety: true``: a reader's safety may hang on its words.

    Raises CourseError where it says something that is neither true nor false.
    """
    text = path.read_text(encoding="utf-8")
    value = _read(text).get("safety", False)
    if not isinstance(value, bool):
        line = line_of_key(text, "safety")
        raise CourseError(
            path, line, f"safety is {value!r}", "write `safety: true` or no such line"
        )
    return value


def _read(text: str) -> dict[str, Any]:
    found = _FRONT_MATTER.match(text)
    try:
        data = yaml.safe_load(found[1]) if found else None
    except yaml.YAMLError:
        return {}  # MyST reports it at its line, and the page is not published
    return data if isinstance(data, dict) else {}
