"""Style sheets made fit for every language and every reader: a change of rules, not a copy.

The theme's sheet says left and right; ours say start and end, so that a page in Arabic mirrors.
It also moves things, takes the focus ring away and draws icons from ``data:`` addresses: such
declarations go, because readers who are made dizzy, who use a keyboard, or whose browser keeps to
a strict policy come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

#: Physical names of properties, and the logical ones (https://www.w3.org/TR/css-logical-1/).
_NAMES = {
    "left": "inset-inline-start",
    "right": "inset-inline-end",
    "border-top-left-radius": "border-start-start-radius",
    "border-top-right-radius": "border-start-end-radius",
    "border-bottom-left-radius": "border-end-start-radius",
    "border-bottom-right-radius": "border-end-end-radius",
}
_SIDED = re.compile(r"^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-\w+)?$")
_SIDES = {"left": "start", "right": "end"}
_VALUES = {
    "text-align": _SIDES,
    "float": {"left": "inline-start", "right": "inline-end"},
    "clear": {"left": "inline-start", "right": "inline-end"},
}

#: Declarations that no page gets, by property and value.
_REFUSED = (
    ("outline", re.compile(r"^(none|0)$")),
    ("scroll-behavior", re.compile("smooth")),
    (re.compile(r"^(transition|animation)"), re.compile("")),
    (
        re.compile(r"^--(icon|color-(admonition-title-|api-|announcement|guilabel|card))"),
        re.compile(""),
    ),
    (re.compile(""), re.compile(r"data:|var\(--icon-")),
)

#: At-rules that hold rules; all others stay as they are.
_GROUPS = ("media", "supports", "layer", "container")


def fit(css: str, left_out: re.Pattern[str] | None = None) -> str:
    """Return a style sheet in logical terms and without what no page should get, on few lines.

    ``left_out`` finds selectors that match nothing on the pages.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_rules(rules, left_out))


def _rules(rules: list[Node], left_out: re.Pattern[str] | None) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [one for one in _split(rule.prelude, ",") if not _found(left_out, one)]
            declarations = ";".join(_declarations(rule.content))
            if selectors and declarations:
                yield f"{','.join(selectors)}{{{declarations}}}\n"
        elif isinstance(rule, AtRule):
            name = f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}".strip()
            if rule.content is None:
                yield f"{name};\n"
            elif rule.lower_at_keyword in _GROUPS:
                inside = tinycss2.parse_rule_list(rule.content, True, True)
                if text := "".join(_rules(inside, left_out)):
                    yield f"{name}{{\n{text}}}\n"
            else:
                yield f"{name}{{{_text(rule.content)}}}\n"


def _found(pattern: re.Pattern[str] | None, selector: str) -> bool:
    return pattern is not None and bool(pattern.search(selector))


def _split(nodes: list[Node], separator: str) -> list[str]:
    """Return the parts of a list of tokens between ``separator``, as text."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node.type == "literal" and node.value == separator:
            parts.append([])
        else:
            parts[-1].append(node)
    return [_text(part) for part in parts]


def _text(nodes: list[Node]) -> str:
    return " ".join(tinycss2.serialize(nodes).split())


def _declarations(content: list[Node]) -> Iterator[str]:
    for found in tinycss2.parse_blocks_contents(content, True, True):
        if isinstance(found, Declaration):
            value = _text(found.value)
            if not _refused(found.lower_name, value):
                important = "!important" if found.important else ""
                for name, said in logical(found.name, value):
                    yield f"{name}:{said}{important}"


def _refused(name: str, value: str) -> bool:
    return any(
        (name == which if isinstance(which, str) else which.search(name)) and what.search(value)
        for which, what in _REFUSED
    )


def logical(name: str, value: str) -> list[tuple[str, str]]:
    """Return a declaration in logical terms; four sides that differ become two declarations."""
    if name in _NAMES:
        return [(_NAMES[name], value)]
    if sided := _SIDED.match(name):
        return [(f"{sided[1]}-inline-{_SIDES[sided[2]]}{sided[3] or ''}", value)]
    if name in _VALUES:
        return [(name, _VALUES[name].get(value, value))]
    if name in ("margin", "padding"):
        values = _split_values(value)
        if len(values) == 4 and values[1] != values[3]:
            top, right, bottom, left = values
            return [(f"{name}-block", f"{top} {bottom}"), (f"{name}-inline", f"{left} {right}")]
    return [(name, value)]


def _split_values(value: str) -> list[str]:
    """Return the parts of a value that stand apart; what is in brackets is one."""
    parts: list[list[Node]] = [[]]
    for node in tinycss2.parse_component_value_list(value):
        if node.type == "whitespace":
            parts.append([])
        else:
            parts[-1].append(node)
    return [tinycss2.serialize(part) for part in parts if part]
