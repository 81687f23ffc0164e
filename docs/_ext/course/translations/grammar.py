"""The grammar of a translated message: inline MyST only, from an allow-list.

A PO file comes from a volunteer and is untrusted input. Sphinx would parse each ``msgstr`` as a
whole MyST document, in which directives, raw HTML and front matter are live. Here a message is one
paragraph of text, emphasis, code, line breaks, links and a few roles, and its links, roles and
code are those of its source. The build and the linter share this one grammar.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML, RendererProtocol
from markdown_it.token import Token
from mdit_py_plugins.myst_role import myst_role_plugin

#: Roles that a translation may use, with the targets that its source uses.
ROLES = frozenset({"term", "pause", "cite:p", "cite:t"})

#: Block rules of CommonMark that a message does not have: a leading ``1.`` or ``-`` is text.
_BLOCK_RULES = [
    *("code", "fence", "blockquote", "hr", "list"),
    *("reference", "html_block", "heading", "lheading"),
]

_TOKENS = {
    *("paragraph_open", "inline", "paragraph_close", "text", "softbreak", "hardbreak"),
    *("em_open", "em_close", "strong_open", "strong_close", "link_open", "link_close"),
    *("code_inline", "myst_role"),
}

#: Control characters, bidirectional overrides and isolates, and invisible spaces. Joiners and the
#: soft hyphen stay: Persian, Hindi and long German words need them.
_UNSAFE_CHARACTERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_NOQA = re.compile(r"#\s*noqa\s*$")
_ROLE_WITH_TEXT = re.compile(r"^.*<(?P<target>[^<>]+)>$", re.DOTALL)


def message_parser(
    renderer: type[RendererProtocol] = RendererHTML,
) -> MarkdownIt:
    """Return a new parser for messages; keep it, since making one costs milliseconds."""
    parser = MarkdownIt("commonmark", renderer_cls=renderer)
    return parser.disable(_BLOCK_RULES).use(myst_role_plugin)


_PARSER = message_parser()


@dataclass(frozen=True)
class Structure:
    """What a message must keep in every language, whatever the words: counted, order free."""

    links: Counter[str] = field(default_factory=Counter)
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    code: Counter[str] = field(default_factory=Counter)
    line_breaks: int = 0


def structure(tokens: list[Token]) -> Structure:
    """Return the links, roles, code and hard line breaks in ``tokens``."""
    links: Counter[str] = Counter()
    roles: Counter[tuple[str, str]] = Counter()
    code: Counter[str] = Counter()
    line_breaks = 0
    for token in _flat(tokens):
        if token.type == "link_open":
            links[str(token.attrGet("href"))] += 1
        elif token.type == "myst_role":
            roles[token.meta["name"], _role_target(token.content)] += 1
        elif token.type == "code_inline":
            code[token.content] += 1
        elif token.type == "hardbreak":
            line_breaks += 1
    return Structure(links, roles, code, line_breaks)


def refusals(tokens: list[Token]) -> Iterator[str]:
    """Yield a sentence for each thing in ``tokens`` that no message may hold."""
    if sum(token.type == "paragraph_open" for token in tokens) > 1:
        yield "a blank line splits it into paragraphs; the second would be lost"
    for token in _flat(tokens):
        if token.type in ("html_inline", "html_block"):
            yield f"HTML is not allowed: {token.content}"
        elif token.type == "image":
            yield "a picture is not allowed in a message"
        elif token.type not in _TOKENS:
            yield f"{token.type} is not allowed in a message"
        elif token.type == "myst_role" and token.meta["name"] not in ROLES:
            yield f"the role {{{token.meta['name']}}} is not allowed"


def problems(source: str, translation: str) -> Iterator[str]:
    """Yield why ``translation`` cannot stand in for ``source``; nothing where it can."""
    if len(translation) > 4 * len(source) + 200:
        yield "it is more than four times as long as its source"
        return  # a bound on the work, too: nothing that long is parsed
    if _UNSAFE_CHARACTERS.search(translation):
        yield "it holds an invisible or control character"
    if _NOQA.search(translation):
        yield "it ends in `# noqa`, which would switch checks off"
    tokens = _PARSER.parse(translation)
    yield from refusals(tokens)
    wanted, found = structure(_PARSER.parse(source)), structure(tokens)
    yield from _differences("link", wanted.links, found.links)
    yield from _differences("role", _written(wanted.roles), _written(found.roles))
    yield from _differences("code", wanted.code, found.code)
    if wanted.line_breaks != found.line_breaks:
        yield f"it has {found.line_breaks} line breaks, its source {wanted.line_breaks}"


_TAG = re.compile(r"<[^>]*>?")
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr%]|\{\w*\}")


def chrome_problems(source: str, translation: str) -> Iterator[str]:
    """Yield why ``translation`` cannot label a button, menu or box: templates do not escape it."""
    if len(translation) > 4 * len(source) + 200:
        yield "it is more than four times as long as its source"
    if _UNSAFE_CHARACTERS.search(translation):
        yield "it holds an invisible or control character"
    for what, pattern in (("markup", _TAG), ("placeholders", _PLACEHOLDER)):
        if Counter(pattern.findall(source)) != Counter(pattern.findall(translation)):
            yield f"its {what} differ from those of its source"
    for character in '<>"`':
        if translation.count(character) > source.count(character):
            yield f"it holds a {character} that its source does not"


def _role_target(content: str) -> str:
    explicit = _ROLE_WITH_TEXT.match(content)
    return " ".join((explicit["target"] if explicit else content).split())


def _written(roles: Counter[tuple[str, str]]) -> Counter[str]:
    return Counter({f"{{{name}}}`{target}`": count for (name, target), count in roles.items()})


def _differences(kind: str, wanted: Counter[str], found: Counter[str]) -> Iterator[str]:
    for missing in sorted((wanted - found).elements()):
        yield f"the {kind} {missing} of its source is missing"
    for extra in sorted((found - wanted).elements()):
        yield f"the {kind} {extra} is not in its source"


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])
