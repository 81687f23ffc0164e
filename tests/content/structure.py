"""The gates on the shape of pages, chapters and exercises (content.md 5.2, gate 11)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from dutch import sentences, words
from model import Hits, Kind, Page

CHAPTERS, EXERCISES = "docs/chapters/", "exercises/"
CHAPTER_WORDS = (650, 850)
KEYLINE_WORDS = 15
LAST_CHAPTER, LAST_LINK = "12-beyond-the-course", "#where-i-stand"  # the check of the start, again
# Of each part, how many a chapter has: least and most.
PARTS = {
    "goals": (1, 1),
    "scene": (1, 3),
    "reflection": (1, 2),
    "exercise": (2, 2),
    "keyline": (1, 1),
    "this-week": (1, 1),
    "summary": (1, 1),
    "next-step": (1, 1),
}

# An exercise fits one sheet of A4. The design says "about" 260 words, or 320 with a script, and 10
# to 16 ruled lines: 20 words are let pass.
SHEET_WORDS, SHEET_WORDS_WITH_SCRIPT = 280, 340
SHEET_LINES = 16
STEP_SENTENCES = 2
# Words that an orange exercise leads to the anchor with, and away again.
_ANCHOR = re.compile(r"\b(?:anker|voeten|handen|kijk rond|noem)\b", re.IGNORECASE)

_NUMBERS = {"minutes": 1, "times": 1, "lines": 0}  # the least
_CHOICES = {
    "kind": ("body", "writing", "noticing", "action", "pair", "group"),
    "setting": ("solo", "pair", "trio", "group"),
    "level": ("green", "orange"),
}
_REQUIRED = ("minutes", "kind", "setting", "level")


def headings(page: Page) -> Hits:
    """One H1, at the start, and H2 below it; an exercise has the H1 only.

    A page that is made from a workshop's file has its headings there.
    """
    if page.boxes_named("workshop"):
        return
    levels = [level for _, level, _ in page.headings]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield 1, f"{levels.count(1)} × H1; there is one and it comes first"
    deepest = 1 if page.name.startswith(EXERCISES) else 2
    for line, level, text in page.headings:
        if level > deepest:
            yield line, f"‘{text}’ is H{level}, the deepest here is H{deepest}"


def description(page: Page) -> Hits:
    """A page of docs/ has a description for search engines and feeds."""
    described = page.meta.get("myst", {}).get("html_meta", {}).get("description")
    if page.name.startswith("docs/") and not described:
        yield 1, "no `myst: html_meta: description` in the front matter"


def body_words(page: Page) -> int:
    """Count the words to read: no headings, titles or front matter, no included exercises."""
    left_out = (Kind.HEADING, Kind.TITLE, Kind.META)
    return sum(len(words(piece.text)) for piece in page.pieces if piece.kind not in left_out)


def chapter_words(page: Page) -> Hits:
    """A chapter is four minutes of reading."""
    low, high = CHAPTER_WORDS
    if page.name.startswith(CHAPTERS) and not low <= (count := body_words(page)) <= high:
        yield 1, f"{count} words, not {low} to {high}"


def chapter_parts(page: Page) -> Hits:
    """A chapter has all its parts, each so many times."""
    if not page.name.startswith(CHAPTERS):
        return
    for name, (low, high) in PARTS.items():
        found = page.boxes_named(name)
        if not low <= len(found) <= high:
            bounds = f"{low}" if low == high else f"{low} to {high}"
            yield found[-1].line if found else 1, f"{len(found)} × {name}, not {bounds}"
    for box in page.boxes_named("next-step"):
        if not box.links:
            yield box.line, "next-step has no link"
    for box in page.boxes_named("reflection"):
        if not (box.title and box.options.get("name")):
            yield box.line, "a reflection has a question and a :name:"
    links = [link.id for link in page.links]
    if page.name.endswith(f"/{LAST_CHAPTER}.md") and LAST_LINK not in links:
        yield 1, f"the last chapter has no link to {LAST_LINK}"


def three_items(page: Page) -> Hits:
    """Goals and summary are one list of three."""
    for box in page.boxes_named("goals", "summary"):
        items = sum(piece.kind is Kind.LIST for piece in box.pieces)
        if items != 3 or len(box.pieces) != 3:
            yield box.line, f"{box.name}: {items} items; one list of 3 and nothing else"


def keyline(page: Page) -> Hits:
    """The key sentence is one, and short enough to remember."""
    for box in page.boxes_named("keyline"):
        text = " ".join(piece.text for piece in box.pieces)
        count, length = len(sentences(text)), len(words(text))
        if count != 1 or length > KEYLINE_WORDS:
            yield box.line, f"{count} sentences, {length} words; one of at most {KEYLINE_WORDS}"


def exercise_parts(page: Page) -> Hits:
    """An exercise has another way, a stop line that leads to safety, short steps, named fields."""
    if not page.name.startswith(EXERCISES):
        return
    for name in ("alternative", "stop-line"):
        if (count := len(page.boxes_named(name))) != 1:
            yield 1, f"{count} × {name}, not 1"
    for box in page.boxes_named("stop-line"):
        if "#practising-safely" not in [link.id for link in box.links]:
            yield box.line, "the stop line has no link to #practising-safely"
    for piece in page.pieces:
        count = len(sentences(piece.text))
        if piece.kind is Kind.STEP and count > STEP_SENTENCES:
            yield piece.line, f"a step of {count} sentences, at most {STEP_SENTENCES}"
    for box in page.boxes_named("field", "fill-in-table"):
        if not box.options.get("name", "").startswith(PurePosixPath(page.name).stem):
            yield box.line, f"{box.name}: it has a :name: that starts with the exercise's id"


def anchor(page: Page) -> Hits:
    """An orange exercise starts at the anchor and ends there, or one ordinary thing later."""
    steps = [piece for piece in page.pieces if piece.kind is Kind.STEP]
    if page.meta.get("level") != "orange":
        return
    for place, part in (("starts", steps[:1]), ("ends", steps[-2:])):
        if not any(_ANCHOR.search(step.text) for step in part):
            line = part[-1].line if part else 1
            yield line, f"an orange exercise {place} with the anchor, as a step"


def sheet(page: Page) -> Hits:
    """An exercise fits one sheet."""
    if not page.name.startswith(EXERCISES):
        return
    most = SHEET_WORDS_WITH_SCRIPT if page.boxes_named("script") else SHEET_WORDS
    if (count := body_words(page)) > most:
        yield 1, f"{count} words, at most {most} on one sheet"
    ruled = page.meta.get("lines", 0)
    ruled += sum(int(box.options.get("lines", 0)) for box in page.boxes)
    if ruled > SHEET_LINES:
        yield 1, f"{ruled} ruled lines, at most {SHEET_LINES} on one sheet"


def front_matter(page: Page) -> Hits:
    """An exercise says how long, what sort, with whom and how heavy."""
    if not page.name.startswith(EXERCISES):
        return
    for key in _REQUIRED:
        if key not in page.meta:
            yield 1, f"no `{key}:` in the front matter"
    for key, value in page.meta.items():
        if key in _NUMBERS:
            if type(value) is not int or value < _NUMBERS[key]:
                yield 1, f"{key}: {value!r} is not a whole number from {_NUMBERS[key]}"
        elif key in _CHOICES:
            for choice in value if isinstance(value, list) else [value]:
                if choice not in _CHOICES[key]:
                    yield 1, f"{key}: {choice!r} is not one of {', '.join(_CHOICES[key])}"
        elif key != "materials":
            yield 1, f"unknown key {key!r}"


#: Held by every page; a gate on chapters or exercises is silent on other pages.
GATES = {
    "headings": headings,
    "description": description,
    "words": chapter_words,
    "chapter": chapter_parts,
    "three": three_items,
    "keyline": keyline,
    "exercise": exercise_parts,
    "anchor": anchor,
    "sheet": sheet,
    "meta": front_matter,
}
