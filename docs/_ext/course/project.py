"""Where a course keeps its things: one folder, the same rooms in every course."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from course.errors import CourseError, read_toml
from course.languages import PSEUDO

#: An address that paths can be put behind.
_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~%-]+)*/?")


@dataclass(frozen=True)
class Project:
    """A course's folder: ``pyproject.toml``, ``docs``, ``exercises``, ``locales`` and ``build``.

    ``built`` has the codes of the languages that are, or are being, built; empty, all published.
    """

    root: Path
    built: tuple[str, ...] = ()

    @classmethod
    def find(cls, start: Path) -> Project:
        """Return the course that holds ``start``: the nearest folder with docs/languages.toml.

        Raises CourseError where there is none.
        """
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / "docs" / "languages.toml").is_file():
                return cls(folder)
        raise CourseError(
            start, None, "no course here", "go to a folder that holds docs/languages.toml"
        )

    @property
    def docs(self) -> Path:
        """The Dutch (source) pages."""
        return self.root / "docs"

    @property
    def exercises(self) -> Path:
        """One file per exercise."""
        return self.root / "exercises"

    @property
    def locales(self) -> Path:
        """The translators' PO files."""
        return self.root / "locales"

    def catalogues(self, language: str) -> Path:
        """Return the folder of one language's PO files; those of a pseudo-locale are made."""
        folder = self.build / "pseudo" if language in PSEUDO else self.locales
        return folder / language / "LC_MESSAGES"

    @property
    def build(self) -> Path:
        """Everything that is made; safe to delete."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The finished site, ready for any host."""
        return self.build / "site"

    @property
    def compiled_locales(self) -> Path:
        """The catalogues that passed, compiled; the only ones that Sphinx reads."""
        return self.build / "locales"

    def work(self, language: str) -> Path:
        """Return the folder in which one language is built, beside the finished site."""
        return self.build / "work" / language

    def documents(self) -> list[str]:
        """Return the names of all pages, sorted, as Sphinx names them (``chapters/01-…``)."""
        return sorted(
            path.relative_to(self.docs).with_suffix("").as_posix()
            for path in self.docs.rglob("*.md")
            if not path.relative_to(self.docs).parts[0].startswith("_")
        )

    @cached_property
    def _metadata(self) -> dict[str, str]:
        path = self.root / "pyproject.toml"
        table = read_toml(path)[1].get("project", {})
        for key in ("name", "version"):
            if not isinstance(table.get(key), str):
                raise CourseError(path, None, f"no {key}", "give it a [project] with name, version")
        return dict(table)

    @property
    def slug(self) -> str:
        """The course's name in file names, for instance ``minder-strak``."""
        return self._metadata["name"]

    @property
    def version(self) -> str:
        """The course's version, as in pyproject.toml."""
        return self._metadata["version"]

    @cached_property
    def base_url(self) -> str:
        """The address of the folder that holds all languages, without ``/`` at its end; "" unknown.

        From COURSE_BASE_URL, else ``base-url`` in ``[tool.course]`` of pyproject.toml. Without it
        nothing on the site names an absolute address.
        """
        path = self.root / "pyproject.toml"
        table = read_toml(path)[1].get("tool", {}).get("course", {})
        address = os.environ.get("COURSE_BASE_URL") or str(table.get("base-url", ""))
        if address and not _ADDRESS.fullmatch(address):
            what, mend = f"base-url is {address!r}", 'write base-url = "https://example.org/course"'
            raise CourseError(path, None, what, mend)
        return address.rstrip("/")

    @cached_property
    def source_date(self) -> datetime:
        """The moment of the last change (UTC), so that two builds of one commit are equal.

        From SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else the
        last commit, else (no git here) the start of 1980, the earliest date that a zip file holds.
        """
        seconds = os.environ.get("SOURCE_DATE_EPOCH") or self._last_commit()
        if not seconds.isdigit():
            return datetime(1980, 1, 1, tzinfo=UTC)
        return datetime.fromtimestamp(int(seconds), tz=UTC)

    def _last_commit(self) -> str:
        try:
            done = subprocess.run(
                ["git", "-C", str(self.root), "log", "-1", "--format=%ct"],
                capture_output=True,
                text=True,
                check=False,
            )
        except OSError:
            return ""
        return done.stdout.strip()
