"""The engine's own words: each has a Dutch translation, and no translation is left over."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import course
from course.project import Project
from course.translations.grammar import chrome_problems

ENGINE = Path(course.__file__).parent
CATALOGUE = Project.find(ENGINE).locales / "nl" / "LC_MESSAGES" / "interface.po"


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every ``_(…)`` in the engine, with its place."""
    for path in sorted(ENGINE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "from course.interface import _" not in text:
            continue  # its words are Sphinx's, or it has none
        for node in ast.walk(ast.parse(text)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "_"
            ):
                yield f"{path.relative_to(ENGINE)}:{node.lineno}", node


def strings() -> dict[str, str]:
    """Return every string that the engine shows, with a place where it does."""
    return {
        call.args[0].value: place
        for place, call in calls()
        if call.args and isinstance(call.args[0], ast.Constant)
    }


def translations() -> dict[str, Message]:
    with CATALOGUE.open("rb") as file:
        return {str(message.id): message for message in read_po(file) if message.id}


def test_the_engine_has_words_of_its_own() -> None:
    assert {"To reflect on", "Contents", "It gets too much?"} < strings().keys()


def test_only_fixed_strings_are_looked_up() -> None:
    odd = [
        place
        for place, call in calls()
        if len(call.args) != 1 or call.keywords or not isinstance(call.args[0], ast.Constant)
    ]
    assert odd == []


def test_every_string_of_the_engine_has_a_dutch_translation() -> None:
    done = {id_ for id_, message in translations().items() if message.string and not message.fuzzy}
    missing = {string: place for string, place in strings().items() if string not in done}
    assert missing == {}


def test_no_translation_is_left_of_a_string_that_the_engine_no_longer_has() -> None:
    assert translations().keys() - strings().keys() == set()


@pytest.mark.parametrize("id_", translations())
def test_a_dutch_translation_may_be_shown(id_: str) -> None:
    assert list(chrome_problems(id_, str(translations()[id_].string))) == []
