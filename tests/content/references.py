"""What hangs together across the course: ids, links, included exercises, glossary terms.

See content.md 5.2, gates 11 and 12. The tables of contents say which pages there will be; what can
only be known from a page that is not written yet is not reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from corpus import reviewed
from model import Hits, Kind, Mark, Page, Piece

GLOSSARY = "docs/reference/glossary.md"
NEW_TERMS = 3  # at most so many terms on a page that the reader has not met before
# Terms are taught here. The landing page names the whole course at once; the rest is looked up.
TAUGHT_IN = ("docs/start/", "docs/chapters/")
# No term is linked in what stands apart from the running text.
_APART = {"goals", "keyline", "summary", "intended-use", "filled-example", "glossary"}


class Course:
    """All pages together: who defines which id, what is read when, which terms there are."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Look once through ``pages``."""
        self.pages = {page.name: page for page in pages}
        self.ids: dict[str, list[tuple[str, int]]] = {}
        for page in pages:
            for mark in defined(page):
                self.ids.setdefault(mark.id, []).append((page.name, mark.line))
        self.order = [name for page in pages for name in _contents(page)]
        self.missing = [name for name in self.order if name not in self.pages]
        boxes = self.pages[GLOSSARY].boxes_named("glossary") if GLOSSARY in self.pages else []
        entries = [piece for box in boxes for piece in box.pieces if piece.kind is Kind.TITLE]
        self.headwords = [Mark(entry.text, entry.line) for entry in entries]
        self.included = Counter(box.title for page in pages for box in page.boxes_named("exercise"))

    def new_terms(self) -> dict[str, list[str]]:
        """Return for each page that teaches, in order: the terms that no page before it links."""
        met: set[str] = set()
        new: dict[str, list[str]] = {}
        for name in self.order:
            if name.startswith(TAUGHT_IN) and name in self.pages:
                linked = dict.fromkeys(term.id for term in self.pages[name].terms)
                new[name] = [term for term in linked if term not in met]
                met.update(linked)
        return new


def defined(page: Page) -> Iterator[Mark]:
    """Yield the ids that ``page`` defines: targets, names, and an exercise's own."""
    if page.name.startswith("exercises/"):
        yield Mark(PurePosixPath(page.name).stem, 1)
    yield from page.targets
    for box in page.boxes:
        if name := box.options.get("name"):
            yield Mark(name, box.line)


def _contents(page: Page) -> Iterator[str]:
    """Yield the files that the tables of contents on ``page`` name, written or not."""
    for box in page.boxes_named("toctree"):
        for entry in box.body:
            if not entry.startswith((":", "http")):
                document = re.sub(r".*<|>", "", entry)
                yield f"{PurePosixPath(page.name).parent / document}.md"


def ids(page: Page, course: Course) -> Hits:
    """An id belongs to one place in the project."""
    for mark in defined(page):
        places = [f"{name}:{line}" for name, line in course.ids.get(mark.id, ())]
        if len(places) > 1:
            yield mark.line, f"‘{mark.id}’ is defined at {', '.join(places)}"


def targets(page: Page, course: Course) -> Hits:
    """A target stands above a heading, and a heading in docs/ has one."""
    for target in page.stray_targets:
        yield target.line, f"({target.id})= does not stand above a heading"
    for heading in page.bare_headings if page.name.startswith("docs/") else ():
        yield heading.line, f"no target above the heading ‘{heading.id}’"


def links(page: Page, course: Course) -> Hits:
    """A link leads to a known id; a way out of the course stands on a reference page."""
    for link in page.links:
        if link.id.startswith("#"):
            if link.id[1:] not in course.ids and not course.missing:
                yield link.line, f"nothing has the id {link.id}"
        elif link.id.startswith("https://"):
            if not page.name.startswith("docs/reference/"):
                yield link.line, f"{link.id}: a link out of the course is for reference pages"
        elif not link.id.startswith(("tel:", "mailto:")):
            yield link.line, f"‘{link.id}’: link to an id (#…) or to https://"


def inclusions(page: Page, course: Course) -> Hits:
    """An exercise stands in the course exactly once."""
    for box in page.boxes_named("exercise"):
        if f"exercises/{box.title}.md" not in course.pages:
            yield box.line, f"there is no exercises/{box.title}.md"
        elif course.included[box.title] > 1:
            yield box.line, f"{box.title} is included {course.included[box.title]} times"
    own = PurePosixPath(page.name).stem
    if page.name.startswith("exercises/") and not course.included[own] and not course.missing:
        yield 1, "no page includes this exercise"


def terms(page: Page, course: Course) -> Hits:
    """A headword is defined once, a linked term is one of them, and a page links it once."""
    known = Counter(word.id for word in course.headwords)
    if page.name == GLOSSARY:
        for word in course.headwords:
            if known[word.id] > 1:
                yield word.line, f"‘{word.id}’ is defined {known[word.id]} times"
    linked: dict[str, int] = {}
    for term in page.terms:
        if known and term.id not in known:
            yield term.line, f"‘{term.id}’ is not in the glossary"
        if term.id in linked and page.name != GLOSSARY:
            yield term.line, f"‘{term.id}’ is linked already at line {linked[term.id]}"
        linked.setdefault(term.id, term.line)


def first_uses(page: Page, course: Course) -> Hits:
    """A headword in the running text of docs/ is linked, where it comes first.

    A single sheet is printed without the glossary, so exercises are free. A headword that the page
    uses in its everyday meaning stands in reviewed.toml under [unlinked].
    """
    if not page.name.startswith("docs/") or page.name == GLOSSARY:
        return
    linked: dict[str, int] = {}
    for term in page.terms:
        linked.setdefault(term.id, term.line)
    everyday = reviewed("unlinked", page.name)
    for word in {headword.id for headword in course.headwords}:
        used = first_use(page, word)
        if used and used < linked.get(word, used + 1) and word.lower() not in everyday:
            where = f"linked only at line {linked[word]}" if word in linked else "never linked"
            yield used, f"‘{word}’ is used here and {where}"


def first_use(page: Page, word: str) -> int:
    """Return the first line with ``word`` itself in running text, not in a link; 0: none."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
    for piece in filter(_is_running, page.pieces):
        for line, text in piece.lines:
            for shown in (link.shown for link in page.links if link.line == line):
                text = text.replace(shown, " ")
            if pattern.search(text):
                return line
    return 0


def _is_running(piece: Piece) -> bool:
    return piece.kind in (Kind.PROSE, Kind.LIST, Kind.STEP) and piece.box not in _APART


def new_terms(page: Page, course: Course) -> Hits:
    """At most three terms on a page are new to who reads in order."""
    new = course.new_terms().get(page.name, [])
    if len(new) > NEW_TERMS:
        yield 1, f"{len(new)} new terms, at most {NEW_TERMS}: {', '.join(new)}"


#: Held by every page.
GATES = {
    "id": ids,
    "target": targets,
    "link": links,
    "inclusion": inclusions,
    "term": terms,
    "first-use": first_uses,
    "new-terms": new_terms,
}
