"""What the engine adds to the theme: its own templates and scripts, for any course."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

_HERE = Path(str(files("course.site")))

STATIC = _HERE / "static"

#: The head of a page that is no text of the course. Search engines are for readers; and Sphinx
#: gives only a page of text a width.
NO_INDEX = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="robots" content="noindex">'
)


def add_style(app: Sphinx, name: str) -> None:
    """Link a style sheet to the page that is being written, where the course has it."""
    if any(Path(app.confdir, folder, name).is_file() for folder in app.config.html_static_path):
        app.add_css_file(name)


def absolute_url(app: Sphinx, page: str) -> str:
    """Return the address of a page on the web; "" where nobody has said where the site is."""
    base = app.config.course_base_url
    if not base:
        return ""
    return f"{base}/{app.config.course_language.code}/{app.builder.get_target_uri(page)}"


def find_ours(_app: Sphinx, config: Config) -> None:
    """Let Sphinx find the engine's templates after those of the course, and its scripts."""
    config.templates_path = [*config.templates_path, str(_HERE / "templates")]
    config.html_static_path = [str(STATIC), *config.html_static_path]


def setup(app: Sphinx) -> None:
    """Add them."""
    app.connect("config-inited", find_ours)
