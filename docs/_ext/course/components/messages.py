"""The parser of translated messages: inline MyST by the grammar of ``translations.grammar``.

Sphinx hands each ``msgstr`` to the source parser of the page, as a document of its own. This
parser recognises such a document by Sphinx's internal source name, which ends in
``:<translated>``, and parses it as one message with one cached parser (stock MyST makes a new
one per message, about 7 ms each). A message that the grammar refuses gives a warning and an empty
result, which Sphinx skips: the source text stays.
"""

from __future__ import annotations

import re
from functools import cache

from docutils import nodes
from markdown_it import MarkdownIt
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.application import Sphinx
from sphinx.util import logging

from course.translations.grammar import message_parser, refusals
from course.warnings import WarningType

logger = logging.getLogger(__name__)

#: How ``sphinx.transforms.i18n`` names the document that it makes for one message (Sphinx 9.0).
TRANSLATED = ":<translated>"

#: What Sphinx adds to a message to make a heading of it, and to keep ``::`` from being markup.
_HEADING_RULE = re.compile(r"\n=+\Z")
_DUMMY_LITERAL = "\n\n   dummy literal"


@cache
def parser() -> MarkdownIt:
    """Return the one parser of this process."""
    return message_parser(SphinxRenderer)


class CourseParser(MystParser):
    """MyST for pages, and the message grammar for translations."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a page, or one translated message."""
        if document["source"].endswith(TRANSLATED):
            parse_message(inputstring, document)
        else:
            super().parse(inputstring, document)


def parse_message(text: str, document: nodes.document) -> None:
    """Append the paragraph (or the section with a title) that ``text`` stands for."""
    text = text.removesuffix(_DUMMY_LITERAL)
    heading = _HEADING_RULE.search(text)
    if heading:
        text = text[: heading.start()]
    tokens = parser().parse(text)
    if found := list(refusals(tokens)):
        logger.warning(
            "%s — the source text stays",
            "; ".join(found),
            location=document["source"].removesuffix(TRANSLATED),
            type="course",
            subtype=WarningType.UNSAFE_TRANSLATION.value,
        )
        document += nodes.comment()
        return
    options = parser().options
    options["document"] = document
    options["myst_config"] = document.settings.env.myst_config
    parser().renderer.render(tokens, options, {})
    if heading:
        paragraph = document[0]
        title = nodes.title(text, "", *paragraph.children)
        document.children = []
        document += nodes.section("", title)


def setup(app: Sphinx) -> None:
    """Put the parser in MyST's place."""
    app.add_source_parser(CourseParser, override=True)
