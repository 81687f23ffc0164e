"""Pages for who translates: how far the translation is, and each page beside its source.

A site in another language than the source gets ``translation/status.html``, with the same numbers
in ``translation/status.json``, and ``translation/review/<page>.html`` for every page, which that
page leads to at its foot. They follow from the catalogues whenever the site is built.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from course.interface import _
from course.languages import Language, source_language
from course.project import Project
from course.site import review_page, status_page
from course.site.navigation import reading_order
from course.site.status_page import Title
from course.site.theme import NO_INDEX, add_style
from course.translations.compiled import read_messages
from course.translations.states import Entry, State
from course.translations.status import entries_of, language_status

REVIEW = "translation/review/"


def make_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the status page and the review pages: name, context, template."""
    language: Language = app.config.course_language
    if app.builder.name != "html" or not has_pages(app.config, language):
        return
    project = _project(app.config)
    entries = {
        page: entries_of(project, language.code, page, messages)
        for page in reading_order(app.env)
        if (messages := read_messages(project, language.code, page)) is not None
    }
    status = language_status(project, language, entries)
    status_page.write_data(Path(app.outdir, f"{status_page.NAME}.json"), status)
    titles = {page: title_of(app, page, present) for page, present in entries.items()}
    body = status_page.body(app, status, titles, REVIEW)
    head = {"metatags": NO_INDEX}
    yield status_page.NAME, {"title": status_page.heading(), "body": body, **head}, "page.html"
    no_contents = {"toctree": lambda **_options: ""}  # Furo would work out a menu for each page
    for page, present in entries.items():
        shown = review_page.context(app, project, page, titles[page], present)
        yield REVIEW + page, {**shown, **head, **no_contents}, review_page.TEMPLATE


def title_of(app: Sphinx, page: str, entries: Sequence[Entry]) -> Title:
    """Return a page's title and its language: that of the source where it is not translated."""
    text = app.env.titles[page].astext()
    languages: dict[str, Language] = app.config.course_languages
    left = any(entry.source == text and entry.state is State.MISSING for entry in entries)
    return Title(text, source_language(languages) if left else app.config.course_language)


def has_pages(config: Config, language: Language) -> bool:
    """Tell whether a language has these pages: it is a translation, and somebody has begun it.

    Nobody translates into a pseudo-locale.
    """
    return not language.source and (_project(config).locales / language.code).is_dir()


def add_links(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Give a page's foot its links to these pages, and these pages theirs to other languages."""
    if app.builder.name != "html" or not has_pages(app.config, app.config.course_language):
        return
    if pagename in app.env.found_docs:
        context["translation_links"] = [
            {
                "uri": app.builder.get_relative_uri(pagename, REVIEW + pagename),
                "text": _("Improve this translation"),
            },
            {
                "uri": app.builder.get_relative_uri(pagename, status_page.NAME),
                "text": status_page.heading(),
            },
        ]
    elif pagename.startswith(REVIEW) or pagename == status_page.NAME:
        page = pagename.removeprefix(REVIEW) if pagename.startswith(REVIEW) else ""
        add_working_links(app, pagename, page or app.config.root_doc, context)
        add_style(app, "css/review.css" if page else "css/status.css")


def add_working_links(app: Sphinx, pagename: str, page: str, context: dict[str, Any]) -> None:
    """Link from a page for translators to the text that it is about, in each language."""
    context["page_uri"] = app.builder.get_relative_uri(pagename, page)
    context["status_uri"] = app.builder.get_relative_uri(pagename, status_page.NAME)
    context["status_text"] = status_page.heading()
    languages = app.config.course_languages
    here = app.builder.get_target_uri(pagename)
    for link in context.get("language_links", []):
        if not has_pages(app.config, languages[link["code"]]):
            target = app.builder.get_target_uri(page)
            link["uri"] = link["uri"].removesuffix(here) + target


def _project(config: Config) -> Project:
    return Project(config.course_docs.parent)


def setup(app: Sphinx) -> None:
    """Register the pages, the links to them and where the catalogues can be seen."""
    app.add_config_value("course_repository_url", "", "html", str)
    app.connect("html-collect-pages", make_pages)
    app.connect("html-page-context", add_links, priority=600)  # after the languages' links
