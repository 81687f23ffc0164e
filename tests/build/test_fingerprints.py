"""Fingerprints: everything that a build reads counts, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SmallCourse
from course import steps
from course.fingerprint import fingerprint, of_engine, of_language


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("docs/help.md", {"nl", "en"}),
        ("docs/_static/new.css", {"nl", "en"}),
        ("docs/conf.py", {"nl", "en"}),
        ("docs/languages.toml", {"nl", "en"}),
        ("exercises/small-step.md", {"nl", "en"}),
        ("pyproject.toml", {"nl", "en"}),
        ("requirements.lock", {"nl", "en"}),
        ("locales/en/LC_MESSAGES/help.po", {"en"}),
        ("locales/nl/LC_MESSAGES/interface.po", {"nl"}),
        ("README.md", set()),
        ("build/site/index.html", set()),
        ("docs/__pycache__/conf.pyc", set()),
        ("docs/.DS_Store", set()),
    ],
)
def test_a_file_counts_for_the_languages_that_are_made_of_it(
    course: SmallCourse, name: str, languages: set[str]
) -> None:
    before = {code: of_language(course.project, code) for code in ("nl", "en")}
    path = course.root / name
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    course.write(name, f"{old}\n# more\n")
    after = {code: of_language(course.project, code) for code in ("nl", "en")}
    assert {code for code in before if before[code] != after[code]} == languages


def test_a_page_does_not_count_for_the_engine_and_the_settings_do(course: SmallCourse) -> None:
    before = of_engine(course.project)
    course.replace("docs/help.md", "Bel", "Vraag")
    assert of_engine(course.project) == before
    course.replace("docs/conf.py", "Iemand", "Een ander")
    assert of_engine(course.project) != before


def test_the_name_of_a_file_and_where_it_ends_count(tmp_path: Path) -> None:
    def of(**files: str) -> str:
        folder = tmp_path / "-".join([*files, *files.values()])
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
        return fingerprint([folder], folder)

    assert len({of(a="xy"), of(b="xy"), of(a="x", b="y"), of(a="", b="xy"), of(a="xy", b="")}) == 5


def test_the_same_files_elsewhere_have_the_same_fingerprint(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.md").write_text("Tekst")
    found = {fingerprint([tmp_path / name], tmp_path / name) for name in ("one", "other")}
    assert len(found) == 1


def test_what_another_engine_made_is_forgotten(course: SmallCourse) -> None:
    work = steps.forget_if_older(course.project, "nl", "engine 1")
    (work / "doctrees").mkdir()
    assert steps.forget_if_older(course.project, "nl", "engine 1") == work
    assert (work / "doctrees").is_dir()
    steps.forget_if_older(course.project, "nl", "engine 2")
    assert [path.name for path in work.iterdir()] == ["engine"]
