"""What may label a button, a menu or a box: templates write it into the page as it stands."""

from __future__ import annotations

import pytest

from course.translations.grammar import chrome_problems

#: Name: source, translation.
ACCEPTED = {
    "words": ("Search", "Zoeken"),
    "an-apostrophe": ("Don't", "Pas d'accord"),
    "placeholders": ("%d%% of this page, the rest in %s", "%d%% van deze pagina, de rest in %s"),
    "named-placeholders": ("%(a)s in %(b)s", "in %(b)s: %(a)s"),
    "braces": ("{} of {}", "{} van {}"),
    "markup-of-its-source": ('<a href="x">Read</a>', '<a href="x">Lees</a>'),
}

#: Name: source, translation, words of the complaint.
REFUSED = {
    "an-element": ("Search", "<script>x</script>", "its markup differ"),
    "another-element": ("<b>Read</b>", "<i>Lees</i>", "its markup differ"),
    "another-address": ('<a href="x">R</a>', '<a href="y">R</a>', "its markup differ"),
    "an-open-tag": ("Search", "Zoek<img src=x onerror=y ", "its markup differ"),
    "a-double-quote": ("Search", 'Zoek" onclick="x', 'it holds a " that its source does not'),
    "a-backquote": ("Search", "Zoek `x`", "it holds a ` that its source does not"),
    "a-dropped-placeholder": ("%d min", "minuten", "its placeholders differ"),
    "a-placeholder-more": ("%d min", "%d min %s", "its placeholders differ"),
    "another-placeholder": ("%d min", "%s min", "its placeholders differ"),
    "an-escaped-placeholder": ("p. %s", "p. %%s", "its placeholders differ"),
    "a-brace-placeholder": ("Search", "Zoek {}", "its placeholders differ"),
    "a-control-character": ("Search", "Zoek\x1b", "an invisible or control character"),
    "an-override": ("Search", "Zoek\u202e", "an invisible or control character"),
    "too-long": ("Search", "a" * (4 * 6 + 201), "more than four times as long"),
}

#: Words that the engine formats with ``%``: each of these would end the build with an error.
CRASHES = {
    "a-stray-per-cent-sign": ("%d min", "%d 100% min"),
    "a-hexadecimal-number": ("%d min", "%d min %x"),
    "a-per-cent-sign-at-the-end": ("%d min", "%d min %"),
    "positions-exchanged": ("%d%% of this page. The rest is in %s.", "In %s: %d%%"),
    "a-width": ("%d min", "%d min %5s"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_an_honest_label_is_accepted(name: str) -> None:
    assert list(chrome_problems(*ACCEPTED[name])) == []


@pytest.mark.parametrize("name", REFUSED)
def test_a_label_that_would_be_live_in_a_template_is_refused(name: str) -> None:
    source, translation, words = REFUSED[name]
    assert any(words in complaint for complaint in chrome_problems(source, translation))


@pytest.mark.parametrize("name", CRASHES)
def test_a_label_that_cannot_be_formatted_is_refused(name: str) -> None:
    assert list(chrome_problems(*CRASHES[name])) != []


@pytest.mark.parametrize("code", ["&#x202e;", "&#8203;", "&ZeroWidthSpace;"])
def test_an_invisible_character_written_as_an_entity_is_refused_in_a_label(code: str) -> None:
    assert list(chrome_problems("Search", f"Zoek{code}")) != []


@pytest.mark.parametrize("nothing", ["   ", "\u00a0", "\u00ad"])
def test_a_label_without_a_visible_character_is_refused(nothing: str) -> None:
    assert list(chrome_problems("Search", nothing)) != []
