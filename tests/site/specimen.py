"""A small site that holds all that a page can show, built by us and by the theme as it comes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOTS
from course.project import Project
from courses import REPOSITORY

_COURSE = "import sys; from course.cli import main; sys.exit(main(sys.argv[1:]))"

#: The theme as it comes: what anybody gets who names it in their settings, and no more.
_STOCK = """
extensions = ["myst_parser", "sphinx_design"]
exclude_patterns = ["_*"]
language = "nl"
html_theme = "furo"
myst_enable_extensions = ["colon_fence", "tasklist", "attrs_block"]
"""


@dataclass
class Specimen:
    """Folders of the two sites; ours has ``nl`` and ``x-pseudo-rtl`` in it."""

    ours: Path
    stock: Path


def build(folder: Path) -> list[str]:
    """Build both sites in ``folder``; return what went wrong."""
    ours, stock = folder / "ours", folder / "stock"
    for root in (ours, stock):
        shutil.copytree(ROOTS / "test-specimen", root)
    settings = (REPOSITORY / "docs" / "conf.py").read_text(encoding="utf-8")
    wanted = settings[settings.index("templates_path") : settings.index("epub_")]
    with (ours / "docs" / "conf.py").open("a", encoding="utf-8") as file:
        file.write(wanted)
    for name in ("_templates", "_static"):
        shutil.copytree(REPOSITORY / "docs" / name, ours / "docs" / name)
    for name in ("sphinx.po", "interface.po"):
        target = ours / "locales" / "nl" / "LC_MESSAGES" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / "locales" / "nl" / "LC_MESSAGES" / name, target)
    (stock / "docs" / "conf.py").write_text(_STOCK, encoding="utf-8")
    ways = [
        [sys.executable, "-c", _COURSE, "--root", str(ours), "build", "--format", "html"],
        [sys.executable, "-m", "sphinx", "-q", str(stock / "docs"), str(stock / "site")],
    ]
    ways[0] += ["--language", "nl", "--language", "x-pseudo-rtl"]
    path = str(REPOSITORY / "docs" / "_ext")
    wrong = []
    for way in ways:
        done = subprocess.run(
            way,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            wrong.append(done.stdout + done.stderr)
    return wrong


def found(folder: Path) -> Specimen:
    """Return the sites that were built in ``folder``."""
    return Specimen(Project(folder / "ours").site, folder / "stock" / "site")
