"""A strict reader of calendar files (RFC 5545): the grammar of each line, what must be there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from icalendar import Calendar, Event

_NAME = r"[A-Z][A-Z0-9-]*"
_QSAFE, _SAFE = r'"[^"\x00-\x08\x0a-\x1f]*"', r'[^";:,\x00-\x08\x0a-\x1f]*'
_PARAMETER = rf";{_NAME}=(?:{_QSAFE}|{_SAFE})(?:,(?:{_QSAFE}|{_SAFE}))*"
_LINE = re.compile(rf"({_NAME})((?:{_PARAMETER})*):([^\x00-\x08\x0a-\x1f\x7f]*)")
#: A text has no comma, semicolon or backslash that is not escaped.
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_VALUES = {
    "DTSTAMP": re.compile(r"\d{8}T\d{6}Z"),
    "DTSTART": re.compile(r"\d{8}(T\d{6})?"),
    "DTEND": re.compile(r"\d{8}(T\d{6})?"),
    "SUMMARY": _TEXT,
    "DESCRIPTION": _TEXT,
    "UID": _TEXT,
    "VERSION": re.compile(r"2\.0"),
    "TRANSP": re.compile("OPAQUE|TRANSPARENT"),
}


def events(file: Path | bytes) -> list[Event]:
    """Return the events of a calendar file; AssertionError says what a strict reader refuses."""
    content = file.read_bytes() if isinstance(file, Path) else file
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    folded = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in folded), "a line is longer than 75 bytes"
    for line in folded:
        line.decode("utf-8")  # no letter is broken in two
    lines = content.decode("utf-8").removesuffix("\r\n").replace("\r\n ", "").split("\r\n")
    names = []
    for line in lines:
        parts = _LINE.fullmatch(line)
        assert parts, f"not a content line: {line}"
        names.append(parts[1] if parts[1] not in ("BEGIN", "END") else line)
        pattern = _VALUES.get(parts[1])
        assert pattern is None or pattern.fullmatch(parts[3]), line
    assert names[0] == "BEGIN:VCALENDAR"
    assert names[-1] == "END:VCALENDAR"
    counts = Counter(names)
    assert counts["PRODID"] == counts["VERSION"] == 1
    number = counts["BEGIN:VEVENT"]
    assert number > 0
    assert {counts[name] for name in ("UID", "DTSTAMP", "DTSTART", "END:VEVENT")} == {number}
    calendar = Calendar.from_ical(content)
    found = [part for part in calendar.walk("VEVENT") if isinstance(part, Event)]
    assert not calendar.errors
    assert not [event.errors for event in found if event.errors]
    assert len({str(event["UID"]) for event in found}) == number
    return found
