"""Finds what is live in a page: whatever a browser would run, load or follow."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

#: What a page of text is made of; the theme puts its own icons in a summary.
PLAIN = frozenset(
    (
        *("article", "section", "div", "p", "span", "a", "em", "strong", "code", "br", "pre", "i"),
        *("h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "table"),
        *("thead", "tbody", "tr", "th", "td", "details", "summary", "figure", "figcaption", "img"),
        *("svg", "path", "cite", "noscript"),
    )
)

ADDRESSES = ("href", "src", "action", "formaction", "data", "srcset", "poster", "xlink:href")

#: What the search page has of its own; no message stands in it.
SEARCH = ".search-form, .search-form *, .search-results > template"

#: The only hosts that the template links to.
HOSTS = frozenset({"", "www.sphinx-doc.org", "pradyunsg.me", "github.com"})

#: The only script that stands in a page itself.
_THEME_SCRIPT = re.compile(
    r'\s*document\.body\.dataset\.theme = localStorage\.getItem\("theme"\) \|\| "auto";\s*'
)


def live(html: str) -> list[str]:
    """Everything live in a page, apart from what the theme itself brings."""
    found = []
    page = BeautifulSoup(html, "html.parser")
    article = page.find("article") or page.find("main")  # a page for the lost has no text
    assert article is not None
    for tag in page.find_all(True):
        found += [f"{tag.name} {name}" for name in tag.attrs if name.startswith("on")]
        found += [f"{tag.name} {tag[name]}" for name in ADDRESSES if _leads_away(tag, name)]
        if tag.name in ("iframe", "object", "embed", "base", "applet", "frame"):
            found.append(tag.name)
        if tag.name == "script" and not _from_theme(tag):
            found.append(f"script {tag.get_text()}")
        if tag.name == "meta" and tag.get("http-equiv"):
            found.append("meta http-equiv")
    ours = {id(tag) for tag in article.select(SEARCH)}
    found += [
        tag.name for tag in article.find_all(True) if tag.name not in PLAIN and id(tag) not in ours
    ]
    return found


def _leads_away(tag: Tag, name: str) -> bool:
    address = urlsplit(str(tag.get(name, "")))
    if tag.name == "a" and address.scheme == "tel":
        return False
    return address.scheme not in ("", "https", "http") or address.netloc not in HOSTS


def _from_theme(tag: Tag) -> bool:
    source = str(tag.get("src", ""))
    if tag.get("type") == "application/ld+json":  # data, which ends where its script does
        return "<" not in tag.get_text() and bool(json.loads(tag.get_text()))
    if source:
        return (
            re.fullmatch(r"(\.\./)*(_static/[\w./-]+|search-index\.js)(\?v=\w+)?", source)
            is not None
        )
    return _THEME_SCRIPT.fullmatch(tag.get_text()) is not None
