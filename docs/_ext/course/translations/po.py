"""The one form in which PO files are written, so that an update shows only what has changed.

Babel's own writer breaks a long ``#| msgid`` in the middle of its strings, wraps translators'
comments, forgets that an obsolete message was fuzzy, and rewrites the header.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import normalize

from course.languages import PSEUDO, Language
from course.project import Project
from course.translations import chrome

WIDTH = 79

_HEADER = re.compile(
    r'\A(?:\ufeff)?(?P<header>(?:#[^\n]*\n|\s*\n)*msgid ""\nmsgstr "[^\n]*\n(?:"[^\n]*\n)*)'
)


def header_of(text: str) -> str:
    """Return the header of a PO file as it stands there, with its comments; "" where it has none.

    Translators and their tools write in it; nothing of that is ours to change.
    """
    found = _HEADER.match(text)
    return found["header"].lstrip("\n") if found else ""


def new_header(project: Project, language: Language) -> str:
    """Return the header of a new file: no date that changes by itself, no made-up address."""
    fields = {
        "Project-Id-Version": f"{project.slug} translations",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": "2026-01-01 00:00+0000",
        "PO-Revision-Date": "2026-01-01 00:00+0000",
        "Last-Translator": "",
        "Language": "" if language.code in PSEUDO else language.code,  # Babel looks it up
        "Language-Team": language.name,
        "Plural-Forms": plural_forms(language.code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = "".join(f'"{key}: {value}\\n"\n' for key, value in fields.items())
    return f'# {language.title}: {language.name}\nmsgid ""\nmsgstr ""\n{lines}'


def plural_forms(language: str) -> str:
    """Return the rule for plurals, as Babel knows it; that of English for a made-up language."""
    code = chrome.LANGUAGE if language in PSEUDO else language.replace("-", "_")
    return str(Catalog(locale=code).plural_forms)


def formatted(header: str, messages: Iterable[Message], obsolete: Iterable[Message]) -> str:
    """Return the text of a PO file: the header, the messages in their order, what is obsolete."""
    blocks = [header]
    blocks += ["".join(_message(message)) for message in messages]
    blocks += ["".join(_message(message, "#~ ")) for message in obsolete]
    return "\n".join([*blocks, ""])


def _message(message: Message, prefix: str = "") -> Iterator[str]:
    for comment in message.user_comments:
        yield f"# {comment}".rstrip() + "\n"
    for comment in message.auto_comments:
        yield f"#. {comment}\n"
    if not prefix:
        places = " ".join(dict.fromkeys(place for place, _line in message.locations))
        yield from (f"#: {line}\n" for line in _wrapped(places))
    if message.flags:
        yield f"#, {', '.join(sorted(message.flags))}\n"
    previous = "#~| " if prefix else "#| "
    for key, text in zip(("msgid", "msgid_plural"), message.previous_id, strict=False):
        yield from _text(key, text, previous)
    if message.context:
        yield from _text("msgctxt", message.context, prefix)
    if isinstance(message.id, str):
        yield from _text("msgid", message.id, prefix)
        yield from _text("msgstr", str(message.string or ""), prefix)
        return
    yield from _text("msgid", message.id[0], prefix)
    yield from _text("msgid_plural", message.id[1], prefix)
    strings: Sequence[str] = message.string or ()
    for number, text in enumerate(strings):
        yield from _text(f"msgstr[{number}]", text, prefix)


def _wrapped(places: str) -> list[str]:
    return textwrap.wrap(places, WIDTH - len("#: "), break_long_words=False, break_on_hyphens=False)


def _text(key: str, text: str, prefix: str) -> Iterator[str]:
    lines = normalize(text, width=WIDTH - len(prefix)).split("\n")  # it knows no prefix's width
    yield f"{prefix}{key} " + f"\n{prefix}".join(lines) + "\n"
