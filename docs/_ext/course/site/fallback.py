"""Honest translations: text that is still in the source language says so.

The reader's screen reader speaks such text in its own language, since every untranslated block has
``lang``; style sheets mark it quietly; a notice on top of the page says how much is translated.

Doctree: the classes ``untranslated`` and ``language-<source>`` (docutils' way to write ``lang``)
on blocks; ``paragraph(classes=["translation-notice"])`` after the page's title.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import extract_messages

from course.interface import _
from course.languages import Language, source_language


class RememberPictures(SphinxTransform):
    """Keep what a picture's words were: Sphinx translates them without leaving a mark."""

    default_priority = 15  # before the translation (20)

    def apply(self, **kwargs: object) -> None:
        """Note each picture's words."""
        for image in self.document.findall(nodes.image):
            image["source_alt"] = image.get("alt", "")


class MarkFallback(SphinxTransform):
    """Mark each block whose message has no translation, and say how much has one."""

    default_priority = 24  # after the translation (20), before its progress is counted (25)

    def apply(self, **kwargs: object) -> None:
        """Mark the page, unless it is in the source language."""
        for meta in self.document.findall(nodes.meta):
            meta.attributes.pop("translated", None)  # Sphinx's note to itself, no HTML attribute
        language: Language = self.config.course_language
        if language.source or self.env._builder_cls.name == "gettext":
            return
        source = source_language(self.config.course_languages)
        total = translated = 0
        for node, _message in extract_messages(self.document):
            if isinstance(node, nodes.meta | addnodes.toctree):
                continue  # no part of the text
            total += 1
            if node.get("translated") or node.get("alt", "") != node.get("source_alt", ""):
                translated += 1
                continue
            mark(node, source)
        self.document["translated_share"] = share = percentage(translated, total)
        title = next(self.document.findall(nodes.title), None)
        if share < 100 and title is not None:
            title.parent.insert(title.parent.index(title) + 1, notice(share, source))


def mark(node: nodes.Element, source: Language) -> None:
    """Give ``node`` its language, where the builders will leave it alone."""
    marks = ["untranslated", f"language-{source.code}"]
    if isinstance(node, nodes.inline):
        node.parent["classes"] += marks  # Sphinx takes translatable inlines out
    elif isinstance(node, nodes.rubric):  # a fold-out's title keeps what is in it, no more
        node.children = [nodes.inline("", "", *node.children, classes=marks)]
    else:
        node["classes"] += marks


def percentage(part: int, whole: int) -> int:
    """Return ``part`` of ``whole`` in whole per cent, and 100 only where nothing is missing."""
    return 100 if part == whole else min(99, 100 * part // whole)


def notice(share: int, source: Language) -> nodes.paragraph:
    """Return the line on top of a page that is not wholly translated."""
    words = _("%d%% of this page has been translated. The rest is in %s.") % (share, source.name)
    return nodes.paragraph("", str(words), classes=["translation-notice"], translatable=False)


def depend_on_catalogues(app: Sphinx, docname: str, _content: list[str]) -> None:
    """Read a page again when its catalogue, or one that labels it, was compiled anew."""
    language = app.config.language
    for name in (docname, "interface"):
        for folder in app.config.locale_dirs:
            path = Path(app.srcdir, folder, language, "LC_MESSAGES", f"{name}.mo")
            if path.is_file():
                app.env.note_dependency(path)


def setup(app: Sphinx) -> None:
    """Register the transform and the dependencies."""
    app.add_transform(RememberPictures)
    app.add_transform(MarkFallback)
    app.connect("source-read", depend_on_catalogues)
