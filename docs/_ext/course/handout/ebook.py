"""The e-book: Sphinx's EPUB 3, with a style of its own, the same bytes from the same source.

A reader with a screen reader gets the order of the site's navigation, the language of every page,
the words of every picture, and what the book says of itself in its package document
(https://www.w3.org/TR/epub-a11y-11/). What folds on the site lies open, for not
every device can unfold.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence, Set
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform

from course import zip_files
from course.interface import _

STYLE = "ebook.css"

#: What the book says of its accessibility, before the sentence about it.
_ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)
_AFTER = "</metadata>"


class EbookBuilder(Epub3Builder):
    """Writes one language as an e-book."""

    def copy_static_files(self) -> None:
        """Bring the book's own style, and nothing of the site's."""
        folder = Path(self.outdir, "_static")
        folder.mkdir(parents=True, exist_ok=True)
        style = files("course.handout").joinpath("css", STYLE).read_text(encoding="utf-8")
        (folder / STYLE).write_text(style, encoding="utf-8")

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Say the language and its direction on every page."""
        super().prepare_writing(docnames)
        language = self.config.course_language
        said = f'xml:lang="{language.code}" lang="{language.code}" dir="{language.direction}"'
        tag = str(self.globalcontext["html_tag"])
        self.globalcontext["html_tag"] = f"{tag.removesuffix('>')} {said}>"

    def content_metadata(self) -> dict[str, Any]:
        """Add in which direction the pages follow each other."""
        direction = self.config.course_language.direction
        return super().content_metadata() | {"page_progression_direction": direction}

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Name the same book in the old table of contents, too."""
        return super().toc_metadata(level, navpoints) | {"uid": self.config.epub_identifier}

    def finish(self) -> None:
        """Write the book, and take the moment of building out of it."""
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(self.config.course_source_epoch))
        super().finish()
        complete(Path(self.outdir, f"{self.config.epub_basename}.epub"), access_metadata())


def access_metadata() -> str:
    """Return the elements that say how the book can be read."""
    summary = _(
        "The text can be read aloud and shown in any size. Every picture has a description, and "
        "the pages follow each other in the order of the course."
    )
    said = (*_ACCESS, ("accessibilitySummary", str(summary)))
    return "".join(
        f'<meta property="schema:{name}">{escape(value)}</meta>\n    ' for name, value in said
    )


def complete(path: Path, metadata: str) -> None:
    """Put ``metadata`` into the book, and give every file in it the same date.

    The order of the files stays: EPUB prescribes which comes first.
    """
    beside = path.with_suffix(".part")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(beside, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "content.opf":
                content = content.replace(_AFTER.encode(), f"{metadata}{_AFTER}".encode(), 1)
            zip_files.add(new, entry.filename, content, entry.compress_type)
    beside.replace(path)


class Unfold(SphinxPostTransform):
    """Show what folds on the site: its title as a label, then what is in it."""

    default_priority = 190  # before sphinx-design makes HTML of it (199), with pictures in labels

    def run(self, **kwargs: object) -> None:
        """Replace every fold-out of an e-book's page."""
        if self.app.builder.name != EbookBuilder.name:
            return
        for node in list(self.document.findall(nodes.container)):
            if node.get("design_component") != "dropdown":
                continue
            children: Sequence[nodes.Node] = node.children
            label = []
            if node["has_title"]:
                title = node[0]
                label = [nodes.paragraph("", "", *title.children, classes=["fold-out-title"])]
                children = node.children[1:]
            node.replace_self(nodes.container("", *label, *children, classes=["fold-out"]))


def one_style(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _document: object
) -> None:
    """Link the book's own style to a page, and no other."""
    if app.builder.name == EbookBuilder.name:
        context["css_files"].clear()
        app.add_css_file(STYLE)


def name_the_book(_app: Sphinx, config: Config) -> None:
    """Give the book an identity that stays from edition to edition."""
    config.epub_identifier = uuid5(NAMESPACE_URL, f"{config.course_slug}/{config.language}").urn
    config.epub_scheme = "UUID"
    config.epub_publisher = config.epub_contributor = config.author
    config.epub_description = config.course_language.subtitle


def setup(app: Sphinx) -> None:
    """Put the builder in the place of Sphinx's."""
    app.add_builder(EbookBuilder, override=True)
    app.add_post_transform(Unfold)
    app.connect("config-inited", name_the_book, priority=200)
    app.connect("html-page-context", one_style, priority=900)
