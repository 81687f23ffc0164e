"""What a rule is, and what it looks at."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from markdown_it.token import Token

from course.translations import grammar
from course.translations.entries import Entry, Scan
from course.translations.findings import Severity
from course.translations.grammar import Policy
from course.translations.terminology import Table


@dataclass(frozen=True)
class Setting:
    """What the linter knows of a course before it looks at a file.

    ``languages`` are the codes of those that may have catalogues; None permits every language that
    Babel knows. ``templates`` gives the messages of each document, by its name without ``.pot``;
    None stands for a catalogue of labels that has no template. ``labels`` are the documents that
    hold labels, not text. ``links`` gives by language and by target in the source which other
    targets a translation may have there.
    """

    locales: Path
    source_language: str
    languages: frozenset[str] | None
    templates: Mapping[str, frozenset[str] | None]
    labels: frozenset[str] = frozenset({"interface", "sphinx"})
    policy: Policy = grammar.COURSE
    links: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    terms: Table = field(default_factory=Table)

    def policy_of(self, language: str) -> Policy:
        """Return what the messages of one language may hold."""
        return Policy(self.policy.roles, self.links.get(language, {}), self.policy.markup_of_source)


class Found(NamedTuple):
    """What a rule found: a sentence, a line where it is not the entry's, a hint of its own."""

    what: str
    line: int = 0
    mend: str = ""


@dataclass(frozen=True)
class Place:
    """A file, by where it is; ``name`` is its path within the folder of catalogues."""

    path: Path
    name: str
    setting: Setting

    @property
    def language(self) -> str:
        """The language of its folder."""
        return self.name.partition("/")[0]

    @property
    def document(self) -> str:
        """The document that it is the catalogue of, if it lies where a catalogue should."""
        folder = f"{self.language}/LC_MESSAGES/"
        if self.name.startswith(folder) and self.name.endswith(".po"):
            return self.name.removeprefix(folder).removesuffix(".po")
        return ""

    @property
    def has_labels(self) -> bool:
        """Whether it is a catalogue of labels."""
        return self.document in self.setting.labels


@dataclass(frozen=True)
class Content:
    """A file as bytes."""

    place: Place
    raw: bytes


@dataclass(frozen=True)
class Catalogue:
    """A file's text and the entries in it."""

    place: Place
    text: str
    scan: Scan

    @cached_property
    def lines(self) -> list[str]:
        """Its lines; the first one has index 0."""
        return self.text.split("\n")

    @cached_property
    def fields(self) -> list[tuple[int, str, str]]:
        """The fields of its header: line, name, value."""
        found = []
        for number, text in self.scan.header.lines if self.scan.header else ():
            for line in text.split("\n"):
                name, _, value = line.partition(":")
                if line.strip():
                    found.append((number, name.strip(), value.strip()))
        return found

    def field(self, name: str) -> tuple[int, str]:
        """Return the line and the value of a field of the header; its line and "" without one."""
        header = self.scan.header
        for number, key, value in self.fields:
            if key == name:
                return number, value
        return header.line if header else 1, ""


@dataclass(frozen=True)
class Message:
    """An entry with a finished translation, both sides parsed."""

    place: Place
    entry: Entry

    @property
    def source(self) -> str:
        """The text in the language of the source."""
        return self.entry.source

    @property
    def translation(self) -> str:
        """The text in the language of the catalogue."""
        return self.entry.translation

    @cached_property
    def complaints(self) -> list[grammar.Complaint]:
        """What the build would refuse it for."""
        if self.place.has_labels:
            return list(grammar.chrome_complaints(self.source, self.translation))
        policy = self.place.setting.policy_of(self.place.language)
        if what := grammar.too_much(self.source, self.translation):
            return [grammar.Complaint("length", what)]
        return list(grammar.complaints_of(self.translation, self.before, self.tokens, policy))

    def refused_for(self, rule: str) -> Iterator[Found]:
        """Yield the build's complaints that belong to ``rule``."""
        return (Found(what) for name, what in self.complaints if name == rule)

    @cached_property
    def before(self) -> list[Token]:
        """The tokens of the source."""
        return grammar.parse(self.source)

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of the translation."""
        return grammar.parse(self.translation)

    @cached_property
    def words_before(self) -> str:
        """What a reader of the source sees."""
        return self.source if self.place.has_labels else grammar.visible(self.before)

    @cached_property
    def words(self) -> str:
        """What a reader of the translation sees."""
        return self.translation if self.place.has_labels else grammar.visible(self.tokens)


class Scope(Enum):
    """What a rule looks at."""

    PLACE = "where a file lies"
    CONTENT = "a file as bytes"
    FILE = "a file as text, whatever it is"
    ENTRIES = "a catalogue's header and entries"
    MESSAGE = "a message of a page"
    LABEL = "a message of interface.po or sphinx.po"
    BOTH = "a message of a page or a label"
    READERS = "what other programs make of a catalogue"


@dataclass(frozen=True)
class Rule:
    """A rule: a small generator, how bad what it finds is, and how to mend that.

    ``check`` takes the subject of its scope and yields ``Found``; its docstring has a bad and a
    good example (see ``rules.examples``) and is the manual.
    """

    scope: Scope
    check: Callable[[Any], Iterator[Found]]
    severity: Severity
    mend: str

    @property
    def name(self) -> str:
        """The name by which findings and the manual call it."""
        return self.check.__name__.removesuffix("_").replace("_", "-")

    @property
    def manual(self) -> str:
        """Its docstring, without indentation."""
        return inspect.getdoc(self.check) or ""
