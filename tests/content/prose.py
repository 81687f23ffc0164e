"""The gates on sentences and paragraphs (content.md 5.2, gates 1 to 5), and the command.

    python tests/content/prose.py FILE…        figures and findings (no FILE: the whole course)
    python tests/content/prose.py --figures    one aligned table, no findings

The command ends with status 1 when a gate found something, except with --figures.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import references
import structure
import wording
from corpus import all_pages, bar_of, in_sentences, located_sentences, running_prose
from dutch import flesch_douma, has_connective, is_passive, percentile, sentences, words
from model import Finding, Hits, Kind, Page
from myst_text import read_page

LONG = 20  # words; a sentence above this is long
PARAGRAPH_SENTENCES, PARAGRAPH_WORDS = 5, 75  # at most
UNDER_A_HEADING = 200  # words of prose before the next heading or titled box
CONNECTED = 0.20  # at least this share of prose sentences has a connective
PASSIVE = 0.05  # at most this share of sentences is passive
# With fewer prose sentences than this (most exercises) their mean and shares say nothing: the lower
# bounds do not hold, and the upper bound of the mean is held against all sentences of the page.
ENOUGH = 10
# The software gives these boxes a label, so the eye rests there as it does at a heading.
LABELLED = {
    *("goals", "scene", "reflection", "exercise", "keyline", "this-week", "summary", "next-step"),
    *("read-on", "field", "fill-in-table", "filled-example", "alternative", "stop-line", "script"),
    "intended-use",
}


@dataclass(frozen=True)
class Figures:
    """What is measured on one page: lengths in words, shares from 0 to 1."""

    words: int
    ease: float  # Flesch-Douma
    ease_textstat: float | None
    mean: float  # of all sentences
    prose_mean: float  # of running prose
    p90: int  # of all sentences, like the next two
    longest: int
    long_share: float
    connected: float  # of running prose
    passive: float
    musts: float  # per 1,000 words


def figures(page: Page) -> Figures:
    """Measure ``page``; a share or mean of nothing is 0."""
    every = [text for _, text in located_sentences(in_sentences(page))]
    prose = [text for _, text in located_sentences(running_prose(page))]
    lengths = [len(words(text)) for text in every]
    total = sum(len(words(piece.text)) for piece in page.pieces if piece.kind is not Kind.META)
    return Figures(
        words=total,
        ease=flesch_douma(every),
        ease_textstat=_textstat_ease(every),
        mean=sum(lengths) / max(1, len(every)),
        prose_mean=sum(len(words(text)) for text in prose) / max(1, len(prose)),
        p90=percentile(lengths, 90),
        longest=max(lengths, default=0),
        long_share=sum(length > LONG for length in lengths) / max(1, len(lengths)),
        connected=sum(map(has_connective, prose)) / max(1, len(prose)),
        passive=sum(map(is_passive, every)) / max(1, len(every)),
        musts=1000 * len(wording.musts(page)) / max(1, total),
    )


def _textstat_ease(texts: list[str]) -> float | None:
    """Return the same formula by textstat, whose hyphenation counts syllables; never a gate."""
    try:
        import textstat  # type: ignore[import-untyped]
    except ImportError:
        return None
    textstat.set_lang("nl")
    return float(textstat.flesch_reading_ease("\n".join(texts))) if texts else None


def ease(page: Page) -> Hits:
    """Gate 1: reading ease."""
    bar, every = bar_of(page), [text for _, text in located_sentences(in_sentences(page))]
    if (found := flesch_douma(every)) < bar.ease:
        yield 1, f"Flesch-Douma {found:.1f}, a {bar.sort} page needs {bar.ease}"


def mean_length(page: Page) -> Hits:
    """Gate 2: neither choppy nor long-winded on the whole."""
    low, high = bar_of(page).mean
    prose = located_sentences(running_prose(page))
    enough = len(prose) >= ENOUGH
    measured = prose if enough else located_sentences(in_sentences(page))
    mean = sum(len(words(text)) for _, text in measured) / max(1, len(measured))
    if mean > high or (enough and mean < low):
        where = "prose" if enough else "all text"
        yield 1, f"{mean:.1f} words per sentence in {where}, not {low} to {high}"


def longest(page: Page) -> Hits:
    """Gate 2: no very long sentence."""
    most = bar_of(page).longest
    for line, text in located_sentences(in_sentences(page)):
        if (count := len(words(text))) > most:
            yield line, f"{count} words, at most {most}: {text}"


def long_share(page: Page) -> Hits:
    """Gate 2: few long sentences; a single one is never a share."""
    share = bar_of(page).long_share
    every = located_sentences(in_sentences(page))
    long = [(line, len(words(text)), text) for line, text in every if len(words(text)) > LONG]
    if share is not None and len(long) > max(1, share * len(every)):
        for line, count, text in long:
            yield line, f"{len(long)} of {len(every)} above {LONG} words, here {count}: {text}"


def paragraphs(page: Page) -> Hits:
    """Gate 3: short paragraphs."""
    for piece in running_prose(page):
        count, length = len(sentences(piece.text)), len(words(piece.text))
        if count > PARAGRAPH_SENTENCES or length > PARAGRAPH_WORDS:
            most = f"at most {PARAGRAPH_SENTENCES} and {PARAGRAPH_WORDS}"
            yield piece.line, f"{count} sentences, {length} words; {most}"


def headings(page: Page) -> Hits:
    """Gate 3: a heading, or a box with a title or label, at least every 200 words of prose."""
    rests = {line for line, _, _ in page.headings}
    rests |= {box.line for box in page.boxes if box.name in LABELLED or box.title}
    rests |= {piece.line for piece in page.pieces if piece.kind is Kind.TITLE}
    since: dict[int, int] = {}
    for piece in running_prose(page):
        start = max((line for line in rests if line <= piece.line), default=1)
        since[start] = since.get(start, 0) + len(words(piece.text))
    for start, count in since.items():
        if count > UNDER_A_HEADING:
            yield start, f"{count} words of prose from here without a heading"


def connectives(page: Page) -> Hits:
    """Gate 4: sentences that hold on to each other."""
    prose = [text for _, text in located_sentences(running_prose(page))]
    share = sum(map(has_connective, prose)) / max(1, len(prose))
    if len(prose) >= ENOUGH and share < CONNECTED:
        yield 1, f"in {share:.0%} of {len(prose)} prose sentences, not {CONNECTED:.0%}"


def passives(page: Page) -> Hits:
    """Gate 5: who does it, does it; a single passive sentence is never a share."""
    every = located_sentences(in_sentences(page))
    found = [(line, text) for line, text in every if is_passive(text)]
    if len(found) > max(1, PASSIVE * len(every)):
        for line, text in found:
            yield line, f"{len(found)} of {len(every)} sentences: {text}"


#: Held by every page.
GATES = {
    "ease": ease,
    "mean": mean_length,
    "longest": longest,
    "long": long_share,
    "heading": headings,
}
#: Held by the pages that participants read.
PARTICIPANT_GATES = {"paragraph": paragraphs, "connectives": connectives, "passive": passives}


def findings(page: Page, course: references.Course) -> list[Finding]:
    """Return what any gate finds on ``page``, in the order of the page."""
    gates = {**GATES, **wording.GATES, **structure.GATES}
    if bar_of(page).participants:
        gates |= PARTICIPANT_GATES | wording.PARTICIPANT_GATES
    found = {(name, *hit) for name, gate in gates.items() for hit in gate(page)}
    found |= {(name, *hit) for name, gate in references.GATES.items() for hit in gate(page, course)}
    return sorted(Finding(page.name, line, name, message) for name, line, message in found)


HEAD = "words    FD  (ts)   all prose  p90  max   >20  conn  pass  moet/1000"


def row(found: Figures) -> str:
    """Return the figures in the columns of ``HEAD``."""
    second = "   -  " if found.ease_textstat is None else f"{found.ease_textstat:6.1f}"
    return (
        f"{found.words:5d} {found.ease:5.1f}{second} {found.mean:5.1f} {found.prose_mean:5.1f}"
        f" {found.p90:4d} {found.longest:4d} {found.long_share:5.0%} {found.connected:5.0%}"
        f" {found.passive:5.0%}  {found.musts:9.1f}"
    )


def main(arguments: list[str] | None = None) -> int:
    """Print figures and findings; return 1 if there are findings."""
    parser = argparse.ArgumentParser(prog="prose.py", description="The gates on the Dutch text.")
    parser.add_argument("files", nargs="*", type=Path, help="pages; none: the whole course")
    parser.add_argument("--figures", action="store_true", help="only the table of figures")
    chosen = parser.parse_args(arguments)
    pages = [read_page(path) for path in chosen.files] or list(all_pages())
    width = max(len(page.name) for page in pages)
    print(f"{'page':{width}} {HEAD}")
    for page in pages:
        print(f"{page.name:{width}} {row(figures(page))}")
    if chosen.figures:
        return 0
    course = references.Course(all_pages())
    found = [finding for page in pages for finding in findings(page, course)]
    for finding in found:
        print(finding)
    print(f"{len(found)} finding(s) on {len(pages)} page(s)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
