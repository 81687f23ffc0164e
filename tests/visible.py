"""What a reader of a page gets: its text, and what a browser or a screen reader says of it."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Doctype, Tag

#: Attributes with words; ``content`` counts where a search engine shows it.
ATTRIBUTES = (
    *("alt", "aria-description", "aria-label", "label", "placeholder", "title"),
    *("data-found", "data-none", "data-kept", "data-offline"),  # what a script says with them
)


def visible(page: str | Tag, leave_out: str = "") -> Iterator[tuple[str, str]]:
    """Yield ``(place, text)`` for all words of a page, but for those in elements ``leave_out``.

    ``page`` is HTML or an element of it, ``leave_out`` a CSS selector.
    """
    soup = BeautifulSoup(page, "html.parser") if isinstance(page, str) else page
    hidden = set()
    for element in soup.select(", ".join(filter(None, ("script, style", leave_out)))):
        hidden |= {id(element), *(id(inner) for inner in element.descendants)}
    for element in [soup, *soup.descendants]:
        if id(element) in hidden:
            continue
        if not isinstance(element, Tag):
            words = " ".join(str(element).split())
            if words and not isinstance(element, Comment | Doctype):
                yield element.parent.name if element.parent else "", words
            continue
        for name in ATTRIBUTES:
            if element.get(name):
                yield f"{element.name} {name}", str(element[name])
        if element.name == "meta" and element.get("name") == "description":
            yield "meta description", str(element["content"])
