"""What a page carries for its readers' notes and progress: words for the scripts, and its end.

Everything is hidden until a script shows it, so that a page without scripts promises nothing.
Templates get ``notes``: ``words`` (data attributes for the scripts) and what the end of the page
offers. Answers and ticks stay in the reader's browser; the site gets nothing of them.
"""

from __future__ import annotations

from fnmatch import fnmatch
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from course.components.questions import questions
from course.components.workbook import workbook
from course.interface import _
from course.site.navigation import reading_order
from course.site.scripts import has_scripts
from course.site.workbook import workbook_pages


def add_notes(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates what they show."""
    if app.builder.name != "html" or not has_scripts(app):
        return
    asks = doctree is not None and any(questions(doctree))
    shows = doctree is not None and any(doctree.findall(workbook))
    chapter = matches(pagename, app.config.course_chapters)
    words = {"slug": app.config.course_slug, "page": pagename, "done": _("done")}
    if chapter or matches(pagename, app.config.course_timed_pages):
        words["place"] = "true"
    if asks:
        words |= field_words()
    if asks or shows:
        words |= copy_words()
    if shows:
        words |= workbook_words()
    context["notes"] = {
        "words": {name: str(text) for name, text in words.items()},
        "done": _("This chapter is done") if chapter else "",
        "offer": copy_offer(app, pagename) if asks else {},
        "go_on": go_on(app) if pagename == app.config.root_doc else {},
    }


def matches(page: str, patterns: list[str]) -> bool:
    """Tell whether one of ``patterns`` names the page."""
    return any(fnmatch(page, pattern) for pattern in patterns)


def field_words() -> dict[str, str]:
    """Return what is said beside a field."""
    return {
        "about": _(
            "What you write stays in this browser. "
            "Does somebody else use this device too? They can read it."
        ),
        "keep-not": _("Do not keep it on this device"),
        "kept-not": _("Nothing is kept now. Your words stay here until you leave this page."),
        "kept-before": _(
            "What you kept before is still on this device. You can erase it in your workbook."
        ),
        "saved": _("Kept in this browser"),
        "full": _(
            "This browser has no room left. Your words are on this page, but they are not kept. "
            "You can download a copy at the end of this page."
        ),
        "blocked": _(
            "This browser keeps nothing of this site. You can write here, "
            "and your words stay until you leave this page. "
            "You can download a copy at the end of this page."
        ),
        "both": _("You wrote here in another tab, too. Both texts now stand below each other."),
    }


def copy_words() -> dict[str, str]:
    """Return what is said of copies."""
    return {
        "copied": _("Last copy: %s."),
        "copied-not": _("You have no copy yet."),
        "no-answers": _("There is nothing to copy yet."),
    }


def workbook_words() -> dict[str, str]:
    """Return what the workbook says when something was done in it."""
    return {
        "restored": _("The copy has been put back. Answers in it: %s."),
        "restored-both": _("Where you had other words already, both now stand below each other."),
        "not-a-copy": _("This file is not a copy of this course. Nothing was changed."),
        "no-room": _("This browser has no room for that copy. Nothing was changed."),
        "keeps-nothing": _("This browser keeps nothing now. Nothing was changed."),
        "erased": _("Everything has been erased from this browser."),
        "erased-not": _("This browser does not let anything be erased here."),
    }


def copy_offer(app: Sphinx, pagename: str) -> dict[str, str]:
    """Return what the end of a page with questions offers."""
    offer = {
        "why": _("Some browsers erase what they keep after a while. A copy of your own stays."),
        "button": _("Download a copy"),
    }
    for page in workbook_pages(app.env):
        offer["workbook"] = app.env.titles[page].astext()
        offer["workbook_uri"] = app.builder.get_relative_uri(pagename, page)
    return offer


def go_on(app: Sphinx) -> dict[str, str]:
    """Return what the first page says to who comes back, and the pages in their order."""
    steps = app.config.course_timed_pages + app.config.course_chapters
    order = [page for page in reading_order(app.env) if matches(page, steps)]
    return {"label": _("Go on where you were:"), "pages": " ".join(order)}


def setup(app: Sphinx) -> None:
    """Register the page context and which pages can be marked as done."""
    app.add_config_value("course_chapters", [], "env", list)
    app.connect("html-page-context", add_notes)
