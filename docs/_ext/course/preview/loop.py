"""The loop: wait for a save, build, tell the open pages, get ready for the next save."""

from __future__ import annotations

import signal
import time
from collections.abc import Collection
from itertools import count
from pathlib import Path

from course import fingerprint, steps
from course.languages import Language, read_languages, source_language
from course.preview.server import Server, State
from course.preview.watch import Watch
from course.preview.worker import Worker
from course.project import Project
from course.site.front_door import write_front_door
from course.translations.catalogue import CHROME

PORT = 8000


def preview(project: Project, language: Language, port: int = PORT) -> int:
    """Serve the site, and build ``language`` again at each save until Ctrl-C; return 0.

    Raises CourseError where the port is taken.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    steps.preload()
    running = Preview(project, language.code)
    try:
        running.run(port)
    except KeyboardInterrupt:
        say("")  # so that the terminal's prompt comes on a line of its own
    finally:
        running.end()
    return 0


class Preview:
    """One language that is being written or translated."""

    def __init__(self, project: Project, language: str) -> None:
        """Begin to watch: what is saved during the first build counts, too."""
        self.project = project
        self.language = language
        self.watch = Watch(project, language)
        self.server: Server | None = None
        self.worker: Worker | None = None
        self.problems: list[str] = []
        self.pending: set[Path] = set()
        self.builds = (f"{time.time_ns():x}-{number}" for number in count())
        self.build = next(self.builds)

    def run(self, port: int) -> None:
        """Build, serve, and wait for saves, for ever."""
        self._build_source()
        failed = self._build(None)
        self.server = Server(self.project, port, State(self.build, self.problems, failed))
        say(f"{self.server.address}/{self.language}/index.html shows every save; Ctrl-C ends it.")
        while True:
            self.worker = self.worker or Worker(self.project, self.language)
            changed = self.watch.wait()
            self.pending |= changed
            if not all(map(self.is_text, changed)):
                self.end_worker()  # it has read the settings, labels and data as they were
            failed = self._build(set(self.pending))
            self.server.tell(State(self.build, self.problems, failed))

    def end(self) -> None:
        """End all processes that were started."""
        self.end_worker()
        if self.server:
            self.server.end()

    def end_worker(self) -> None:
        """End the worker that waits."""
        if self.worker:
            self.worker.end()
        self.worker = None

    def _build(self, changed: Collection[Path] | None) -> bool:
        """Build what changed, None for everything; return whether it failed."""
        started = time.perf_counter()
        work = self.project.work(self.language)
        for stamp in work.glob("*.done"):
            stamp.unlink()  # the site is no longer the one that `make` built
        if self.worker is None:
            steps.forget_if_older(self.project, self.language, fingerprint.of_engine(self.project))
            self.worker = Worker(self.project, self.language, early=False)
        found = self.worker.build(changed)
        self.worker = None
        if found.crashed:
            self.problems = found.problems
        else:
            self.problems = [*found.problems, *self._still_there(changed)]
            self.pending.clear()
            self.build = next(self.builds)
            languages = read_languages(self.project.docs / "languages.toml")
            write_front_door(self.project, languages)
        say(f"{self._named(changed)}: {time.perf_counter() - started:.1f} s")
        for problem in self.problems:
            say(f"  {problem}")
        return found.crashed

    def _build_source(self) -> None:
        """Build the source language where a reader would miss it."""
        source = source_language(read_languages(self.project.docs / "languages.toml")).code
        if self.language != source and not (self.project.site / source / "index.html").is_file():
            beside = Preview(self.project, source)
            try:
                beside._build(None)
            finally:
                beside.end()

    def is_text(self, path: Path) -> bool:
        """Tell whether a file is read anew at each build: a page, an exercise, its translation."""
        words = [self.project.catalogues(self.language) / f"{name}.po" for name in CHROME]
        return path.suffix in (".md", ".po") and path not in words

    def _still_there(self, changed: Collection[Path] | None) -> list[str]:
        """Return what was wrong in catalogues that were not looked at again."""
        if changed is None:
            return []
        seen = tuple(f"{path.relative_to(self.project.root)}:" for path in changed)
        return [
            line
            for line in self.problems
            if line.startswith(f"{self.project.locales.name}/") and not line.startswith(seen)
        ]

    def _named(self, changed: Collection[Path] | None) -> str:
        if changed is None:
            return self.language
        names = sorted(str(path.relative_to(self.project.root)) for path in changed)
        return names[0] if len(names) == 1 else f"{len(names)} files"


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201 - for whoever is writing
