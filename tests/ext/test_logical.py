"""Style sheets made fit: start and end for left and right, and nothing that no page should get."""

from __future__ import annotations

import re

import pytest

from course.site.logical import fit


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a { left: 0 }", "a{inset-inline-start:0}\n"),
        ("a { margin-right: 1px }", "a{margin-inline-end:1px}\n"),
        ("a { border-left-color: red }", "a{border-inline-start-color:red}\n"),
        ("a { border-top-left-radius: 1px }", "a{border-start-start-radius:1px}\n"),
        ("a { text-align: right !important }", "a{text-align:end!important}\n"),
        ("a { float: left }", "a{float:inline-start}\n"),
        ("a { padding: 1px 2px 3px 4px }", "a{padding-block:1px 3px;padding-inline:4px 2px}\n"),
        ("a { margin: 1px 2px 3px 2px }", "a{margin:1px 2px 3px 2px}\n"),
        ("a { margin: 0 calc(1px + 2px) }", "a{margin:0 calc(1px + 2px)}\n"),
        ("@media (min-width: 1em) { a { right: 0 } }", None),
        ("@page { margin: 1cm }", "@page{margin: 1cm}\n"),
        ("a { color: red } /* words */", "a{color:red}\n"),
    ],
)
def test_a_rule_says_start_and_end(given: str, expected: str | None) -> None:
    wanted = expected or "@media (min-width: 1em){\na{inset-inline-end:0}\n}\n"
    assert fit(given) == wanted


@pytest.mark.parametrize(
    "refused",
    [
        *("outline: none", "outline: 0", "scroll-behavior: smooth", "transition: left 1s"),
        *("animation: turn 1s", 'content: url("data:image/svg+xml,x")', "--icon-a: url(a.svg)"),
        *("mask-image: var(--icon-a)", "transition-duration: 1s"),
    ],
)
def test_what_no_page_should_get_is_left_out(refused: str) -> None:
    assert fit(f"a {{ {refused}; color: red }}") == "a{color:red}\n"
    assert fit(f"a {{ {refused} }}") == ""


def test_an_outline_that_can_be_seen_stays() -> None:
    assert fit("a { outline: 1px solid red }") == "a{outline:1px solid red}\n"


def test_selectors_that_match_nothing_are_left_out_alone() -> None:
    left_out = re.compile(r"\.old\b")
    assert fit(".old, .new { color: red } .old b { color: red }", left_out) == ".new{color:red}\n"
    assert fit("@media print { .old { color: red } }", left_out) == ""


def test_to_make_fit_twice_changes_nothing() -> None:
    css = "a{margin:1px 2px 3px 4px;left:0}@media print{b{float:right}}"
    assert fit(fit(css)) == fit(css)
