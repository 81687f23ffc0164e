"""The ledger of note ids: every id that ever was the key of a reader's note, with its question.

What a reader wrote is found by its id alone, on their device, for years. So an id is never used
again for another question, and one whose question is gone stays in the ledger as retired.

The file has one line for each id, ``id  question``; two spaces part them. A line that begins with
``retired:`` is of a question that is gone, one that begins with ``#`` is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from course.errors import CourseError, read_text

_LINE = re.compile(
    r"(?P<retired>retired: +)?(?P<id>[a-z][a-z0-9-]*(?:\.\d+\.\d+)?)  +(?P<question>\S.*)"
)

#: Words that two questions share, of all their words, when they are the same in other words.
ALIKE = 0.5


@dataclass(frozen=True)
class Entry:
    """A line of the ledger."""

    id: str
    question: str
    line: int
    retired: bool


def read_ledger(path: Path) -> dict[str, Entry]:
    """Return the entries by their ids; raise CourseError at the line of the first mistake."""
    entries: dict[str, Entry] = {}
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.rstrip())
        if not found:
            raise CourseError(path, number, "no id and question", "write `the-id  The question?`")
        id_ = found["id"]
        if id_ in entries:
            where = entries[id_].line
            raise CourseError(path, number, f"{id_} stands on line {where}, too", "remove one")
        entries[id_] = Entry(id_, found["question"], number, bool(found["retired"]))
    return entries


def line_for(id_: str, question: str) -> str:
    """Return the line of a question that is new."""
    return f"{id_}  {question}"


def complaints(
    ledger: Mapping[str, Entry], asked: Mapping[str, str]
) -> Iterator[tuple[str, str, bool]]:
    """Yield ``(id, what is wrong and how to mend it, whether it is the ledger's to say)``.

    ``asked`` has the questions of the course by their ids. What is new is not complained of here.
    """
    for id_, question in asked.items():
        entry = ledger.get(id_)
        if entry is None:
            continue
        if entry.retired:
            what = f"the id {id_} was that of “{entry.question}”, which is gone"
            yield id_, f"{what} — choose another: readers still have answers under it", False
        elif not alike(id_, entry.question, question):
            what = f"the id {id_} was that of “{entry.question}”"
            mend = "choose another, or write this question in the ledger if it asks the same"
            yield id_, f"{what} — {mend}", False
    for id_, entry in ledger.items():
        if id_ not in asked and not entry.retired:
            what = f"no page asks {id_}"
            yield id_, f"{what} — put it back, or write `retired: ` before this line", True


def alike(id_: str, one: str, other: str) -> bool:
    """Tell whether two questions under one id are one, perhaps in other words.

    A cell of a table has its place for an id, so it must keep its words: a row that is put in
    between would move every answer below it.
    """
    if "." in id_:
        return _words(one) == _words(other)
    matcher = SequenceMatcher(None, _words(one), _words(other), autojunk=False)
    return matcher.ratio() >= ALIKE


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
