"""What holds for the grammar whatever the text: it never crashes, and its work is bounded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from course.translations import grammar
from course.translations.grammar import chrome_problems, message_parser, problems

Check = Callable[[str, str], Iterator[str]]

#: Pieces from which text is made that looks like markup.
PIECES = (
    *("<", ">", "</", "<script>", "<!--", "-->", "&", "&lt;", "&#x202e;", "&#0;", "\\", "`", "``"),
    *(
        "*",
        "**",
        "_",
        "~~~",
        "```",
        ":::",
        "{",
        "}",
        "{{",
        "}}",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        '"',
    ),
    *("{term}`a`", "{pause}`10`", "{raw}`x`", "[x](#a)", "[x](javascript:x)", "<https://a.b>"),
    *(
        "# ",
        "1. ",
        "- ",
        "> ",
        "---",
        "===",
        "\n",
        "\n\n",
        "  \n",
        "\\\n",
        "\t",
        " ",
        ":",
        "%",
        "%s",
    ),
    *("# noqa", "[^1]", "[a]:", "{#a .b}", "\u202e", "\u00a0", "\x00", "a", "Zin", "é", "ש", "😀"),
)

markup = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
texts = st.one_of(st.text(), markup)
words = st.lists(st.text("abcdefghij", min_size=1), min_size=1).map(" ".join)

thorough = settings(max_examples=300, derandomize=True, deadline=None)


@thorough
@given(source=texts, translation=texts)
def test_no_text_makes_the_grammar_crash(source: str, translation: str) -> None:
    for check in (problems, chrome_problems):
        assert all(isinstance(complaint, str) for complaint in check(source, translation))


@thorough
@given(source=words, translation=words)
def test_plain_words_are_never_refused_for_anything_but_their_length(
    source: str, translation: str
) -> None:
    for check in (problems, chrome_problems):
        found = list(check(source, translation))
        assert bool(found) == (len(translation) > 4 * len(source) + 200)


@thorough
@given(translation=texts)
def test_an_accepted_message_holds_nothing_but_words_and_emphasis(translation: str) -> None:
    if list(problems("Een gewone zin.", translation)):
        return
    page = BeautifulSoup(message_parser().render(translation), "html.parser")
    for element in page.find_all(True):
        assert element.name in ("p", "em", "strong")
        assert not element.attrs


@thorough
@given(translation=texts)
def test_an_accepted_label_is_the_same_text_in_html(translation: str) -> None:
    if list(chrome_problems("Search", translation)):
        return
    for page in (translation, f'<i title="{translation}">x</i>'):
        elements = BeautifulSoup(page, "html.parser").find_all(True)
        assert [list(element.attrs) for element in elements] in ([], [["title"]])


@pytest.mark.parametrize("what", ["a", "[", "`", "<", "*a", "\n"])
def test_a_megabyte_is_refused_without_being_parsed(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(_text: str) -> None:
        pytest.fail("it was parsed")

    monkeypatch.setattr(grammar._PARSER, "parse", parse)
    translation = (what * 1_000_000)[:1_000_000]
    assert list(problems("Zin", translation)) == [
        "it is more than four times as long as its source"
    ]


@pytest.mark.parametrize("what", ["[", "![", "*a", "**a", "<a ", "`a", "[](", "<!--", "{a}`", "%("])
@pytest.mark.parametrize("check", [problems, chrome_problems])
def test_four_times_the_text_is_about_four_times_the_work(check: Check, what: str) -> None:
    small, large = (fastest(check, (what * size)[:size]) for size in (2_000, 8_000))
    assert large < 10 * small + 0.02


def fastest(check: Check, text: str) -> float:
    """The least of three measurements, in seconds of this process."""
    found = []
    for _ in range(3):
        start = time.process_time()
        list(check(text, text))
        found.append(time.process_time() - start)
    return min(found)
