"""Where the values of a TOML file stand."""

from __future__ import annotations

import tomllib

from course.toml_places import Way, places_in

FILE = '''\
# A comment with "quotes" and = signs
title = "One"   # [not a table]
"odd key" = 'x'
numbers = [1, 2,
  # between
  3]
text = """
First # no comment
second [no list]"""
same_line = """First
second"""
inline = { a = "x", b = ["y", "z"] }
date = 2026-01-01T10:00:00

[table.sub]
key = true

[[rows]]
name = "first"

  [[rows.inner]]
  name = "in the first"

[[rows]]
name = "second"
[rows.more]
name = "of the second"
'''


def test_each_value_has_the_line_that_its_first_word_stands_on() -> None:
    places = places_in(FILE)
    expected: dict[Way, int] = {
        ("title",): 2,
        ("odd key",): 3,
        ("numbers", 1): 4,
        ("numbers", 2): 6,
        ("text",): 8,
        ("same_line",): 10,
        ("inline", "b", 1): 12,
        ("date",): 13,
        ("table", "sub"): 15,
        ("table", "sub", "key"): 16,
        ("rows", 0): 18,
        ("rows", 0, "inner", 0, "name"): 22,
        ("rows", 1, "name"): 25,
        ("rows", 1, "more", "name"): 27,
    }
    assert {way: places[way] for way in expected} == expected


def test_every_value_that_python_reads_has_a_place() -> None:
    def ways(value: object, way: Way = ()) -> list[Way]:
        if isinstance(value, dict):
            return [w for key, item in value.items() for w in ways(item, (*way, key))]
        if isinstance(value, list):
            return [w for number, item in enumerate(value) for w in ways(item, (*way, number))]
        return [way]

    places = places_in(FILE)
    assert [way for way in ways(tomllib.loads(FILE)) if way not in places] == []
