"""The grammar of a translated message: inline MyST only, from an allow-list.

A PO file comes from a volunteer and is untrusted input. Sphinx would parse each ``msgstr`` as a
whole MyST document, in which directives, raw HTML and front matter are live. Here a message is one
paragraph of text, emphasis, code, line breaks, links and a few roles, and its links, roles and
code are those of its source. The build leaves out what this module refuses; the linter reports it,
and each complaint has the name of the linter's rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML, RendererProtocol
from markdown_it.token import Token
from mdit_py_plugins.myst_role import myst_role_plugin

from course.translations import labels, leftovers
from course.translations.characters import is_blank, shown, unsafe

#: Roles that a translation may use, with the targets that its source uses.
ROLES = frozenset({"term", "pause", "cite:p", "cite:t"})

#: Roles that show nothing of what a translator could write before ``<target>``.
_WORDLESS = frozenset({"pause", "cite:p", "cite:t"})

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

_HTML = ("html_inline", "html_block")
#: What makes a parser look around, and how many more of these than its source a message may have.
_SIGNS = "[]*_`<!"
_MORE_SIGNS = 60

_SPACES = re.compile(r"\s+")
_NOQA = re.compile(r"#\s*noqa\s*$")

#: As Sphinx parts them (``ReferenceRole.explicit_title_re``): the first ``<`` begins the target.
_ROLE_WITH_TEXT = re.compile(r"^(?P<text>.+?)\s*<(?P<target>.*?)>$", re.DOTALL)


def message_parser(
    renderer: type[RendererProtocol] = RendererHTML,
) -> MarkdownIt:
    """Return a new parser for messages; keep it, since making one costs milliseconds."""
    parser = MarkdownIt("commonmark", renderer_cls=renderer)
    return parser.disable(_BLOCK_RULES).use(myst_role_plugin)


_PARSER = message_parser()


class Complaint(NamedTuple):
    """Why a translation cannot stand in for its source: a rule's name, and what is wrong."""

    rule: str
    what: str


@dataclass(frozen=True, eq=False)
class Policy:
    """What a course permits in its translations; one object, so that answers can be remembered.

    ``roles`` may be used where the source uses them. ``links`` gives, by a link's target in the
    source, other targets that a translation may put in its place. With ``markup_of_source``, HTML
    and pictures that stand in the source may return in the translation: for courses whose pages
    permit them.
    """

    roles: frozenset[str] = ROLES
    links: Mapping[str, frozenset[str]] = field(default_factory=dict)
    markup_of_source: bool = False


COURSE = Policy()


@dataclass(frozen=True)
class Structure:
    """What a message must keep in every language, whatever the words: counted, order free."""

    links: Counter[str] = field(default_factory=Counter)
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    code: Counter[str] = field(default_factory=Counter)
    line_breaks: int = 0


def parse(text: str) -> list[Token]:
    """Return the tokens of a message."""
    return _PARSER.parse(text)


def structure(tokens: list[Token]) -> Structure:
    """Return the links, roles, code and hard line breaks in ``tokens``."""
    links: Counter[str] = Counter()
    roles: Counter[tuple[str, str]] = Counter()
    code: Counter[str] = Counter()
    line_breaks = 0
    for token in flat(tokens):
        if token.type == "link_open":
            links[str(token.attrGet("href"))] += 1
        elif token.type == "myst_role":
            roles[token.meta["name"], role_parts(token)[1]] += 1
        elif token.type == "code_inline":
            code[token.content] += 1
        elif token.type == "hardbreak":
            line_breaks += 1
    return Structure(links, roles, code, line_breaks)


def refusals(tokens: list[Token]) -> Iterator[str]:
    """Yield a sentence for each thing in ``tokens`` that no message may hold."""
    return (what for _rule, what in _refused(tokens, COURSE, Counter()))


def problems(source: str, translation: str, policy: Policy = COURSE) -> Iterator[str]:
    """Yield why ``translation`` cannot stand in for ``source``; nothing where it can."""
    return (what for _rule, what in complaints(source, translation, policy))


def complaints(source: str, translation: str, policy: Policy = COURSE) -> Iterator[Complaint]:
    """Yield why ``translation`` cannot stand in for ``source``, with the names of the rules."""
    if what := too_much(source, translation):
        yield Complaint("length", what)
        return
    yield from complaints_of(translation, parse(source), parse(translation), policy)


def too_much(source: str, translation: str) -> str:
    """Return why ``translation`` is not even parsed, or "": this bounds the work that it causes."""
    if len(translation) > 4 * len(source) + 200:
        return "it is more than four times as long as its source"
    if _signs(translation) > 2 * _signs(source) + _MORE_SIGNS:
        return "it has far more markup than its source"
    return ""


