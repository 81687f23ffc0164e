"""Moments for a calendar: a page whose sections are one moment each, for one a week.

The reader gets a calendar file that begins on a day and at a time of their own choice, made in the
browser, and nothing is asked or sent; without scripts, a file that begins on the first Monday after
the course was last changed. A feed has the same moments.

Doctree: ``moment_files()`` where ``:::{moment-files}`` stands; the files lie beside the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any, ClassVar
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from docutils import nodes
from icalendar import Calendar, Event
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from course.interface import _
from course.site.search_text import Part, parts_of
from course.site.theme import absolute_url, add_style

ATOM = "http://www.w3.org/2005/Atom"
SCRIPT = "js/calendar.js"

#: What a page that has the files is known by.
_MARK = "moment-files"

#: In the calendar that a script takes its text from; it puts the reader's day there.
_SOME_DAY = datetime(1970, 1, 5, tzinfo=UTC)


class moment_files(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Where the reader gets the files."""


class MomentFilesDirective(SphinxDirective):
    """``:::{moment-files}``."""

    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """Mark the place, and the page."""
        self.env.metadata[self.env.current_document.docname][_MARK] = True
        return [moment_files()]


def moments_of(document: nodes.document) -> list[Part]:
    """Return the moments of a page: its sections, in their order."""
    return [part for part in parts_of(document) if part.place]


def calendar_file(
    config: Config, moments: Sequence[Part], address: str, start: date, changed: datetime
) -> bytes:
    """Return a calendar (RFC 5545) with one moment a week, on the weekday of ``start``.

    ``address`` is the page's, absolute, or ""; ``changed`` is when the text was. Each moment takes
    a whole day and keeps nobody busy. Its identity is the section's, so a second file moves the
    moments and doubles none.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{config.course_slug}//{config.language}//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", config.project)
    for week, moment in enumerate(moments):
        event = Event()
        day = start + timedelta(weeks=week)
        event.add("uid", f"{moment.place}@{config.course_slug}")
        event.add("dtstamp", changed)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"{config.project} · {moment.title}")
        event.add("description", moment.text)
        if address:
            event.add("url", f"{address}#{moment.place}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def feed_file(
    config: Config, title: str, moments: Sequence[Part], page: str, address: str
) -> bytes:
    """Return the moments as an Atom feed (RFC 4287), which lies beside ``page``, a file name.

    ``address`` is the page's, absolute, or "": then links are relative to the feed.
    """
    ET.register_namespace("", ATOM)
    updated = _changed(config).isoformat()
    feed = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": config.language})
    _add(feed, "title", f"{config.project}: {title}")
    _add(feed, "id", _identity(config, page))
    _add(feed, "updated", updated)
    _add(feed, "rights", f"© {config.copyright}")
    _add(_add(feed, "author"), "name", config.author)
    _add(feed, "link", rel="alternate", type="text/html", href=address or page)
    if address:
        own = f"{address.rpartition('/')[0]}/{page.removesuffix('.html')}.xml"
        _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    for moment in moments:
        entry = _add(feed, "entry")
        _add(entry, "title", moment.title)
        _add(entry, "id", _identity(config, moment.place))
        _add(entry, "updated", updated)
        _add(entry, "link", rel="alternate", href=f"{address or page}#{moment.place}")
        _add(entry, "content", moment.text, type="text")
    ET.indent(feed, " ")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _changed(config: Config) -> datetime:
    return datetime.fromtimestamp(config.course_source_epoch, tz=UTC)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _identity(config: Config, name: str) -> str:
    """Return an identity that stays wherever the site is put."""
    return uuid5(NAMESPACE_URL, f"{config.course_slug}/{config.language}/{name}").urn


def write_files(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the files of every page that has ``moment-files``; yield no page."""
    if app.builder.name != "html":
        return
    after = date.fromisoformat(app.config.course_source_date)
    monday = after + timedelta(days=7 - after.weekday())
    for page in sorted(page for page, notes in app.env.metadata.items() if _MARK in notes):
        moments = moments_of(app.env.get_doctree(page))
        uri = app.builder.get_target_uri(page)
        address = absolute_url(app, page)
        title = app.env.titles[page].astext()
        path = Path(app.outdir, uri)
        changed = _changed(app.config)
        calendar = calendar_file(app.config, moments, address, monday, changed)
        path.with_suffix(".ics").write_bytes(calendar)
        feed = feed_file(app.config, title, moments, path.name, address)
        path.with_suffix(".xml").write_bytes(feed)
    yield from ()


def visit_html(self: HTML5Translator, _node: moment_files) -> None:
    """Offer the files, and a form that a script shows; on paper there is no file to get."""
    if self.builder.name != "html":
        raise nodes.SkipNode
    config, page = self.config, self.builder.current_docname
    moments = moments_of(self.document)
    address = absolute_url(self.builder.app, page)
    model = calendar_file(config, moments, address, _SOME_DAY.date(), _SOME_DAY).decode()
    name = page.rpartition("/")[2]
    feed = escape(str(_("As a feed (Atom)")))
    self.body.append(
        f'<div class="moment-files">'
        f'<form hidden data-name="{name}.ics">'
        f'<p><label for="moments-day">{escape(str(_("First day")))}</label> '
        f'<input type="date" id="moments-day" required></p>'
        f'<p><label for="moments-time">{escape(str(_("Time, if you like")))}</label> '
        f'<input type="time" id="moments-time"></p>'
        f'<p><button type="submit">{escape(str(_("Put them in my calendar")))}</button></p>'
        f'<p class="note">{escape(str(_("The file is made on your device. Nothing is sent.")))}'
        f"</p><template>{escape(model)}</template></form>"
        f'<p class="moment-links"><a href="{name}.ics" download>'
        f"{escape(str(_('Calendar file that starts on a Monday')))}</a> "
        f'<a href="{name}.xml" type="application/atom+xml">{feed}</a></p></div>'
    )
    raise nodes.SkipNode


def skip(_self: object, _node: moment_files) -> None:
    """Show nothing."""
    raise nodes.SkipNode


def add_script(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _document: object
) -> None:
    """Load the script and the style on pages with the form, and tell feed readers of the feed."""
    if app.builder.name != "html" or _MARK not in app.env.metadata.get(pagename, {}):
        return
    app.add_js_file(SCRIPT, loading_method="defer")
    add_style(app, "css/moments.css")
    feed = f"{pagename.rpartition('/')[2]}.xml"
    context["metatags"] += f'<link rel="alternate" type="application/atom+xml" href="{feed}">\n'


def setup(app: Sphinx) -> None:
    """Register the directive, the files and the script."""
    nothing = (skip, None)
    app.add_node(moment_files, html=(visit_html, None), text=nothing, latex=nothing, man=nothing)
    app.add_directive("moment-files", MomentFilesDirective)
    app.connect("html-collect-pages", write_files)
    app.connect("html-page-context", add_script)
