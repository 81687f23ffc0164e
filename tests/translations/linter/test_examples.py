"""The examples in the rules' docstrings: the bad one is found by its rule alone, the good pass."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bench import Bench, header, messages, rules

from course.translations import lint
from course.translations.rules import RULES
from course.translations.rules.examples import Example, examples
from course.translations.rules.rule import Rule, Scope

PAIRS = [
    pytest.param(rule, bad, good, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, (bad, good) in enumerate(examples(rule), start=1)
]
_FIELD = re.compile(r'"([\w-]+): (.*)\\n"')


def test_every_rule_has_an_example() -> None:
    assert [rule.name for rule in RULES if not examples(rule)] == []


def test_every_rule_has_a_name_of_its_own_and_a_hint() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)
    assert all(rule.mend and not rule.mend.endswith(".") for rule in RULES)


@pytest.mark.parametrize(("rule", "bad", "good"), PAIRS)
def test_the_bad_example_is_found_by_its_rule_alone(
    rule: Rule, bad: Example, good: Example, tmp_path: Path
) -> None:
    if rule.name == "msgfmt" and shutil.which("msgfmt") is None:
        pytest.skip("msgfmt is not installed")
    assert set(rules(on_bench(rule, bad, good, tmp_path).check())) == {rule.name}


@pytest.mark.parametrize(("rule", "bad", "good"), PAIRS)
def test_the_good_example_passes(rule: Rule, bad: Example, good: Example, tmp_path: Path) -> None:
    assert on_bench(rule, good, good, tmp_path).check() == []


def on_bench(rule: Rule, example: Example, good: Example, root: Path) -> Bench:
    """A course with the example in it; the messages of its page are those of the good example."""
    document = "interface" if rule.scope is Scope.LABEL else "index"
    template = messages(catalogue(good).decode()) if good.is_block else []
    bench = Bench.make(root, {"index": template, "interface": template})
    if example.is_block:
        name = f"locales/{example.language}/LC_MESSAGES/{document}.po"
        bench.write(name, catalogue(example))
    elif example.text.endswith(" bytes"):
        size = int(example.text.removesuffix(" bytes").replace(",", ""))
        text = header("en")
        bench.write("locales/en/LC_MESSAGES/index.po", text + "#" * (size - len(text)))
    else:
        name, _, target = example.text.partition(" -> ")
        language = name.split("/")[1]
        path = bench.write(name, header(language))
        if target:
            path.unlink()
            path.symlink_to(target)
    return bench


def catalogue(example: Example) -> bytes:
    """The file that an example stands in."""
    text = example.raw
    if b'msgid ""\nmsgstr ""' in text:
        return text + b"\n"
    if text.startswith(b'"'):
        return header(example.language, _FIELD.findall(text.decode())).encode()
    return header(example.language).encode() + b"\n" + text + b"\n"


def test_an_example_may_stand_for_what_cannot_be_seen() -> None:
    assert Example(False, "en", "a<U+200B>b<0xE9>", True).raw == b"a\xe2\x80\x8bb\xe9"


def test_files_in_hidden_folders_are_not_looked_at(tmp_path: Path) -> None:
    for name in (".git/index.po", "en/.DS_Store", "en/LC_MESSAGES/a.po"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert lint.files_in(tmp_path) == [tmp_path / "en/LC_MESSAGES/a.po"]
