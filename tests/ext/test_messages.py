"""Translated messages: each stands in for its source, word for word, where that stood."""

from __future__ import annotations

import pytest
from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser

from conftest import Build, SmallCourse

PAGE = "docs/chapters/01-start.md"
CATALOGUE = "locales/en/LC_MESSAGES/chapters/01-start.po"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


def translated(
    course: SmallCourse, build: Build, page: str, message: str, translation: str
) -> nodes.document:
    """Return the English doctree of ``page``, of which one message is translated."""
    course.write(PAGE, page)
    course.write(CATALOGUE, f'{HEAD}\nmsgid "{message}"\nmsgstr "{translation}"\n')
    built = build("dummy", "en")
    assert built.warnings == ""
    return built.doctree("chapters/01-start")


@pytest.mark.parametrize(
    "text",
    [
        "1. First",
        "- A dash",
        "# A hash",
        "> An arrow",
        "Say this::",
        "Equals ===",
        "a & b < c",
        "| a | b |",
    ],
)
def test_what_looks_like_a_block_is_text(course: SmallCourse, build: Build, text: str) -> None:
    document = translated(course, build, "# Begin\n\nTekst met *nadruk*.\n", "Begin", text)
    title = next(document.findall(nodes.title))
    assert title.astext() == text.replace("\\n", "\n")


def test_a_translated_heading_keeps_its_markup(course: SmallCourse, build: Build) -> None:
    document = translated(course, build, "# Het *begin*\n", "Het *begin*", "The *outset*")
    (title,) = document.findall(nodes.title)
    assert title.astext() == "The outset"
    assert next(title.findall(nodes.emphasis)).astext() == "outset"


def test_a_link_keeps_its_target_wherever_the_translator_puts_it(
    course: SmallCourse, build: Build
) -> None:
    source = "Ga naar [hulp](#help) of [start](#start)."
    page = f"(start)=\n# Begin\n\n{source}\n"
    document = translated(course, build, page, source, "See [start](#start), [help](#help).")
    paragraph = next(node for node in document.findall(nodes.paragraph) if not node["classes"])
    found = [(node.astext(), target(node)) for node in paragraph.children if target(node)]
    assert found == [("start", "start"), ("help", "help")]


def target(node: nodes.Node) -> str:
    """Return where a link leads to; Sphinx resolves it later where that is another page."""
    if not isinstance(node, nodes.Element):
        return ""
    return str(node.get("refid") or node.get("reftarget") or "")


def test_messages_do_not_make_a_parser_each(
    course: SmallCourse, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    parse = MystParser.parse

    def count(self: MystParser, text: str, document: nodes.document) -> None:
        parsed.append(document["source"])
        parse(self, text, document)

    monkeypatch.setattr(MystParser, "parse", count)
    build("dummy", "en")
    assert len(parsed) == len(set(parsed)) == 3
