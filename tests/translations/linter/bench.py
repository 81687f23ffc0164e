"""A bench for the linter's tests: a folder of catalogues and what the linter says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Catalog

from course.translations import lint
from course.translations.findings import Finding
from course.translations.rules.rule import Setting
from course.translations.terminology import Table, Term

TERMS = Table(
    (
        Term(
            "erkennen",
            ("erkennen", "erkent"),
            {"en": (("acknowledge", "acknowledges"),), "de": (("anerkennen", "anerkennt"),)},
            {"en": (("recognise", "recognises"),), "de": (("erkennen", "erkennt"),)},
        ),
        Term(
            "herkennen",
            ("herkennen", "herkent"),
            {"en": (("recognise", "recognises"), ("spot",)), "de": (("erkennen", "erkennt"),)},
            {},
        ),
        Term("Samira", ("Samira",), {"en": (("Samira",),), "de": (("Samira", "Samiras"),)}, {}),
    ),
    ("en", "de"),
)


def fields(language: str) -> list[tuple[str, str]]:
    """The fields of a good header."""
    return [
        ("Language", language),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", Catalog(locale=language).plural_forms),
    ]


def header(language: str, changes: Iterable[tuple[str, str]] = ()) -> str:
    """A header with ``changes`` to the fields of a good one."""
    changed = dict(changes)
    known = [(name, changed.pop(name, value)) for name, value in fields(language)]
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in (*known, *changed.items()))
    return f'msgid ""\nmsgstr ""\n{lines}'


@dataclass(frozen=True)
class Bench:
    """A course of languages en, de, fr, fa and ar, written in nl, with its catalogues."""

    root: Path
    setting: Setting

    @classmethod
    def make(cls, root: Path, templates: Mapping[str, Iterable[str] | None]) -> Bench:
        known = {
            name: None if texts is None else frozenset(texts) for name, texts in templates.items()
        }
        languages = frozenset({"nl", "en", "de", "fr", "fa", "ar"})
        return cls(root, Setting(root / "locales", "nl", languages, known, terms=TERMS))

    def write(self, name: str, content: bytes | str) -> Path:
        """Write a file at a path from the root, for instance ``locales/en/LC_MESSAGES/x.po``."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def check(self, **changes: object) -> list[Finding]:
        """What the linter says of all files, with ``changes`` to what it knows of the course."""
        setting = replace(self.setting, **changes)  # type: ignore[arg-type]
        return lint.check_files(setting, lint.files_in(self.setting.locales))


def messages(text: str) -> list[str]:
    """The sources of the messages in a PO text."""
    from course.translations.entries import scan

    return [entry.source for entry in scan(text).live]


def quoted(text: str) -> str:
    """``text`` as a PO string on one line."""
    for sign, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(sign, escape)
    return f'"{text}"'


def rules(findings: Iterable[Finding]) -> list[str]:
    """The names of the rules of findings."""
    return [finding.rule for finding in findings]
