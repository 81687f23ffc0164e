"""Messages that a hostile (or careless) translator could send, and what the build says of each.

``docs/attacks.md`` of ``tests/roots/test-hostile`` gets one paragraph per attack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SECRET = "HEEL GEHEIM"  # stands in docs/secret.txt
MARK = "PWNED"  # stands in every script of an attack
SCRIPT = f"<script>alert('{MARK}')</script>"

_ROLE = re.compile(r"\{[\w:]+\}`(?:[^`<]*<)?([^`<>]+)>?`")
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Attack:
    """One message: its name stands in its source, so that its place can be found.

    ``says`` is part of the warning. ``twice`` says that the parser of the build refuses it too,
    where a catalogue was compiled without being checked.
    """

    name: str
    translation: str
    says: str
    more: str = "een gewone zin"
    twice: bool = False

    @property
    def source(self) -> str:
        return f"Zin {self.name} met {self.more}."

    @property
    def shown(self) -> str:
        """The source as a reader sees it."""
        return _ROLE.sub(r"\1", _LINK.sub(r"\1", self.source)).replace("`", "")


def element(name: str, translation: str) -> Attack:
    return Attack(name, translation, "HTML is not allowed", twice=True)


def role(name: str, translation: str) -> Attack:
    return Attack(name, translation, "is not allowed", twice=True)


def code(name: str, translation: str) -> Attack:
    return Attack(name, translation, "is not in its source")


def picture(name: str, translation: str) -> Attack:
    return Attack(name, translation, "a picture is not allowed", twice=True)


def link(name: str, translation: str) -> Attack:
    return Attack(name, translation, "is not in its source")


def invisible(name: str, translation: str) -> Attack:
    return Attack(name, translation, "an invisible or control character")


def literal(name: str, translation: str) -> Attack:
    """Markup that is none in a message; any complaint will do."""
    return Attack(name, translation, "")


LINK = "[hulp](#help)"
TERM = "{term}`lus`"

ATTACKS = (
    element("script", SCRIPT),
    element("onerror", f'<img src=x onerror="{MARK}()">'),
    element("onload", f"<svg onload={MARK}()>"),
    element("iframe", f"<iframe src=\"javascript:alert('{MARK}')\"></iframe>"),
    element("anchor", f"<a href=\"javascript:alert('{MARK}')\">x</a>"),
    element("form", "<form action=https://evil.example><input name=q></form>"),
    element("style", "<style>*{display:none}</style>"),
    element("base", "<base href='https://evil.example/'>"),
    element("refresh", "<meta http-equiv=refresh content='0;url=https://evil.example'>"),
    element("closing", "</p></section></article><h1>Help</h1>"),
    element("comment", "Line <!-- x -->"),
    element("instruction", f"<?php echo '{MARK}' ?>"),
    element("cdata", f"<![CDATA[ {SCRIPT} ]]>"),
    element("doctype", "<!DOCTYPE html>"),
    element("html-block", f"Line\n<div onclick=alert('{MARK}')>\nx\n</div>"),
    code("include", "```{include} secret.txt\n```"),
    code("literalinclude", "```{literalinclude} secret.txt\n```"),
    code("csv-table", "```{csv-table} x\n:file: secret.txt\n```"),
    code("raw-file", "```{raw} html\n:file: secret.txt\n```"),
    code("eval-rst", "```{eval-rst}\n.. include:: secret.txt\n```"),
    code("role-redefined", "```{role} term(raw)\n:format: html\n```"),
    code("term-hijacked", "```{glossary}\nlus\n  Something else.\n```"),
    code("image-directive", "```{image} https://evil.example/x.png\n```"),
    element("raw-directive", f"```{{raw}} html\n{SCRIPT}\n```\n{SCRIPT}"),
    literal("colon-include", ":::{include} secret.txt\n:::"),
    literal("colon-csv", ":::{csv-table} x\n:file: secret.txt\n:::"),
    literal("tilde-include", "~~~{include} secret.txt\n~~~"),
    role("download", "{download}`x <secret.txt>`"),
    role("octicon", f"{{octicon}}`alert;1em;\" onclick=\"alert('{MARK}')`"),
    role("badge-link", f"{{bdg-link-primary}}`x <javascript:alert('{MARK}')>`"),
    role("abbreviation", "{abbr}`X (Y)`"),
    role("raw-role", "{raw}`<b>x</b>`"),
    role("document", "{doc}`x <help>`"),
    role("any", "{any}`help`"),
    role("math", "{math}`x`"),
    role("program-code", "{code}`x`"),
    role("unknown-role", "{nonsense}`x`"),
    role("icon", "{material-regular}`home`"),
    Attack("term-added", TERM, "is not in its source"),
    Attack("term-exchanged", "{term}`x <Iets>`", "of its source is missing", more=TERM),
    Attack("term-dropped", "Line", "of its source is missing", more=TERM),
    Attack("code-added", "Type `rm -rf /`", "is not in its source"),
    Attack("code-exchanged", "Type `rm`", "is not in its source", more="`make`"),
    literal("front-matter", "---\nmyst:\n  enable_extensions: [substitution]\n---\n{{ env }}"),
    literal("jinja", "{{ env.app.config }}"),
    literal("jinja-statement", "{% for x in env %}{{ x }}{% endfor %}"),
    Attack("reference", "[x][r]\n\n[r]: https://evil.example", "a blank line", twice=True),
    literal("reference-close", "[x][r]\n[r]: https://evil.example"),
    link("autolink", "<https://evil.example>"),
    link("autolink-mail", "<you@evil.example>"),
    literal("autolink-file", "<file:///etc/passwd>"),
    link("elsewhere", "[x](https://evil.example)"),
    link("protocol-relative", "[x](//evil.example)"),
    link("to-a-file", "[x](secret.txt)"),
    link("to-a-page", "[x](help.md)"),
    Attack("link-exchanged", "[x](https://evil.example)", "is not in its source", more=LINK),
    Attack("link-dropped", "Line", "of its source is missing", more=LINK),
    Attack("link-twice", f"{LINK} {LINK}", "is not in its source", more=LINK),
    literal("javascript", "[x](javascript:alert(1))"),
    literal("javascript-entity", "[x](java&#115;cript:alert(1))"),
    literal("javascript-angle", "[x](<javascript:alert(1)>)"),
    literal("vbscript", "[x](vbscript:x)"),
    literal("data", "[x](data:text/html;base64,PHNjcmlwdD4=)"),
    picture("image-remote", "![x](https://evil.example/x.png)"),
    picture("image-own", "![x](dot.svg)"),
    picture("image-data", "![x](data:image/png;base64,AAAA)"),
    picture("image-in-link", "[![x](https://evil.example/x.png)](#help)"),
    invisible("override", "Line \u202eenil"),
    invisible("isolate", "Line \u2067enil\u2069"),
    invisible("zero-width", "Li\u200bne"),
    invisible("byte-order-mark", "\ufeffLine"),
    invisible("escape", "Line \x1b[31m"),
    invisible("backspace", "Line\x08\x08\x08\x08"),
    invisible("line-separator", "One\u2028two"),
    literal("override-entity", "Line &#x202e;enil"),
    literal("zero-width-entity", "Li&ZeroWidthSpace;ne"),
    literal("only-a-space", "\u00a0"),
    literal("only-a-soft-hyphen", "\u00ad"),
    Attack("no-noqa", "Line # noqa", "`# noqa`"),
    Attack("two-paragraphs", "One\n\nTwo", "a blank line splits it", twice=True),
    Attack("dummy-literal", "Line ::\n\n   dummy literal", "a blank line splits it"),
    Attack("hard-break", "One\\\ntwo", "line breaks"),
    Attack("hard-break-spaces", "One  \ntwo", "line breaks"),
    Attack("huge", "Line " * 20_000, "more than four times as long"),
    literal("setext", "Line\n===="),
    literal("setext-deep", "Line\n====\n===="),
    literal("footnote", "Line[^1]\n[^1]: Note"),
    literal("attributes", "Line {#help .warning onclick=x}"),
    literal("span-attributes", "[Line]{#help .warning}"),
    literal("target", "(help)=\nLine"),
    role("eval-role", "{eval-rst}`.. include:: secret.txt`"),
)

#: Text that only looks like markup: it is shown as it stands.
INERT = {
    "list": "- Line",
    "numbers": "1. January",
    "literal-block": "These two::",
    "entities": "Fish &amp; chips &copy; &quot;Line&quot;",
    "escapes": "\\*Line\\*",
    "hash": "#1 of all",
    "smaller": "x < 3",
}

#: Text of which either is well: it is shown as it stands, or it is refused and Dutch stays.
SHOWN_OR_REFUSED = {
    "heading": "# Line",
    "quotation": "> Line",
    "table": "| a | b |\n| c | d |",
    "definitions": "Term\n: its meaning",
    "rule": "* * *",
    "comment": "% Line",
    "block-break": "+++ Line",
    "dollars": "$x$ and $$y$$",
    "bars": "|name| and |date|",
    "bare-address": "https://evil.example",
    "rst": ".. include:: secret.txt",
    "rst-field": ":orphan: x",
    "entities": "&lt;b onclick=x&gt;Line&lt;/b&gt;",
    "escapes": "\\<b onclick=x\\>Line\\</b\\>",
    "odd-element": "<img src=x onerror=alert('1')>",
    "open-comment": "Line <!-- the rest",
    "open-element": "Line <img src=x onerror=x",
}
