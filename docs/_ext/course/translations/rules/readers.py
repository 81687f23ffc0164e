"""Rules about what other programs make of a catalogue that has no other error.

They are the last net: what this linter reads as one thing and another program as something else
could be a mistake of either, or a trick.
"""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping

from course.errors import CourseError
from course.translations.catalogue import read_catalogue
from course.translations.characters import shown
from course.translations.rules.rule import Catalogue, Found

_Texts = Mapping[str, tuple[str, bool]]

_SECONDS = 20
_LINE = re.compile(r"^<stdin>:(\d+):(?:\d+:)? ?(.*)$", re.MULTILINE)


def readers(catalogue: Catalogue) -> Iterator[Found]:
    r"""Babel, which the build uses, or polib, which many tools use, reads something else than this.

    Bad::

        "POT-Creation-Date: tomorrow\n"

    Good::

        "POT-Creation-Date: 2026-01-01 00:00+0000\n"
    """
    ours = {entry.source: (entry.translation, entry.fuzzy) for entry in catalogue.scan.live}
    lines = {entry.source: entry.line for entry in catalogue.scan.live}
    try:
        others = [("Babel", _babel(catalogue)), ("polib", _polib(catalogue))]
    except CourseError as error:
        yield Found(error.what, error.line or 1, error.mend)
        return
    for reader, theirs in others:
        if theirs is None or theirs == ours:
            continue
        different = [text for text in (*ours, *theirs) if ours.get(text) != theirs.get(text)]
        what = f"{reader} reads {shown(different[0])} in another way"
        yield Found(what, lines.get(different[0], 1))
        return


def msgfmt(catalogue: Catalogue) -> Iterator[Found]:
    r"""GNU msgfmt refuses it, and with it Weblate and many others. Only where it is installed.

    Bad::

        #, c-format
        msgid "Wacht %d tellen."
        msgstr "Wait %s counts."

    Good::

        msgid "Wacht %d tellen."
        msgstr "Wait %d counts."
    """
    program = shutil.which("msgfmt")
    if program is None:
        return
    try:
        done = subprocess.run(
            [program, "--check", "--output-file=/dev/null", "-"],
            input=catalogue.text.encode(),
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={"LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        yield Found("msgfmt does not come to an end with it", 1)
        return
    if done.returncode:
        said = _LINE.search(done.stderr.decode("utf-8", "replace"))
        line, what = (int(said[1]), said[2]) if said else (1, "msgfmt refuses it")
        yield Found(f"msgfmt: {what}", line)


def _babel(catalogue: Catalogue) -> _Texts:
    read = read_catalogue(catalogue.place.path)
    return {
        str(message.id): (str(message.string or ""), bool(message.fuzzy))
        for message in read
        if message.id
    }


def _polib(catalogue: Catalogue) -> _Texts | None:
    """Return what polib reads; None where it is not installed: it is needed for tests only."""
    try:
        polib = importlib.import_module("polib")
    except ImportError:
        return None
    try:
        read = polib.pofile(catalogue.text, encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError, IndexError) as error:
        raise CourseError(
            catalogue.place.path, 1, f"polib cannot read it ({error})", "compare it with another"
        ) from error
    return {entry.msgid: (entry.msgstr, entry.fuzzy) for entry in read if not entry.obsolete}
