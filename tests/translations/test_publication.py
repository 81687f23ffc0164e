"""No message, however odd, keeps a language from being published."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_course import build_english
from po import po

#: Name: a line of the page, the translation.
MESSAGES = {
    "words-in-a-pause": ("Wacht {pause}`10`.", "Wait {pause}`a while <10>`."),
    "a-blank-heading": ("## Een kop", "   "),
    "an-element-on-two-lines": ("Een zin.", "<img\nsrc=x>"),
    "an-odd-line-end": ("Een zin.", "<b title='\x85'>"),
}

#: Labels that are formatted: message, translation.
LABELS = {
    "a-stray-per-cent-sign": ("%d min", "%d 100% min"),
    "positions-exchanged": (
        "%d%% of this page has been translated. The rest is in %s.",
        "In %s: the rest, and %d%% translated.",
    ),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_an_odd_message_does_not_keep_a_language_from_being_published(
    name: str, tmp_path: Path
) -> None:
    line, translation = MESSAGES[name]
    pos = {"attacks.po": po((line.removeprefix("## "), translation))}
    site = build_english(tmp_path, pos, {"attacks.md": f"# Aanvallen\n\n{line}\n"})
    assert site.result.state == "built", site.result.problems


@pytest.mark.parametrize("name", LABELS)
def test_an_odd_label_does_not_keep_a_language_from_being_published(
    name: str, tmp_path: Path
) -> None:
    site = build_english(tmp_path, {"interface.po": po(LABELS[name])})
    assert site.result.state == "built", site.result.problems
