"""The ledger of note ids is checked whenever pages of the source language are read."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from course.components.questions import Question, questions
from course.errors import CourseError
from course.note_ids import complaints, line_for, read_ledger
from course.site.navigation import reading_order
from course.warnings import WarningType

logger = logging.getLogger(__name__)


def check_ledger(app: Sphinx, env: BuildEnvironment) -> None:
    """Compare the questions of all pages with the ledger, where the course has one."""
    if not app.config.course_note_ledger or not app.config.course_language.source:
        return
    path = Path(app.srcdir, app.config.course_note_ledger)
    try:
        ledger = read_ledger(path)
    except CourseError as error:
        warn(error.sentence, f"{error.path}:{error.line or 1}")
        return
    asked = {
        question.key: question
        for docname in reading_order(env)
        for question in questions(env.get_doctree(docname))
    }
    texts = {key: question.text for key, question in asked.items()}
    for id_, what, is_ledgers in complaints(ledger, texts):
        warn(what, f"{path}:{ledger[id_].line}" if is_ledgers else place_of(asked[id_]))
    if new := [question for key, question in asked.items() if key not in ledger]:
        lines = [line_for(question.key, question.text) for question in new]
        beside = Path(app.doctreedir).parent / "new-note-ids.txt"
        beside.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        ids = ", ".join(question.key for question in new[:3]) + (", …" if len(new) > 3 else "")
        mend = f"add the lines of {beside} to it"
        warn(f"{len(new)} ids of notes are not in it yet ({ids}) — {mend}", f"{path}:1")


def place_of(question: Question) -> str:
    """Return ``path:line`` of what asks a question."""
    return f"{question.asked_by.source}:{question.asked_by.line}"


def warn(what: str, place: str) -> None:
    """Report a mistake that keeps the language from being published."""
    logger.warning(what, location=place, type="course", subtype=WarningType.NOTE_ID.value)


def depend_on_ledger(app: Sphinx, docname: str, _content: list[str]) -> None:
    """Read the first page again when the ledger changes, so that it is checked again."""
    if docname == app.config.root_doc and app.config.course_note_ledger:
        app.env.note_dependency(Path(app.srcdir, app.config.course_note_ledger))


def setup(app: Sphinx) -> None:
    """Register the setting and the check."""
    app.add_config_value("course_note_ledger", "", "env", str)
    app.connect("source-read", depend_on_ledger)
    app.connect("env-check-consistency", check_ledger)
