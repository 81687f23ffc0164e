"""Templates: what there is to translate, gathered anew from the pages, the engine and Sphinx."""

from __future__ import annotations

import multiprocessing
import shutil
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from course import fingerprint
from course.errors import CourseError
from course.project import Project
from course.translations import chrome

_FORK = multiprocessing.get_context("fork")


def make_templates(project: Project) -> Path:
    """Write one POT file per page, ``interface.pot`` and ``sphinx.pot``; return their folder.

    They are made anew when the course or the engine changed. Raises CourseError where the pages
    cannot be read.
    """
    folder = project.build / "templates"
    stamp = project.build / "templates.done"
    mark = fingerprint.of_source(project)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == mark:
        return folder
    stamp.unlink(missing_ok=True)
    fresh = project.build / "work" / "templates" / "pot"
    shutil.rmtree(fresh, ignore_errors=True)
    process = _FORK.Process(target=_extract, args=(project, fresh))
    process.start()  # Sphinx keeps one language's words for the whole life of a process
    process.join()
    if process.exitcode:
        raise CourseError(project.docs, None, "no templates", "mend what is reported above")
    for name, words in (
        ("interface", chrome.interface_template()),
        ("sphinx", chrome.chrome_template(project)),
    ):
        with (fresh / f"{name}.pot").open("wb") as file:
            write_po(file, words, include_lineno=False, omit_header=True)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    stamp.write_text(mark, encoding="utf-8")
    return folder


def read_template(folder: Path, name: str) -> Catalog:
    """Return the template of a page (or ``interface``, ``sphinx``) from the folder of templates.

    It is empty for a page without text. Places of messages stand in it as they are written.
    """
    path = folder / f"{name}.pot"
    if not path.is_file():
        return Catalog()
    with path.open("rb") as file:
        template = read_po(file)
    for message in template:
        places = {_from_root(place) for place, _line in message.locations}
        message.locations = [(place, 0) for place in sorted(places)]  # lines are not written
        if name not in ("interface", "sphinx"):
            message.flags.discard("python-format")  # a per cent sign in a text is no format
    return template


def _extract(project: Project, out: Path) -> None:
    """Run Sphinx's own extraction of the pages."""
    from sphinx.application import Sphinx

    Sphinx(
        srcdir=project.docs,
        confdir=project.docs,
        outdir=out,
        doctreedir=project.build / "work" / "templates" / "doctrees",
        buildername="gettext",
        freshenv=True,  # the engine itself may have changed what it extracts
        confoverrides={"locale_dirs": [str(project.compiled_locales)]},
        status=None,
    ).build()


def _from_root(place: str) -> str:
    """Return a template's place without the way there: ``../../docs/index.md`` is ``docs/…``."""
    return place.replace("../", "")
