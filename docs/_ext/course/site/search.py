"""The search of the site: a page, and one script that holds all that can be found.

Sphinx's search finds no words without their accents, and asks the server for each page that it
shows an excerpt of; Pagefind needs WebAssembly and a server (CONTRIBUTING.md has the figures).
Ours reads ``search-index.js``, which a script element loads, so that it works from a file and from
the copy kept for offline use. It holds ``courseSearch = {language, stopWords, sameAs, helpFirst,
helpPage, pages}``, with ``pages`` a list of ``[address, title, [[place, title, text], …]]`` in
reading order, followed by the stemmer that Sphinx ships for the language.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage, languages

from course.errors import CourseError, line_of_key, read_toml
from course.interface import _
from course.site.navigation import reading_order
from course.site.search_text import SearchDomain
from course.site.theme import NO_INDEX, STATIC, add_style

PAGE = "search"
INDEX = "search-index.js"
SCRIPTS = ("search-words.js", "search.js", "search-page.js")

#: The table of what leads to the help page, beside those of the languages.
_HELP_FIRST = "help-first"

#: What Sphinx puts on every page for its own search, and for nothing else that is used here.
_SPHINX_SCRIPTS = {
    f"_static/{name}.js"
    for name in ("documentation_options", "doctools", "sphinx_highlight", "translations")
}


def replace_sphinx_search(app: Sphinx) -> None:
    """Keep Sphinx from making an index and a page of its own."""
    if app.builder.name == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def make_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the index and yield the search page."""
    if app.builder.name != "html":
        return
    index = search_index(app)
    Path(app.outdir, INDEX).write_text(index, encoding="utf-8")
    context = {
        "title": _("Search"),
        "metatags": NO_INDEX,
        "no_script": _("Searching needs JavaScript. Without it, use the list of all pages."),
        "field_label": _("What are you looking for?"),
        "results_label": _("Search results"),
        "found": _("Pages found: %s"),
        "none_found": _("Nothing found. Try another word, or a shorter one."),
        "search_scripts": [
            f"{INDEX}?v={_version(index)}",
            *(f"_static/js/{name}?v={_version(_script(name))}" for name in SCRIPTS),
        ],
    }
    yield PAGE, context, "search.html"


def _script(name: str) -> str:
    return (STATIC / "js" / name).read_text(encoding="utf-8")


def _version(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def search_index(app: Sphinx) -> str:
    """Return the script with everything that can be found."""
    code = app.config.course_language.code
    domain = app.env.get_domain(SearchDomain.name)
    assert isinstance(domain, SearchDomain)
    rules = search_language(code)
    words = app.config.course_docs / app.config.course_search_words
    data = {
        "language": code,
        "stopWords": sorted(rules.stopwords) if rules else [],
        "sameAs": same_words(words, code),
        "helpFirst": help_first(words, code),
        "helpPage": app.builder.get_target_uri(app.config.course_help_page),
        "pages": [
            [app.builder.get_target_uri(page), title, list(parts)]
            for page in reading_order(app.env)
            if (parts := domain.parts.get(page)) and (title := app.env.titles[page].astext())
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A line break in a script's text that JSON permits and older JavaScript does not.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"globalThis.courseSearch = {text};\n{stemmer(rules)}"


def search_language(code: str) -> type[SearchLanguage] | None:
    """Return what Sphinx knows of searching in a language, or None."""
    found = languages.get(code) or languages.get(code.partition("-")[0])
    if isinstance(found, str):
        module, _, name = found.rpartition(".")
        found = getattr(import_module(module), name)
    return found


def stemmer(rules: type[SearchLanguage] | None) -> str:
    """Return the stemmer (Snowball, https://snowballstem.org) as a script that sets it up."""
    if not rules or not rules.js_stemmer_rawcode:
        return ""
    folder = files("sphinx.search") / "minified-js"
    scripts = [
        folder.joinpath(name).read_text(encoding="utf-8")
        for name in ("base-stemmer.js", rules.js_stemmer_rawcode)
    ]
    name = f"{rules.language_name}Stemmer"
    return "\n".join([*scripts, f"globalThis.courseSearch.stemmer = new {name}();\n"])


def same_words(path: Path, code: str) -> dict[str, str]:
    """Return, for words that people type and the text does not have, the words that it has.

    Raises CourseError at the line of an entry that is not ``word = "other words"``.
    """
    if not path.is_file():
        return {}
    text, tables = read_toml(path)
    words = tables.get(code, {})
    for word, others in words.items():
        if not isinstance(others, str) or not others.strip():
            line = line_of_key(text, word)
            raise CourseError(path, line, f"{word} is {others!r}", 'write crisis = "danger help"')
    return {str(word): str(others) for word, others in words.items()}


def prepare_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Leave the scripts of Sphinx's search out of a page; give the search page its style sheet."""
    if app.builder.name != "html":
        return
    context["script_files"][:] = [  # in place: Sphinx adds to this very list
        script for script in context["script_files"] if str(script.filename) not in _SPHINX_SCRIPTS
    ]
    if pagename == PAGE:
        add_style(app, "css/search.css")


def help_first(path: Path, code: str) -> list[str]:
    """Return what people type when they need help: after it the help page is found first.

    Raises CourseError at the line of a list that is none.
    """
    if not path.is_file():
        return []
    text, tables = read_toml(path)
    found = tables.get(_HELP_FIRST, {}).get(code, [])
    if not isinstance(found, list) or not all(isinstance(words, str) for words in found):
        what = f"[{_HELP_FIRST}] {code} is no list"
        raise CourseError(path, line_of_key(text, code), what, f'write {code} = ["crisis"]')
    return found


def setup(app: Sphinx) -> None:
    """Register the page and the file of words."""
    app.add_config_value("course_search_words", "search-words.toml", "html", str)
    app.connect("builder-inited", replace_sphinx_search)
    app.connect("html-collect-pages", make_page)
    app.connect("html-page-context", prepare_page)
