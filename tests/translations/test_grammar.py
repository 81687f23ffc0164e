"""The grammar of a message: what may stand in for its source, and what may not."""

from __future__ import annotations

import pytest

from course.translations.grammar import problems

LINK = "Lees [de hulp](#help) en [de bron](https://example.org/a)."
ROLES = "Wacht {pause}`10` bij de {term}`lus` en de {term}`wachtrijen <wachtrij>`."

#: Name: source, translation.
ACCEPTED = {
    "words": ("Een zin.", "A sentence."),
    "emphasis": ("Een *zin* met **nadruk**.", "A *sentence* with **stress**."),
    "emphasis-dropped": ("Een **zin**.", "A sentence."),
    "links": (LINK, "Read [the help](#help) and [the source](https://example.org/a)."),
    "links-in-another-order": (LINK, "See [x](https://example.org/a), then [y](#help)."),
    "code": ("Typ `make` in.", "Type `make`."),
    "roles": (ROLES, "Wait {pause}`10` by the {term}`loop <lus>` and {term}`queues <wachtrij>`."),
    "roles-in-another-order": (ROLES, "{term}`a <wachtrij>`, {term}`b <lus>`, {pause}`10`."),
    "a-line-break": ("Een\\\ntwee", "One\\\ntwo"),
    "a-soft-break": ("Een twee", "One\ntwo"),
    "a-number-in-front": ("1 januari", "1. January"),
    "a-hyphen-in-front": ("Nee", "- No"),
    "escapes": ("Een *ster*", "A \\*star\\*"),
    "a-named-entity": ("Vis & friet", "Fish &amp; chips"),
    "quotes": ("‘Ja’, zei ze", "“Yes,” she said – ‘yes’…"),
    "a-soft-hyphen": ("Eén woord", "Donau\u00addampfschiff"),
    "a-joiner": ("Boek", "کتاب\u200cها"),
    "right-to-left-letters": ("Hulp", "مساعدة"),
    "an-emoji": ("Hart", "Heart ❤️ 👩🏽\u200d🚀"),
    "a-smaller-than-sign": ("Minder dan 3", "x < 3"),
    "four-times-as-long": ("Een", "a" * (4 * 3 + 200)),
    "colons-at-the-end": ("Deze twee:", "These two::"),
}

#: Name: source, translation, words of the complaint.
REFUSED = {
    "an-element": ("Zin", "<b>Line</b>", "HTML is not allowed: <b>"),
    "a-comment": ("Zin", "Line <!-- x -->", "HTML is not allowed"),
    "a-picture": ("Zin", "![x](x.png)", "a picture is not allowed"),
    "an-unlisted-role": ("Zin", "{download}`x`", "the role {download} is not allowed"),
    "a-role-of-its-own": ("Zin", "{term}`lus`", "the role {term}`lus` is not in its source"),
    "another-target": ("{term}`lus`", "{term}`loop`", "the role {term}`lus` of its source is"),
    "another-pause": ("{pause}`10`", "{pause}`99`", "{pause}`99` is not in its source"),
    "a-role-twice": ("{pause}`10`", "{pause}`10` {pause}`10`", "is not in its source"),
    "a-link-of-its-own": ("Zin", "[x](https://a.example)", "the link https://a.example is not"),
    "an-autolink": ("Zin", "<https://a.example>", "the link https://a.example is not in"),
    "a-mail-autolink": ("Zin", "<a@b.example>", "the link mailto:a@b.example is not in"),
    "a-dropped-link": ("[x](#help)", "x", "the link #help of its source is missing"),
    "another-address": ("[x](#help)", "[x](#start)", "the link #start is not in its source"),
    "code-of-its-own": ("Zin", "`rm`", "the code rm is not in its source"),
    "dropped-code": ("`make`", "make", "the code make of its source is missing"),
    "a-fence": ("Zin", "```{include} x\n```", "the code"),
    "two-paragraphs": ("Zin", "One\n\nTwo", "a blank line splits it"),
    "a-backslash-break": ("Zin", "One\\\ntwo", "it has 1 line breaks, its source 0"),
    "a-spaces-break": ("Zin", "One  \ntwo", "it has 1 line breaks, its source 0"),
    "a-dropped-break": ("Een\\\ntwee", "One two", "it has 0 line breaks, its source 1"),
    "no-noqa": ("Zin", "Line # noqa", "`# noqa`"),
    "no-noqa-and-a-break": ("Zin", "Line #noqa \n", "`# noqa`"),
    "too-long": ("Zin", "a" * (4 * 3 + 201), "more than four times as long"),
}

