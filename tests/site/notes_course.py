"""A small course to write in: built once, looked at by all tests on notes and progress."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from conftest import ROOTS
from course.build import build
from course.languages import read_languages
from course.project import Project
from courses import REPOSITORY, copied

SLUG = "note-course"
FIRST = "nl/chapters/01-first.html"
SECOND = "nl/chapters/02-second.html"
WORKBOOK = "nl/workbook.html"

#: What the browser keeps under the course's name, without that name.
KEPT = f"""() => Object.fromEntries(Object.keys(localStorage)
  .filter((key) => key.startsWith("{SLUG}:"))
  .map((key) => [key.slice({len(SLUG) + 1}), localStorage.getItem(key)]))"""


#: The style sheets that the tests need: the frame, and what they are about.
STYLES = ("colours", "frame", "navigation", "page", "notes", "workbook", "writing", "print")


def course_to_write_in(folder: Path) -> Project:
    """Return a copy of the course in ``folder``, with the real course's scripts and styles."""
    project = copied(ROOTS / "test-notes", folder)
    shutil.copytree(REPOSITORY / "docs" / "_static", project.docs / "_static")
    shutil.copytree(REPOSITORY / "locales" / "nl", project.locales / "nl")
    styles = [f"css/{name}.css" for name in STYLES]
    with (project.docs / "conf.py").open("a", encoding="utf-8") as file:
        file.write(f'html_static_path = ["_static"]\nhtml_css_files = {styles}\n')
    return project


def built_site(folder: Path) -> Path:
    """Build the course in Dutch and in English; return the folder of its site."""
    project = course_to_write_in(folder)
    languages = read_languages(project.docs / "languages.toml").values()
    for result in build(project, list(languages), ["html"], jobs=2):
        assert (result.state, result.problems) == ("built", [])
    return project.site


class Reader:
    """Somebody with a browser of their own."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        """Open nothing yet."""
        self.context = context
        self.address = address

    def opens(self, path: str, page: Page | None = None) -> Page:
        """Open a page of the site, in a new tab unless one is given."""
        page = page or self.context.new_page()
        page.goto(f"{self.address}/{path}")
        return page


def kept(page: Page) -> dict[str, str]:
    """Return what the browser keeps for the course."""
    return dict(page.evaluate(KEPT))


def notes(page: Page) -> dict[str, str]:
    """Return the notes that the browser keeps, by their ids."""
    found = {name: text for name, text in kept(page).items() if name.startswith("note:")}
    return {name.removeprefix("note:"): text for name, text in found.items()}


def field(id_: str) -> str:
    """Return the selector of a field."""
    return f'[id="note-{id_}"]'


def write(page: Page, id_: str, text: str) -> None:
    """Write in a field, and go on to something else."""
    page.fill(field(id_), text)
    page.locator(field(id_)).blur()
