"""Markup that is none in a message: a reader would see it as it was written.

It comes from other places of MyST, where it is live, so whoever writes it means it to be. What the
source itself shows in this way (a lone brace, an address) may stand in its translation, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from course.translations.characters import shown

#: Rule, what it is, and how it looks. Each pattern takes a time linear in the text.
_PATTERNS = (
    ("directive", "a directive", r"^[ \t]*(?::{3,}|~{3,}|`{3,})"),
    ("block-markup", "a line that makes a heading, or begins front matter", r"^[-=]{3,}[ \t]*$"),
    ("substitution", "a substitution", r"\{\{|\}\}|\{%|%\}"),
    ("footnote", "a footnote", r"\[\^"),
    ("reference-link", "a link whose address stands elsewhere", r"\] ?\[|^\[(?!\^)[^\]\n]*+\]:"),
    ("attributes", "a target", r"^\([^()\n]*+\)=[ \t]*$"),
    ("address", "a link that is no link", r"\]\("),
    ("address", "an address in < >", r"<[a-zA-Z][a-zA-Z0-9+.-]*+:"),
    ("html", "HTML", r"</?[a-zA-Z](?![a-zA-Z0-9+.-]*+:)|<[!?]"),
)
_COMPILED = [(rule, what, re.compile(look, re.MULTILINE)) for rule, what, look in _PATTERNS]

_BRACES = re.compile(r"\{[^{}\n]*+\}")
_ATTRIBUTES = re.compile(r"[#.=%:]")
_ADDRESS = re.compile(r"(?<![\w+.-])(?:[a-zA-Z][a-zA-Z0-9+.-]*+://|www\.)[^\s<>]*")


def found(source: str, translation: str) -> Iterator[tuple[str, str]]:
    """Yield ``(rule, what)`` for leftover markup in ``translation`` that ``source`` lacks.

    Both are texts without markup, as a reader would see them.
    """
    rules = set()
    for rule, what, look in _COMPILED:
        if rule not in rules and len(look.findall(translation)) > len(look.findall(source)):
            rules.add(rule)
            yield rule, f"it holds {what} that its source does not"
    if not rules & {"substitution", "directive"}:  # these have braces of their own
        for braces in (_counted(_BRACES, translation) - _counted(_BRACES, source)).elements():
            rule = "attributes" if _ATTRIBUTES.search(braces) else "roles"
            yield rule, f"it holds {shown(braces)}, which its source does not"
    for address in (_counted(_ADDRESS, translation) - _counted(_ADDRESS, source)).elements():
        yield "address", f"the address {shown(address)} is not in its source"


def _counted(look: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(match.rstrip(".,;:!?)’”»") for match in look.findall(text))
