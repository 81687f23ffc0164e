"""Pseudo-locales: generated languages that make untranslated and clipped text visible.

Every letter gets an accent, the text grows by about a third, and ``⟦…⟧`` stand around each
message: what is left plain on a page was never handed to translators, and a bracket that is
missing was cut off. Links, roles, code and placeholders stay, so that everything still works.

The one that is written from right to left has Hebrew letters instead of accents, one for each
Latin letter, so that browsers order words, numbers and signs as they do in a real language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from babel.messages.catalog import Message

from course.languages import PSEUDO, Language, read_languages, source_language
from course.project import Project
from course.translations import po
from course.translations.catalogue import CHROME
from course.translations.templates import make_templates, read_template

#: By how much a text grows: German and French are about so much longer than English and Dutch.
GROWTH = 0.35

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀçðéƒĝĥíĵķľɱñöþǫŕšţúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĽṀÑÖÞǪŔŠŢÚṼŴẊÝŽ"
_HEBREW = "אבצדעפגהיזכלמנסףקרשתוםטץןך"
_LETTERS = {"ltr": dict(zip(_PLAIN, _ACCENTED, strict=True))}
_LETTERS |= {"rtl": dict(zip(_PLAIN, 2 * _HEBREW, strict=True))}
_VOWELS = frozenset("aeiouAEIOU")

#: What stays as it is in a page's message; a ``term`` shows its own text but keeps its target.
_MARKUP = re.compile(
    r"(?P<term>\{term\}`(?P<text>[^`<]+?)\s*(?:<(?P<target>[^`>]+)>)?`)"
    r"|\{[\w:-]+\}`[^`]*`"  # another role
    r"|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"  # code
    r"|\]\((?:[^()]|\([^()]*\))*\)|<[^<>\s]+>"  # where a link leads
    r"|\\.|&#?\w+;",
    re.DOTALL,
)

#: What stays as it is in a label: placeholders and markup.
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr%]|\$?\{\w*\}|<[^>]*>|&#?\w+;")


def pseudo_message(message: str, direction: str = "ltr") -> str:
    """Return a page's message in the pseudo-locale that is written in ``direction``."""
    letters = _LETTERS[direction]

    def keep(found: re.Match[str]) -> str:
        if not found["term"]:
            return found[0]
        target = " ".join((found["target"] or found["text"]).split())
        return f"{{term}}`{_accented(found['text'], letters)} <{target}>`"

    return f"⟦{_around(_MARKUP, message, keep, letters)}⟧"


def pseudo_label(label: str, direction: str = "ltr") -> str:
    """Return a button's, menu's or box's label in the pseudo-locale."""
    return f"⟦{_around(_PLACEHOLDER, label, lambda found: found[0], _LETTERS[direction])}⟧"


def languages_for(path: Path, codes: Iterable[str]) -> dict[str, Language]:
    """Return the languages of ``languages.toml``, and the pseudo-locales among ``codes``."""
    languages = read_languages(path)
    source = source_language(languages)
    for code in codes:
        if code in PSEUDO:
            languages[code] = Language(
                code=code,
                name=pseudo_label("Pseudo", PSEUDO[code]),
                direction=PSEUDO[code],
                published=False,
                title=pseudo_label(source.title, PSEUDO[code]),
                subtitle=pseudo_label(source.subtitle, PSEUDO[code]),
                register=source.register,
                regions=source.regions,
            )
    return languages


def write_pseudo_catalogues(project: Project, code: str) -> None:
    """Write the PO files of a pseudo-locale into the build folder, whole and up to date."""
    templates = make_templates(project)
    language = languages_for(project.docs / "languages.toml", [code])[code]
    folder = project.catalogues(code)
    stale = set(folder.rglob("*.po"))
    header = po.new_header(project, language)
    for name in (*project.documents(), *CHROME):
        change = pseudo_label if name in CHROME else pseudo_message
        messages = [message for message in read_template(templates, name) if message.id]
        for message in messages:
            message.string = change(str(message.id), language.direction)
        path = folder / f"{name}.po"
        stale.discard(path)
        _write_if_changed(path, header, messages)
    for path in stale:
        path.unlink()


def _write_if_changed(path: Path, header: str, messages: list[Message]) -> None:
    text = po.formatted(header, messages, [])
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _around(
    kept: re.Pattern[str],
    text: str,
    keep: Callable[[re.Match[str]], str],
    letters: Mapping[str, str],
) -> str:
    """Return ``text`` in other ``letters``, but for what ``kept`` finds."""
    parts, end = [], 0
    for found in kept.finditer(text):
        parts += [_accented(text[end : found.start()], letters), keep(found)]
        end = found.end()
    return "".join([*parts, _accented(text[end:], letters)])


def _accented(text: str, letters: Mapping[str, str]) -> str:
    """Return ``text`` in other letters, with vowels doubled so that it grows."""
    written = []
    owed = GROWTH
    for letter in text:
        other = letters.get(letter, letter)
        written.append(other)
        owed += GROWTH
        if letter in _VOWELS and owed >= 1:
            written.append(other.lower())
            owed -= 1
    return "".join(written)
