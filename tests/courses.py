"""Copies of courses that a test may build and change, with the templates of the real one."""

from __future__ import annotations

import shutil
from pathlib import Path

from course.project import Project

REPOSITORY = Path(__file__).parents[1]

_LEFT_OUT = shutil.ignore_patterns("_ext", "__pycache__")


def copied(root: Path, to: Path) -> Project:
    """Copy the course in ``root`` to the folder ``to``."""
    for name in ("docs", "exercises", "locales"):
        shutil.copytree(root / name, to / name, ignore=_LEFT_OUT)
    shutil.copyfile(root / "pyproject.toml", to / "pyproject.toml")
    if not (to / "docs" / "_templates").is_dir():
        shutil.copytree(REPOSITORY / "docs" / "_templates", to / "docs" / "_templates")
        with (to / "docs" / "conf.py").open("a", encoding="utf-8") as file:
            file.write('templates_path = ["_templates"]\nhtml_use_index = False\n')
    return Project(to)
