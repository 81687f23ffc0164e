"""Measures of Dutch sentences: words, syllables, readability, connectives, passives.

All of them are fixed rules with short word lists, so the figures are the same on every machine.
They are smoke alarms, not judges: a reader decides whether a sentence is good.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

LISTS = tomllib.loads(Path(__file__).with_name("words-nl.toml").read_text(encoding="utf-8"))
CONNECTIVES = frozenset(LISTS["connectives"].split())

# Letters and digits, joined by an inner hyphen or apostrophe ("zo'n", "als-dan"); also "'s", "’t".
_WORD = re.compile(r"(?:(?<!\w)['’](?=[stkmnr]\b))?[^\W_]+(?:['’-][^\W_]+)*")

# An acute accent is stress and adds no syllable ("één"); a diaeresis starts a new one ("zeeën").
_UNSTRESSED = str.maketrans("áéíóú", "aeiou")
# Vowels that sound as one, longest first.
_CLUSTER = re.compile(
    r"eeuw|ieuw|aai|ooi|oei|eau|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|ai|oi"
    r"|y(?![aeiou])|[aeiouàâäèêëìîïòôöùûü]"
)

_ABBREVIATIONS = frozenset(LISTS["abbreviations"].split())
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_END = re.compile(
    r"(?P<stop>[.?!…]+)[’'\"”)\]]*\s+"
    rf"(?=[‘’'\"“„(\[]*(?:[{_CAPITAL}0-9]|['’][stkmnr]\s+[{_CAPITAL}]))"
)

_BECOME = frozenset({"word", "wordt", "worden", "werd", "werden", "geworden"})
_NOT_PARTICIPLES = frozenset(LISTS["not_participles"].split())
_PARTICIPLE = re.compile(
    r"(?:[a-z]+)?ge[a-zëï]{2,}(?:d|t|n)|(?:be|ver|ont|her|er)[a-zëï]{3,}(?:d|t)"
    r"|verloren|vergeten|besloten|begrepen|verboden|ontvangen|bewogen|beschreven|verzonnen"
)
_CLAUSE = re.compile(r"[,;:()]|\b(?:want|maar|omdat|terwijl|zodat|dus|als|wanneer|voordat|nadat)\b")

_ANYONE = frozenset(LISTS["anyone"].split())
_BEFORE_POSSESSIVE = frozenset(LISTS["before_possessive"].split())


def words(text: str) -> list[str]:
    """Return the words of ``text``; numbers count as words."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Return the spoken syllables of one Dutch word: its vowel clusters, at least 1.

    The y is a vowel unless a vowel follows ("baby", but "yoga"). A number in digits counts as 1.
    """
    low = word.lower().translate(_UNSTRESSED)
    for written, heard in LISTS["respelled"].items():
        low = low.replace(written, heard)
    return max(1, len(_CLUSTER.findall(low)))


def sentences(text: str) -> list[tuple[int, str]]:
    """Return the sentences of one paragraph, each with its offset in ``text``.

    A sentence ends at a full stop, question mark, exclamation mark or ellipsis (with the quotation
    marks and brackets that close there) when white space follows and then a capital or a digit,
    perhaps behind an opening mark; "’s Avonds" counts as a capital. So speech that goes on in lower
    case stays one sentence: "‘Kom je?’ vraagt ze." Abbreviations and single initials end nothing.
    A colon never splits inside a paragraph. Before a list it does, because every item of a list is
    a paragraph of its own.
    """
    found: list[tuple[int, str]] = []
    start = 0
    for end in _END.finditer(text):
        last = text[start : end.start()].rsplit(" ", 1)[-1].lstrip("(‘'")
        initial = len(last) == 1 and last.isupper()
        if end["stop"] == "." and (last.lower() in _ABBREVIATIONS or initial):
            continue
        found.append((start, text[start : end.end()].rstrip()))
        start = end.end()
    if text[start:].strip():
        found.append((start, text[start:].rstrip()))
    return found


def flesch_douma(texts: Sequence[str]) -> float:
    """Return the reading ease of ``texts`` (sentences) after Flesch, in Douma's Dutch form (1960).

    206.835 - 0.93 × words per sentence - 77 × syllables per word. It has no unit and runs from
    about 0 (hard) to 100 (easy); 60 to 70 is usually called standard.
    """
    counted = [words(text) for text in texts]
    total = sum(map(len, counted))
    if not total:
        return 100.0
    spoken = sum(syllables(word) for sentence in counted for word in sentence)
    return 206.835 - 0.93 * total / len(texts) - 77 * spoken / total


def has_connective(sentence: str) -> bool:
    """Return whether a word ties this sentence together, or to the one before.

    "dan" counts at the start of a sentence or clause only: "groter dan" compares.
    """
    low = sentence.lower()
    if CONNECTIVES.intersection(words(low)):
        return True
    return bool(re.search(r"(?:^|[,;:]\s|\ben\s)[‘'(]*dan\b", low))


def is_passive(sentence: str) -> bool:
    """Return whether "worden" stands in one clause with a past participle (a heuristic)."""
    for clause in _CLAUSE.split(sentence.lower()):
        low = set(words(clause))
        others = low - _BECOME - _NOT_PARTICIPLES
        if low & _BECOME and any(map(_PARTICIPLE.fullmatch, others)):
            return True
    return False


def without_quotes(text: str) -> str:
    """Return ``text`` without what ‘ and ’ enclose; an apostrophe inside a word closes nothing."""
    return re.sub(r"‘[^‘]*?’(?!\w)", " ", text)


def generic_pronoun(sentence: str) -> str:
    """Return the hij, zij, haar or possessive zijn that follows a word for anyone, or "".

    A "hij" for a thing (de lus, de vraag) is good Dutch, so only such words count as antecedents.
    "zijn" counts after a preposition and before "eigen"; elsewhere it is mostly the verb.
    """
    low = [word.lower() for word in words(sentence)]
    anyone = False
    for before, word, after in zip(["", *low], low, [*low[1:], ""], strict=False):
        possessive = word == "zijn" and (before in _BEFORE_POSSESSIVE or after == "eigen")
        if anyone and (word in ("hij", "zij", "haar") or possessive):
            return word
        anyone = anyone or word in _ANYONE
    return ""


def percentile(values: Sequence[int], percent: int) -> int:
    """Return the smallest of ``values`` that ``percent`` of them do not exceed; 0 of nothing."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)] if ordered else 0


def shingles(tokens: Sequence[str], size: int) -> list[str]:
    """Return every run of ``size`` consecutive ``tokens``, joined by one space."""
    return [" ".join(tokens[at : at + size]) for at in range(len(tokens) - size + 1)]
