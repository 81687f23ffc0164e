"""Settings that follow from the course's folder: languages, title, version, catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils.languages import get_language
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from course.errors import CourseError
from course.fingerprint import fingerprint
from course.interface import CATALOGUE
from course.languages import source_language
from course.project import Project
from course.translations.pseudo import languages_for


def fill_in(app: Sphinx, config: Config) -> None:
    """Complete the settings from ``languages.toml`` and ``pyproject.toml``."""
    try:
        project = Project.find(Path(app.srcdir))
        languages = languages_for(project.docs / "languages.toml", [config.language or ""])
        config.course_languages = languages
        config.language = config.language or source_language(languages).code
        if config.language not in languages:
            raise ConfigError(f"unknown language {config.language}; use {', '.join(languages)}")
        language = config.course_language = languages[config.language]
        get_language(language.code)  # docutils would warn of each language that it has no words of
        config.html_search_language = language.code.partition("-")[0]  # Sphinx wants pt, or pt_BR
        config.project = config.html_title = config.epub_title = language.title
        config.version = config.release = project.version
        config.course_docs = project.docs
        config.course_base_url = project.base_url
        config.course_slug = project.slug
        config.course_source_date = project.source_date.date().isoformat()
        config.course_source_epoch = int(project.source_date.timestamp())
        config.course_chrome = fingerprint(_chrome_catalogues(app, config), project.root)
    except CourseError as error:
        raise ConfigError(str(error)) from error


def _chrome_catalogues(app: Sphinx, config: Config) -> Iterator[Path]:
    """Yield the compiled catalogue of the templates' words: when it changes, so does every page."""
    for folder in config.locale_dirs:
        path = Path(app.srcdir, folder, config.language, "LC_MESSAGES", "sphinx.mo")
        if path.is_file():
            yield path


def setup(app: Sphinx) -> None:
    """Register the settings and the engine's own words."""
    app.add_config_value("course_languages", {}, "")
    app.add_config_value("course_language", None, "")
    app.add_config_value("course_base_url", "", "html", str)
    app.add_config_value("course_docs", Path(), "", Path)
    app.add_config_value("course_slug", "", "", str)
    app.add_config_value("course_source_date", "", "", str)
    app.add_config_value("course_source_epoch", 0, "", int)
    app.add_config_value("course_chrome", "", "html", str)
    app.connect("config-inited", fill_in, priority=100)
    for folder in app.config.locale_dirs:
        app.add_message_catalog(CATALOGUE, str(Path(app.srcdir, folder)))
