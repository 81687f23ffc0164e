"""What is watched: names, dates and sizes of the files that a language's pages are made of."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from course.project import Project

#: How often the files are looked at, in seconds; and for how long they must stay as they are before
#: they count as saved, so that none is read when it is half written.
INTERVAL = 0.1
SETTLED = 0.03

#: Beside the pages: the engine, which a running process cannot change, and what Python leaves.
_LEFT_OUT = ("_ext", "__pycache__")

State = dict[Path, tuple[int, int]]


class Watch:
    """Remembers how the files were when someone last asked."""

    def __init__(self, project: Project, language: str) -> None:
        """Remember how they are now."""
        self.folders = [project.docs, project.exercises]
        if (project.locales / language).is_dir():
            self.folders.append(project.locales / language)
        self.settings = [project.root / "pyproject.toml"]
        self.known = self._state()

    def wait(self) -> set[Path]:
        """Wait until something is saved; return the files that changed, came or went."""
        while (found := self._state()) == self.known:
            time.sleep(INTERVAL)
        while True:
            time.sleep(SETTLED)
            again = self._state()
            if again == found:
                break
            found = again
        different = {path for path, _status in self.known.items() ^ found.items()}
        self.known = found
        return different

    def _state(self) -> State:
        """Return date (ns) and size of each file."""
        found: State = {}
        for path in (*self.settings, *(path for folder in self.folders for path in _files(folder))):
            try:
                status = path.stat()
            except OSError:
                continue  # removed a moment ago, or being replaced
            found[path] = status.st_mtime_ns, status.st_size
        return found


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder, without what editors leave there for a while."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name in _LEFT_OUT or entry.name.startswith((".", "#")) or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        else:
            yield Path(entry.path)
