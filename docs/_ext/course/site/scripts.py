"""The scripts of a page in one file: the modules in ``_static/js``, joined in their order.

Browsers do not load modules of a site that is opened from a disk (``file:``), and each module is
a request. So the site gets one ordinary script, ``_static/course.js``. Every module keeps its own
names, in a function that gives back what it exports.

Of the language, this knows what the modules use: ``import { a, b } from "./name.js";`` at the
beginning of a line, and ``export`` before a function, a class or a constant.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from course.errors import CourseError, read_text

#: The module that starts all the others, and what it becomes.
START, JOINED = "main", "course.js"

_IMPORT = re.compile(r'^import \{([\w\s,]+)\} from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def join(folder: Path) -> str:
    """Return the modules under ``folder/main.js`` as one script.

    Raises CourseError at the line that it does not understand.
    """
    modules: dict[str, str] = {}
    _add(folder, START, modules, ())
    return '"use strict";\n(() => {\n' + "".join(modules.values()) + "})();\n"


def _add(folder: Path, name: str, modules: dict[str, str], above: tuple[str, ...]) -> None:
    path = folder / f"{name}.js"
    text = read_text(path)
    for found in _IMPORT.finditer(text):
        needed = found[2]
        if needed in (*above, name):
            line = text.count("\n", 0, found.start()) + 1
            raise CourseError(path, line, f"a circle of imports with {needed}", "break it")
        if needed not in modules:
            _add(folder, needed, modules, (*above, name))
    exported = ", ".join(_EXPORT.findall(text))
    body = _IMPORT.sub(lambda found: f"const {{{found[1]}}} = {_variable(found[2])};", text)
    body = _EXPORT.sub("", body)
    if left := _LEFT.search(body):
        line = body.count("\n", 0, left.start()) + 1
        raise CourseError(
            path, line, f"cannot be joined: {left[0]}", 'write `import { name } from "./file.js";`'
        )
    body = _COMMENT.sub("", body).strip()
    modules[name] = (
        f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"
    )


def _variable(name: str) -> str:
    return f"module_{name.replace('-', '_')}"


def modules_folder(config: Config, confdir: Path) -> Path | None:
    """Return the folder of a course's modules, or None where it has no scripts."""
    for name in config.html_static_path:
        folder = Path(confdir, name, "js")
        if (folder / f"{START}.js").is_file():
            return folder
    return None


def has_scripts(app: Sphinx) -> bool:
    """Tell whether the pages have scripts of the course."""
    return bool(app.config.course_scripts)


def note_scripts(app: Sphinx, config: Config) -> None:
    """Note what the script will be, so that all pages are written when it changes."""
    if folder := modules_folder(config, Path(app.confdir)):
        try:
            config.course_scripts = hashlib.sha256(join(folder).encode()).hexdigest()
        except CourseError as error:
            raise ConfigError(str(error)) from error


def write_script(app: Sphinx) -> None:
    """Write the script, before the pages that name it; it does not hold up the first paint."""
    folder = modules_folder(app.config, Path(app.confdir))
    if app.builder.name != "html" or folder is None:
        return
    path = Path(app.outdir, "_static", JOINED)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(join(folder), encoding="utf-8")
    app.add_js_file(JOINED, loading_method="defer")


def remove_modules(app: Sphinx, error: Exception | None) -> None:
    """Take away the copies of what was joined: no page asks for them."""
    folder = modules_folder(app.config, Path(app.confdir))
    if app.builder.name != "html" or folder is None or error:
        return
    modules: dict[str, str] = {}
    _add(folder, START, modules, ())
    copies = Path(app.outdir, "_static", "js")
    for name in modules:
        copies.joinpath(f"{name}.js").unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        copies.rmdir()  # which fails where the course has other files there


def setup(app: Sphinx) -> None:
    """Register the moments at which scripts are read, written and tidied."""
    app.add_config_value("course_scripts", "", "html", str)
    app.connect("config-inited", note_scripts)
    app.connect("builder-inited", write_script)
    app.connect("build-finished", remove_modules)
