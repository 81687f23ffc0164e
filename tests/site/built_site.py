"""The built site as its files are: pages, their links and the places that links can lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag

from bs4 import BeautifulSoup, Tag

from handout.real_course import LANGUAGES, RealCourse

#: Elements that name another file, and how.
REFERENCES = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("use", "href"))

#: Where a language keeps the pages that only its translators need; the source has none.
FOR_TRANSLATORS = "translation/"

#: What a reader sees instead of a page that is not kept on the device.
WITHOUT_A_NETWORK = "offline"


@dataclass
class Page:
    """A page of the site; ``path`` is its place below the site's folder."""

    site: BuiltSite
    path: str

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page, parsed."""
        text = (self.site.folder / self.path).read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser")

    @property
    def language(self) -> str:
        """The language that its folder says; "" for the front door."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    @property
    def name(self) -> str:
        """Its name among the pages of its language, for instance ``chapters/01-a``."""
        return self.path.partition("/")[2].removesuffix(".html")

    @property
    def article(self) -> Tag:
        """The part that the course's authors wrote."""
        (article,) = self.soup.select("article")
        return article

    @cached_property
    def places(self) -> set[str]:
        """What a link's fragment may name here; "" is the top."""
        return {"", *(str(element["id"]) for element in self.soup.select("[id]"))}

    def references(self) -> Iterator[str]:
        """Yield every address that the page names."""
        for tag, attribute in REFERENCES:
            for element in self.soup.select(f"{tag}[{attribute}]"):
                yield str(element[attribute])

    def resolve(self, address: str) -> tuple[str, str]:
        """Return the file and the place that an address of the site leads to from here."""
        address, place = urldefrag(address)
        here = self.site.folder / self.path
        file = here.parent / unquote(address.partition("?")[0]) if address else here
        return file.resolve().relative_to(self.site.folder.resolve()).as_posix(), unquote(place)

    def linked(self, selector: str) -> Page | None:
        """Return the page that the one link at ``selector`` leads to, or None without one."""
        links = self.soup.select(selector)
        assert len(links) <= 1, f"{self.path}: {len(links)} links at {selector}"
        return self.site.pages[self.resolve(str(links[0]["href"]))[0]] if links else None


class BuiltSite:
    """All pages of the site."""

    def __init__(self, course: RealCourse) -> None:
        """Find the pages."""
        self.course = course
        self.folder = course.project.site
        paths = sorted(path.relative_to(self.folder).as_posix() for path in self._files())
        self.pages = {path: Page(self, path) for path in paths}

    def _files(self) -> Iterator[Path]:
        for path in self.folder.rglob("*.html"):
            if "_static" not in path.parts and path.name != "404.html":
                yield path

    @property
    def course_pages(self) -> list[Page]:
        """The pages for readers: all but the front door and what is there for translators."""
        return [
            page
            for page in self.pages.values()
            if page.language in LANGUAGES
            and not page.name.startswith(FOR_TRANSLATORS)
            and page.name != WITHOUT_A_NETWORK
        ]

    def in_language(self, code: str) -> dict[str, Page]:
        """Return the pages for readers of one language by their names."""
        return {page.name: page for page in self.course_pages if page.language == code}


def is_local(address: str) -> bool:
    """Tell whether an address is one of the site's own."""
    return "://" not in address and not address.startswith(("tel:", "mailto:", "data:"))
