"""Rules about words: what may be meant, and so is a warning. See `# allow:` in the manual."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from markdown_it.token import Token

from course.translations import grammar, terminology, typography
from course.translations.characters import shown
from course.translations.rules.rule import Found, Message

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(rf"\d(?:[{re.escape(typography.WITHIN_NUMBERS)}]?\d)*+")
_CLOSING = "\"'’”“»›)]}*_ \t\n\u00a0\u202f"


def same_as_source(message: Message) -> Iterator[Found]:
    """A translation that is its source: names and numbers may be, a sentence is forgotten.

    Bad::

        msgid "Samira wacht even."
        msgstr "Samira wacht even."

    Good::

        msgid "Samira wacht even."
        msgstr "Samira waits a moment."
    """
    if message.source != message.translation:
        return
    left = terminology.without(
        message.place.setting.terms, _said(message.before), message.place.language
    )
    words = _WORD.findall(left)
    if words and not all(word[0].isupper() for word in words):
        yield Found("it is the same as its source")


def emphasis(message: Message) -> Iterator[Found]:
    """Stress that the source has and the translation has not, or the other way.

    Bad::

        msgid "Je *mag* stoppen."
        msgstr "You may stop."

    Good::

        msgid "Je *mag* stoppen."
        msgstr "You *may* stop."
    """
    wanted, found = (_emphases(tokens) for tokens in (message.before, message.tokens))
    for mark, kind in (("strong_open", "**…**"), ("em_open", "*…*")):
        if wanted[mark] != found[mark]:
            yield Found(f"it has {found[mark]} times {kind}, its source {wanted[mark]}")


def implicit_term(message: Message) -> Iterator[Found]:
    """A term without a word of its own: the page would show the word of the source.

    Bad::

        msgid "Een {term}`lus`."
        msgstr "A {term}`lus`."

    Good::

        msgid "Een {term}`lus`."
        msgstr "A {term}`loop <lus>`."
    """
    for token in grammar.flat(message.tokens):
        if token.type == "myst_role" and token.meta["name"] == "term":
            text, target = grammar.role_parts(token)
            if text == target:
                mend = f"write {{term}}`your word <{shown(target)}>`"
                yield Found(f"the reader would see {shown(target)}", mend=mend)


def term_missing(message: Message) -> Iterator[Found]:
    """A term of the course that is not said with its own words in your language.

    The words of each language are in `locales/terminology.csv`. A word that fits and is not there
    may be added to it.

    Bad::

        msgid "Dat mag je erkennen."
        msgstr "You may see that."

    Good::

        msgid "Dat mag je erkennen."
        msgstr "You may acknowledge that."
    """
    for problem in _terms(message):
        if not problem.instead:
            said = problem.term.said(message.place.language)
            yield Found(f"the term {problem.term.name} is not in it", mend=f"say {said}")


def term_forbidden(message: Message) -> Iterator[Found]:
    """A word that says something else than the term of the course does.

    Bad::

        msgid "Dat mag je erkennen."
        msgstr "You may recognise that."

    Good::

        msgid "Dat mag je erkennen."
        msgstr "You may acknowledge that."
    """
    for problem in _terms(message):
        if problem.instead:
            said = problem.term.said(message.place.language)
            what = f"{problem.instead} is not what {problem.term.name} means here"
            yield Found(what, mend=f"say {said}")


def end_punctuation(message: Message) -> Iterator[Found]:
    """Another end than the source has: a question that is none, a sentence without its full stop.

    Bad::

        msgid "Wat zie je?"
        msgstr "What do you see."

    Good::

        msgid "Wat zie je?"
        msgstr "What do you see?"
    """
    if message.place.language.partition("_")[0] in typography.WITHOUT_SENTENCE_ENDS:
        return
    wanted, found = _end(message.words_before), _end(message.words)
    if message.place.has_labels and "." in (wanted, found):
        return  # many labels end with an abbreviation
    if wanted != found:
        yield Found(
            f"it ends {_described(found)}, its source {_described(wanted)}",
        )


def quotation_marks(message: Message) -> Iterator[Found]:
    """Quotation marks of another language.

    Bad (de)::

        msgid "‘Ja’, zegt ze."
        msgstr "“Ja”, sagt sie."

    Good (de)::

        msgid "‘Ja’, zegt ze."
        msgstr "„Ja“, sagt sie."

    Bad (fr)::

        msgid "‘Ja’, zegt ze."
        msgstr "“Oui”, dit-elle."

    Good (fr)::

        msgid "‘Ja’, zegt ze."
        msgstr "« Oui », dit-elle."
    """
    marks = typography.QUOTATION_MARKS.get(message.place.language.replace("-", "_").split("_")[0])
    text = message.words if message.place.has_labels else _said(message.tokens)
    if marks is None:
        return
    for place, sign in enumerate(text):
        if sign not in typography.EVERY_QUOTATION_MARK or _is_apostrophe(text, place):
            continue
        outer = marks[:2]
        if sign not in marks or (sign not in outer and not set(outer) & set(text[:place])):
            pair = f"{outer[0]}…{outer[1]}"
            if sign in marks:
                what = f"{sign} belongs within {pair}"
            else:
                what = f"{sign} is no quotation mark of this language"
            yield Found(what, mend=f"write {pair}, and {marks[2]}…{marks[3]} within it")
            return


def numbers(message: Message) -> Iterator[Found]:
    """Other numbers than those of the source, in figures.

    Bad::

        msgid "Bel 112."
        msgstr "Call 911."

    Good::

        msgid "Bel 112."
        msgstr "Call 112."
    """
    wanted, found = _numbers(message.words_before), _numbers(message.words)
    missing, extra = (" ".join((one - two).elements()) for one, two in _both_ways(wanted, found))
    if missing and extra:
        yield Found(f"it has {shown(extra)}, its source {shown(missing)}")
    elif missing or extra:
        yield Found(
            f"it has {shown(extra)}, which its source has not"
            if extra
            else f"it lacks {shown(missing)}"
        )


def _said(tokens: list[Token]) -> str:
    """Return what a reader sees of ``tokens``, without code."""
    return grammar.visible([token for token in grammar.flat(tokens) if _is_prose(token)])


def _is_prose(token: Token) -> bool:
    return token.type in ("text", "softbreak", "hardbreak", "myst_role")


def _emphases(tokens: list[Token]) -> Counter[str]:
    return Counter(token.type for token in grammar.flat(tokens))


def _terms(message: Message) -> Iterator[terminology.Problem]:
    return terminology.problems(
        message.place.setting.terms,
        message.words_before,
        message.words,
        message.place.language,
    )


def _end(text: str) -> str:
    """Return how a text ends: a mark of ``typography.SENTENCE_ENDS``, or nothing of the kind."""
    text = text.rstrip(_CLOSING)
    return "" if text.endswith("..") else typography.SENTENCE_ENDS.get(text[-1:], "")


def _described(end: str) -> str:
    return f"with {end}" if end else "without a mark"


def _is_apostrophe(text: str, place: int) -> bool:
    """Tell whether the sign at ``place`` stands for a letter: within a word, or at its end."""
    if text[place] not in typography.APOSTROPHES:
        return False
    return text[place - 1 : place].isalnum() if text[place] == "'" else text[:place] != ""


def _numbers(text: str) -> Counter[str]:
    """Return the numbers in figures, without the signs that part thousands, decimals and times."""
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    found = (re.sub(r"\D", "", number) for number in _NUMBER.findall(plain))
    return Counter(found)


def _both_ways(
    one: Counter[str], two: Counter[str]
) -> tuple[tuple[Counter[str], Counter[str]], tuple[Counter[str], Counter[str]]]:
    return (one, two), (two, one)
