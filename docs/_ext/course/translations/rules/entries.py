"""Rules about the entries of a catalogue, whatever their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.translations.characters import name, shown, unsafe
from course.translations.rules.rule import Catalogue, Found

#: How a translator says that a warning is meant: ``# allow: numbers, end-punctuation (reason)``.
ALLOW = re.compile(r"allow:(?P<rules>[^(]*+)")

_PAYLOAD = re.compile(
    r"<(?:script|iframe|img|svg|object|embed|link|meta|style|form|base|a)\b"
    r"|\b(?:javascript|vbscript):|\bdata:text/html"
    r"|\bon[a-z]{3,20}=[\"']?\w+\("
    r"|\{(?:include|literalinclude|raw|eval-rst|csv-table|download)\}"
    r"|\.\. (?:include|raw|csv-table)::|\{\{|\{%",
    re.IGNORECASE,
)


def escape(catalogue: Catalogue) -> Iterator[Found]:
    r"""A backslash before a letter that not every tool takes for the same sign.

    Bad::

        msgid "‘Eén’."
        msgstr "‘One\'."

    Good::

        msgid "‘Eén’."
        msgstr "‘One’."
    """
    for entry in catalogue.scan.entries:
        for line, sign in entry.odd[:1]:
            yield Found(f"an odd escape {shown(sign)}", line)


def duplicate(catalogue: Catalogue) -> Iterator[Found]:
    """The same message twice: only one of the translations could be shown.

    Bad::

        msgid "Eén."
        msgstr "One."

        msgid "Eén."
        msgstr "A one."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    seen: dict[tuple[str, str | None], int] = {}
    for entry in catalogue.scan.live:
        key = entry.source, entry.context
        first = seen.setdefault(key, entry.line)
        if not entry.source and entry.context is None:
            yield Found("a second header", entry.line)
        elif first != entry.line:
            yield Found(f"the same msgid as in line {first}", entry.line)


def context(catalogue: Catalogue) -> Iterator[Found]:
    """A context (msgctxt): no page looks for a message with one, so it is never shown.

    Bad::

        msgctxt "heading"
        msgid "Eén."
        msgstr "One."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    for entry in catalogue.scan.live:
        if entry.context is not None:
            yield Found("a message with a context", entry.line)


def plural(catalogue: Catalogue) -> Iterator[Found]:
    """A message with plural forms: no page looks for one, so it is never shown.

    Bad::

        msgid "Eén."
        msgid_plural "Veel."
        msgstr[0] "One."
        msgstr[1] "Many."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    for entry in catalogue.scan.live:
        if entry.plural is not None or entry.forms:
            yield Found("a message with plural forms", entry.line)


def not_in_template(catalogue: Catalogue) -> Iterator[Found]:
    """A message that its page does not have: the msgid was changed, or the page was.

    Bad::

        msgid "Een."
        msgstr "One."

    Good::

        msgid "Eén."
        msgstr "One."
    """
    template = catalogue.place.setting.templates.get(catalogue.place.document)
    for entry in catalogue.scan.live:
        if template is not None and entry.source and entry.source not in template:
            yield Found(f"the page has no message {shown(entry.source)}", entry.line)


def hidden_payload(catalogue: Catalogue) -> Iterator[Found]:
    """Something live or invisible where no reader looks: in what is obsolete, fuzzy or a comment.

    It could come back one day, or harm in another program.

    Bad::

        #~ msgid "Twee."
        #~ msgstr "<script>alert(1)</script>"

        msgid "Eén."
        msgstr "One."

    Good::

        #~ msgid "Twee."
        #~ msgstr "Two."

        msgid "Eén."
        msgstr "One."
    """
    for entry in catalogue.scan.entries:
        hidden = [(entry.line, entry.previous), *entry.comments]
        if entry.obsolete or entry.fuzzy:
            hidden += [(entry.line, entry.translation)]
        if entry.obsolete:
            hidden += [(entry.line, entry.source)]
        for line, text in hidden:
            if payload := _PAYLOAD.search(text):
                yield Found(f"it holds {shown(payload[0])} where nobody sees it", line)
                break
            if characters := unsafe(text):
                yield Found(f"it holds {name(characters[0])} where nobody sees it", line)
                break


def allowance(catalogue: Catalogue) -> Iterator[Found]:
    """A comment that allows what is no warning: errors cannot be allowed.

    Bad::

        # allow: html
        msgid "Eén."
        msgstr "One."

    Good::

        # allow: end-punctuation (the sentence goes on in a list)
        msgid "Eén."
        msgstr "One"
    """
    from course.translations.rules import WARNINGS  # the list of which this rule is a part

    for entry in catalogue.scan.live:
        for line, comment in entry.comments:
            unknown = [rule for rule in allowed(comment) if rule not in WARNINGS]
            if unknown:
                yield Found(f"there is no warning {shown(unknown[0])}", line)


def allowed(comment: str) -> list[str]:
    """Return the names of the rules that a translator's comment allows to be broken."""
    match = ALLOW.match(comment)
    return [rule.strip() for rule in match["rules"].split(",") if rule.strip()] if match else []
