"""The form of a PO file, line by line: what a lenient reader would pass over, or stumble on."""

from __future__ import annotations

import re
from pathlib import Path

from course.errors import CourseError
from course.translations.characters import shown

_TEXT = r'"(?:[^"\\]|\\.)*+"'
_LINE = re.compile(
    rf"\s*+|#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)[ \t]+{_TEXT}\s*+|[ \t]*{_TEXT}\s*+"
)
_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)")

#: Arabic has six forms of the plural; no language has more.
_MOST_PLURALS = 6


def check_syntax(path: Path, text: str) -> None:
    """Raise CourseError at the first line of ``text`` that is not PO."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not _LINE.fullmatch(line):
            raise CourseError(path, number, f"not PO: {shown(line)}", 'write msgstr "…" or "…"')
        forms = _PLURALS.search(line)
        if (forms and len(forms[1]) > 1) or (forms and int(forms[1]) > _MOST_PLURALS):
            raise CourseError(path, number, "too many plural forms", "use those of your language")
