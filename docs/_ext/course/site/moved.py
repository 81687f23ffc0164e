"""Pages that moved: ``redirects.toml`` in the docs says where to, and old links keep working.

``"chapters/old-name" = "chapters/new-name"``, or with a place, ``"chapters/new-name#place"``. At
the old address lies a small page that leads to the new one, with or without a server; hosts that
know the file ``_redirects`` do it at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ConfigError

from course.errors import CourseError, line_of_key, read_toml
from course.interface import _
from course.languages import Language
from course.site.not_found import root_of

FILE = "redirects.toml"


def read_moves(path: Path, pages: Sequence[str]) -> dict[str, str]:
    """Return where each old page moved to; ``pages`` are those that there are.

    Raises CourseError at the line of an old page that is there, or a new one that is not.
    """
    if not path.is_file():
        return {}
    text, table = read_toml(path)
    for old, new in table.items():
        line = line_of_key(text, f'"{old}"') or line_of_key(text, old)
        if old in pages:
            raise CourseError(path, line, f"{old} is still there", "take that line out")
        if not isinstance(new, str) or new.partition("#")[0] not in pages:
            mend = "name the page where its readers should go now"
            raise CourseError(path, line, f"{old} leads to {new!r}, which is no page", mend)
        if old.startswith(("/", ".")) or old.endswith(".html") or not old:
            mend = 'write its name, as in "chapters/old" = "chapters/new"'
            raise CourseError(path, line, f"{old!r} is no page's name", mend)
    return dict(table)


def make_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield a small page at each old address."""
    if app.builder.name != "html":
        return
    language: Language = app.config.course_language
    try:
        moves = read_moves(app.config.course_docs / FILE, sorted(app.env.found_docs))
    except CourseError as error:
        raise ConfigError(str(error)) from error
    for old, new in moves.items():
        page, _hash, place = new.partition("#")
        uri = app.builder.get_relative_uri(old, page) + (f"#{place}" if place else "")
        context = {
            "code": language.code,
            "direction": language.direction,
            "uri": uri,
            "heading": _("This page has moved"),
            "target": app.env.titles[page].astext(),
        }
        yield old, context, "moved.html"


def redirects(moves: dict[str, str], codes: Sequence[str], base_url: str) -> str:
    """Return the file ``_redirects`` (one line per language and page), "" where nothing moved."""
    lines = []
    for code in codes:
        for old, new in moves.items():
            page, hash_, place = new.partition("#")
            here = f"{root_of(base_url)}{code}"
            lines.append(f"{here}/{old}.html {here}/{page}.html{hash_}{place} 301\n")
    return "".join(lines)


def setup(app: Sphinx) -> None:
    """Register the pages."""
    app.connect("html-collect-pages", make_pages)
