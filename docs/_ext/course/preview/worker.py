"""A worker: a process that has opened Sphinx, waits for a save, builds once and ends."""

from __future__ import annotations

import gc
import io
import multiprocessing
import signal
from collections.abc import Collection
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course import steps
from course.components import messages
from course.languages import PSEUDO
from course.preview.mirror import mirror
from course.project import Project
from course.site import references

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FORK = multiprocessing.get_context("fork")

_ENDING = (signal.SIGINT, signal.SIGTERM)


@dataclass
class Opened:
    """Sphinx as a worker opened it, or what kept it from opening."""

    app: Sphinx | None
    warnings: io.StringIO
    error: Exception | None = None


class Worker:
    """One worker, seen from the process that started it."""

    def __init__(self, project: Project, language: str, early: bool = True) -> None:
        """Start it; it gets ready while others work.

        Sphinx reads labels when it is opened: where those may have changed, not ``early``.
        """
        self.connection, inner = _FORK.Pipe()
        self.process = _FORK.Process(
            target=_wait, args=(self.connection, inner, project, language, early), daemon=True
        )
        # A Ctrl-C waits until the new process knows that it is not meant.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        inner.close()

    def build(self, changed: Collection[Path] | None) -> steps.StepResult:
        """Have it build what ``changed`` (None: all) and put the pages in place, unless it crashes.

        That ends it.
        """
        self.connection.send(None if changed is None else sorted(changed))
        try:
            found = self.connection.recv()
            assert isinstance(found, steps.StepResult)
        except EOFError:
            self.process.join()
            line = f"the build ended early (exit {self.process.exitcode}) — save the file again"
            found = steps.StepResult([line], crashed=True)
        self.end()
        return found

    def end(self) -> None:
        """End it, whether it has worked or not."""
        self.connection.close()
        self.process.join(timeout=5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _wait(
    outer: Connection[Any, Any],
    own: Connection[Any, Any],
    project: Project,
    language: str,
    early: bool,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started it ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    outer.close()  # else this process would never see the other end close
    steps.silence()
    opened = _open(project, language) if early else Opened(None, io.StringIO())
    try:
        changed = own.recv()
    except EOFError:
        return
    own.send(_build(project, language, opened, changed))


def _open(project: Project, language: str) -> Opened:
    """Open Sphinx, and make all that it would make in every build."""
    warnings = io.StringIO()
    if language in PSEUDO:
        return Opened(None, warnings)  # its words are made anew first
    from sphinx.builders.html import StandaloneHTMLBuilder

    try:
        app = steps.open_sphinx(project, language, "html", warnings)
    except Exception as error:
        return Opened(None, warnings, error)
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    app.builder.templates.environment.get_template("page.html")
    messages.parser()
    references.get_ready(app)
    gc.collect()
    gc.freeze()
    gc.disable()
    return Opened(app, warnings)


def _build(
    project: Project, language: str, opened: Opened, changed: Collection[Path] | None
) -> steps.StepResult:
    def work(problems: list[str], warnings: io.StringIO) -> int:
        if opened.error:
            raise opened.error
        steps.prepare_catalogues(project, language, problems.append, changed)
        app = opened.app or steps.open_sphinx(project, language, "html", opened.warnings)
        try:
            pages = steps.finish(project, language, "html", app)
        finally:
            warnings.write(opened.warnings.getvalue())
        mirror(Path(app.outdir), project.site / language, keep="downloads")
        return pages

    return steps.reported(project, language, work)
