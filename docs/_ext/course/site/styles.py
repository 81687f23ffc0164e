"""The style sheets of a page: one for all, and more only where a page needs them.

A page asks for ``_static/course.css``: Furo's sheet, made fit (``logical``), and the sheets that
``conf.py`` names. Where there is code, it also asks for the colours of code; where there are
parts of sphinx-design, for ``_static/design.css``. So a first visit takes few requests.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from course.site.logical import fit

SHEET, DESIGN_SHEET = "course.css", "design.css"

_FURO = Path(str(files("furo"))) / "theme" / "furo" / "static" / "styles"
_DESIGN = Path(str(files("sphinx_design"))) / "static"

#: Selectors of Furo's that match nothing here: what our templates do otherwise (drawers, buttons,
#: search, links around the text), what our own sheets draw (boxes), and what documentation of
#: programs needs (signatures, versions, indexes, mathematics).
LEFT_OUT = re.compile(
    r"__(?:navigation|toc)\b|overlay|drawer|-toggle|toctree-checkbox|tree label|>label"
    r"|\.(?:announcement|(?:show-)?back-to-top|content-icon|theme-|related-pages|page-info"
    r"|next-page|bottom-of-page|mobile-header|header-|skip-to|visually-hidden|scrolled"
    r"|sidebar-(?:search|logo|brand|container|sticky|scroll)|toc-(?:sticky|scroll|title|header)"
    r"|edit-this|view-this|only-|\w+index-|sig\b|sig-|desc|property|versio|depre|viewcode"
    r"|admonition|topic|contents:not|math|highlighted|sidebar-tree)"
    r"|dl\[class\]|div\.(?:math|ver|dep)|ul\.search|topic-title|admonition-title|::-(?:moz|webkit)"
    r"|^\[type|-focusring|#searchbox|^\.(?:page|main|content|toc-tree|icon)\b|^footer|:target"
)

#: What stands in the text of a page that needs another sheet.
_CODE, _DESIGNED = 'class="highlight', 'class="sd-'


def sources(config: Config, confdir: Path) -> Iterator[Path]:
    """Yield the sheets that become one, in their order."""
    yield _FURO / "furo.css"
    for name, _attributes in config.html_css_files:
        for folder in config.html_static_path:
            path = Path(confdir, folder, name)
            if path.is_file():
                yield path


def sheet(config: Config, confdir: Path) -> str:
    """Return the style sheet of all pages."""
    furo, *own = sources(config, confdir)
    parts = [fit(furo.read_text(encoding="utf-8"), LEFT_OUT)]
    parts += [fit(path.read_text(encoding="utf-8")) for path in own]
    return "".join(parts)


def design_sheet() -> str:
    """Return the style sheet of the parts of sphinx-design, in the theme's colours."""
    names = (_DESIGN / "sphinx-design.min.css", _FURO / "furo-extensions.css")
    left_out = re.compile(r"furo-|rst-|copybtn|\.tabset|\.tabbed")
    return "".join(fit(path.read_text(encoding="utf-8"), left_out) for path in names)


def note_styles(app: Sphinx, config: Config) -> None:
    """Note what the sheet will be, so that all pages are written when it changes."""
    digest = hashlib.sha256()
    for path in sources(config, Path(app.confdir)):
        digest.update(path.read_bytes())
    config.course_styles = digest.hexdigest()


def write_styles(app: Sphinx) -> None:
    """Write the sheets before the pages, which say what version of them they want."""
    if not in_use(app):
        return
    folder = Path(app.outdir, "_static")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SHEET).write_text(sheet(app.config, Path(app.confdir)), encoding="utf-8")
    (folder / DESIGN_SHEET).write_text(design_sheet(), encoding="utf-8")
    app.add_css_file(SHEET)
    app.add_css_file(DESIGN_SHEET)


def in_use(app: Sphinx) -> bool:
    """Tell whether pages of the site are being made, with the theme that this is for."""
    return app.builder.name == "html" and app.config.html_theme == "furo"


def choose_files(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Leave on a page what it needs of style sheets, and of scripts that the theme brings."""
    if not in_use(app):
        return
    body = context.get("body", "")
    own = {f"_static/{name}" for name, _attributes in app.config.html_css_files}
    left = {*own, "_static/styles/furo.css", "_static/styles/furo-extensions.css"}
    left |= {"_static/sphinx-design.min.css"}
    if _DESIGNED not in body:
        left |= {f"_static/{DESIGN_SHEET}"}
    if _CODE not in body:
        left |= {"_static/pygments.css"}
    context["css_files"] = sorted(
        (one for one in context["css_files"] if str(one.filename) not in left), key=_place
    )
    scripts = {"_static/scripts/furo.js"}
    if "sd-tab-set" not in body:
        scripts |= {"_static/design-tabs.js"}
    context["script_files"] = [
        one for one in context["script_files"] if str(one.filename) not in scripts
    ]


def _place(style: Any) -> int:
    """Return where a sheet stands: those of others, ours, those of this page."""
    order = ("_static/pygments.css", f"_static/{DESIGN_SHEET}", f"_static/{SHEET}")
    name = str(style.filename)
    return order.index(name) if name in order else len(order)


def setup(app: Sphinx) -> None:
    """Register the moments at which sheets are read, written and chosen."""
    app.add_config_value("course_styles", "", "html", str)
    app.connect("config-inited", note_styles, priority=900)  # when the names have become pairs
    app.connect("builder-inited", write_styles)
    app.connect("html-page-context", choose_files, priority=900)  # after all that adds to a page
