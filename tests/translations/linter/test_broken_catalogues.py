"""A folder of broken catalogues: each names the lines and the rules that are to be found.

``# finds 9 links`` on top of a file stands for one finding, ``# finds nothing`` for a file that
only looks odd. The catalogues in ``labels`` are held to the rules for labels.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bench import TERMS

from course.translations import lint
from course.translations.findings import Severity
from course.translations.rules import RULES
from course.translations.rules.rule import Scope, Setting

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(BROKEN.glob("*/*/LC_MESSAGES/*.po"))
_FINDS = re.compile(rb"^(?:\xef\xbb\xbf)?# finds (?:(\d+) ([\w-]+)|nothing)\r?$", re.MULTILINE)

#: Rules about paths, and those that need a file of a megabyte or another program.
ELSEWHERE = {rule.name for rule in RULES if rule.scope is Scope.PLACE} | {"size", "msgfmt"}


def setting(path: Path) -> Setting:
    """What the linter knows: every file's page has the messages of messages.pot."""
    messages = lint.read_template(BROKEN / "messages.pot")
    labels = frozenset({path.stem}) if path.is_relative_to(BROKEN / "labels") else frozenset()
    templates = {path.stem: None if labels else messages}
    languages = frozenset({"nl", "en", "de", "fr", "fa", "ar"})
    return Setting(path.parents[2], "nl", languages, templates, labels, terms=TERMS)


def wanted(path: Path) -> list[tuple[int, str]]:
    """The lines and rules that a file says are to be found in it."""
    found = _FINDS.findall(path.read_bytes().removeprefix(b"\xff\xfe").replace(b"\0", b""))
    assert found, f"{path.name} does not say what is to be found in it"
    return sorted((int(line), rule.decode()) for line, rule in found if line)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_exactly_what_the_file_says_is_found(path: Path) -> None:
    findings = lint.check_file(setting(path), path)
    assert sorted((finding.line, finding.rule) for finding in findings) == wanted(path)


def test_there_are_many_of_them_and_every_rule_has_one() -> None:
    named = {rule for path in FILES for _, rule in wanted(path)}
    assert len([path for path in FILES if wanted(path)]) >= 150
    assert {rule.name for rule in RULES} - named - ELSEWHERE == set()


def test_what_is_found_in_them_says_how_to_mend_it() -> None:
    for path in FILES:
        for finding in lint.check_file(setting(path), path):
            assert finding.what and finding.mend
            assert finding.sentence.isprintable(), finding.sentence
            assert finding.severity in Severity
