"""A workshop's file: what is done, for how long, and what the facilitator says.

``docs/workshops/template.toml`` explains every key to whoever writes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from course.errors import CourseError, read_toml
from course.shelf import Shelf
from course.toml_places import places_in
from course.workshop_tables import Table, Text

KEYS = (
    "title",
    "audience",
    "minutes",
    "start",
    "intro",
    "materials",
    "timetable_note",
    "weeks_note",
)
LISTS = ("notes", "blocks", "weeks")
NOTE_KEYS = ("id", "title", "text")
WEEK_KEYS = ("read", "exercises", "reflections", "home", "home_note", "consent")
BLOCK_KEYS = (
    *("id", "name", "minutes", "what", "exercises", "reflections", "consent"),
    *("script", "materials", "what_if"),
)
WHAT_IF_KEYS = ("if", "then")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MINUTES = range(1, 601)


@dataclass(frozen=True)
class WhatIf:
    """Something that may happen, and what the facilitator can do or say then."""

    happens: Text
    helps: Text


@dataclass(frozen=True)
class Note:
    """A part of the session plan that belongs to no block."""

    id: str
    title: Text
    text: Text


@dataclass(frozen=True)
class Block:
    """One block of a session; ``script`` is MyST text with the words to say."""

    id: str
    name: Text
    minutes: int
    what: Text | None = None
    exercises: tuple[str, ...] = ()
    reflections: tuple[str, ...] = ()
    script: Text | None = None
    materials: tuple[Text, ...] = ()
    what_if: tuple[WhatIf, ...] = ()


@dataclass(frozen=True)
class Week:
    """One session of a series: pages to read, exercises by the block that does them, and home."""

    read: tuple[str, ...]
    exercises: dict[str, tuple[str, ...]]
    reflections: tuple[str, ...]
    home: tuple[str, ...]
    home_note: Text | None


@dataclass(frozen=True)
class Workshop:
    """A whole workshop; ``id`` is the name of its file, ``start`` when it usually begins."""

    id: str
    path: Path
    title: Text
    minutes: int
    blocks: tuple[Block, ...]
    audience: Text | None = None
    start: time | None = None
    intro: Text | None = None
    materials: tuple[Text, ...] = ()
    timetable_note: Text | None = None
    weeks_note: Text | None = None
    notes: tuple[Note, ...] = ()
    weeks: tuple[Week, ...] = ()

    def all_materials(self) -> list[Text]:
        """Return what to have ready, those of the whole first, each only once."""
        found: dict[str, Text] = {}
        for text in (*self.materials, *(text for block in self.blocks for text in block.materials)):
            found.setdefault(text.words, text)
        return list(found.values())

    def week_blocks(self) -> list[Block]:
        """Return the blocks whose exercises differ from week to week, in their order."""
        return [
            block for block in self.blocks if any(block.id in week.exercises for week in self.weeks)
        ]

    def used_exercises(self) -> list[str]:
        """Return the ids of all exercises in the order in which they are used, each once."""
        weekly = (
            name
            for week in self.weeks
            for names in (*(week.exercises.get(b.id, ()) for b in self.blocks), week.home)
            for name in names
        )
        return list(dict.fromkeys([*(n for b in self.blocks for n in b.exercises), *weekly]))


def read_workshop(path: Path, shelf: Shelf) -> Workshop:
    """Read one workshop and check it against what the course has.

    Raises CourseError at the line of the first mistake.
    """
    text, data = read_toml(path)
    table = Table(path, data, places_in(text), shelf)
    table.permit(*KEYS, *LISTS)
    if not _ID.fullmatch(path.stem):
        raise CourseError(path, None, "an odd file name", "use a-z, 0-9 and -, as in my-group.toml")
    title = table.text("title")
    if title is None:
        raise table.wrong("title", "no title", 'write `title = "…"`')
    blocks = tuple(_block(row) for row in table.rows("blocks"))
    if not blocks:
        raise table.wrong("blocks", "no blocks", "begin each block with [[blocks]]")
    _different(table, "blocks", [block.id for block in blocks])
    total = table.number("minutes", _MINUTES)
    if total != (found := sum(block.minutes for block in blocks)):
        raise table.wrong(
            "minutes",
            f"minutes is {total}, but the blocks take {found} together",
            "make the two equal",
        )
    notes = tuple(_note(row) for row in table.rows("notes"))
    _different(table, "notes", [note.id for note in notes])
    return Workshop(
        id=path.stem,
        path=path,
        title=title,
        minutes=total,
        blocks=blocks,
        audience=table.text("audience"),
        start=table.clock("start"),
        intro=table.text("intro"),
        materials=table.texts("materials"),
        timetable_note=table.text("timetable_note"),
        weeks_note=table.text("weeks_note"),
        notes=notes,
        weeks=tuple(_week(row, blocks) for row in table.rows("weeks")),
    )


def _block(table: Table) -> Block:
    table.permit(*BLOCK_KEYS)
    name = table.text("name")
    if name is None:
        raise table.wrong("name", "a block without a name", 'write `name = "…"`')
    block = Block(
        id=_id(table),
        name=name,
        minutes=table.number("minutes", _MINUTES),
        what=table.text("what"),
        exercises=table.exercises("exercises"),
        reflections=table.reflections("reflections"),
        script=table.text("script"),
        materials=table.texts("materials"),
        what_if=tuple(_what_ifs(table)),
    )
    table.check_consent(block.exercises)
    return block


def _what_ifs(table: Table) -> Iterator[WhatIf]:
    for row in table.rows("what_if"):
        row.permit(*WHAT_IF_KEYS)
        happens, helps = row.text("if"), row.text("then")
        if happens is None or helps is None:
            raise row.wrong("if", "half a what-if", 'write `{ if = "…", then = "…" }`')
        yield WhatIf(happens, helps)


def _note(table: Table) -> Note:
    table.permit(*NOTE_KEYS)
    title, text = table.text("title"), table.text("text")
    if title is None or text is None:
        raise table.wrong("title", "a note without a title or a text", "give it both")
    return Note(_id(table), title, text)


def _week(table: Table, blocks: tuple[Block, ...]) -> Week:
    table.permit(*WEEK_KEYS)
    by_block = table.table("exercises")
    by_block.permit(*(block.id for block in blocks))
    exercises = {name: by_block.exercises(name) for name in by_block.data}
    week = Week(
        read=table.pages("read"),
        exercises=exercises,
        reflections=table.reflections("reflections"),
        home=table.exercises("home"),
        home_note=table.text("home_note"),
    )
    table.check_consent([*(name for names in exercises.values() for name in names), *week.home])
    return week


def _id(table: Table) -> str:
    value = table.data.get("id")
    if not isinstance(value, str) or not _ID.fullmatch(value):
        found = "no id" if value is None else f"id is {value!r}"
        raise table.wrong("id", found, 'write for instance `id = "welcome"`: a-z, 0-9 and -')
    return value


def _different(table: Table, key: str, ids: list[str]) -> None:
    for number, name in enumerate(ids):
        if name in ids[:number]:
            raise table.wrong((key, number, "id"), f"the id {name} is taken", "choose another")
