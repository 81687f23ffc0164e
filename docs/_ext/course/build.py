"""All languages, all formats: one process imports Sphinx, a fork builds each step.

Each language has a work folder with doctrees of its own. What is finished is copied beside the
published site and renamed, so a reader never meets half a site, and a language that fails leaves
the last good one in place.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, cast

from course import fingerprint, steps
from course.languages import Language, read_languages
from course.project import Project
from course.report import Progress, Result, stops_publication
from course.site.front_door import write_front_door
from course.site.headers import write_headers

FORMATS = tuple(steps.BUILDERS)

#: What the theme leaves beside the pages and no page asks for: its sheets are in ours.
OF_THE_THEME = (
    *("basic.css", "debug.css", "skeleton.css", "furo.css", "furo-extensions.css"),
    *("sphinx-design.min.css", "furo.js", "furo-extensions.js", "furo.js.LICENSE.txt"),
)

_FORK = multiprocessing.get_context("fork")


@dataclass
class Work:
    """One language on its way: the formats that are still to be built."""

    result: Result
    formats: tuple[str, ...]
    waiting: list[str]
    started: float
    fingerprint: str
    first: bool = True


def build(
    project: Project, languages: Sequence[Language], formats: Sequence[str], jobs: int
) -> list[Result]:
    """Build ``formats`` of ``languages`` with at most ``jobs`` processes; report on each."""
    progress = Progress()
    engine = fingerprint.of_engine(project)
    formats = [name for name in FORMATS if name in formats]
    results, waiting = [], []
    for language in languages:
        result = Result(language.code)
        results.append(result)
        steps.forget_if_older(project, language.code, engine)
        mark = fingerprint.of_language(project, language.code)
        if _is_current(project, language.code, formats, mark):
            result.state = "unchanged"
        else:
            waiting.append(Work(result, tuple(formats), list(formats), time.perf_counter(), mark))
    if waiting:
        steps.preload()
    _run_all(project, waiting, jobs, progress)
    project.site.mkdir(parents=True, exist_ok=True)
    write_front_door(project, read_languages(project.docs / "languages.toml"))
    write_headers(project.site)
    progress.report(results, project.site)
    return results


def _run_all(project: Project, waiting: list[Work], jobs: int, progress: Progress) -> None:
    total = sum(len(work.waiting) for work in waiting)
    done = 0
    running: dict[Connection, tuple[ForkProcess, Work, str]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            work = waiting.pop(0)
            format_ = work.waiting.pop(0)
            receiver, sender = _FORK.Pipe(duplex=False)
            language = work.result.language
            process = _FORK.Process(
                target=_child, args=(sender, project, language, format_, work.first)
            )
            process.start()
            sender.close()
            running[receiver] = process, work, format_
        names = [f"{work.result.language} {format_}" for _, work, format_ in running.values()]
        progress.now(names, done, total)
        for ready in wait(list(running)):
            receiver = cast("Connection[Any, Any]", ready)
            process, work, format_ = running.pop(receiver)
            found = _receive(receiver, process, format_)
            done += 1
            work.first = False
            result = work.result
            result.problems += [line for line in found.problems if line not in result.problems]
            result.pages = max(result.pages, found.pages)
            result.seconds = time.perf_counter() - work.started
            progress.step(f"{result.language} {format_}: {result.seconds:.1f} s")
            if found.crashed or any(stops_publication(line) for line in found.problems):
                result.state = "failed"
                done += len(work.waiting)
            elif work.waiting:
                waiting.append(work)
            else:
                _publish(project, work)


def _child(sender: Connection, project: Project, language: str, format_: str, first: bool) -> None:
    steps.silence()
    sender.send(steps.run_step(project, language, format_, first))
    sender.close()


def _receive(receiver: Connection, process: ForkProcess, format_: str) -> steps.StepResult:
    try:
        found = receiver.recv()
        assert isinstance(found, steps.StepResult)
    except EOFError:
        process.join()
        line = f"building {format_} ended early (exit {process.exitcode}) — run it again"
        found = steps.StepResult([line], crashed=True)
    process.join()
    receiver.close()
    return found


def _stamp(project: Project, language: str, format_: str) -> Path:
    return project.work(language) / f"{format_}.done"


def _is_current(project: Project, language: str, formats: Sequence[str], mark: str) -> bool:
    stamps = [_stamp(project, language, format_) for format_ in formats]
    return (project.site / language).is_dir() and all(
        stamp.is_file() and stamp.read_text(encoding="utf-8") == mark for stamp in stamps
    )


def _publish(project: Project, work: Work) -> None:
    """Put a finished language in place of the last one."""
    language = work.result.language
    folder = project.work(language)
    fresh, old = project.site / f".{language}.new", project.site / f".{language}.old"
    for path in (fresh, old):
        shutil.rmtree(path, ignore_errors=True)
    if (folder / "html").is_dir():
        shutil.copytree(
            folder / "html",
            fresh,
            ignore=shutil.ignore_patterns(".*", "_sources", "*.map", *OF_THE_THEME),
        )
    target = project.site / language
    for downloads in (target / "downloads", folder / "downloads"):  # the newer over the older
        if downloads.is_dir():
            shutil.copytree(downloads, fresh / "downloads", dirs_exist_ok=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    for format_ in work.formats:
        _stamp(project, language, format_).write_text(work.fingerprint, encoding="utf-8")


def default_jobs() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
