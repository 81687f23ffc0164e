"""The page for an address that leads nowhere, in the reader's language.

Each language has ``404.html``, for hosts that look for the nearest one. The one above them all has
what every language says; its script shows the language that the address begins with. The page may
be shown for any address, however deep, so its own links begin at the site's root.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sphinx.application import Sphinx

from course.interface import _
from course.languages import Language

PAGE = "404"
SCRIPT = "not-found.js"

_SECTION = re.compile(r"<section\b.*</section>", re.DOTALL)

_ALL = """<!doctype html>
<html lang="{code}" dir="{direction}" data-root="{root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="stylesheet" href="{root}front-door.css">
<script src="{root}not-found.js" defer></script>
</head>
<body>
<main>
{sections}
</main>
</body>
</html>
"""


def root_of(base_url: str) -> str:
    """Return the path of the folder that holds all languages, with ``/`` at both ends."""
    return f"{urlsplit(base_url).path.rstrip('/')}/"


def make_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of the language that is being built."""
    if app.builder.name != "html":
        return
    language: Language = app.config.course_language
    root = root_of(app.config.course_base_url)
    here = f"{root}{language.code}/"
    links = [
        (_("Home"), here + app.builder.get_target_uri(app.config.root_doc)),
        (_("Search"), here + app.builder.get_target_uri("search")),
    ]
    if page := app.config.course_help_page:
        links.append((_("It gets too much?"), here + app.builder.get_target_uri(page)))
    context = {
        "root": root,
        "code": language.code,
        "direction": language.direction,
        "heading": _("This page is not here"),
        "course": language.title,
        "sentence": _("Perhaps it has moved, or there is a slip in the address."),
        "links": links,
    }
    yield PAGE, context, "404.html"


def write_for_all(site: Path, languages: Sequence[Language], base_url: str) -> None:
    """Write ``site/404.html`` of what the languages' own pages say; the first is the default."""
    found = {
        language: section[0]
        for language in languages
        if (section := _SECTION.search((site / language.code / "404.html").read_text("utf-8")))
    }
    first = next(iter(found))
    page = _ALL.format(
        code=first.code,
        direction=first.direction,
        title=escape(first.title),
        root=root_of(base_url),
        sections="\n".join(found.values()),
    )
    script = files("course.site").joinpath(SCRIPT).read_text(encoding="utf-8")
    (site / "404.html").write_text(page, encoding="utf-8")
    (site / SCRIPT).write_text(script, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the page."""
    app.connect("html-collect-pages", make_page)
