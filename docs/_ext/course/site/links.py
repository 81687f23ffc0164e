"""Links that stand in the same place on every page: the other languages, and help.

Templates get ``language_links`` (plain links to the same page) with a ``language_label``,
``help_link`` with its ``help_text``, ``help_on_paper`` (a number, for a page that is printed), and
the ``direction`` of the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.osutil import relative_uri

from course.components.help_lines import help_words
from course.interface import _
from course.languages import Language


def offered_languages(config: Config) -> list[Language]:
    """Return the languages that a page leads to: those that are, or are being, built."""
    return _offered(config.course_languages, config.course_language.code, config.course_built)


def _offered(languages: dict[str, Language], current: str, built: Sequence[str]) -> list[Language]:
    return [
        language
        for language in languages.values()
        if language.code == current
        or (language.published and (not built or language.code in built))
    ]


def language_links(
    languages: dict[str, Language], current: str, page_uri: str, built: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return one entry per language to offer, to the page at ``page_uri`` in its own site.

    ``built`` has the codes of those that there are; empty, it is not known. The sites lie side by
    side (``<code>/<page_uri>``), so the links also work without a server.
    """
    offered = _offered(languages, current, built)
    return [
        {
            "code": language.code,
            "name": language.name,
            "current": language.code == current,
            "uri": relative_uri(f"{current}/{page_uri}", f"{language.code}/{page_uri}"),
        }
        for language in offered
    ]


def add_links(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Give the templates what they show on every page of the site; an e-book has no neighbours."""
    if app.builder.name != "html":
        return
    language: Language = app.config.course_language
    page_uri = app.builder.get_target_uri(pagename)
    context["direction"] = language.direction
    context["language_links"] = language_links(
        app.config.course_languages, language.code, page_uri, app.config.course_built
    )
    context["language_label"] = str(_("Languages"))
    if app.config.course_help_page:
        context["help_on_paper"] = help_words(app.config, language)
        context["help_text"] = str(_("It gets too much?"))
        context["help_link"] = (
            app.builder.get_relative_uri(pagename, app.config.course_help_page) or "#"
        )


def setup(app: Sphinx) -> None:
    """Register the page context and the help page's name."""
    app.add_config_value("course_help_page", "", "env", str)
    app.add_config_value("course_built", [], "html", list)
    app.connect("html-page-context", add_links)