INVISIBLE = {
    "null": "\x00",
    "escape": "\x1b",
    "delete": "\x7f",
    "next-line": "\x85",
    "zero-width-space": "\u200b",
    "left-to-right-mark": "\u200e",
    "line-separator": "\u2028",
    "right-to-left-override": "\u202e",
    "word-joiner": "\u2060",
    "right-to-left-isolate": "\u2067",
    "byte-order-mark": "\ufeff",
    "arabic-letter-mark": "\u061c",
}

#: Markup that is no markup in a message: a reader would see it as it stands here.
SEEN_AS_TEXT = {
    "a-colon-fence": ":::{include} secret.txt\n:::",
    "a-tilde-fence": "~~~{include} secret.txt\n~~~",
    "front-matter": "---\nmyst:\n  enable_extensions: [substitution]\n---",
    "a-substitution": "Line {{ env }}",
    "a-reference-link": "[x][r]",
    "a-link-definition": "[r]: https://evil.example",
    "a-footnote": "Line[^1]",
    "attributes": "Line {#help .warning}",
    "a-span-with-attributes": "[Line]{#help}",
    "a-target": "(help)=\nLine",
    "a-javascript-link": "[x](javascript:alert(1))",
    "a-data-link": "[x](data:text/html,hello)",
    "an-underline": "Line\n====",
}

#: Translations of which nothing would be seen.
NOTHING_TO_SEE = {
    "spaces": "   ",
    "a-no-break-space": "\u00a0",
    "a-no-break-space-by-name": "&nbsp;",
    "an-em-space": "\u2003",
    "a-soft-hyphen": "\u00ad",
    "joiners": "\u200d\u200c",
    "a-line": "\n",
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_an_honest_translation_is_accepted(name: str) -> None:
    assert list(problems(*ACCEPTED[name])) == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_its_source_does_not_hold_is_refused_by_name(name: str) -> None:
    source, translation, words = REFUSED[name]
    assert any(words in complaint for complaint in problems(source, translation))


@pytest.mark.parametrize("name", INVISIBLE)
def test_an_invisible_or_control_character_is_refused(name: str) -> None:
    found = list(problems("Zin", f"Li{INVISIBLE[name]}ne"))
    assert "it holds an invisible or control character" in found


@pytest.mark.parametrize("code", ["&#x202e;", "&#8203;", "&#xfeff;", "&#27;", "&ZeroWidthSpace;"])
def test_an_invisible_character_written_as_an_entity_is_refused(code: str) -> None:
    assert list(problems("Zin", f"Li{code}ne")) != []


@pytest.mark.parametrize("name", SEEN_AS_TEXT)
def test_markup_that_the_reader_would_see_as_text_is_refused(name: str) -> None:
    assert list(problems("Zin", SEEN_AS_TEXT[name])) != []


@pytest.mark.parametrize("name", NOTHING_TO_SEE)
def test_a_translation_without_a_visible_character_is_refused(name: str) -> None:
    assert list(problems("Zin", NOTHING_TO_SEE[name])) != []


def test_a_link_without_words_is_refused() -> None:
    assert list(problems("Lees [de bron](https://a.example).", "Read [](https://a.example)."))


@pytest.mark.parametrize("pause", ["{pause}`a <10>`", "{pause}`<10>`", "{pause}` <10>`"])
def test_a_pause_takes_no_words_of_its_own(pause: str) -> None:
    assert list(problems("Wacht {pause}`10`.", f"Wait {pause}.")) != []


def test_every_complaint_is_given_at_once() -> None:
    found = list(problems("[a](#a) `b`", "<i>Line\u202e"))
    assert len(found) == 4
