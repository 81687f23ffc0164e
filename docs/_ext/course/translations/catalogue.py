"""Catalogues: translators' PO files, checked message by message and compiled for the build.

Only what passes reaches the build; a message that does not pass is left out, so that the source
text stays in its place, and is reported at its line.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from course.errors import CourseError
from course.front_matter import is_safety_page
from course.languages import read_languages, source_language
from course.project import Project
from course.translations import chrome, compiled
from course.translations.characters import shown
from course.translations.grammar import Policy, chrome_problems
from course.translations.links import read_policy
from course.translations.previous import readable, take_previous
from course.translations.states import State, page_entries, refusals, translations
from course.translations.syntax import check_syntax
from course.warnings import WarningType

#: Catalogues that label the site and the prints, beside those of the pages: the engine's own
#: strings, and those of Sphinx and its theme.
CHROME = ("interface", "sphinx")

#: A page's catalogue holds some 100 kB at the most; more is no translation.
MAXIMUM_BYTES = 1_000_000

_LONGEST_WARNING = 400

#: How Babel names the line of a message, counted from 0.
_BABELS_LINE = re.compile(r" on (\d+)$")

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)  # compiled files must not differ from day to day


def compile_catalogues(
    project: Project,
    language: str,
    warn: Callable[[str], None],
    only: Collection[Path] | None = None,
) -> None:
    """Compile one language's catalogues into the build folder, an empty one where none is.

    ``warn`` is called with one line per message that was left out. With ``only``, the catalogues
    at other paths are taken to be as they were. Raises CourseError for a file that cannot be read
    at all.
    """
    source = project.catalogues(language)
    _refuse_links(project.locales, source)
    written_in = source_language(read_languages(project.docs / "languages.toml"))
    documents = [] if language == written_in.code else project.documents()
    known = {f"{name}.po" for name in (*documents, *CHROME)}
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and name not in known:
            warn(_line(path, 1, f"no page is called {name}", "remove the file or mend its name"))
    for name in (*documents, *CHROME):
        path = catalogue_path(project, language, name)
        if only is not None and path not in only:
            continue
        if name in CHROME:
            _compile_labels(project, language, name, warn)
        else:
            compile_page(project, language, name, warn)


def compile_page(project: Project, language: str, name: str, warn: Callable[[str], None]) -> None:
    """Compile a page's catalogue: what is current, and what is out of date but may be shown.

    Where a page says ``safety: true``, nothing that is out of date may.
    """
    path = catalogue_path(project, language, name)
    accepted: dict[str, str] = {}
    outdated: dict[str, str] = {}
    if path.is_file() or path.is_symlink():
        _refuse_links(project.locales, path)
        catalogue = read_catalogue(path)
        policy = read_policy(project.locales, language)
        accepted = dict(_accepted(path, catalogue, partial(_page_problems, policy), warn))
        messages = compiled.read_messages(project, language, name)
        present = translations(catalogue) if messages is None else messages
        entries = page_entries(present, catalogue, policy)
        outdated = {
            entry.source: entry.translation for entry in entries if entry.state is State.OUTDATED
        }
        if outdated and is_safety_page(project.docs / f"{name}.md"):
            outdated = {}
    _write_compiled(compiled.compiled_path(project, language, name), accepted | outdated)
    states = dict.fromkeys(accepted, State.CURRENT) | dict.fromkeys(outdated, State.OUTDATED)
    compiled.write_states(project, language, name, states)


def note_messages(project: Project, language: str, name: str, messages: list[str]) -> None:
    """Note which messages a page has now; compile its catalogue anew where that has changed.

    To be called while the page is read, before its translations are looked up: so a page that was
    edited keeps its translations, also before anyone has updated its catalogue.
    """
    if compiled.write_messages(project, language, name, messages):
        compile_page(project, language, name, lambda _line: None)  # said when the build began


def catalogue_path(project: Project, language: str, name: str) -> Path:
    """Return where the translators' catalogue ``name`` is."""
    return project.catalogues(language) / f"{name}.po"


def _compile_labels(
    project: Project, language: str, name: str, warn: Callable[[str], None]
) -> None:
    path = catalogue_path(project, language, name)
    accepted: dict[str, str] = {}
    if path.is_file() or path.is_symlink():
        _refuse_links(project.locales, path)
        accepted = dict(_accepted(path, read_catalogue(path), chrome_problems, warn))
    if name == "sphinx":
        accepted = chrome.shipped(language) | accepted
    _write_compiled(compiled.compiled_path(project, language, name), accepted)


def _write_compiled(path: Path, translations: dict[str, str]) -> None:
    catalogue = Catalog(creation_date=_EPOCH, revision_date=_EPOCH, charset="utf-8")
    for message, translation in translations.items():
        catalogue.add(message, translation)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    compiled.write_if_changed(path, buffer.getvalue())


def _page_problems(policy: Policy, source: str, translation: str) -> Iterator[str]:
    return (what for _rule, what in refusals(source, translation, policy))


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue in ``path``.

    Raises CourseError, at the line where that is known, for a file that no gettext tool should
    read: a link to another file, an oversized one, not UTF-8, not PO.
    """
    if path.is_symlink():
        raise CourseError(path, None, "a link to another file", "put the file itself here")
    content = path.read_bytes()
    if len(content) > MAXIMUM_BYTES:
        raise CourseError(path, None, f"over {MAXIMUM_BYTES:,} bytes", "split or remove it")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CourseError(path, line, "not UTF-8", "save the file as UTF-8") from error
    if "\0" in text:
        raise CourseError(path, None, "holds a NUL character", "save it as plain text")
    check_syntax(path, text)
    try:
        catalogue = read_po(io.StringIO(readable(text)), abort_invalid=True)
    except PoFileError as error:
        what = _BABELS_LINE.sub("", str(error.args[0]))
        named = _BABELS_LINE.search(str(error.args[0]))
        number = int(named[1]) if named else error.lineno
        raise CourseError(path, number + 1, f"not PO here: {shown(what)}", "mend it") from error
    except Exception as error:  # Babel raises many kinds on malformed headers and escapes
        raise CourseError(
            path, None, f"not PO ({shown(str(error))})", "compare its header with another's"
        ) from error
    for message in (*catalogue, *catalogue.obsolete.values()):
        take_previous(message)
    return catalogue


def _accepted(
    path: Path,
    catalogue: Catalog,
    check: Callable[[str, str], Iterable[str]],
    warn: Callable[[str], None],
) -> Iterator[tuple[str, str]]:
    """Yield each message that passes, with its translation; warn of each that does not."""
    for message in catalogue:
        if not message.id or not message.string or message.fuzzy:
            continue
        if (
            message.context
            or not isinstance(message.id, str)
            or not isinstance(message.string, str)
        ):
            found = ["a context or a plural form is never looked up"]
        elif not (found := list(check(message.id, message.string))):
            yield message.id, message.string
            continue
        warn(_line(path, message.lineno or 1, "; ".join(found), "the source text stays"))


def _refuse_links(locales: Path, path: Path) -> None:
    """Raise CourseError where ``path``, or a folder on the way to it, is a link elsewhere."""
    for part in (path, *path.parents):
        if part.is_relative_to(locales) and part.is_symlink():
            raise CourseError(part, None, "a link to another file", "put the file itself here")


def _line(path: Path, line: int, what: str, mend: str) -> str:
    kind = WarningType.UNSAFE_TRANSLATION
    what = shown(what, longest=_LONGEST_WARNING)
    return f"{path}:{line}: WARNING: {what} — {mend} [course.{kind.value}]"
