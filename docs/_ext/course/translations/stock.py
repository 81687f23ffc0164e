"""What stock MyST makes of a message: Sphinx elsewhere parses each as a document of its own."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

#: What a course may have switched on that gives the first letters of a line a meaning.
_EXTENSIONS = {"colon_fence", "deflist", "dollarmath", "fieldlist", "substitution"}

#: How a line that is no paragraph can begin; all others need not be parsed.
_SUSPECT = re.compile(r"^(?:[ \t]*[-+*_=#>`~:<%$(\[{|\d]|    |\t)", re.MULTILINE)

#: Kinds of block, by the name of their token.
KINDS = {
    "ordered_list_open": "a numbered list",
    "bullet_list_open": "a list",
    "heading_open": "a heading",
    "blockquote_open": "a quotation",
    "code_block": "a block of code",
    "fence": "a directive",
    "colon_fence": "a directive",
    "hr": "a line across the page",
    "front_matter": "front matter",
    "myst_line_comment": "a comment",
    "myst_block_break": "a break",
    "table_open": "a table",
    "dl_open": "a list of definitions",
    "field_list_open": "a list of fields",
    "math_block": "a formula",
    "math_block_label": "a formula",
    "amsmath": "a formula",
}


def blocks(text: str) -> list[str]:
    """Return the kinds of block that ``text`` holds, apart from paragraphs."""
    if not _SUSPECT.search(text):
        return []
    return [KINDS[token.type] for token in _parser().parse(text) if token.type in KINDS]


@cache
def _parser() -> MarkdownIt:
    parser = create_md_parser(MdParserConfig(enable_extensions=_EXTENSIONS), RendererHTML)
    parser.core.ruler.disable("inline")  # only the kinds of block are asked for
    return parser
