"""A translation is begun by one command, which may be given twice."""

from __future__ import annotations

import tomllib

import pytest

from conftest import SmallCourse
from course.cli import main
from course.errors import CourseError
from course.languages import read_languages
from course.translations.catalogue import read_catalogue
from course.translations.new_language import add_language

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest has threads


def files(course: SmallCourse) -> dict[str, bytes]:
    folders = (course.project.locales, course.project.docs)
    found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(course.root)): path.read_bytes() for path in found}


def test_it_makes_the_entry_and_every_catalogue(course: SmallCourse) -> None:
    assert main(["--root", str(course.root), "translations", "new", "fr"]) == 0
    french = read_languages(course.project.docs / "languages.toml")["fr"]
    assert (french.name, french.direction, french.published) == ("Français", "ltr", False)
    assert (french.title, french.reviewed) == ("Kleine cursus", "")
    folder = course.project.locales / "fr" / "LC_MESSAGES"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.po")}
    assert names == {"index.po", "help.po", "chapters/01-start.po", "interface.po"}
    page = read_catalogue(folder / "chapters" / "01-start.po")
    assert [message.string for message in page if message.id] == [""] * (len(page))
    header = (folder / "index.po").read_text(encoding="utf-8")
    assert '"Language: fr\\n"' in header
    assert '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"' in header


def test_it_asks_only_for_labels_that_sphinx_lacks_in_that_language(course: SmallCourse) -> None:
    course.write(
        "docs/_templates/page.html", '{{ _("Skip to content") }} {{ _("Search Results") }}'
    )
    add_language(course.project, "fr")
    asked = read_catalogue(course.project.catalogues("fr") / "sphinx.po")
    assert "Skip to content" in asked
    assert "Search Results" not in asked
    assert "To reflect on" in read_catalogue(course.project.catalogues("fr") / "interface.po")


def test_the_second_time_nothing_changes(course: SmallCourse) -> None:
    add_language(course.project, "ar")
    first = files(course)
    add_language(course.project, "ar")
    assert files(course) == first


def test_comments_and_order_of_the_file_stay(course: SmallCourse) -> None:
    path = course.write(
        "docs/languages.toml",
        "# first line\n" + (course.project.docs / "languages.toml").read_text() + "\n# last line\n",
    )
    before = path.read_text(encoding="utf-8")
    add_language(course.project, "ar")
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n") + "\n\n[ar]\n")
    assert list(tomllib.loads(after)) == ["nl", "en", "ar"]


def test_the_direction_is_the_languages_own(course: SmallCourse) -> None:
    add_language(course.project, "he")
    hebrew = read_languages(course.project.docs / "languages.toml")["he"]
    assert (hebrew.name, hebrew.direction) == ("עברית", "rtl")


def test_english_is_not_asked_for_the_words_of_the_engine(course: SmallCourse) -> None:
    course.replace("docs/languages.toml", "[en]", "[en-GB]")
    add_language(course.project, "en-GB")
    folder = course.project.catalogues("en-GB")
    assert not (folder / "interface.po").exists()
    assert (folder / "help.po").is_file()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("xx", "no language 'xx' is known"),
        ("klingon", "no language 'klingon' is known"),
        ("", "no language '' is known"),
        ("../en", "no language '../en' is known"),
        ("pt_BR", "use pt-BR"),
        ("PT-br", "use pt-BR"),
        ("zh-hant", "use zh-Hant"),
        ("nld", "use nl"),
        ("nl", "nl is the source language"),
        ("x-pseudo", "make html LANG=x-pseudo"),
    ],
)
def test_a_code_that_no_language_has_is_refused(course: SmallCourse, code: str, said: str) -> None:
    before = files(course)
    with pytest.raises(CourseError, match=r"languages\.toml: ") as error:
        add_language(course.project, code)
    assert said in str(error.value)
    assert files(course) == before


def test_the_next_step_is_said(course: SmallCourse, capsys: pytest.CaptureFixture[str]) -> None:
    add_language(course.project, "pt-BR")
    said = capsys.readouterr().out
    assert "Português (Brasil) is in docs/languages.toml" in said
    assert "locales/pt-BR/LC_MESSAGES/index.po" in said
    assert "make preview LANG=pt-BR" in said
