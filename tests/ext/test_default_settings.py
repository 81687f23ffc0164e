"""Remembering docutils' default settings changes how fast pages are read, and nothing else."""

from __future__ import annotations

import shutil

import myst_parser
import pytest
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from myst_parser.mdit_to_docutils import base

from conftest import Build
from course.components import default_settings
from course.components.default_settings import remembered_settings


@pytest.fixture(autouse=True)
def as_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin, and end, with what MyST-Parser uses by itself."""
    monkeypatch.setattr(base, "get_default_settings", get_default_settings)


def test_pages_are_the_same_with_and_without(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = build("html", "en")
    pages = {path.name: path.read_bytes() for path in with_it.out.rglob("*.html")}
    assert base.get_default_settings is remembered_settings
    monkeypatch.setattr(default_settings, "VERSION", "another")
    monkeypatch.setattr(base, "get_default_settings", get_default_settings)
    shutil.rmtree(with_it.out.parent)  # its doctrees, too
    without = build("html", "en")
    assert base.get_default_settings is get_default_settings
    assert {path.name: path.read_bytes() for path in without.out.rglob("*.html")} == pages


def test_each_document_has_settings_of_its_own() -> None:
    one, other = remembered_settings(Parser), remembered_settings(Parser)
    one.language_code = "nl"
    assert other.language_code == "en"
    assert vars(other).keys() == vars(get_default_settings(Parser)).keys()


def test_it_is_made_for_the_version_that_is_installed() -> None:
    assert myst_parser.__version__.startswith(default_settings.VERSION)
