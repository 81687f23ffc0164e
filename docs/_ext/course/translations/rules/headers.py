"""Rules about a catalogue's header: the lines after its first ``msgid ""``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.core import UnknownLocaleError
from babel.messages.plurals import get_plural

from course.translations.rules.rule import Catalogue, Found

#: The fields that gettext, Babel and translators' tools write.
_FIELDS = frozenset(
    (
        *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date"),
        *("Last-Translator", "Language-Team", "Language", "MIME-Version", "Content-Type"),
        *("Content-Transfer-Encoding", "Plural-Forms", "Generated-By", "X-Generator", "X-Domain"),
        *(
            "X-Language",
            "X-Source-Language",
            "X-Project",
            "X-Project-Style",
            "X-Accelerator-Marker",
        ),
        *("X-Loco-Version", "X-Qt-Contexts", "X-Launchpad-Export-Date"),
    )
)
_FIELDS_OF_TOOLS = re.compile(r"X-(?:Poedit|Crowdin|Weblate|Loco|Zanata|POOTLE|Memsource)-[\w-]+")

#: The longest rule for plurals (that of Arabic) has 119 characters.
_LONGEST_RULE = 500


def header_missing(catalogue: Catalogue) -> Iterator[Found]:
    r"""No header, or one that does not come first: tools then guess the encoding and the language.

    Bad::

        msgid ""
        msgstr ""

    Good::

        msgid ""
        msgstr ""
        "Language: en\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\n"
    """
    header = catalogue.scan.header
    if header is None:
        yield Found("no header", 1)
    elif not header.translation.strip():
        yield Found("an empty header", header.line)
    elif catalogue.scan.entries and catalogue.scan.entries[0].line < header.line:
        yield Found("the header does not come first", header.line)


def header_fuzzy(catalogue: Catalogue) -> Iterator[Found]:
    r"""A header that is marked fuzzy: msgfmt then takes no notice of it.

    Bad::

        #, fuzzy
        msgid ""
        msgstr ""
        "Language: en\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\n"

    Good::

        msgid ""
        msgstr ""
        "Language: en\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\n"
    """
    header = catalogue.scan.header
    if header and header.fuzzy:
        yield Found("the header is marked fuzzy", header.line)


def header_charset(catalogue: Catalogue) -> Iterator[Found]:
    r"""A header that promises another encoding than UTF-8: tools would read other letters.

    Bad::

        "Content-Type: text/plain; charset=iso-8859-1\n"

    Good::

        "Content-Type: text/plain; charset=utf-8\n"
    """
    if not catalogue.fields:
        return
    line, value = catalogue.field("Content-Type")
    media, _, charset = value.partition(";")
    name, _, charset = charset.strip().partition("=")
    if (media.strip(), name, charset.strip().lower()) not in (
        ("text/plain", "charset", "utf-8"),
        ("text/plain", "charset", "utf8"),
    ):
        yield Found(f"the header's Content-Type is {value}" if value else "no Content-Type", line)


def header_language(catalogue: Catalogue) -> Iterator[Found]:
    r"""A header whose language is not that of the folder: the file may belong elsewhere.

    Bad::

        "Language: de\n"

    Good::

        "Language: en\n"
    """
    if not catalogue.fields:
        return
    line, value = catalogue.field("Language")
    folder = catalogue.place.language
    if value.replace("-", "_").lower() != folder.replace("-", "_").lower():
        what = f"the header's Language is {value}" if value else "no Language in the header"
        yield Found(what, line, f'write "Language: {folder}\\n"')


def header_plural_forms(catalogue: Catalogue) -> Iterator[Found]:
    r"""Another rule for plurals than the language has: tools would ask for wrong forms.

    Bad::

        "Plural-Forms: nplurals=3; plural=0;\n"

    Good::

        "Plural-Forms: nplurals=2; plural=(n != 1);\n"
    """
    if not catalogue.fields:
        return
    line, value = catalogue.field("Plural-Forms")
    try:
        wanted = get_plural(catalogue.place.language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return
    forms = f"nplurals={wanted.num_plurals}; plural={wanted.plural_expr};"
    if len(value) > _LONGEST_RULE or _squeezed(value) != _squeezed(forms):
        what = f"the header's Plural-Forms is {value}" if value else "no Plural-Forms in the header"
        yield Found(what, line, f'write "Plural-Forms: {forms}\\n"')


def header_fields(catalogue: Catalogue) -> Iterator[Found]:
    r"""A field that no gettext tool knows, or one that stands there twice.

    Bad::

        "X-Redirect: https://example.org\n"

    Good::

        "X-Generator: Poedit 3.4\n"
    """
    seen: set[str] = set()
    for line, name, _value in catalogue.fields:
        if name not in _FIELDS and not _FIELDS_OF_TOOLS.fullmatch(name):
            yield Found(f"no header has a field {name}", line)
        elif name in seen:
            yield Found(f"the field {name} is there twice", line)
        seen.add(name)


def _squeezed(forms: str) -> str:
    """Return a rule for plurals without what makes no difference: spaces, outer brackets."""
    number, _, rule = re.sub(r"\s+", "", forms).rstrip(";").partition(";plural=")
    while rule.startswith("(") and _closes(rule) == len(rule) - 1:
        rule = rule[1:-1]
    return f"{number};{rule}"


def _closes(rule: str) -> int:
    depth = 0
    for place, character in enumerate(rule):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place
    return -1
