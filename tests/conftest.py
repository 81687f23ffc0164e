"""What the tests share: a small course in a folder of its own, built the way the real one is."""

from __future__ import annotations

import gettext
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sphinx.locale
from docutils import nodes
from sphinx.testing.util import SphinxTestApp

from course.project import Project
from course.translations.catalogue import compile_catalogues

ROOTS = Path(__file__).parent / "roots"


@dataclass
class SmallCourse:
    """A copy of ``tests/roots/test-basic`` that a test may change."""

    project: Project

    @property
    def root(self) -> Path:
        return self.project.root

    def write(self, name: str, text: str) -> Path:
        """Write a file of the course, for instance ``docs/chapters/01-start.md``."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def replace(self, name: str, old: str, new: str) -> Path:
        """Change a file of the course; ``old`` must be in it."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        return self.write(name, text.replace(old, new))


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """Return a fresh small course."""
    shutil.copytree(ROOTS / "test-basic", tmp_path / "course")
    return SmallCourse(Project(tmp_path / "course"))


@dataclass
class Built:
    """A built language of a small course."""

    app: SphinxTestApp

    @property
    def out(self) -> Path:
        return Path(self.app.outdir)

    @property
    def warnings(self) -> str:
        return self.app.warning.getvalue()

    def read(self, name: str) -> str:
        return (self.out / name).read_text(encoding="utf-8")

    def doctree(self, docname: str) -> nodes.document:
        return self.app.env.get_doctree(docname)


Build = Callable[..., Built]


@pytest.fixture
def build(course: SmallCourse) -> Iterator[Build]:
    """Return a function that builds the small course: ``build("html", language="en")``."""
    apps: list[SphinxTestApp] = []

    def run(builder: str = "html", language: str = "nl") -> Built:
        while apps:  # a second build may not find the nodes of the first
            apps.pop().cleanup()
        compile_catalogues(course.project, language, lambda _line: None)
        _forget_translators()
        app = SphinxTestApp(
            builder,
            srcdir=course.project.docs,
            builddir=course.project.work(language) / builder,
            confoverrides={
                "language": language,
                "locale_dirs": [str(course.project.compiled_locales)],
            },
        )
        apps.append(app)
        app.build()
        return Built(app)

    yield run
    for app in apps:
        app.cleanup()
    _forget_translators()


def _forget_translators() -> None:
    """Sphinx and gettext keep what they read for the whole process; a build forks instead."""
    sphinx.locale.translators.clear()
    gettext._translations.clear()
