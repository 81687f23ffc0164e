"""The steps of building one language: each runs Sphinx once, in a process of its own."""

from __future__ import annotations

import contextlib
import importlib
import io
import shutil
import sys
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from course.errors import CourseError
from course.languages import PSEUDO
from course.project import Project
from course.report import stops_publication, tidy
from course.translations.catalogue import compile_catalogues
from course.translations.pseudo import write_pseudo_catalogues

#: Builders by format, in the order in which a language is built: the first one reads the pages,
#: the others share its doctrees.
BUILDERS = {"html": "html", "pdf": "handout", "epub": "epub"}


@dataclass
class StepResult:
    """What one step found."""

    problems: list[str] = field(default_factory=list)
    pages: int = 0
    crashed: bool = False


def run_step(project: Project, language: str, format_: str, first: bool) -> StepResult:
    """Build one format of one language into its work folder."""
    problems: list[str] = []
    warnings = io.StringIO()
    pages = 0
    crashed = False
    try:
        if first:
            if language in PSEUDO:
                write_pseudo_catalogues(project, language)
            compile_catalogues(project, language, problems.append)
        pages = _run_sphinx(project, language, format_, warnings)
    except CourseError as error:
        crashed = True
        problems.append(f"{error} [course]")
    except Exception as error:
        crashed = True
        problems.append(_explain(project, language, error))
    shown = tidy("\n".join([*problems, warnings.getvalue()]), project.root)
    if any(stops_publication(line) for line in shown):
        _not_clean(project, language).touch()
    return StepResult(shown, pages, crashed)


def preload() -> None:
    """Import what every step needs, once, before the processes part."""
    for module in ("furo", "myst_parser.parsers.sphinx_", "sphinx.application", "sphinx_design"):
        importlib.import_module(module)


def _run_sphinx(project: Project, language: str, format_: str, warnings: io.StringIO) -> int:
    from sphinx.application import Sphinx

    work = project.work(language)
    builder = BUILDERS[format_]
    out = work / builder
    app = Sphinx(
        srcdir=project.docs,
        confdir=project.docs,
        outdir=out,
        doctreedir=work / "doctrees",
        buildername=builder,
        confoverrides={"language": language, "locale_dirs": [str(project.compiled_locales)]},
        status=None,
        warning=warnings,
    )
    app.build()
    if app.statuscode:
        raise CourseError(project.docs, None, f"{format_} failed", "see the warnings above")
    downloads = work / "downloads"
    downloads.mkdir(exist_ok=True)
    if format_ == "epub":
        shutil.copyfile(
            out / f"{app.config.epub_basename}.epub", downloads / f"{project.slug}-{language}.epub"
        )
    if format_ == "pdf":
        for path in sorted(out.glob("*.pdf")):
            shutil.copyfile(path, downloads / path.name)
    return len(app.env.found_docs)


def _explain(project: Project, language: str, error: Exception) -> str:
    """Return one line about an error that nobody foresaw, and keep its traceback."""
    log = project.work(language) / "traceback.log"
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
