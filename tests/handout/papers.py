"""The papers of the book, and a short book on each of them.

A short book is made of the doctrees that the real course left, so it takes seconds: the start
pages, the chapter with the fullest worksheet, and the pages that hold tables, cards and help.
"""

from __future__ import annotations

import fcntl
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import sphinx.locale
from sphinx.testing.util import SphinxTestApp

from course.handout.builder import HandoutBuilder
from course.handout.drawing import Drawing
from course.project import Project

MM = 96 / 25.4

LANGUAGE = "nl"

#: What a short book leaves out, besides what the book does.
LEFT_OUT = [
    *("start/what-to-expect", "start/choose-your-route"),
    *("chapters/0[2-7]*", "chapters/09*", "chapters/1*"),
    *("reference/faq", "reference/research", "reference/about"),
]


@dataclass(frozen=True)
class Paper:
    """What a test may expect of a paper.

    ``size`` in points; ``line`` between ruled lines, in CSS pixels; text lies between ``top`` and
    ``bottom`` (CSS pixels), head and foot outside; ``sheet`` is the most pages of a worksheet.
    """

    size: tuple[float, float]
    line: float = 8 * MM
    top: float = 60
    bottom: float = 1052
    sheet: int = 1


A4 = Paper((595.276, 841.890))

PAPERS = {
    "letter": Paper((612, 792), bottom=992),
    "large-print": Paper(A4.size, line=11 * MM, top=80, bottom=1030, sheet=4),
    "a5": Paper((419.528, 595.276), top=52, bottom=734, sheet=2),
}


def short_books(project: Project, work: Path, date: str) -> list[Drawing]:
    """Return the editions of the short book, drawn in ``work``; the first who asks draws them."""
    with work.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not work.is_dir():
            shutil.copytree(project.work(LANGUAGE) / "doctrees", work / "doctrees")
        drawings = _editions(project, work, date)
        for drawing in drawings:
            if drawing.pages is None:
                drawing.draw()
    return drawings


def _editions(project: Project, work: Path, date: str) -> list[Drawing]:
    sphinx.locale.translators.clear()  # a build has them in a process of its own
    app = SphinxTestApp(
        "handout",
        srcdir=project.docs,
        builddir=work,
        confoverrides={"language": LANGUAGE, "locale_dirs": [str(project.compiled_locales)]},
    )
    try:
        builder = cast(HandoutBuilder, app.builder)
        app.config.course_book_leaves_out = [*app.config.course_book_leaves_out, *LEFT_OUT]
        app.config.course_source_date = date
        builder.prepare_writing(set())
        builder.write_documents(set())
        return [
            replace(drawing, of=None)
            for drawing in builder.drawings
            if drawing.listed.group == "course" and not drawing.usual and not drawing.imposed
        ]
    finally:
        app.cleanup()
        sphinx.locale.translators.clear()
