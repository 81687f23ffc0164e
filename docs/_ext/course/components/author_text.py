"""Text on a directive's first line, as a translator will see it: parsed, with its place."""

from __future__ import annotations

from typing import Any, TypeVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

Kind = TypeVar("Kind", bound=nodes.TextElement)


def author_text(directive: SphinxDirective, kind: type[Kind], **attributes: Any) -> Kind:
    """Return the directive's argument as a node of ``kind``."""
    text = directive.arguments[0]
    # MyST counts lines from 0 here, and would warn one line too low.
    children, _messages = directive.parse_inline(text, lineno=directive.lineno - 1)
    node = kind(text, "", *children, **attributes)
    directive.set_source_info(node)
    return node
