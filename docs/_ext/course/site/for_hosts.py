"""Files above the languages' sites, for hosts and for search engines; made of what was built."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from course.languages import Language
from course.project import Project
from course.site.moved import FILE, read_moves, redirects
from course.site.not_found import write_for_all

_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
{urls}
</urlset>
"""


def write_for_hosts(project: Project, languages: dict[str, Language]) -> None:
    """Write ``404.html``, ``robots.txt``, ``sitemap.xml`` and ``_redirects``."""
    site, base = project.site, project.base_url
    built = [one for one in languages.values() if (site / one.code / "404.html").is_file()]
    if not built:
        return
    write_for_all(site, built, base)
    pages = project.documents()
    moves = read_moves(project.docs / FILE, pages)
    robots = "User-agent: *\nAllow: /\n"
    texts = {
        "_redirects": redirects(moves, [one.code for one in built], base),
        "robots.txt": f"{robots}Sitemap: {base}/sitemap.xml\n" if base else robots,
        "sitemap.xml": sitemap(project, built, pages) if base else "",
    }
    for name, text in texts.items():
        if text:
            (site / name).write_text(text, encoding="utf-8")
        else:
            (site / name).unlink(missing_ok=True)


def sitemap(project: Project, built: Sequence[Language], pages: Sequence[str]) -> str:
    """Return the sitemap: each page in each language that has it, with its other languages."""
    base = project.base_url
    source = next((language for language in built if language.source), built[0])
    day = project.source_date.date().isoformat()
    urls = []
    for page in pages:
        there = [one.code for one in built if _has(project.site, one.code, page)]
        if not there:
            continue
        links = [(code, f"{base}/{code}/{page}.html") for code in there]
        default = f"{base}/" if page == "index" else f"{base}/{source.code}/{page}.html"
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(address)}"/>'
            for code, address in [*links, ("x-default", default)]
        )
        urls += [
            f"<url><loc>{escape(address)}</loc><lastmod>{day}</lastmod>{alternates}</url>"
            for _code, address in links
        ]
    return _SITEMAP.format(urls="\n".join(urls))


def _has(site: Path, code: str, page: str) -> bool:
    return (site / code / f"{page}.html").is_file()
