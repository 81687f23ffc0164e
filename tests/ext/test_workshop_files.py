"""A workshop's file: what it may say, and the line that a mistake is reported at."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from course.errors import CourseError
from course.shelf import Shelf
from course.workshop_tables import Text
from course.workshops import Workshop, read_workshop

SHELF = Shelf(
    exercises={"small-step": "one", "small-stone": "one", "deep-water": "two"},
    reflections={"start-moment": "one"},
    pages={"start": "one", "deep": "two"},
    orange=frozenset({"deep-water"}),
)

WHOLE = '''\
title = "Een avond"
minutes = 30
start = "19:05"
materials = [
  "pennen",
  "water",
]

[[blocks]]
id = "welcome"
name = "Welkom"
minutes = 10
script = """
‘Fijn dat je er bent.’
"""

[[blocks]]
id = "step"
name = "Stap"
minutes = 20
exercises = ["small-step", "small-stone"]
reflections = ["start-moment"]
materials = ["pennen", "papier"]
[[blocks.what_if]]
if = "Niemand zegt iets."
then = "Tel tot tien."

[[weeks]]
read = ["start"]
exercises = { step = ["deep-water"] }
consent = true
'''


def read(folder: Path, text: str = WHOLE) -> Workshop:
    path = folder / "evening.toml"
    path.write_text(text, encoding="utf-8")
    return read_workshop(path, SHELF)


def test_a_workshop_is_read_with_the_lines_that_its_words_stand_on(tmp_path: Path) -> None:
    workshop = read(tmp_path)
    welcome, step = workshop.blocks
    assert (workshop.id, workshop.minutes, workshop.start) == ("evening", 30, time(19, 5))
    assert workshop.title == Text("Een avond", 1)
    assert workshop.materials == (Text("pennen", 5), Text("water", 6))
    assert welcome.script == Text("‘Fijn dat je er bent.’", 14)
    assert (step.exercises, step.reflections) == (("small-step", "small-stone"), ("start-moment",))
    assert step.what_if[0].helps == Text("Tel tot tien.", 26)
    assert workshop.weeks[0].exercises == {"step": ("deep-water",)}


def test_what_a_workshop_needs_is_summed_up_once(tmp_path: Path) -> None:
    workshop = read(tmp_path)
    assert [text.words for text in workshop.all_materials()] == ["pennen", "water", "papier"]
    assert workshop.used_exercises() == ["small-step", "small-stone", "deep-water"]


MISTAKES = {
    "an unknown key": (
        "minutes = 10\n",
        "minutes = 10\nduration = 10\n",
        13,
        "unknown key duration",
        "use id, name, minutes, what",
    ),
    "an unknown key at the top": (
        'start = "19:05"',
        'begin = "19:05"',
        3,
        "unknown key begin",
        "use title",
    ),
    "an unknown key of a week": (
        'read = ["start"]',
        'pages = ["start"]',
        29,
        "unknown key pages",
        "use read",
    ),
    "an unknown exercise": (
        '"small-step", ',
        '"small-stap", ',
        21,
        "no exercise small-stap",
        "did you mean small-step or small-stone?",
    ),
    "nothing like any exercise": (
        '"small-step", ',
        '"xyz", ',
        21,
        "no exercise xyz",
        "use one of: deep-water, small-step, small-stone",
    ),
    "an unknown reflection": (
        '["start-moment"]',
        '["start-moments"]',
        22,
        "no reflection start-moments",
        "did you mean start-moment?",
    ),
    "an unknown page": (
        'read = ["start"]',
        'read = ["stort"]',
        29,
        "no page stort",
        "did you mean start?",
    ),
    "an exercise twice": (
        '"small-stone"]',
        '"small-step"]',
        21,
        "small-step stands here twice",
        "take one out",
    ),
    "minutes that do not add up": (
        "minutes = 30",
        "minutes = 40",
        2,
        "minutes is 40, but the blocks take 30 together",
        "make the two equal",
    ),
    "no minutes": (
        "minutes = 20\n",
        "",
        17,
        "no minutes",
        "write `minutes = 10`, a whole number from 1 to 600",
    ),
    "minutes in words": (
        "minutes = 20",
        'minutes = "20"',
        20,
        "minutes is '20'",
        "write `minutes = 10`",
    ),
    "minutes of nothing": ("minutes = 20", "minutes = 0", 20, "minutes is 0", "from 1 to 600"),
    "true for minutes": ("minutes = 20", "minutes = true", 20, "minutes is True", "from 1 to 600"),
    "an orange exercise": (
        "consent = true\n",
        "",
        30,
        "deep-water is orange, and nobody is asked",
        "write `consent = true`",
    ),
    "consent in words": (
        "consent = true",
        'consent = "yes"',
        31,
        "consent is 'yes'",
        "write true or false",
    ),
    "two blocks with one id": (
        'id = "step"',
        'id = "welcome"',
        18,
        "the id welcome is taken",
        "choose another",
    ),
    "an odd id": ('id = "step"', 'id = "A step"', 18, "id is 'A step'", "a-z, 0-9 and -"),
    "no id": ('id = "step"\n', "", 17, "no id", "write for instance"),
    "a number for a title": (
        'title = "Een avond"',
        "title = 5",
        1,
        "title is 5",
        "write text in quotes",
    ),
    "an empty title": ('title = "Een avond"', 'title = " "', 1, "title is empty", "write it"),
    "no title": ('title = "Een avond"\n', "", 1, "no title", "write `title"),
    "a text for a list": (
        '["pennen", "papier"]',
        '"pennen"',
        23,
        "materials is 'pennen'",
        "write a list of texts",
    ),
    "a number in a list": ('  "water",', "  7,", 6, "materials is 7", "write text in quotes"),
    "no time of day": ('"19:05"', '"25:00"', 3, "start is '25:00'", "write a time of day"),
    "half a what-if": ('then = "Tel tot tien."\n', "", 25, "half a what-if", "write `{ if"),
    "a block that is no block": (
        "exercises = { step",
        "exercises = { stap",
        30,
        "unknown key stap",
        "use welcome, step",
    ),
    "a table for a text": ("[[weeks]]", "[weeks]", 28, "weeks is {", "write a list of tables"),
    "no TOML": ('title = "Een avond"', 'title = "Een avond', 1, "not TOML", "mend that line"),
}


@pytest.mark.parametrize(("old", "new", "line", "what", "mend"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_reported_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, what: str, mend: str
) -> None:
    assert old in WHOLE
    with pytest.raises(CourseError) as caught:
        read(tmp_path, WHOLE.replace(old, new, 1))
    assert (caught.value.line, caught.value.path.name) == (line, "evening.toml")
    assert what in caught.value.what
    assert mend in caught.value.mend


def test_a_workshop_without_blocks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no blocks"):
        read(tmp_path, 'title = "Een avond"\nminutes = 30\n')


def test_a_file_name_that_could_not_be_an_id_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Mijn avond.toml"
    path.write_text(WHOLE, encoding="utf-8")
    with pytest.raises(CourseError, match="an odd file name"):
        read_workshop(path, SHELF)
