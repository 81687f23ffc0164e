"""All rules of the linter, each in one place: its scope, its function, how bad it is, how to mend.

The order is that in which findings of one line are given, and that of the manual.
"""

from __future__ import annotations

from course.translations.findings import Severity
from course.translations.rules import (
    characters,
    contents,
    entries,
    headers,
    labels,
    markup,
    places,
    readers,
    wording,
)
from course.translations.rules.rule import Rule, Scope

ERROR, WARNING = Severity.ERROR, Severity.WARNING

RULES: tuple[Rule, ...] = (
    Rule(Scope.PLACE, places.symlink, ERROR, "put the file itself here"),
    Rule(Scope.PLACE, places.compiled, ERROR, "remove it; the build makes it from the .po file"),
    Rule(
        Scope.PLACE,
        places.path,
        ERROR,
        "put it at `<language>/LC_MESSAGES/<page>.po`, or remove it",
    ),
    Rule(Scope.PLACE, places.unlisted_language, ERROR, "add the language first, or mend the name"),
    Rule(Scope.PLACE, places.source_language, ERROR, "remove it; change the page itself instead"),
    Rule(Scope.PLACE, places.unknown_document, ERROR, "remove the file, or mend its name"),
    Rule(Scope.CONTENT, contents.size, ERROR, "remove what does not belong in it"),
    Rule(Scope.CONTENT, contents.encoding, ERROR, "save the file as UTF-8"),
    Rule(Scope.CONTENT, contents.byte_order_mark, ERROR, "save it as UTF-8 without BOM"),
    Rule(Scope.CONTENT, contents.carriage_return, ERROR, "save it with line ends of Unix (LF)"),
    Rule(Scope.CONTENT, contents.nul, ERROR, "save it as plain text"),
    Rule(Scope.FILE, contents.conflict_marker, ERROR, "keep one version and remove the marks"),
    Rule(
        Scope.FILE, contents.syntax, ERROR, 'write msgid "…" and msgstr "…", each with its quotes'
    ),
    Rule(Scope.ENTRIES, headers.header_missing, ERROR, "copy the header of another catalogue"),
    Rule(Scope.ENTRIES, headers.header_fuzzy, WARNING, "remove the line `#, fuzzy` above it"),
    Rule(
        Scope.ENTRIES,
        headers.header_charset,
        ERROR,
        'write "Content-Type: text/plain; charset=utf-8\\n"',
    ),
    Rule(Scope.ENTRIES, headers.header_language, ERROR, "write the language of the folder"),
    Rule(Scope.ENTRIES, headers.header_plural_forms, ERROR, "write the rule of your language"),
    Rule(Scope.ENTRIES, headers.header_fields, ERROR, "remove that line"),
    Rule(Scope.ENTRIES, entries.escape, ERROR, 'write only \\n, \\t, \\" and \\\\'),
    Rule(Scope.ENTRIES, entries.duplicate, ERROR, "keep one of them"),
    Rule(Scope.ENTRIES, entries.context, ERROR, "remove the line msgctxt"),
    Rule(Scope.ENTRIES, entries.plural, ERROR, "write one msgid and one msgstr"),
    Rule(
        Scope.ENTRIES,
        entries.not_in_template,
        ERROR,
        "put back the msgid, or run `make update-translations`",
    ),
    Rule(Scope.ENTRIES, entries.hidden_payload, WARNING, "remove it"),
    Rule(Scope.ENTRIES, entries.allowance, WARNING, "mend its name, or mend what it allows"),
    Rule(Scope.BOTH, markup.length, ERROR, "translate this message only"),
    Rule(Scope.BOTH, characters.control_character, ERROR, "write that word anew"),
    Rule(Scope.BOTH, characters.bidirectional, ERROR, "write that word anew"),
    Rule(Scope.BOTH, characters.zero_width, ERROR, "write that word anew"),
    Rule(Scope.BOTH, markup.empty, ERROR, "translate it, or leave msgstr empty"),
    Rule(Scope.BOTH, markup.edges, ERROR, "begin and end it as its source does"),
    Rule(Scope.MESSAGE, markup.paragraphs, ERROR, "make one paragraph of it"),
    Rule(Scope.MESSAGE, markup.block_markup, ERROR, "put two backslashes before the sign"),
    Rule(Scope.MESSAGE, markup.directive, ERROR, "remove it"),
    Rule(
        Scope.MESSAGE, markup.html, ERROR, "remove it; write `**stress**` or `*emphasis*` for that"
    ),
    Rule(Scope.MESSAGE, markup.image, ERROR, "remove it"),
    Rule(Scope.MESSAGE, markup.substitution, ERROR, "remove the braces"),
    Rule(Scope.MESSAGE, markup.footnote, ERROR, "remove it"),
    Rule(Scope.MESSAGE, markup.attributes, ERROR, "remove the braces and what is in them"),
    Rule(Scope.MESSAGE, markup.reference_link, ERROR, "write [text](target) as the source does"),
    Rule(Scope.MESSAGE, markup.links, ERROR, "use each target of the source, and no other"),
    Rule(Scope.MESSAGE, markup.address, ERROR, "remove it"),
    Rule(Scope.MESSAGE, markup.roles, ERROR, "use each role of the source as it stands there"),
    Rule(Scope.MESSAGE, markup.unknown_role, ERROR, "remove it"),
    Rule(Scope.MESSAGE, markup.rst, ERROR, "write MyST, as the source does"),
    Rule(Scope.MESSAGE, markup.code, ERROR, "copy it from the source, letter by letter"),
    Rule(Scope.MESSAGE, markup.line_breaks, ERROR, "break it where the source does"),
    Rule(Scope.MESSAGE, markup.noqa, ERROR, "remove it"),
    Rule(Scope.BOTH, characters.mixed_script, ERROR, "write that word anew in one script"),
    Rule(Scope.LABEL, labels.placeholders, ERROR, "copy each of them from the source"),
    Rule(Scope.LABEL, labels.label_markup, ERROR, "remove it"),
    Rule(Scope.MESSAGE, wording.same_as_source, WARNING, "translate it"),
    Rule(Scope.MESSAGE, wording.emphasis, WARNING, "stress what the source stresses"),
    Rule(Scope.MESSAGE, wording.implicit_term, WARNING, "write your own word before `<…>`"),
    Rule(Scope.MESSAGE, wording.term_forbidden, WARNING, "use the course's own word"),
    Rule(Scope.MESSAGE, wording.term_missing, WARNING, "use the course's own word"),
    Rule(Scope.BOTH, wording.end_punctuation, WARNING, "end it as its source does"),
    Rule(Scope.BOTH, wording.quotation_marks, WARNING, "use those of your language"),
    Rule(Scope.BOTH, wording.numbers, WARNING, "write the numbers of the source"),
    Rule(Scope.READERS, readers.readers, ERROR, "write the file anew with a PO editor"),
    Rule(Scope.READERS, readers.msgfmt, ERROR, "mend that line"),
)

#: The names of all rules, and of those that a translator may allow to be broken.
NAMES = frozenset(rule.name for rule in RULES)
WARNINGS = frozenset(rule.name for rule in RULES if rule.severity is WARNING)


def rules_of(*scopes: Scope) -> list[Rule]:
    """Return the rules of these scopes, in their order."""
    return [rule for rule in RULES if rule.scope in scopes]
