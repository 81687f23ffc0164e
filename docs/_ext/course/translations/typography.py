"""How languages write: quotation marks, the ends of sentences, numbers. Data, and no code.

Sources: Unicode CLDR 46 (quotation marks), and the register of this course where that differs.
"""

from __future__ import annotations

#: By language: opening and closing marks of a quotation, then those of one within it.
QUOTATION_MARKS = {
    "nl": ("‘", "’", "“", "”"),
    "en": ("‘", "’", "“", "”"),
    "de": ("„", "“", "‚", "‘"),
    "fr": ("«", "»", "“", "”"),
    "ar": ("«", "»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "it": ("«", "»", "“", "”"),
    "pt": ("“", "”", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "tr": ("“", "”", "‘", "’"),
    "uk": ("«", "»", "„", "“"),
    "ru": ("«", "»", "„", "“"),
}

#: Every character that is a quotation mark somewhere. ’ is an apostrophe, too, in all languages.
EVERY_QUOTATION_MARK = "\"'‘’‚‛“”„‟«»‹›「」『』"
APOSTROPHES = "’'"

#: What ends a sentence, as its Latin counterpart.
SENTENCE_ENDS = {
    ".": ".",
    "?": "?",
    "!": "!",
    ":": ":",
    "؟": "?",
    "۔": ".",
    "。": ".",
    "？": "?",
    "！": "!",
    "：": ":",
    "।": ".",
    "։": ".",
    "።": ".",
    "፧": "?",
}

#: Languages that end a sentence without a mark, or where ; asks a question.
WITHOUT_SENTENCE_ENDS = frozenset({"th", "lo", "km", "my", "el"})

#: Signs within a number: thousands, decimals and times are written differently everywhere.
WITHIN_NUMBERS = ".,:’'٫٬\u00a0\u202f\u2009"
