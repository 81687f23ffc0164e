"""The front door: ``index.html`` above the languages' sites, which offers what was built."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from course.languages import Language
from course.project import Project

_PAGE = """<!doctype html>
<html lang="{code}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="front-door.css">
{icon}</head>
<body>
<main>
<h1>{title}</h1>
<ul>
{items}
</ul>
</main>
</body>
</html>
"""

_ITEM = """<li lang="{code}" dir="{direction}">
<a class="language" hreflang="{code}" href="{code}/index.html">
<strong>{name}</strong> <span>{title}: {subtitle}</span></a>
{downloads}</li>"""


def write_front_door(project: Project, languages: dict[str, Language]) -> None:
    """Write the page, and its style sheet, for the languages that are in ``build/site`` now."""
    built = [
        language
        for language in languages.values()
        if (project.site / language.code / "index.html").is_file()
    ]
    if not built:
        return
    source = built[0]
    page = _PAGE.format(
        code=source.code,
        direction=source.direction,
        title=escape(source.title),
        icon=_icon(project, source),
        items="\n".join(_item(project, language) for language in built),
    )
    style = files("course.site").joinpath("front_door.css").read_text(encoding="utf-8")
    for name, text in (("front-door.css", style), ("index.html", page)):
        beside = project.site / f".{name}.new"
        beside.write_text(text, encoding="utf-8")
        beside.replace(project.site / name)


def _icon(project: Project, language: Language) -> str:
    """Return the link to the sign that a browser shows in its tab, where the pages have one."""
    icon = f"{language.code}/_static/icon.svg"
    if not (project.site / icon).is_file():
        return ""
    return f'<link rel="icon" type="image/svg+xml" href="{icon}">\n'


def _item(project: Project, language: Language) -> str:
    links = " · ".join(
        f'<a href="{language.code}/{escape(target)}">{escape(text)}</a>'
        for target, text in _downloads(project.site / language.code)
    )
    return _ITEM.format(
        code=language.code,
        direction=language.direction,
        name=escape(language.name),
        title=escape(language.title),
        subtitle=escape(language.subtitle),
        downloads=f'<p class="downloads">{links}</p>' if links else "",
    )


def _downloads(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the places of the book, the e-book and the page of all downloads, with their names."""
    folder = site / "downloads"
    printed = read_json(folder / "downloads.json") or []
    books = [folder / entry["file"] for entry in printed[:1]] + sorted(folder.glob("*.epub"))
    for path in books:
        if path.is_file():
            yield f"downloads/{path.relative_to(folder).as_posix()}", path.suffix[1:].upper()
    if page := read_json(folder / "page.json"):
        yield page["page"], page["text"]


def read_json(path: Path) -> Any:
    """Return what a file holds, None where there is none."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
