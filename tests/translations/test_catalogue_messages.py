"""Compiling: what passes reaches the build, what does not is reported and stays in Dutch."""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from po import line_of, po

from conftest import SmallCourse
from course.errors import CourseError
from course.translations.catalogue import compile_catalogues

CHAPTER = "locales/en/LC_MESSAGES/chapters/01-start.po"

Compile = Callable[..., list[str]]


@pytest.fixture
def compile_(course: SmallCourse) -> Compile:
    """Return a function that compiles one language and returns the warnings."""

    def run(language: str = "en") -> list[str]:
        warnings: list[str] = []
        compile_catalogues(course.project, language, warnings.append)
        return warnings

    return run


def compiled(course: SmallCourse, name: str, language: str = "en") -> dict[str, str]:
    """The messages in a compiled catalogue, without its header."""
    path = course.project.compiled_locales / language / "LC_MESSAGES" / f"{name}.mo"
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {key: text for key, text in catalogue.items() if key}


def test_every_page_gets_a_catalogue_even_where_nobody_has_translated_it(
    course: SmallCourse, compile_: Compile
) -> None:
    (course.root / CHAPTER).unlink()
    assert compile_() == []
    for name in ("index", "help", "chapters/01-start", "interface", "sphinx"):
        assert compiled(course, name) == {}


def test_the_source_language_gets_its_catalogues_too(
    course: SmallCourse, compile_: Compile
) -> None:
    course.write("locales/nl/LC_MESSAGES/interface.po", po(("Next step", "Volgende stap")))
    assert compile_("nl") == []
    assert compiled(course, "interface", "nl") == {"Next step": "Volgende stap"}


def test_pages_in_the_source_language_cannot_be_translated(
    course: SmallCourse, compile_: Compile
) -> None:
    course.write("locales/nl/LC_MESSAGES/help.po", po(("Hulp", "Anders")))
    (warning,) = compile_("nl")
    assert warning.startswith(f"{course.root}/locales/nl/LC_MESSAGES/help.po:1: WARNING: ")
    path = course.project.compiled_locales / "nl" / "LC_MESSAGES" / "help.mo"
    assert not path.is_file() or compiled(course, "help", "nl") == {}


def test_a_message_that_passes_is_compiled_as_it_was_written(
    course: SmallCourse, compile_: Compile
) -> None:
    assert compile_() == []
    assert compiled(course, "chapters/01-start")["Begin"] == "Beginning"


def test_a_message_that_does_not_pass_is_left_out_and_reported_at_its_line(
    course: SmallCourse, compile_: Compile
) -> None:
    text = po(("Begin", "Beginning"), ("Wat zie je?", "<b>What</b>"))
    path = course.write(CHAPTER, text)
    (warning,) = compile_()
    assert warning == (
        f"{path}:{line_of(text, 'Wat zie je?')}: WARNING: HTML is not allowed: <b>; "
        "HTML is not allowed: </b> — the source text stays [course.unsafe_translation]"
    )
    assert compiled(course, "chapters/01-start") == {"Begin": "Beginning"}


@pytest.mark.parametrize("sort", ["#, fuzzy", "#~"])
def test_fuzzy_and_obsolete_messages_are_ignored_whatever_they_hold(
    course: SmallCourse, compile_: Compile, sort: str
) -> None:
    entry = 'msgid "Begin"\nmsgstr "<script>"\n'
    if sort == "#~":
        entry = "".join(f"#~ {line}\n" for line in entry.splitlines())
    else:
        entry = f"{sort}\n{entry}"
    course.write(CHAPTER, f"{po()}\n{entry}")
    assert compile_() == []
    assert compiled(course, "chapters/01-start") == {}


@pytest.mark.parametrize(
    "entry",
    [
        'msgctxt "a"\nmsgid "Begin"\nmsgstr "Beginning"\n',
        'msgid "Begin"\nmsgid_plural "Beginnen"\nmsgstr[0] "Beginning"\nmsgstr[1] "Beginnings"\n',
    ],
)
def test_a_message_with_a_context_or_a_plural_is_reported_because_nothing_looks_it_up(
    course: SmallCourse, compile_: Compile, entry: str
) -> None:
    path = course.write(CHAPTER, f"{po()}\n{entry}")
    (warning,) = compile_()
    line = path.read_text(encoding="utf-8").split("\n").index('msgid "Begin"') + 1
    assert warning.startswith(f"{path}:{line}: WARNING: a context or a plural form is never")
    assert compiled(course, "chapters/01-start") == {}


