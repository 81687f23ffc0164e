"""The steps of building one language: each runs Sphinx once, in a process of its own."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import shutil
import sys
import time
import traceback
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from course.errors import CourseError
from course.handout.drawing import Drawing
from course.languages import PSEUDO
from course.project import Project
from course.report import stops_publication, tidy
from course.translations.catalogue import compile_catalogues
from course.translations.pseudo import write_pseudo_catalogues

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Builders by format, in the order in which a language is built: the first one reads the pages,
#: the others share its doctrees.
BUILDERS = {"html": "html", "pdf": "handout", "epub": "epub"}


@dataclass
class StepResult:
    """What one step found.

    ``drawings`` is what it leaves to be drawn; ``drawn`` tells that it was a drawing itself, and
    ``pages`` are those of the PDF then, else those of the course. ``seconds`` is processor time.
    """

    problems: list[str] = field(default_factory=list)
    pages: int = 0
    crashed: bool = False
    drawings: list[Drawing] = field(default_factory=list)
    drawn: bool = False
    seconds: float = 0.0


def run_step(project: Project, language: str, format_: str, first: bool) -> StepResult:
    """Build one format of one language into its work folder."""
    drawings: list[Drawing] = []

    def work(problems: list[str], warnings: io.StringIO) -> int:
        if first:
            prepare_catalogues(project, language, problems.append)
        return _run_sphinx(project, language, format_, warnings, drawings)

    found = reported(project, language, work)
    found.drawings = drawings
    return found


def prepare_catalogues(
    project: Project,
    language: str,
    warn: Callable[[str], None],
    only: Collection[Path] | None = None,
) -> None:
    """Compile a language's catalogues, having made them where it is a pseudo-locale."""
    if language in PSEUDO:
        write_pseudo_catalogues(project, language)
        only = None  # any page may have changed them
    compile_catalogues(project, language, warn, only)


def reported(
    project: Project, language: str, work: Callable[[list[str], io.StringIO], int]
) -> StepResult:
    """Run ``work``, which returns a number of pages, and report what went wrong in it."""
    problems: list[str] = []
    warnings = io.StringIO()
    pages = 0
    crashed = False
    try:
        pages = work(problems, warnings)
    except CourseError as error:
        crashed = True
        problems.append(f"{error} [course]")
    except Exception as error:
        crashed = True
        problems.append(_explain(project.work(language), error))
    shown = tidy("\n".join([*problems, warnings.getvalue()]), project.root)
    if any(stops_publication(line) for line in shown):
        _not_clean(project, language).touch()
    return StepResult(shown, pages, crashed)


def run_own_handout(project: Project, language: str, own: object) -> StepResult:
    """Write the documents of a workshop from outside the course; ``own`` says which, and how.

    It works on a copy of what was read of the pages: the site's own would not notice that a page
    has changed, once somebody else had read it.
    """
    read, copy = (project.work(language) / name for name in ("doctrees", "own-doctrees"))
    shutil.rmtree(copy, ignore_errors=True)
    if read.is_dir():
        shutil.copytree(read, copy)
    drawings: list[Drawing] = []

    def work(problems: list[str], warnings: io.StringIO) -> int:
        prepare_catalogues(project, language, problems.append)
        app = open_sphinx(project, language, "own", warnings, course_own_workshop=own)
        app.build()
        drawings.extend(getattr(app.builder, "drawings", ()))
        return len(drawings)

    result = reported(project, language, work)
    result.drawings = [drawing.into(project.build / "handouts") for drawing in drawings]
    return result


def run_drawing(project: Project, drawing: Drawing) -> StepResult:
    """Draw one edition; where that fails, no file of it is left."""
    started = time.process_time()
    gc.disable()  # this process draws one edition; looking for garbage takes a tenth of its time
    problems, pages = [], 0
    try:
        pages = drawing.draw()
    except CourseError as error:
        problems.append(f"{error} [course]")
    except Exception as error:
        problems.append(f"{drawing.path}: {_explain(drawing.mark.parent, error)} [course]")
    if problems:
        drawing.forget()
    seconds = time.process_time() - started
    shown = tidy("\n".join(problems), project.root)
    return StepResult(shown, pages, drawn=True, seconds=seconds)


def preload(formats: Sequence[str] = ()) -> None:
    """Import what every step needs, once, before the processes part."""
    for module in ("furo", "myst_parser.parsers.sphinx_", "sphinx.application", "sphinx_design"):
        importlib.import_module(module)
    if "pdf" in formats:
        with contextlib.suppress(OSError):  # no Pango: drawing will say so
            importlib.import_module("weasyprint")


def _run_sphinx(
    project: Project,
    language: str,
    format_: str,
    warnings: io.StringIO,
    drawings: list[Drawing],
) -> int:
    app = open_sphinx(project, language, format_, warnings)
    pages = finish(project, language, format_, app)
    drawings += getattr(app.builder, "drawings", ())
    return pages


def open_sphinx(
    project: Project, language: str, format_: str, warnings: io.StringIO, **settings: object
) -> Sphinx:
    """Return Sphinx, ready to build one format of one language, with ``settings`` of its own.

    A format that the site does not have (``own``) is written by the handouts' builder.
    """
    from sphinx.application import Sphinx

    work = project.work(language)
    builder = BUILDERS.get(format_, "handout")
    return Sphinx(
        srcdir=project.docs,
        confdir=project.docs,
        outdir=work / (builder if format_ in BUILDERS else format_),
        doctreedir=work / ("doctrees" if format_ in BUILDERS else f"{format_}-doctrees"),
        buildername=builder,
        confoverrides={
            "language": language,
            "locale_dirs": [str(project.compiled_locales)],
            "course_built": list(project.built),
            **settings,
        },
        status=None,
        warning=warnings,
    )


def finish(project: Project, language: str, format_: str, app: Sphinx) -> int:
    """Build, put what readers download in its place, and return the number of pages."""
    app.build()
    if app.statuscode:
        raise CourseError(project.docs, None, f"{format_} failed", "see the warnings above")
    downloads = project.work(language) / "downloads"
    downloads.mkdir(exist_ok=True)
    out = Path(app.outdir)
    if format_ == "epub":
        shutil.copyfile(
            out / f"{app.config.epub_basename}.epub", downloads / f"{project.slug}-{language}.epub"
        )
    return len(app.env.found_docs)


def _explain(folder: Path, error: Exception) -> str:
    """Return one line about an error that nobody foresaw, and keep its traceback in ``folder``."""
    log = folder / "traceback.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(traceback.format_exc(), encoding="utf-8")
    words = " ".join(str(error).split()) or type(error).__name__
    return f"{words} — the whole story is in {log}"


def silence() -> None:
    """Keep what libraries print from mixing with the report."""
    sys.stdout = io.StringIO()
    with contextlib.suppress(OSError):
        sys.stdin.close()


def _not_clean(project: Project, language: str) -> Path:
    """Return the mark of work that gave warnings: Sphinx would not repeat them the next time."""
    return project.work(language) / "not-clean"


def forget_if_older(project: Project, language: str, engine: str) -> Path:
    """Return the language's work folder, emptied where another engine filled it, or a bad page."""
    work = project.work(language)
    stamp = work / "engine"
    current = stamp.is_file() and stamp.read_text(encoding="utf-8") == engine
    if not current or _not_clean(project, language).exists():
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        stamp.write_text(engine, encoding="utf-8")
    return work
