"""What the linter accepts, the build shows as translated, with the same links, roles and code."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bench import Bench, header, quoted
from docutils import nodes
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sphinx.addnodes import pending_xref
from sphinx.testing.util import SphinxTestApp
from sphinx.transforms.i18n import _publish_msgstr
from sphinx.util.docutils import new_document, sphinx_domains

from conftest import ROOTS
from course.translations.findings import Severity
from course.translations.grammar import parse, visible

Render = Callable[[str], nodes.Element]

#: Pieces of a message: in the source, in its translation.
PIECES = (
    ("woord", "word"),
    ("en", "and"),
    ("*klem*", "*stress*"),
    ("**nadruk**", "**emphasis**"),
    ("[dit](#this)", "[this](#this)"),
    (
        "[de **bron**](https://example.org/a?b=c&d=%20e)",
        "[a *source*](https://example.org/a?b=c&d=%20e)",
    ),
    ("[mail](mailto:a@example.org)", "[mail](mailto:a@example.org)"),
    ("<https://example.org>", "<https://example.org>"),
    ("{term}`lus`", "{term}`loop <lus>`"),
    ("{term}`lussen <lus>`", "{term}`loops  <lus>`"),
    ("{pause}`10`", "{pause}`10`"),
    ("`make`", "`make`"),
    ("`` een ` ``", "`` een ` ``"),
    ("een\\\ntwee", "one\\\ntwo"),
    ("drie\nvier", "three\nfour"),
    ("&amp; &lt;", "&amp; &lt;"),
    ("\\*ster\\*", "\\*star\\*"),
    ("‘Ja’, zei ze:", "‘Yes’, she said:"),
    ("3 < 4", "3 < 4"),
    ("snake_case", "snake_case"),
)

#: What may be slipped in between: markup of all kinds, whole and in parts.
NOISE = (
    *("*", "**", "_", "`", "``", "```", "[", "]", "(", ")", "](", "![", "<", ">", "</", "<b>"),
    *("{", "}", "{{", "}}", "{%", "{term}", "{term}`x`", "{raw}`x`", "[x][y]", "[^1]", "[x]: y"),
    *("# ", "1. ", "1\\. ", "- ", "> ", "---", "===", "+++", "%", ":::", "~~~", "| a |", "$$"),
    *("\n", "\n\n", "  \n", "\\\n", "\\", "\t", "    ", " ", "\u00a0", ":", "::", ".. x::"),
    *("&", "&#x202e;", "&nbsp;", "&#35;", "\u202e", "\u200b", "\ufeff", "\x07", "# noqa", "é", "ש"),
    *("https://evil.example", "<https://evil.example>", "[x](javascript:x)", "[x](#a)", ":ref:`x`"),
    *("dummy literal", "!", "'", '"', "(x)=", "{#a .b}", "^", "~", "--", "...", "(c)", "\n===="),
)

messages = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6)
noise = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(NOISE)), max_size=3)
texts = st.text(max_size=40)

thorough = settings(
    max_examples=400,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def render(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Render]:
    """Return what the build uses to make a paragraph, or a heading, of a translated message."""
    root = tmp_path_factory.mktemp("shown") / "course"
    shutil.copytree(ROOTS / "test-basic", root)
    app = SphinxTestApp("dummy", srcdir=root / "docs", builddir=root / "build")
    document = new_document(str(root / "docs" / "index.md"))
    document.settings.env = app.env
    app.env.prepare_settings("index")

    def run(text: str) -> nodes.Element:
        return _publish_msgstr(
            text,
            str(root / "docs" / "index.md"),
            1,
            config=app.config,
            env=app.env,
            registry=app.registry,
            settings=document.settings,
        )

    with sphinx_domains(app.env):
        yield run
    assert app.warning.getvalue() == ""
    app.cleanup()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for one catalogue after the other."""
    return tmp_path_factory.mktemp("accepted")


def errors(folder: Path, source: str, translation: str) -> list[str]:
    """The errors that the linter finds in a catalogue with this one message."""
    entry = f"\nmsgid {quoted(source)}\nmsgstr {quoted(translation)}\n"
    bench = Bench.make(folder, {"index": [source]})
    bench.write("locales/en/LC_MESSAGES/index.po", (header("en") + entry).encode())
    return [one.rule for one in bench.check() if one.severity is Severity.ERROR]


def kept(node: nodes.Element) -> Counter[tuple[str, ...]]:
    """The links, roles, code and line breaks of a paragraph, counted."""
    found: Counter[tuple[str, ...]] = Counter()
    for part in node.findall():
        if isinstance(part, pending_xref):
            found["xref", part["refdomain"], part["reftype"], part["reftarget"]] += 1
        elif isinstance(part, nodes.reference):
            found["link", part.get("refuri", ""), part.get("refid", "")] += 1
        elif isinstance(part, nodes.Element) and type(part) not in TEXTUAL:
            found["node", type(part).__name__, "" if part.children else part.astext()] += 1
    return found


#: Nodes that a translation may have more or fewer of.
TEXTUAL = (nodes.paragraph, nodes.section, nodes.title, nodes.emphasis, nodes.strong)


def assert_shown(render: Render, source: str, translation: str) -> None:
    """Assert that the build shows the translation, as a paragraph and as a heading."""
    paragraph, heading = render(translation), render(f"{translation}\n====")
    assert isinstance(paragraph, nodes.paragraph)
    assert isinstance(heading, nodes.section)
    assert isinstance(heading[0], nodes.title)
    assert kept(paragraph) == kept(render(source)) == kept(heading)
    shown = "".join(visible(parse(translation)).split())
    assert read(paragraph) == read(heading) == shown


def read(node: nodes.Element) -> str:
    """What a reader sees of a node, without white space, and a pause as it was written."""
    texts = (text for text in node.findall(nodes.Text) if not isinstance(text.parent, nodes.raw))
    return "".join("".join(texts).split()).replace("(10secondsofsilence)", "10")


@thorough
@given(message=messages, data=st.data())
def test_a_faithful_translation_in_any_order_is_accepted_and_shown(
    message: list[tuple[str, str]], data: st.DataObject, folder: Path, render: Render
) -> None:
    source = " ".join(["Zin", *(one for one, _ in message), "klaar."])
    words = data.draw(st.permutations([two for _, two in message]))
    translation = " ".join(["Line", *words, "done."])
    assert errors(folder, source, translation) == []
    assert_shown(render, source, translation)


@thorough
@example(message=[("{term}`lus`", "{term}`loop <lus>`")], slipped=[(8, "<")])
@example(message=[("{term}`lus`", "{term}`loop <lus>`")], slipped=[(17, "\t")])
@given(message=messages, slipped=noise)
def test_what_is_accepted_is_shown_whatever_was_slipped_in(
    message: list[tuple[str, str]], slipped: list[tuple[int, str]], folder: Path, render: Render
) -> None:
    source = " ".join(one for one, _ in message)
    translation = " ".join(two for _, two in message)
    for place, piece in slipped:
        place = min(place, len(translation))
        translation = translation[:place] + piece + translation[place:]
    if not errors(folder, source, translation):
        assert_shown(render, source, translation)


@thorough
@given(translation=texts)
def test_accepted_text_of_any_kind_is_shown(translation: str, folder: Path, render: Render) -> None:
    if translation and not errors(folder, "Een gewone zin.", translation):
        assert_shown(render, "Een gewone zin.", translation)
