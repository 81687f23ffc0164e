"""What the head of a page tells machines: search engines, chat programs, other languages.

All of it is made from the page, and nothing is said twice. ``sphinxext-opengraph`` would write a
second description on pages that have their author's, so this is our own. Absolute addresses, which
some of it needs, are written where ``base-url`` says where the site is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from babel.core import get_global
from docutils import nodes
from sphinx.application import Sphinx

from course.components.faq import faq
from course.languages import Language, source_language
from course.site.links import offered_languages
from course.site.theme import absolute_url

_SCHEMA = "https://schema.org"


def describe(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], document: object
) -> None:
    """Add to the head of a page of text; pages for translators and the like stay as they are."""
    if app.builder.name != "html" or not isinstance(document, nodes.document):
        return
    if address := absolute_url(app, pagename):
        context["pageurl"] = address  # the template's canonical link
    lines = [
        *(
            f'<link rel="alternate" hreflang="{code}" href="{escape(uri)}">'
            for code, uri in alternates(app, pagename)
        ),
        *(
            f'<meta property="{name}" content="{escape(text)}">'
            for name, text in open_graph(app, pagename, document)
            if text
        ),
        *(_script(data) for data in structured(app, pagename, document)),
    ]
    context["metatags"] += "\n".join(lines)


def alternates(app: Sphinx, page: str) -> Iterator[tuple[str, str]]:
    """Yield ``(language, address)`` of a page's other languages, itself and the default.

    The default of the first page is the front door, which offers all languages.
    """
    base = app.config.course_base_url
    if not base:
        return
    uri = app.builder.get_target_uri(page)
    for language in offered_languages(app.config):
        yield language.code, f"{base}/{language.code}/{uri}"
    source = source_language(app.config.course_languages)
    yield "x-default", f"{base}/" if page == app.config.root_doc else f"{base}/{source.code}/{uri}"


def open_graph(app: Sphinx, page: str, document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield what a link to the page shows in a message (https://ogp.me)."""
    first = page == app.config.root_doc
    yield "og:type", "website" if first else "article"
    yield "og:site_name", app.config.project
    yield "og:title", app.env.titles[page].astext()
    yield "og:description", description(document)
    yield "og:locale", territory(app.config.course_language)
    for language in offered_languages(app.config):
        if language.code != app.config.course_language.code:
            yield "og:locale:alternate", territory(language)
    yield "og:url", absolute_url(app, page)


def description(document: nodes.document) -> str:
    """Return the author's description of a page, "" without one."""
    for meta in document.findall(nodes.meta):
        if meta.get("name") == "description":
            return str(meta["content"])
    return ""


def territory(language: Language) -> str:
    """Return a language with its likeliest country, as ``nl_NL``; "" where CLDR knows none."""
    locale = language.locale
    if locale.territory:
        return f"{locale.language}_{locale.territory}"
    parts = str(get_global("likely_subtags").get(str(locale), "")).split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 and locale.language != "root" else ""


def structured(app: Sphinx, page: str, document: nodes.document) -> Iterator[dict[str, Any]]:
    """Yield what the page is about (https://schema.org): the course, questions with answers."""
    if page == app.config.root_doc:
        yield course(app, document)
    if questions := list(document.findall(faq)):
        yield {
            "@context": _SCHEMA,
            "@type": "FAQPage",
            "inLanguage": app.config.course_language.code,
            "mainEntity": [question(app, page, node) for node in questions],
        }


def course(app: Sphinx, document: nodes.document) -> dict[str, Any]:
    """Return the course, as a search engine wants to know it."""
    data: dict[str, Any] = {
        "@context": _SCHEMA,
        "@type": "Course",
        "name": app.config.project,
        "description": description(document),
        "inLanguage": app.config.course_language.code,
        "isAccessibleForFree": True,
        "offers": {"@type": "Offer", "category": "Free"},
        "provider": {"@type": "Organization", "name": app.config.author},
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "Online"},
    }
    if address := absolute_url(app, app.config.root_doc):
        data["url"] = address
    return data


def question(app: Sphinx, page: str, node: faq) -> dict[str, Any]:
    """Return a question with its answer."""
    title, *answer = node.children
    data: dict[str, Any] = {
        "@type": "Question",
        "name": title.astext(),
        "acceptedAnswer": {
            "@type": "Answer",
            "text": " ".join(" ".join(part.astext() for part in answer).split()),
        },
    }
    if address := absolute_url(app, page):
        data["url"] = f"{address}#{node['ids'][0]}"
    return data


def _script(data: dict[str, Any]) -> str:
    """Return data for machines; no browser runs it, and no text in it can end it."""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def setup(app: Sphinx) -> None:
    """Register the head."""
    app.connect("html-page-context", describe)
