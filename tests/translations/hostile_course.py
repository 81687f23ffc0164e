"""Builds the hostile course (``tests/roots/test-hostile``) the real way, forks and all."""

from __future__ import annotations

import shutil
import warnings
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from conftest import ROOTS, SmallCourse
from course.build import build
from course.languages import read_languages
from course.project import Project
from course.report import Result


@dataclass
class Site:
    """The English site of a course, and what the build said."""

    course: SmallCourse
    result: Result
    pos: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.course.project.site / "en"

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def article(self, name: str) -> Tag:
        article = BeautifulSoup(self.read(name), "html.parser").find("article")
        assert isinstance(article, Tag)
        return article

    @cached_property
    def pages(self) -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in self.folder.glob("*.html")}


def build_english(folder: Path, pos: dict[str, str], pages: dict[str, str] | None = None) -> Site:
    """Build the English site with the PO files ``pos`` and ``pages`` written over the root's."""
    shutil.copytree(ROOTS / "test-hostile", folder / "course")
    course = SmallCourse(Project(folder / "course"))
    for name, text in (pages or {}).items():
        course.write(f"docs/{name}", text)
    for name, text in pos.items():
        course.write(f"locales/en/LC_MESSAGES/{name}", text)
    language = read_languages(course.project.docs / "languages.toml")["en"]
    with warnings.catch_warnings():
        # Python 3.12 warns of a fork beside the threads of pytest-xdist; a build has none.
        warnings.filterwarnings("ignore", ".*fork", DeprecationWarning)
        (result,) = build(course.project, [language], ["html"], jobs=1)
    return Site(course, result, pos)
