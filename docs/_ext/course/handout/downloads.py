"""The downloads page: what was built, with its pages and its size, and nothing else.

``:::{downloads} course`` stands on a page of the course for the list of one group. When the site
is written nobody knows yet what will be printed, so it writes a place with the words that a list
needs; ``fill_in`` puts the list there when the site is published. Without prints the place says so.

``downloads.json`` beside the files names them, those that most people want first: ``file`` (below
``downloads``), ``group``, ``title``, ``audience``, ``paper``, ``pages``, ``bytes``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from course.handout.drawing import Drawing
from course.handout.editions import Group
from course.interface import _
from course.languages import Language

LIST = "downloads.json"
PAGE = "page.json"

#: Groups that are not drawn: files that end so.
OTHERS = {"ebook": ".epub", "copy": ".zip"}
GROUPS = (*(group.value for group in Group), *OTHERS)

_PLACE = re.compile(r"<!--downloads (.*?)-->(.*?)<!--/downloads-->", re.DOTALL)


class downloads(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """The list of one ``group``."""


def group_name(argument: str) -> str:
    """Return a group's name; ValueError says what is permitted."""
    return directives.choice(argument, GROUPS)


class DownloadsDirective(SphinxDirective):
    """``:::{downloads} course``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the place of the list."""
        try:
            group = group_name(self.arguments[0])
        except ValueError as error:
            raise self.error(f"downloads: {error}") from error
        return [downloads("", group=group)]


def visit_html(self: HTML5Translator, node: downloads) -> None:
    """Write the place; an edition that is itself a download has none."""
    if self.builder.name == "html":
        words = json.dumps(_words(self.config.course_language, node["group"]))
        safe = words.replace("-", "\\u002d").replace("<", "\\u003c").replace(">", "\\u003e")
        nothing = f'<p class="downloads-none">{escape(str(_("There is nothing here yet.")))}</p>'
        self.body.append(f"<!--downloads {safe}-->{nothing}<!--/downloads-->\n")
    raise nodes.SkipNode


def _words(language: Language, group: str) -> dict[str, Any]:
    """Return what a list needs to be in the reader's language."""
    return {
        "group": group,
        "page": str(_("1 page")),
        "pages": str(_("%d pages")),
        "kB": str(_("%s kB")),
        "MB": str(_("%s MB")),
        "all": str(_("All downloads")),
        "point": language.locale.number_symbols["latn"]["decimal"],
        "ebook": {
            "title": str(_("E-book")),
            "audience": str(_("For an e-reader, or a reading app on your phone.")),
        },
        "copy": {
            "title": str(_("The website as one file")),
            "audience": str(_("For a computer, or a USB stick.")),
        },
    }


def write_list(folder: Path, drawings: Iterable[Drawing]) -> None:
    """Write which of ``drawings`` are there; take away what is none of them."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = [
        {
            **asdict(drawing.listed),
            "pages": drawing.pages,
            "bytes": drawing.path.stat().st_size,
        }
        for drawing in drawings
        if drawing.pages is not None
    ]
    known = {entry["file"] for entry in entries}
    for path in folder.rglob("*.pdf"):
        if path.relative_to(folder).as_posix() not in known:
            path.unlink()
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    (folder / LIST).write_text(f"{text}\n", encoding="utf-8")


def fill_in(site: Path, pages: Path) -> None:
    """Put what is in ``downloads`` of a language's site into the places that wait for it.

    ``pages`` is the same site as Sphinx wrote it, so that it can be done again.
    ``downloads/page.json`` names the page that has them, for the front door.
    """
    folder = site / "downloads"
    entries = _entries(folder)
    for path in sorted(pages.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        place = _PLACE.search(text)
        if place is None:
            continue
        name = path.relative_to(pages)
        back = "../" * len(name.parent.parts)
        filled = _PLACE.sub(_filled(entries, folder, back), text)
        (site / name).write_text(filled, encoding="utf-8")
        if folder.is_dir():
            page = {"page": name.as_posix(), "text": json.loads(place[1])["all"]}
            (folder / PAGE).write_text(f"{json.dumps(page)}\n", encoding="utf-8")


def _entries(folder: Path) -> list[dict[str, Any]]:
    path = folder / LIST
    entries = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return [entry for entry in entries if (folder / entry["file"]).is_file()]


def _filled(
    entries: Sequence[dict[str, Any]], folder: Path, back: str
) -> Callable[[re.Match[str]], str]:
    def fill(match: re.Match[str]) -> str:
        words = json.loads(match[1])
        found = [entry for entry in entries if entry["group"] == words["group"]]
        if suffix := OTHERS.get(words["group"]):
            about = words[words["group"]]
            found = [
                {**about, "file": path.name, "paper": "", "bytes": path.stat().st_size}
                for path in sorted(folder.glob(f"*{suffix}"))
            ]
        titles = [entry["title"] for entry in found]
        items = "\n".join(
            _item(entry, words, back, titles.count(entry["title"]) > 1) for entry in found
        )
        return f'<ul class="downloads">\n{items}\n</ul>' if items else match[2]

    return fill


def _item(entry: dict[str, Any], words: dict[str, Any], back: str, ambiguous: bool) -> str:
    """Return one line of the list; an ``ambiguous`` title says on which paper it is."""
    title, pages, paper = entry["title"], entry.get("pages"), entry["paper"]
    if ambiguous:
        title, paper = f"{title}, {paper}", ""
    facts = [
        Path(entry["file"]).suffix[1:].upper(),
        paper,
        words["page"] if pages == 1 else words["pages"] % pages if pages else "",
        size(entry["bytes"], words),
    ]
    shown = " · ".join(fact for fact in facts if fact)
    audience = f'<span class="download-for">{escape(entry["audience"])}</span>'
    return (
        f'<li><a href="{back}downloads/{escape(entry["file"])}">{escape(title)}</a> '
        f'<span class="download-facts">{escape(shown)}</span>'
        f"{audience if entry['audience'] else ''}</li>"
    )


def size(number: int, words: dict[str, Any]) -> str:
    """Return a number of bytes as people say it: ``0.7 MB``, ``48 kB``."""
    if number < 100_000:
        return str(words["kB"]) % max(1, round(number / 1000))
    return str(words["MB"]) % f"{number / 1_000_000:.1f}".replace(".", words["point"])


def _skip(self: nodes.NodeVisitor, node: downloads) -> None:
    """Leave it out of what is not a site."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive."""
    quiet = (_skip, None)
    app.add_node(
        downloads, html=(visit_html, None), text=quiet, latex=quiet, man=quiet, texinfo=quiet
    )
    app.add_directive("downloads", DownloadsDirective)
