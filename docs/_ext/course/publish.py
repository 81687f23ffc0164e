"""Put what was built where readers find it: a language in one step, then what is above them all."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from course.handout.downloads import fill_in
from course.languages import Language
from course.project import Project
from course.site.copy_file import write_copy
from course.site.offline import write_worker

#: What Sphinx and the theme leave beside the pages and no page asks for: notes, Sphinx's search,
#: and the sheets and scripts that ours replace.
NOT_FOR_READERS = (
    *(".*", "_sources", "*.map"),
    *("doctools.js", "documentation_options.js", "language_data.js", "searchtools.js"),
    *("sphinx_highlight.js", "translations.js", "file.png", "minus.png", "plus.png"),
    *("basic.css", "debug.css", "skeleton.css", "furo.css", "furo-extensions.css"),
    *("sphinx-design.min.css", "furo.js", "furo-extensions.js", "furo.js.LICENSE.txt"),
)


def publish_language(project: Project, language: Language, superseded: Sequence[str] = ()) -> None:
    """Put a finished language in place of the last one; a reader never meets half of it.

    What readers could download stays until it is built anew, but for files that are named like
    one of ``superseded``.
    """
    code = language.code
    folder = project.work(code)
    fresh, old = project.site / f".{code}.new", project.site / f".{code}.old"
    for path in (fresh, old):
        shutil.rmtree(path, ignore_errors=True)
    if (folder / "html").is_dir():
        shutil.copytree(folder / "html", fresh, ignore=shutil.ignore_patterns(*NOT_FOR_READERS))
    target = project.site / code
    for downloads, left_out in (
        (target / "downloads", superseded),
        (folder / "downloads", ()),  # the newer over the older
    ):
        if downloads.is_dir():
            ignore = shutil.ignore_patterns(*left_out)
            shutil.copytree(downloads, fresh / "downloads", ignore=ignore, dirs_exist_ok=True)
    if (fresh / "index.html").is_file():
        copy = fresh / "downloads" / f"{project.slug}-{code}.zip"
        copy.unlink(missing_ok=True)
        fill_in(fresh, folder / "html")
        write_copy(fresh, copy, project.slug, language, project.base_url)
        fill_in(fresh, folder / "html")  # the copy is there now, and it has a size
        write_worker(fresh, f"{project.slug}-{code}")
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
