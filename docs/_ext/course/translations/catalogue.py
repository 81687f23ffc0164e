"""Catalogues: translators' PO files, checked message by message and compiled for the build.

Only what passes reaches the build; a message that does not pass is left out, so that the source
text stays in its place, and is reported at its line.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from course.errors import CourseError
from course.languages import read_languages, source_language
from course.project import Project
from course.translations import chrome
from course.translations.characters import shown
from course.translations.grammar import Policy, chrome_problems, problems
from course.translations.links import read_links
from course.translations.previous import readable, take_previous
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
    target = project.compiled_locales / language / "LC_MESSAGES"
    _refuse_links(project.locales, source)
    written_in = source_language(read_languages(project.docs / "languages.toml"))
    documents = [] if language == written_in.code else project.documents()
    check_page = _page_check(project, language)
    known = {f"{name}.po" for name in (*documents, *CHROME)}
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and name not in known:
            warn(_line(path, 1, f"no page is called {name}", "remove the file or mend its name"))
    for name in (*documents, *CHROME):
        path = source / f"{name}.po"
        if only is not None and path not in only:
            continue
        accepted = Catalog(creation_date=_EPOCH, revision_date=_EPOCH, charset="utf-8")
        if path.is_file() or path.is_symlink():
            _refuse_links(project.locales, path)
            check = chrome_problems if name in CHROME else check_page
            for message in _accepted_messages(path, read_catalogue(path), check, warn):
                accepted.add(message.id, message.string)
        buffer = io.BytesIO()
        write_mo(buffer, accepted)
        _write_if_changed(target / f"{name}.mo", buffer.getvalue())
        if name == "sphinx":
            if script := chrome.script(language, accepted):
                _write_if_changed(target / "sphinx.js", script.encode())
            else:
                (target / "sphinx.js").unlink(missing_ok=True)


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


def _accepted_messages(
    path: Path,
    catalogue: Catalog,
    check: Callable[[str, str], Iterator[str]],
    warn: Callable[[str], None],
) -> Iterator[Message]:
    for message in catalogue:
        if not message.id or not message.string or message.fuzzy:
            continue
        if (
            message.context
            or not isinstance(message.id, str)
            or not isinstance(message.string, str)
        ):
            found = ["a context or a plural form is never looked up"]
        else:
            found = list(check(message.id, message.string))
        if found:
            warn(_line(path, message.lineno or 1, "; ".join(found), "the source text stays"))
        else:
            yield message


def _page_check(project: Project, language: str) -> Callable[[str, str], Iterator[str]]:
    """Return the check of a page's messages, with the links that this language may exchange."""
    links = read_links(project.locales / "links.toml").get(language)
    return partial(problems, policy=Policy(links=links)) if links else problems


def _refuse_links(locales: Path, path: Path) -> None:
    """Raise CourseError where ``path``, or a folder on the way to it, is a link elsewhere."""
    for part in (path, *path.parents):
        if part.is_relative_to(locales) and part.is_symlink():
            raise CourseError(part, None, "a link to another file", "put the file itself here")


def _line(path: Path, line: int, what: str, mend: str) -> str:
    kind = WarningType.UNSAFE_TRANSLATION
    what = shown(what, longest=_LONGEST_WARNING)
    return f"{path}:{line}: WARNING: {what} — {mend} [course.{kind.value}]"


def _write_if_changed(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return  # an unchanged date keeps Sphinx from reading the page again
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