@pytest.mark.parametrize("name", ["chapters/99-nowhere.po", "extra.txt", "help.mo", "index.po.bak"])
def test_a_file_that_belongs_to_no_page_is_reported(
    course: SmallCourse, compile_: Compile, name: str
) -> None:
    path = course.write(f"locales/en/LC_MESSAGES/{name}", po(("Hulp", "Help")))
    assert compile_() == [
        f"{path}:1: WARNING: no page is called {name} — remove the file or mend its name "
        "[course.unsafe_translation]"
    ]


def test_a_compiled_catalogue_among_the_sources_is_never_read(
    course: SmallCourse, compile_: Compile
) -> None:
    compile_()
    own = course.project.compiled_locales / "en" / "LC_MESSAGES" / "chapters" / "01-start.mo"
    stray = course.root / "locales/en/LC_MESSAGES/help.mo"
    stray.write_bytes(own.read_bytes())
    assert len(compile_()) == 1
    assert compiled(course, "help") == {}


def test_a_broken_file_ends_it_with_an_error_at_its_line(
    course: SmallCourse, compile_: Compile
) -> None:
    path = course.write(CHAPTER, f"{po()}\nmsgid broken\nx\n")
    with pytest.raises(CourseError) as caught:
        compile_()
    assert caught.value.path == path


def test_a_linked_file_ends_it_with_an_error(
    course: SmallCourse, compile_: Compile, tmp_path: Path
) -> None:
    path = course.root / CHAPTER
    path.rename(tmp_path / "elsewhere.po")
    path.symlink_to(tmp_path / "elsewhere.po")
    with pytest.raises(CourseError, match="a link to another file"):
        compile_()


def test_a_linked_folder_is_not_followed(
    course: SmallCourse, compile_: Compile, tmp_path: Path
) -> None:
    folder = (course.root / CHAPTER).parent
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    try:
        compile_()
    except CourseError:
        return  # to refuse it is well, too
    assert compiled(course, "chapters/01-start") == {}


def test_a_catalogue_is_not_written_again_while_its_messages_are_the_same(
    course: SmallCourse, compile_: Compile
) -> None:
    compile_()
    folder = course.project.compiled_locales / "en" / "LC_MESSAGES"
    files = sorted(folder.rglob("*.mo"))
    for path in files:
        os.utime(path, (1, 1))
    course.write(CHAPTER, "# een opmerking\n" + (course.root / CHAPTER).read_text("utf-8"))
    compile_()
    assert [path.stat().st_mtime for path in files] == [1] * len(files)
    course.replace(CHAPTER, "Beginning", "Start")
    compile_()
    changed = [path.name for path in files if path.stat().st_mtime != 1]
    assert changed == ["01-start.mo"]


def test_a_translation_that_was_taken_away_is_gone(course: SmallCourse, compile_: Compile) -> None:
    compile_()
    (course.root / CHAPTER).unlink()
    compile_()
    assert compiled(course, "chapters/01-start") == {}


@pytest.mark.parametrize("name", ["interface", "sphinx"])
def test_labels_are_held_to_the_rules_for_labels(
    course: SmallCourse, compile_: Compile, name: str
) -> None:
    text = po(("Search", 'Find" onclick="x'), ("Next", "<b>Next"), ("Previous", "Back"))
    path = course.write(f"locales/en/LC_MESSAGES/{name}.po", text)
    warnings = compile_()
    assert [warning.split(": ")[0] for warning in warnings] == [
        f"{path}:{line_of(text, 'Search')}",
        f"{path}:{line_of(text, 'Next')}",
    ]
    assert compiled(course, name) == {"Previous": "Back"}


@pytest.mark.parametrize(
    "text", ["<b\nx>", "<b\x0bx>", "<b\x85x>", "<b\u2028x>", "<b x='\x1b]0;'>"]
)
def test_a_warning_is_one_line_of_printable_text_whatever_the_message_holds(
    course: SmallCourse, compile_: Compile, text: str
) -> None:
    course.write(CHAPTER, po(("Begin", text)))
    (warning,) = compile_()
    assert warning.splitlines() == [warning]
    assert warning.isprintable()
