"""All languages, all formats: one process imports Sphinx, a fork builds each step.

Each language has a work folder with doctrees of its own. What is finished is copied beside the
published site and renamed, so a reader never meets half a site, and a language that fails leaves
the last good one in place.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, cast

from course import fingerprint, steps
from course.languages import Language, read_languages
from course.project import Project
from course.publish import publish_language
from course.report import Progress, Result, stops_publication
from course.site.for_hosts import write_for_hosts
from course.site.front_door import write_front_door
from course.translations.pseudo import languages_for

FORMATS = tuple(steps.BUILDERS)

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
    project = replace(project, built=_built_after(project, languages))
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
    _lead_nowhere_else(project, results, formats, jobs, progress)
    project.site.mkdir(parents=True, exist_ok=True)
    known = read_languages(project.docs / "languages.toml")
    write_front_door(project, known)
    write_for_hosts(project, known)
    progress.report(results, project.site)
    return results


def _built_after(project: Project, languages: Sequence[Language]) -> tuple[str, ...]:
    """Return the published languages that there will be, if all goes well."""
    building = {language.code for language in languages}
    known = read_languages(project.docs / "languages.toml")
    return tuple(
        code
        for code, language in known.items()
        if language.published and (code in building or (project.site / code).is_dir())
    )


def _lead_nowhere_else(
    project: Project, results: list[Result], formats: list[str], jobs: int, progress: Progress
) -> None:
    """Write the pages again without links to a language that failed and has no site."""
    built = tuple(code for code in project.built if (project.site / code).is_dir())
    if built == project.built or "html" not in formats:
        return
    project = replace(project, built=built)
    again = []
    for result in results:
        if result.state == "built":
            mark = fingerprint.of_language(project, result.language)
            started = time.perf_counter() - result.seconds
            again.append(Work(result, ("html",), ["html"], started, mark, first=False))
    _run_all(project, again, jobs, progress)


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
    """Publish a finished language, and note that it is done."""
    code = work.result.language
    publish_language(project, languages_for(project.docs / "languages.toml", [code])[code])
    for format_ in work.formats:
        _stamp(project, code, format_).write_text(work.fingerprint, encoding="utf-8")


def default_jobs() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
