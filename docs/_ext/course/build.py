"""All languages, all formats: one process imports Sphinx, a fork builds each step.

Each language has a work folder with doctrees of its own. What is finished is copied beside the
published site and renamed, so a reader never meets half a site, and a language that fails leaves
the last good one in place. A print that fails is left out, and the rest is published without it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from course import fingerprint, pool, steps
from course.handout.downloads import write_list
from course.handout.drawing import Drawing
from course.languages import Language, read_languages
from course.project import Project
from course.publish import publish_language
from course.report import Progress, Result, stops_publication
from course.site.for_hosts import write_for_hosts
from course.site.front_door import write_front_door
from course.site.headers import write_headers
from course.translations.pseudo import languages_for

FORMATS = tuple(steps.BUILDERS)


@dataclass
class Work:
    """One language on its way: the formats that are still to be built, and what is to be drawn."""

    project: Project
    result: Result
    formats: tuple[str, ...]
    release: bool
    fingerprint: str
    waiting: list[str]
    started: float = field(default_factory=time.perf_counter)
    drawings: list[Drawing] = field(default_factory=list)
    unfinished: int = 0

    @property
    def stamps(self) -> list[Path]:
        """The marks that say of what the last finished build was made."""
        work = self.project.work(self.result.language)
        return [work / f"{format_}.done" for format_ in stamp_names(self.formats, self.release)]


def stamp_names(formats: Sequence[str], release: bool) -> list[str]:
    """Return what is marked as done: the formats, and whether every edition was drawn."""
    return [*formats, *(["release"] if release and "pdf" in formats else [])]


def build(
    project: Project,
    languages: Sequence[Language],
    formats: Sequence[str],
    jobs: int,
    release: bool = False,
) -> list[Result]:
    """Build ``formats`` of ``languages`` with at most ``jobs`` processes; report on each.

    A release draws every edition, another build those that most people print.
    """
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
        work = Work(project, result, tuple(formats), release, mark, list(formats))
        if _is_current(work):
            result.state = "unchanged"
        else:
            waiting.append(work)
    if waiting:
        steps.preload(formats)
    tasks = [_next_step(work, progress, first=True) for work in waiting]
    pool.run_all(tasks, jobs, progress)
    _lead_nowhere_else(project, results, formats, jobs, progress)
    project.site.mkdir(parents=True, exist_ok=True)
    known = read_languages(project.docs / "languages.toml")
    write_front_door(project, known)
    write_for_hosts(project, known)
    write_headers(project.site)
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
        if result.state in ("built", "incomplete"):
            mark = fingerprint.of_language(project, result.language)
            started = time.perf_counter() - result.seconds
            again.append(Work(project, result, ("html",), False, mark, ["html"], started=started))
    pool.run_all([_next_step(work, progress) for work in again], jobs, progress)


def _next_step(work: Work, progress: Progress, first: bool = False) -> pool.Task:
    """Return the task that builds a language's next format."""
    language, format_ = work.result.language, work.waiting.pop(0)
    work.unfinished += 1
    return pool.Task(
        language,
        format_,
        partial(steps.run_step, work.project, language, format_, first),
        partial(_after_step, work, progress, format_),
    )


def _after_step(
    work: Work, progress: Progress, format_: str, found: steps.StepResult
) -> Iterator[pool.Task]:
    """Yield what follows a step: the prints that it prepared, and the next format."""
    result = work.result
    _note(work, found)
    progress.step(f"{result.language} {format_}: {result.seconds:.1f} s")
    if found.crashed or any(stops_publication(line) for line in found.problems):
        result.state = "failed"
    else:
        work.drawings += found.drawings
        due = []
        for drawing in found.drawings:
            if drawing.pages is None:
                drawing.forget()
                if drawing.usual or work.release:
                    due.append(drawing)
        work.unfinished += len(due)
        for drawing in due:
            if drawing.of not in due:
                followers = [other for other in due if other.of == drawing]
                yield _drawing_task(work, progress, drawing, followers)
        if work.waiting:
            yield _next_step(work, progress)
    _finish(work)


def _drawing_task(
    work: Work, progress: Progress, drawing: Drawing, followers: Sequence[Drawing] = ()
) -> pool.Task:
    """Return the task that draws an edition; ``followers`` are made of it."""
    return pool.Task(
        work.result.language,
        drawing.listed.file,
        partial(steps.run_drawing, work.project, drawing),
        partial(_after_drawing, work, progress, drawing, followers),
    )


def _after_drawing(
    work: Work,
    progress: Progress,
    drawing: Drawing,
    followers: Sequence[Drawing],
    found: steps.StepResult,
) -> Iterator[pool.Task]:
    """Say how long an edition took, and go on with its followers; one that failed is left out."""
    _note(work, found)
    name = f"{work.result.language} {drawing.listed.file}"
    if found.problems:
        drawing.forget()  # its process may have died before it could
        work.result.state = "incomplete"
        progress.step(f"{name}: failed")
    else:
        progress.step(f"{name}: {found.seconds:.1f} s, {found.pages} pages")
    yield from [_drawing_task(work, progress, follower) for follower in followers]
    _finish(work)


def _note(work: Work, found: steps.StepResult) -> None:
    result = work.result
    result.problems += [line for line in found.problems if line not in result.problems]
    if not found.drawn:
        result.pages = max(result.pages, found.pages)
    result.seconds = time.perf_counter() - work.started


def _finish(work: Work) -> None:
    """Publish a language when nothing of it is left to do."""
    work.unfinished -= 1
    if not work.unfinished and work.result.state != "failed":
        _publish(work)


def _is_current(work: Work) -> bool:
    return (work.project.site / work.result.language).is_dir() and all(
        stamp.is_file() and stamp.read_text(encoding="utf-8") == work.fingerprint
        for stamp in work.stamps
    )


def _publish(work: Work) -> None:
    """Put a finished language in place of the last one, and note that it is done."""
    project, code = work.project, work.result.language
    language = languages_for(project.docs / "languages.toml", [code])[code]
    printed = "pdf" in work.formats
    if printed:
        write_list(project.work(code) / "downloads", work.drawings)
    publish_language(project, language, superseded=("*.pdf",) if printed else ())
    if work.result.state != "incomplete":
        for stamp in work.stamps:
            stamp.write_text(work.fingerprint, encoding="utf-8")


def default_jobs() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
