"""Whether a text shares a 6-word sequence with the article that the course grew from.

The article itself is not here, only truncated hashes of its sequences; the head of
source-shingles.txt says how they were made.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from pathlib import Path

from dutch import shingles

SIZE = 6  # words
SOURCE = Path(__file__).with_name("source-shingles.txt")


def normalised(text: str) -> list[str]:
    """Return words as the hashed source has them: NFKD, lower case, ASCII letters and digits."""
    bare = unicodedata.normalize("NFKD", text).lower().encode("ascii", "ignore").decode("ascii")
    return re.findall(r"[a-z0-9]+", bare)


def digest(sequence: str) -> str:
    """Return the first 16 hex digits (64 bits) of SHA-256."""
    return hashlib.sha256(sequence.encode("utf-8")).hexdigest()[:16]


@cache
def source_digests() -> frozenset[str]:
    """Return the hashed sequences of the article."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def shared(text: str, known: frozenset[str] | None = None) -> list[str]:
    """Return the 6-word sequences of ``text`` that are in ``known`` (by default: the article).

    A curly apostrophe vanishes ("zo’n" is "zon") and a straight one splits ("zo n"). The article
    may have had either, so both readings are looked up.
    """
    known = source_digests() if known is None else known
    readings = (text.replace("’", "'"), text.replace("'", "’"))
    sequences = [s for reading in readings for s in shingles(normalised(reading), SIZE)]
    return [sequence for sequence in dict.fromkeys(sequences) if digest(sequence) in known]
