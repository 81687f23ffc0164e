"""The tables of a workshop's file, read one key at a time, each mistake at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from course.errors import CourseError
from course.shelf import Shelf, advice
from course.toml_places import Way


@dataclass(frozen=True)
class Text:
    """Words that a translator sees (MyST), and the line of the file that they start on."""

    words: str
    line: int


@dataclass(frozen=True)
class Table:
    """One table, with ``way`` to it in the file."""

    path: Path
    data: Mapping[str, Any]
    places: Mapping[Way, int]
    shelf: Shelf
    way: Way = ()

    def line(self, *key: str | int) -> int:
        """Return the line of a key, or of the table where the key is missing."""
        return self.places.get((*self.way, *key)) or self.places.get(self.way) or 1

    def wrong(self, key: str | Way, what: str, mend: str) -> CourseError:
        """Return what to raise for a mistake at ``key``."""
        way = (key,) if isinstance(key, str) else key
        return CourseError(self.path, self.line(*way), what, mend)

    def permit(self, *keys: str) -> None:
        """Refuse every other key."""
        for key in self.data:
            if key not in keys:
                raise self.wrong(key, f"unknown key {key}", f"use {', '.join(keys)}")

    def text(self, key: str) -> Text | None:
        """Return a text, or None where it is not given."""
        if key not in self.data:
            return None
        return self._text(self.data[key], key)

    def _text(self, value: object, *key: str | int) -> Text:
        if not isinstance(value, str):
            raise self.wrong(key, f"{key[0]} is {value!r}", "write text in quotes")
        if not value.strip():
            raise self.wrong(key, f"{key[0]} is empty", "write it, or take the key out")
        ahead = len(value) - len(value.lstrip("\n"))
        return Text(value.strip(), self.line(*key) + ahead)

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return a list of texts."""
        values = self._list(key, "texts")
        return tuple(self._text(value, key, number) for number, value in enumerate(values))

    def number(self, key: str, permitted: range) -> int:
        """Return a whole number, which must be there."""
        value = self.data.get(key)
        if type(value) is not int or value not in permitted:
            found = f"no {key}" if value is None else f"{key} is {value!r}"
            bounds = f"a whole number from {permitted[0]} to {permitted[-1]}"
            raise self.wrong(key, found, f"write `{key} = 10`, {bounds}")
        return value

    def clock(self, key: str) -> time | None:
        """Return a time of day, or None where it is not given."""
        if key not in self.data:
            return None
        value = self.data[key]
        moment = clock_time(value) if isinstance(value, str) else value
        if not isinstance(moment, time):
            raise self.wrong(key, f"{key} is {value!r}", 'write a time of day, as in "19:30"')
        return moment

    def rows(self, key: str) -> Iterator[Table]:
        """Yield the tables of a list of tables."""
        for number, row in enumerate(self._list(key, "tables")):
            if not isinstance(row, dict):
                raise self.wrong((key, number), f"{key} holds {row!r}", f"write [[{key}]]")
            yield Table(self.path, row, self.places, self.shelf, (*self.way, key, number))

    def table(self, key: str) -> Table:
        """Return the table under a key; an empty one where it is not given."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"{key} is {value!r}", f"write {key} = {{ block-id = […] }}")
        return Table(self.path, value, self.places, self.shelf, (*self.way, key))

    def exercises(self, key: str) -> tuple[str, ...]:
        """Return ids of exercises that the course has."""
        return self._known(key, "exercise", self.shelf.exercises)

    def reflections(self, key: str) -> tuple[str, ...]:
        """Return names of reflections that the course has."""
        return self._known(key, "reflection", self.shelf.reflections)

    def pages(self, key: str) -> tuple[str, ...]:
        """Return targets of pages that the course has."""
        return self._known(key, "page", self.shelf.pages)

    def check_consent(self, exercises: Iterable[str]) -> None:
        """Refuse an orange exercise that nobody is asked about."""
        consent = self.data.get("consent", False)
        if not isinstance(consent, bool):
            raise self.wrong("consent", f"consent is {consent!r}", "write true or false")
        for name in exercises:
            if name in self.shelf.orange and not consent:
                raise self.wrong(
                    "exercises",
                    f"{name} is orange, and nobody is asked",
                    "ask each participant beforehand and write `consent = true`, or take it out",
                )

    def _known(self, key: str, kind: str, known: Mapping[str, str]) -> tuple[str, ...]:
        values = self._list(key, f"{kind}s")
        for number, name in enumerate(values):
            if not isinstance(name, str):
                raise self.wrong((key, number), f"{key} holds {name!r}", f"write {kind}s in quotes")
            if name not in known:
                raise self.wrong((key, number), f"no {kind} {name}", advice(name, known))
            if name in values[:number]:
                raise self.wrong((key, number), f"{name} stands here twice", "take one out")
        return tuple(values)

    def _list(self, key: str, what: str) -> list[Any]:
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, f"{key} is {value!r}", f"write a list of {what}: {key} = […]")
        return value


def clock_time(text: str) -> time | None:
    """Return the time of day that ``text`` says (``19:30``, ``9:05``), or None."""
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
        return None
    return time(int(hours), int(minutes)) if int(hours) < 24 and int(minutes) < 60 else None