def complaints_of(
    translation: str, before: list[Token], tokens: list[Token], policy: Policy = COURSE
) -> Iterator[Complaint]:
    """Yield the complaints about a message that is parsed already: ``before`` is its source."""
    written = visible(tokens)
    if unsafe(translation) or unsafe(written):
        yield Complaint("invisible", "it holds an invisible or control character")
    if _NOQA.search(translation):
        yield Complaint("noqa", "it ends in `# noqa`, which would switch checks off")
    yield from _refused(tokens, policy, _markup(before))
    if is_blank(written):
        yield Complaint("empty", "a reader would see nothing of it")
    elif _has_empty_link(tokens) and not _has_empty_link(before):
        yield Complaint("empty", "a link has no words")
    for rule, what in leftovers.found(_plain(before), _plain(tokens)):
        yield Complaint(rule, what)
    wanted, found = structure(before), structure(tokens)
    links = _exchanged(wanted.links, found.links, policy.links)
    yield from _differences("links", "link", wanted.links, links)
    yield from _differences("roles", "role", _written(wanted.roles), _written(found.roles))
    yield from _differences("code", "code", wanted.code, found.code)
    if wanted.line_breaks != found.line_breaks:
        what = f"it has {found.line_breaks} line breaks, its source {wanted.line_breaks}"
        yield Complaint("line-breaks", what)


def chrome_problems(source: str, translation: str) -> Iterator[str]:
    """Yield why ``translation`` cannot label a button, menu or box: templates do not escape it."""
    return (what for _rule, what in chrome_complaints(source, translation))


def chrome_complaints(source: str, translation: str) -> Iterator[Complaint]:
    """Yield why ``translation`` cannot be a label, with the names of the rules."""
    return (Complaint(rule, what) for rule, what in labels.found(source, translation))


def visible(tokens: list[Token]) -> str:
    """Return what a reader sees of ``tokens``, without its emphasis."""
    return "".join(_texts(tokens, code="{}", role="{}"))


def role_parts(token: Token) -> tuple[str, str]:
    """Return what a role shows and what it points to: ``lussen <lus>`` gives both."""
    content = _SPACES.sub(" ", token.content)
    explicit = _ROLE_WITH_TEXT.match(content)
    if content.startswith("!"):
        return content, ""  # this keeps a role from being a link
    if explicit is None or token.meta["name"] in _WORDLESS:
        return content, content
    return explicit["text"], explicit["target"]


def flat(tokens: list[Token]) -> Iterator[Token]:
    """Yield ``tokens`` and all that they hold, in the order of the text."""
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def _signs(text: str) -> int:
    return sum(map(text.count, _SIGNS))


def _refused(
    tokens: list[Token], policy: Policy, permitted: Counter[tuple[str, str]]
) -> Iterator[Complaint]:
    if sum(token.type == "paragraph_open" for token in tokens) > 1:
        what = "a blank line splits it into paragraphs; the second would be lost"
        yield Complaint("paragraphs", what)
    permitted = permitted if policy.markup_of_source else Counter()
    for token in flat(tokens):
        if token.type in (*_HTML, "image"):
            mark = _mark(token)
            if permitted[mark] > 0:
                permitted[mark] -= 1
            elif token.type == "image":
                yield Complaint("image", "a picture is not allowed in a message")
            else:
                yield Complaint("html", f"HTML is not allowed: {shown(token.content)}")
        elif token.type not in _TOKENS:
            yield Complaint("html", f"{token.type} is not allowed in a message")
        elif token.type == "myst_role" and token.meta["name"] not in policy.roles:
            what = f"the role {{{shown(token.meta['name'])}}} is not allowed"
            yield Complaint("unknown-role", what)


def _markup(tokens: list[Token]) -> Counter[tuple[str, str]]:
    return Counter(_mark(token) for token in flat(tokens) if token.type in (*_HTML, "image"))


def _mark(token: Token) -> tuple[str, str]:
    return token.type, str(token.attrGet("src")) if token.type == "image" else token.content


def _texts(tokens: list[Token], code: str, role: str) -> Iterator[str]:
    for token in flat(tokens):
        if token.type == "text":
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "code_inline":
            yield code.format(token.content)
        elif token.type == "myst_role":
            yield role.format(role_parts(token)[0])


def _plain(tokens: list[Token]) -> str:
    """Return the text in ``tokens`` that is no markup; a lone ``￼`` for what is."""
    return "".join(_texts(tokens, code="\ufffc", role="\ufffc"))


def _has_empty_link(tokens: list[Token]) -> bool:
    inside: list[str] | None = None
    for token in flat(tokens):
        if token.type == "link_open":
            inside = []
        elif token.type == "link_close" and inside is not None:
            if is_blank("".join(inside)):
                return True
            inside = None
        elif inside is not None:
            inside.append(token.content)
    return False


def _exchanged(
    wanted: Counter[str], found: Counter[str], permitted: Mapping[str, frozenset[str]]
) -> Counter[str]:
    """Return ``found`` with the source's target for each permitted one that stands in its place."""
    found = Counter(found)
    for missing in (wanted - found).elements():
        for other in (found - wanted).keys() & permitted.get(missing, frozenset()):
            found[other] -= 1
            found[missing] += 1
            break
    return +found


def _written(roles: Counter[tuple[str, str]]) -> Counter[str]:
    return Counter({f"{{{name}}}`{target}`": count for (name, target), count in roles.items()})


def _differences(
    rule: str, kind: str, wanted: Counter[str], found: Counter[str]
) -> Iterator[Complaint]:
    for missing in sorted((wanted - found).elements()):
        yield Complaint(rule, f"the {kind} {shown(missing)} of its source is missing")
    for extra in sorted((found - wanted).elements()):
        yield Complaint(rule, f"the {kind} {shown(extra)} is not in its source")
