"""Fingerprints: whether anything that a build reads has changed since it was last done."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from course.languages import bridge_language, read_languages
from course.project import Project

_NOT_READ = {"__pycache__", ".DS_Store"}


def fingerprint(paths: Iterable[Path], root: Path, *more: str) -> str:
    """Return a SHA-256 (hex) of the files under ``paths``, their names, and ``more``."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in sorted(_files(paths)):
        content = path.read_bytes()
        name = os.path.relpath(path, root)  # the engine may lie outside the course's folder
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def of_engine(project: Project) -> str:
    """Return the fingerprint of what makes every page: change it, and all is built anew."""
    settings = [project.docs / "conf.py", project.docs / "languages.toml"]
    pinned = [project.root / "pyproject.toml", project.root / "requirements.lock"]
    return fingerprint([Path(__file__).parent, *settings, *pinned], project.root)


def of_source(project: Project) -> str:
    """Return the fingerprint of everything that there is to translate."""
    folders = [project.docs, project.exercises]
    return fingerprint(folders, project.root, of_engine(project), project.base_url)


def of_language(project: Project, language: str) -> str:
    """Return the fingerprint of everything that one language's pages and prints are made of."""
    date = project.source_date.isoformat()
    read = [project.locales / language, project.locales / "links.toml"]
    languages = read_languages(project.docs / "languages.toml")
    if language in languages and (bridge := bridge_language(languages, languages[language])):
        read.append(project.locales / bridge.code)  # the review pages show it, too
    return fingerprint(read, project.root, of_source(project), date, *project.built)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_file():
            yield path
        else:
            for found in path.rglob("*"):
                if found.is_file() and not _NOT_READ.intersection(found.parts):
                    yield found
