"""Text that stands in another file than the page that shows it: an exercise, a workshop.

What is parsed here has that file as its source, so that warnings and catalogues name the place
where an author or a translator finds it.
"""

from __future__ import annotations

import logging as std_logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

from docutils import nodes
from myst_parser.mocking import MockState
from sphinx.util.docutils import SphinxDirective

Kind = TypeVar("Kind", bound=nodes.TextElement)


class InFile(std_logging.Filter):
    """Lets MyST's own warnings name the file; they name the page, whatever is read."""

    def __init__(self, path: Path) -> None:
        """Name ``path``."""
        super().__init__()
        self.path = path

    def filter(self, record: std_logging.LogRecord) -> bool:
        """Put the file in the page's place."""
        location = getattr(record, "location", None)
        if isinstance(location, tuple):
            record.location = f"{self.path}:{location[1]}"
        return True


@contextmanager
def reading(directive: SphinxDirective, path: Path) -> Iterator[None]:
    """Let everything parsed inside have ``path`` as its source, as MyST's include does."""
    document, reporter = directive.state.document, directive.state.reporter
    before = document["source"], reporter.source
    locate = getattr(reporter, "get_source_and_line", None)
    document["source"] = reporter.source = str(path)

    def in_file(line: int | None = None) -> tuple[str, int | None]:
        return str(path), line

    reporter.get_source_and_line = in_file
    places = InFile(path)
    myst = std_logging.getLogger("sphinx.myst_parser.warnings_")
    myst.addFilter(places)
    try:
        yield
    finally:
        myst.removeFilter(places)
        document["source"], reporter.source = before
        if locate is None:
            del reporter.get_source_and_line
        else:
            reporter.get_source_and_line = locate


def words_of_file(directive: SphinxDirective, kind: type[Kind], text: str, line: int) -> Kind:
    """Return text that a translator sees, at its line (from 1) in the file that is being read."""
    children, _messages = directive.state.inline_text(text, line - 1)  # MyST counts from 0
    node = kind(text, "", *children)
    node.source, node.line = directive.state.document["source"], line
    return node


def body_of_file(directive: SphinxDirective, node: nodes.Element, text: str, line: int) -> None:
    """Append what ``text`` says, from its first line in the file on, to ``node``."""
    renderer = cast(MockState, directive.state)._renderer
    with renderer.current_node_context(node):
        renderer.nested_render_text(text, line - 1)
