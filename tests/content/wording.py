"""The gates on words (content.md 5.2, gates 6 to 10).

Banned words, promises, pronouns, "moet", marks, and what is shared with the source article.
"""

from __future__ import annotations

import re

import originality
from corpus import in_sentences, located_sentences, own_pieces, reviewed
from dutch import LISTS, generic_pronoun, without_quotes, words
from model import Hits, Page

CAST = ("Samira", "Wout", "Lin", "Ria", "Noor", "Yusuf")

_BANNED = re.compile(rf"\b(?:{'|'.join(LISTS['banned'])})\b", re.IGNORECASE)
# How people treat one another is no medical treatment.
_TREATED = re.compile(
    r"\b(?:slecht|anders|oneerlijk|goed|beter|vriendelijk|gelijk)\W+(?:\w+\W+){0,2}"
    r"behandel(?:en|t|d|de)$",
    re.IGNORECASE,
)

# "ga slapen" is advice and "de stoel is vrij" is furniture: only what a person gets is a result.
_OUTCOME = re.compile(
    r"\b(?:rust|ontspanning|vertrouwen|lichter|slapen"
    r"|(?:voel|word|maak|leef|ben)\w*\b(?:\W+\w+){0,4}?\W+vrij)\b"
)
_ADVICE = re.compile(r"\bga\b(?:\W+\w+){0,3}?\W+slapen\b")
_HEDGES = frozenset(LISTS["hedges"].split())

_MARKS = (
    (re.compile("!"), "exclamation mark"),
    (re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\ufe0f]"), "emoji or symbol"),
    (re.compile('["“”„«»][^"“”„«»]*["“”„«»]?'), "quotation marks other than ‘ and ’"),
    (re.compile(r"(?:^|\s)'\w[^']*'(?!\w)"), "straight quotation marks, use ‘ and ’"),
    (re.compile("—"), "em dash"),
)


def banned(page: Page) -> Hits:
    """Gate 7: words of cure, proof and blame, unless reviewed.toml gives them to the page."""
    allowed = tuple(reviewed("banned", page.name))
    for piece in own_pieces(page):
        for found in _BANNED.finditer(piece.text):
            excused = allowed and found[0].lower().startswith(allowed)
            if not excused and not _TREATED.search(piece.text[: found.end()]):
                yield piece.line_at(found.start()), f"‘{found[0]}’"


def marks(page: Page) -> Hits:
    """Gate 10: marks that shout or decorate."""
    for piece in page.pieces:
        for pattern, what in _MARKS:
            for found in pattern.finditer(piece.text):
                near = piece.text[max(0, found.start() - 15) : found.end() + 15]
                yield piece.line_at(found.start()), f"{what}: …{near}…"


def musts(page: Page) -> list[tuple[int, str]]:
    """Return each "moet" or "moeten" outside quoted thoughts: its line and sentence."""
    return [
        (line, text)
        for line, text in located_sentences(own_pieces(page))
        for word in words(without_quotes(text))
        if word.lower() in ("moet", "moeten")
    ]


def must(page: Page) -> Hits:
    """Gate 10: at most 2 "moet(en)" per 1,000 words; a single one never breaks the gate."""
    found = musts(page)
    total = sum(len(words(piece.text)) for piece in page.pieces)
    if len(found) > max(1, 2 * total / 1000):
        for line, text in found:
            yield line, f"{len(found)}× moet(en) in {total} words: {text}"


def shared(page: Page) -> Hits:
    """Gate 6: 6-word sequences of the source article, also across lines and blocks."""
    pieces = [(piece.line, " ".join(originality.normalised(piece.text))) for piece in page.pieces]
    for sequence in originality.shared(" ".join(piece.text for piece in page.pieces)):
        line = next((line for line, text in pieces if sequence in text), 1)
        yield line, f"shared with the source article: ‘{sequence}’"


def outcomes(page: Page) -> Hits:
    """Gate 8: a result without a hedge in its sentence is a promise.

    Questions promise nothing, nor do denials (geen, niet) or names (heet, noemen we). What is left
    and promises nothing stands in reviewed.toml.
    """
    allowed = reviewed("outcome", page.name)
    for line, text in located_sentences(in_sentences(page)):
        low = text.lower()
        hit = _OUTCOME.search(_ADVICE.sub(" ", low))
        if not hit or _HEDGES.intersection(words(low)) or low.rstrip("’'”)").endswith("?"):
            continue
        if not any(part in low for part in allowed):
            yield line, f"‘{hit[0]}’ without a hedge: {text}"


def pronouns(page: Page) -> Hits:
    """Gate 9: hij, zij, zijn or haar for just anyone, or for Noor, who is die/diens.

    A paragraph that names one of the cast, and the one after it, may use their pronouns.
    """
    allowed = reviewed("pronoun", page.name)
    named_before = False
    for piece in own_pieces(page):
        named = any(name in words(piece.text) for name in CAST)
        for line, text in located_sentences([piece]):
            if any(part in text.lower() for part in allowed):
                continue
            if not named and not named_before and (found := generic_pronoun(text)):
                yield line, f"‘{found}’ for anyone: {text}"
            if found := gendered_noor(text):
                yield line, f"Noor is die/diens, not ‘{found}’: {text}"
        named_before = named


def gendered_noor(sentence: str) -> str:
    """Return the hij, zij or haar after Noor in a sentence without another of the cast, or ""."""
    spoken = words(without_quotes(sentence))
    if "Noor" not in spoken or any(name in spoken for name in CAST if name != "Noor"):
        return ""
    after = [word.lower() for word in spoken[spoken.index("Noor") + 1 :]]
    return next((word for word in after if word in ("hij", "zij", "haar")), "")


#: Held by every page.
GATES = {"banned": banned, "marks": marks, "originality": shared}
#: Held by the pages that participants read.
PARTICIPANT_GATES = {"must": must, "outcome": outcomes, "pronoun": pronouns}
