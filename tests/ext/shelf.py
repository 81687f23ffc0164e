"""One small course with every component in it, built once per format and language.

``shown("html", "en")`` builds ``tests/roots/test-components`` on the first call and gives the same
result afterwards, so that many tests can read one build. A test that changes a file uses the
fixtures ``course`` and ``build`` instead.
"""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sphinx.locale
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx.testing.util import SphinxTestApp

import course
from conftest import ROOTS
from course.project import Project
from course.translations.catalogue import compile_catalogues

TEMPLATES = Path(course.__file__).parents[2] / "_templates"


@dataclass
class Shown:
    """What became of the course in one format and one language."""

    out: Path
    doctrees: dict[str, nodes.document]
    warnings: str
    edition: str = ""

    def page(self, docname: str) -> BeautifulSoup:
        """Return a page of the site, or of the e-book."""
        (path,) = self.out.glob(f"{docname}.*htm*")
        return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")

    def text(self, docname: str) -> str:
        """Return a page as plain text."""
        return (self.out / f"{docname}.txt").read_text(encoding="utf-8")

    def paper(self) -> BeautifulSoup:
        """Return the printed edition, as the HTML that it is drawn from."""
        return BeautifulSoup(self.edition, "html.parser")

    def messages(self, docname: str) -> dict[str, list[str]]:
        """Return what a translator gets of a page: ``{message: ["docs/boxes.md:2"]}``."""
        with (self.out / f"{docname}.pot").open("rb") as file:
            template = read_po(file)
        return {
            str(message.id): [
                f"{path.replace('../', '')}:{line}" for path, line in message.locations
            ]
            for message in template
            if message.id
        }


@cache
def _project() -> Project:
    """Return a copy of the course, removed when the tests end."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    shutil.copytree(ROOTS / "test-components", Path(folder.name, "course"))
    return Project(Path(folder.name, "course").resolve())


def shown(builder: str, language: str = "nl") -> Shown:
    """Build the course, the first time that it is asked for; what failed once fails again."""
    found = _attempt(builder, language)
    if isinstance(found, Exception):
        raise found
    return found


@cache
def _attempt(builder: str, language: str) -> Shown | Exception:
    try:
        return _build(builder, language)
    except Exception as error:
        return error


def _build(builder: str, language: str) -> Shown:
    project = _project()
    compile_catalogues(project, language, _refuse)
    sphinx.locale.translators.clear()
    app = SphinxTestApp(
        builder,
        srcdir=project.docs,
        builddir=project.work(language) / builder,
        confoverrides={
            "language": language,
            "locale_dirs": [str(project.compiled_locales)],
            "templates_path": [str(TEMPLATES)],
        },
    )
    app.build()
    doctrees = {name: app.env.get_doctree(name) for name in app.env.found_docs}
    book = Path(app.outdir, "book.html")  # it says the same as the PDF, in a tenth of the time
    edition = book.read_text(encoding="utf-8") if builder == "handout" else ""
    warnings = re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue())
    app.cleanup()
    sphinx.locale.translators.clear()
    return Shown(Path(app.outdir), doctrees, warnings, edition)


def _refuse(line: str) -> None:
    raise AssertionError(line)


def words(element: Tag | None) -> str:
    """Return an element's text on one line, without the signs that link to a heading."""
    assert element is not None, "no such element"
    text = "".join(
        str(string)
        for string in element.find_all(string=True)
        if "headerlink" not in string.parent.get("class", [])
    )
    return " ".join(text.split())
