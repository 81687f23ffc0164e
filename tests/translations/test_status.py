"""How far a translation is: words and messages by state, on the terminal and as data."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from conftest import Build, SmallCourse
from course import cli
from course.languages import read_languages
from course.translations import status
from course.translations.compiled import read_messages
from course.translations.history import last_changes
from course.translations.states import Entry, State, translations

PAGE = "chapters/01-start"
PO = f"locales/en/LC_MESSAGES/{PAGE}.po"


def entries(*counted: tuple[State, int]) -> list[Entry]:
    """Return entries of so many words each."""
    return [
        Entry(f"{number} {'woord ' * (words - 1)}", state)
        for number, (state, words) in enumerate(counted)
    ]


def of_english(course: SmallCourse, **pages: list[Entry]) -> status.LanguageStatus:
    language = read_languages(course.project.docs / "languages.toml")["en"]
    return status.language_status(course.project, language, pages)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", folder, "-c", "user.name=A", "-c", "user.email=a@b.nl", *arguments],
        check=True,
        capture_output=True,
        env={"GIT_COMMITTER_DATE": "2026-02-03T12:00:00+00:00", "PATH": "/usr/bin:/bin"},
    )


def test_words_and_messages_are_counted_by_state(course: SmallCourse) -> None:
    page = entries((State.CURRENT, 7), (State.OUTDATED, 2), (State.MISSING, 1), (State.CURRENT, 1))
    (found,) = of_english(course, index=page).pages
    assert found.words == status.Count(8, 2, 1)
    assert found.messages == status.Count(2, 1, 1)
    assert found.catalogue == "locales/en/LC_MESSAGES/index.po"


def test_a_language_is_the_sum_of_its_pages_and_its_share_counts_what_is_up_to_date(
    course: SmallCourse,
) -> None:
    first, second = entries((State.CURRENT, 6), (State.OUTDATED, 3)), entries((State.MISSING, 1))
    found = of_english(course, index=first, help=second)
    assert found.words == status.Count(6, 3, 1)
    assert found.words.share == 60
    assert found.messages.total == 3


def test_a_translation_that_may_not_be_shown_is_a_finding(course: SmallCourse) -> None:
    course.replace(PO, "link to help", "<b>link to help")
    messages = ["Begin", "Eén zin met een [link naar hulp](#help) en **nadruk**."]
    found = of_english(
        course, **{PAGE: status.entries_of(course.project, "en", PAGE, messages)}
    ).pages[0]
    assert found.findings == {"html": 1}
    assert found.words == status.Count(1, 0, 9)


def test_the_day_of_the_last_commit_is_known_for_each_catalogue(course: SmallCourse) -> None:
    assert last_changes(course.project, "en") == {}
    git(course.root, "init", "-q")
    git(course.root, "add", "-A")
    git(course.root, "commit", "-qm", "x")
    assert last_changes(course.project, "en") == {PO: "2026-02-03"}
    assert last_changes(course.project, "de") == {}


def test_a_history_that_was_cut_off_tells_nothing(course: SmallCourse, tmp_path: Path) -> None:
    git(course.root, "init", "-q")
    git(course.root, "add", "-A")
    for name in ("first", "second"):
        git(course.root, "commit", "-q", "--allow-empty", "-m", name)
    git(tmp_path, "clone", "-q", "--depth=1", course.root.as_uri(), "copy")
    copy = type(course.project)(tmp_path / "copy")
    assert (copy.root / PO).is_file()
    assert last_changes(copy, "en") == {}


def test_the_pages_give_the_same_messages_as_their_templates(
    course: SmallCourse, build: Build
) -> None:
    build("dummy", language="en")
    template = build("gettext").out
    for page in course.project.documents():
        with (template / f"{page}.pot").open("rb") as file:
            expected = translations(read_po(file))
        assert sorted(read_messages(course.project, "en", page) or []) == sorted(expected)


@pytest.fixture
def templates(course: SmallCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the messages for granted: extracting them is Sphinx's work, and takes seconds."""
    messages = {PAGE: ["Begin", "Wat zie je?", "Iets nieuws."], "help": ["Hulp"]}
    monkeypatch.setattr(status, "page_messages", lambda _project: messages)
    monkeypatch.chdir(course.root)


@pytest.mark.usefixtures("templates")
def test_the_command_prints_a_row_for_each_page_and_their_sum(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["translations", "status"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["en", "English:", "57%", "of", "the", "words"],
        ["page", "translated", "outdated", "missing", "changed", "found"],
        [PAGE, "4", "0", "2"],
        ["help", "0", "0", "1"],
        ["all", "pages", "4", "0", "3"],
    ]


@pytest.mark.usefixtures("templates")
def test_the_command_prints_data_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["translations", "status", "--language", "en", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["language"], found["share"]) == ("en", 57)
    assert found["words"] == {"translated": 4, "outdated": 0, "missing": 3}
    assert found["pages"][0] == {
        "page": PAGE,
        "catalogue": PO,
        "words": {"translated": 4, "outdated": 0, "missing": 2},
        "messages": {"translated": 2, "outdated": 0, "missing": 1},
        "last_change": "",
        "findings": {},
    }


@pytest.mark.usefixtures("templates")
def test_a_language_that_somebody_has_begun_has_a_status_before_it_is_published(
    course: SmallCourse, capsys: pytest.CaptureFixture[str]
) -> None:
    languages = (course.root / "docs/languages.toml").read_text(encoding="utf-8")
    german = languages.split("[en]")[1].replace("true", "false").replace("English", "Deutsch")
    course.write("docs/languages.toml", f"{languages}\n[de]{german}")
    cli.main(["translations", "status"])
    assert "Deutsch" not in capsys.readouterr().out
    course.write("locales/de/LC_MESSAGES/help.po", "")
    cli.main(["translations", "status"])
    assert "de Deutsch: 0% of the words" in capsys.readouterr().out


@pytest.mark.usefixtures("templates")
def test_a_catalogue_that_cannot_be_read_is_named_and_stops_no_other_language(
    course: SmallCourse, capsys: pytest.CaptureFixture[str]
) -> None:
    languages = (course.root / "docs/languages.toml").read_text(encoding="utf-8")
    course.write("docs/languages.toml", f"{languages}\n[de]{languages.split('[en]')[1]}")
    course.write("locales/de/LC_MESSAGES/help.po", "no catalogue")
    assert cli.main(["translations", "status"]) == 1
    said = capsys.readouterr()
    assert "locales/de/LC_MESSAGES/help.po:1: not PO" in said.err
    assert "en English" in said.out
    assert "de " not in said.out
