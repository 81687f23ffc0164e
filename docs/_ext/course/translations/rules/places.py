"""Rules about where a file lies. A catalogue is found by its path, so a wrong one is never read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import PurePosixPath

from babel.core import Locale, UnknownLocaleError

from course.translations.rules.rule import Found, Place

#: Data that lies beside the languages' folders.
BESIDE = frozenset({"terminology.csv", "links.toml"})


def symlink(place: Place) -> Iterator[Found]:
    """A link to another file or folder: it could show what is not meant for readers.

    Bad: locales/en/LC_MESSAGES/index.po -> ../../../secret.txt
    Good: locales/en/LC_MESSAGES/index.po
    """
    folder = place.setting.locales
    for part in accumulate(PurePosixPath(place.name).parts, lambda one, two: f"{one}/{two}"):
        if (folder / part).is_symlink():
            yield Found(f"{part} is a link to something else")
            return


def compiled(place: Place) -> Iterator[Found]:
    """A compiled catalogue: nobody can read what is in it, and the build makes its own.

    Bad: locales/en/LC_MESSAGES/index.mo
    Good: locales/en/LC_MESSAGES/index.po
    """
    if place.name.endswith((".mo", ".gmo")):
        yield Found("a compiled catalogue")


def path(place: Place) -> Iterator[Found]:
    """A file that is no catalogue, or lies where no catalogue is looked for.

    Bad: locales/en/index.po
    Good: locales/en/LC_MESSAGES/index.po
    """
    if not place.document and place.name not in BESIDE:
        yield Found(f"nothing reads {place.name}")


def unlisted_language(place: Place) -> Iterator[Found]:
    """A folder for a language that the course does not have.

    Bad: locales/xx/LC_MESSAGES/index.po
    Good: locales/en/LC_MESSAGES/index.po
    """
    if not place.document or place.language == place.setting.source_language:
        return
    known = place.setting.languages
    if known is None:
        if not is_language(place.language):
            yield Found(f"{place.language} is no language that gettext tools know")
    elif place.language not in known:
        yield Found(f"the course has no language {place.language}")


def source_language(place: Place) -> Iterator[Found]:
    """A page's catalogue for the language of the source, where there is nothing to translate.

    Only the labels (interface.po, sphinx.po) are translated into that language: theirs is English.

    Bad: locales/nl/LC_MESSAGES/index.po
    Good: locales/nl/LC_MESSAGES/interface.po
    """
    if place.document and place.language == place.setting.source_language and not place.has_labels:
        yield Found(f"{place.document} is written in {place.language} already")


def unknown_document(place: Place) -> Iterator[Found]:
    """A catalogue for a page that does not exist: nothing of it is ever shown.

    Bad: locales/en/LC_MESSAGES/idnex.po
    Good: locales/en/LC_MESSAGES/index.po
    """
    if place.document and place.document not in place.setting.templates:
        yield Found(f"no page is called {place.document}")


def is_language(code: str) -> bool:
    """Tell whether Babel knows a language by this code (``de``, ``pt_BR``, ``zh-Hant``)."""
    try:
        Locale.parse(code.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return False
    return True
