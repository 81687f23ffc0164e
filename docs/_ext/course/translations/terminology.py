"""The course's words: how each is said in every language, and how it is not.

``locales/terminology.csv`` has a row per term: ``term``; ``source``, its forms in the language of
the source; for each language the words of which one must occur (``en``) and those that may not
(``en-not``); and a ``note``. Forms are listed, not guessed: ``|`` parts words, ``/`` the forms of
one word, its first one for the dictionary: ``soften/softens|loosen/loosens``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from course.errors import CourseError

_OTHER_COLUMNS = ("term", "source", "note")
_NOT = "-not"

#: Words, each with its forms.
Words = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Term:
    """One term: ``required`` and ``forbidden`` give words by language, each with its forms."""

    name: str
    source: tuple[str, ...]
    required: Mapping[str, Words]
    forbidden: Mapping[str, Words]
    note: str = ""

    def said(self, language: str) -> str:
        """Return how it is said in a language, for a person: its words, each in one form."""
        return ", ".join(forms[0] for forms in self.required.get(language, ()))


@dataclass(frozen=True)
class Table:
    """All terms, in the order of the file."""

    terms: tuple[Term, ...] = ()
    languages: tuple[str, ...] = ()
    _by_form: dict[str, Term] = field(default_factory=dict, compare=False)

    @cached_property
    def _sources(self) -> re.Pattern[str]:
        self._by_form.update({_plain(form): term for term in self.terms for form in term.source})
        return _any_of([form for term in self.terms for form in term.source])

    def in_source(self, text: str) -> list[Term]:
        """Return the terms that occur in a source text, each once."""
        if not self.terms:
            return []
        found = self._sources.findall(_plain(text))
        return list({term.name: term for term in map(self._of_form, found)}.values())

    def _of_form(self, form: str) -> Term:
        return self._by_form[" ".join(form.split())]


@dataclass(frozen=True)
class Problem:
    """A term that a translation lacks, or (with ``instead``) says in a way that it should not."""

    term: Term
    instead: str = ""


def problems(table: Table, source: str, translation: str, language: str) -> Iterator[Problem]:
    """Yield what is wrong with the terms in ``translation``; both are texts without markup."""
    terms = [term for term in table.in_source(source) if language in term.required]
    required = {form for term in terms for form in _flat(term.required[language])}
    plain = _plain(translation)
    for term in terms:
        forbidden = [
            form for form in _flat(term.forbidden.get(language, ())) if form not in required
        ]
        if instead := _found(forbidden, plain):
            yield Problem(term, instead)
        elif not _found(_flat(term.required[language]), plain):
            yield Problem(term)


def without(table: Table, source: str, language: str) -> str:
    """Return ``source`` without the terms that are the same in ``language``, as names are."""
    same = [
        form
        for term in table.terms
        for form in term.source
        if form in _flat(term.required.get(language, ()))
    ]
    words = "|".join(map(re.escape, same))
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)", " ", source) if same else source


def read_terminology(path: Path) -> Table:
    """Return the table in ``path``, an empty one where there is none.

    Raises CourseError at the row that is wrong.
    """
    if not path.is_file():
        return Table()
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        try:
            columns = list(rows.fieldnames or ())
            languages = _languages(path, columns)
            terms = [_term(path, rows.line_num, row, languages) for row in rows]
        except (csv.Error, UnicodeDecodeError) as error:
            raise CourseError(path, rows.line_num, f"not CSV: {error}", "mend that row") from error
    _check_unique(path, terms)
    return Table(tuple(terms), tuple(languages))


def markdown(table: Table) -> str:
    """Return the table for a guide: one row per term, what is forbidden struck out."""
    lines = ["| " + " | ".join(("term", *table.languages, "note")) + " |"]
    lines.append("|" + "---|" * (len(table.languages) + 2))
    for term in table.terms:
        cells = [_cell(term, language) for language in table.languages]
        lines.append("| " + " | ".join((term.name, *cells, term.note)).replace("  ", " ") + " |")
    return "\n".join(lines) + "\n"


def _cell(term: Term, language: str) -> str:
    never = ", ".join(f"~~{forms[0]}~~" for forms in term.forbidden.get(language, ()))
    return " ".join(filter(None, (term.said(language), never)))


def _languages(path: Path, columns: Sequence[str]) -> list[str]:
    missing = [column for column in _OTHER_COLUMNS if column not in columns]
    if missing:
        raise CourseError(path, 1, f"no column {missing[0]}", "give it a header with that name")
    languages = [
        column for column in columns if column not in _OTHER_COLUMNS and not column.endswith(_NOT)
    ]
    for column in columns:
        if column.endswith(_NOT) and column.removesuffix(_NOT) not in languages:
            raise CourseError(path, 1, f"no column for {column}", "add one, or take this away")
    return languages


def _term(path: Path, line: int, row: dict[str, str], languages: Sequence[str]) -> Term:
    if None in row or None in row.values():
        raise CourseError(path, line, "a row of another length", "put quotes around commas")
    source = _flat(_words(row["source"]))
    if not row["term"] or not source:
        raise CourseError(path, line, "a row without a term or its forms", "fill in both")
    required = {language: _words(row[language]) for language in languages if row[language]}
    forbidden = {
        language: _words(row[language + _NOT]) for language in languages if row.get(language + _NOT)
    }
    return Term(row["term"], source, required, forbidden, row["note"])


def _check_unique(path: Path, terms: Sequence[Term]) -> None:
    seen: dict[str, str] = {}
    for term in terms:
        for form in term.source:
            other = seen.setdefault(_plain(form), term.name)
            if other != term.name:
                what = f"{form} stands with {other} and with {term.name}"
                raise CourseError(path, None, what, "keep it in one of those rows")


def _words(cell: str) -> Words:
    parted = (word.split("/") for word in cell.split("|") if word.strip())
    return tuple(tuple(" ".join(form.split()) for form in forms) for forms in parted)


def _flat(words: Words) -> tuple[str, ...]:
    return tuple(form for forms in words for form in forms)


def _found(forms: Sequence[str], plain: str) -> str:
    match = _any_of(forms).search(plain) if forms else None
    return match[0] if match else ""


def _any_of(forms: Sequence[str]) -> re.Pattern[str]:
    return _pattern(tuple(forms))


@lru_cache(maxsize=1_000)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(map(_plain, forms), key=len, reverse=True)
    words = (re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


def _plain(text: str) -> str:
    """Return ``text`` as it is compared: case and the kind of apostrophe make no difference."""
    return text.casefold().replace("’", "'").replace("\u00ad", "")
