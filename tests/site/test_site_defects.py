"""What the theme does wrong is right here: each check finds something in the theme as it comes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import specimen
from defects import DEFECTS, View
from playwright.sync_api import Browser
from survey import need_browser

from browser import served
from handout.real_course import remembered

pytest_plugins = ["site_fixtures"]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> specimen.Specimen:
    """Return the specimen, built by us and by the theme alone."""
    need_browser(os.environ, shutil.which)
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "specimen"

    def build() -> list[str]:
        folder.mkdir()
        return specimen.build(folder)

    assert remembered(shared / "specimen.json", build) == []
    return specimen.found(folder)


@pytest.fixture(scope="session")
def ours(sites: specimen.Specimen, one_browser: Browser) -> Iterator[View]:
    """Serve our specimen."""
    with served(sites.ours) as address:
        yield View(one_browser, f"{address}/nl", f"{address}/x-pseudo-rtl")


@pytest.fixture(scope="session")
def stock(sites: specimen.Specimen, one_browser: Browser) -> Iterator[View]:
    """Serve the theme's."""
    with served(sites.stock) as address:
        yield View(one_browser, address, address)


def test_all_defects_of_the_list_are_looked_for() -> None:
    assert [int(name.partition("-")[0]) for name in DEFECTS] == list(range(1, 26))


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_of_the_theme_is_mended(name: str, ours: View) -> None:
    try:
        assert list(DEFECTS[name](ours)) == []
    finally:
        ours.close()


@pytest.mark.parametrize("name", DEFECTS)
def test_the_theme_as_it_comes_has_the_defect(name: str, stock: View) -> None:
    try:
        assert list(DEFECTS[name](stock))
    finally:
        stock.close()


def test_the_specimen_is_built_from_right_to_left(sites: specimen.Specimen) -> None:
    page = Path(sites.ours, "x-pseudo-rtl", "thing.html").read_text(encoding="utf-8")
    assert 'dir="rtl"' in page
