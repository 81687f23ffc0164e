"""What the build knows of a language's catalogues: files in the build folder, three per page.

``<page>.mo`` holds what may be shown, ``<page>.states.json`` says of each such message whether it
is current or out of date (``{message: state}``), and ``<page>.messages.json`` lists the messages
that the page had when it was last read, in their order.
"""

from __future__ import annotations

import json
from pathlib import Path

from course.project import Project
from course.translations.states import State


def compiled_path(project: Project, language: str, name: str, suffix: str = ".mo") -> Path:
    """Return where a file about the page ``name`` is."""
    return project.compiled_locales / language / "LC_MESSAGES" / f"{name}{suffix}"


def write_states(project: Project, language: str, name: str, states: dict[str, State]) -> None:
    """Write down the state of each message in the page's compiled catalogue."""
    path = compiled_path(project, language, name, ".states.json")
    _write_json(path, {message: state.value for message, state in states.items()})


def read_states(project: Project, language: str, name: str) -> dict[str, State]:
    """Return the state of each message in the page's compiled catalogue."""
    path = compiled_path(project, language, name, ".states.json")
    states = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {message: State(state) for message, state in states.items()}


def write_messages(project: Project, language: str, name: str, messages: list[str]) -> bool:
    """Write down the messages of a page; return whether they have changed."""
    path = compiled_path(project, language, name, ".messages.json")
    return _write_json(path, messages)


def read_messages(project: Project, language: str, name: str) -> list[str] | None:
    """Return the messages of a page when it was last read, or None where it never was."""
    path = compiled_path(project, language, name, ".messages.json")
    return list(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file, unless that is what it holds; return whether it was written.

    An unchanged date keeps Sphinx from reading a page again.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _write_json(path: Path, value: object) -> bool:
    return write_if_changed(path, json.dumps(value, ensure_ascii=False).encode())
