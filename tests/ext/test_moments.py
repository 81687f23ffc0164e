"""Weekly moments as a calendar file and as a feed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from calendar_files import events
from conftest import Build, SmallCourse

ATOM = "{http://www.w3.org/2005/Atom}"

PAGE = """(moments)=
# Weekmomenten

Twee keer, met een slinger.

:::{moment-files}
:::

(moment-seeing)=
## Week 1: zien, en meer

Kijk alleen; je verandert niets, "nog niet" \\\\ klaar.
Deze regel is zo lang dat een agendabestand hem moet breken.
Dat moet ook goed gaan waar één teken twee bytes heeft: één, één, één, één.

(moment-pause)=
## Week 2: pauze

Drie tellen.
"""


@pytest.fixture
def with_moments(course: SmallCourse, monkeypatch: pytest.MonkeyPatch) -> SmallCourse:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795003600")  # Wednesday 18 November 2026
    monkeypatch.delenv("COURSE_BASE_URL", raising=False)
    course.write("docs/moments.md", PAGE)
    course.replace("docs/index.md", "\nhelp\n", "\nhelp\nmoments\n")
    return course


def test_the_calendar_has_a_moment_a_week_from_the_monday_after_the_last_change(
    with_moments: SmallCourse, build: Build
) -> None:
    found = events(build().out / "moments.ics")
    assert [event["SUMMARY"] for event in found] == [
        "Kleine cursus · Week 1: zien, en meer",
        "Kleine cursus · Week 2: pauze",
    ]
    first, second = (event["DTSTART"].dt for event in found)
    assert first.weekday() == 0
    assert date(2026, 11, 18) < first <= date(2026, 11, 25)
    assert second - first == timedelta(weeks=1)
    assert found[0]["DTEND"].dt - first == timedelta(days=1)
    assert found[0]["UID"] == "moment-seeing@small-course"
    assert str(found[0]["DESCRIPTION"]).startswith("Kijk alleen; je verandert niets, “nog niet”")


def test_the_calendar_in_another_language_moves_the_same_moments(
    with_moments: SmallCourse, build: Build
) -> None:
    dutch = [event["UID"] for event in events(build().out / "moments.ics")]
    english = [event["UID"] for event in events(build(language="en").out / "moments.ics")]
    assert dutch == english


def test_the_feed_has_every_moment_with_its_place(with_moments: SmallCourse, build: Build) -> None:
    feed = ET.fromstring(build().read("moments.xml"))
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    for name in ("title", "id", "updated"):  # RFC 4287, 4.1.1: exactly one of each
        assert len(feed.findall(f"{ATOM}{name}")) == 1
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Week 1: zien, en meer",
        "Week 2: pauze",
    ]
    identities = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(identities)) == 2
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identity) for identity in identities)
    updated = feed.findtext(f"{ATOM}updated") or ""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", updated)
    links = [str(entry.find(f"{ATOM}link").get("href")) for entry in entries]  # type: ignore[union-attr]
    assert links == ["moments.html#moment-seeing", "moments.html#moment-pause"]


def test_with_an_address_both_lead_to_the_web(
    with_moments: SmallCourse, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_BASE_URL", "https://example.org/course/")
    built = build()
    (first, _second) = events(built.out / "moments.ics")
    assert first["URL"] == "https://example.org/course/nl/moments.html#moment-seeing"
    feed = ET.fromstring(built.read("moments.xml"))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://example.org/course/nl/moments.html",
        "self": "https://example.org/course/nl/moments.xml",
    }


def test_the_page_leads_to_both_and_says_that_it_has_a_feed(
    with_moments: SmallCourse, build: Build
) -> None:
    page = build().read("moments.html")
    assert '<a href="moments.ics" download>' in page
    assert '<a href="moments.xml" type="application/atom+xml">' in page
    assert '<link rel="alternate" type="application/atom+xml" href="moments.xml">' in page
    assert "js/calendar.js" in page
    assert "js/calendar.js" not in build().read("help.html")


def test_on_paper_and_in_an_e_book_there_is_nothing_to_get(
    with_moments: SmallCourse, build: Build
) -> None:
    assert "moment-files" not in build("epub").read("moments.xhtml")
    text = build("text").read("moments.txt")
    assert "Week 1" in text
    assert "ics" not in text


def test_the_page_is_the_same_when_only_the_date_of_the_course_changed(
    with_moments: SmallCourse, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build().read("moments.html")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1805003600")
    assert build().read("moments.html") == before


def test_a_calendar_that_is_not_strict_is_refused(tmp_path: object) -> None:
    calendar = Calendar()
    calendar.add("version", "2.0")
    with pytest.raises(AssertionError):
        events(calendar.to_ical())  # no PRODID, no event
