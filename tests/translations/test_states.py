"""The three states of a message: what counts as out of date, and what never does."""

from __future__ import annotations

import time

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from conftest import SmallCourse
from course.errors import CourseError
from course.front_matter import is_safety_page
from course.translations import compiled
from course.translations.catalogue import compile_catalogues, note_messages, read_catalogue
from course.translations.states import (
    LONGEST,
    State,
    likeness,
    page_entries,
    was_this_message,
)

OLD = "Eén zin met een [link naar hulp](#help) en **nadrukk**."
NEW = "Eén zin met een [link naar hulp](#help) en **nadruk**."
ENGLISH = "One sentence with a [link to help](#help) and **stress**."

PAGE = "chapters/01-start"
PO = f"locales/en/LC_MESSAGES/{PAGE}.po"
HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def entry_text(source: str, translation: str, previous: str = "", fuzzy: bool = False) -> str:
    """Return one entry of a PO file."""
    lines = ["#, fuzzy"] if fuzzy else []
    lines += [f'#| msgid "{previous}"'] if previous else []
    return "\n".join([*lines, f'msgid "{source}"', f'msgstr "{translation}"', "", ""])


def states_of(course: SmallCourse, *messages: str) -> list[State]:
    """Return the states of ``messages``, as the page now has them, by the catalogue."""
    return [entry.state for entry in page_entries(messages, read_catalogue(course.root / PO))]


def compiled_states(course: SmallCourse) -> dict[str, State]:
    compile_catalogues(course.project, "en", pytest.fail)
    return compiled.read_states(course.project, "en", PAGE)


def test_a_finished_translation_is_current(course: SmallCourse) -> None:
    course.write(PO, HEADER + entry_text(NEW, ENGLISH))
    assert states_of(course, NEW) == [State.CURRENT]


def test_a_translation_that_may_not_be_shown_is_missing_and_says_why(course: SmallCourse) -> None:
    course.write(PO, HEADER + entry_text(NEW, "One sentence."))
    (entry,) = page_entries([NEW], read_catalogue(course.root / PO))
    assert entry.state is State.MISSING
    assert ("links", "the link #help of its source is missing") in entry.refusals


def test_a_fuzzy_entry_that_was_this_message_is_out_of_date(course: SmallCourse) -> None:
    course.write(PO, HEADER + entry_text(NEW, ENGLISH, previous=OLD, fuzzy=True))
    (entry,) = page_entries([NEW], read_catalogue(course.root / PO))
    assert (entry.state, entry.previous, entry.translation) == (State.OUTDATED, OLD, ENGLISH)


@pytest.mark.parametrize(
    ("why", "old", "new"),
    [
        ("no previous source", "", NEW),
        ("another sentence", "Ga maar even zitten.", NEW),
        ("another number", "Doe deze oefening 3 keer per week, zittend.", "Doe deze oefening 4 keer"
         " per week, zittend."),
        ("another link", "Lees eerst [veilig oefenen](#help) nog een keer.",
         "Lees eerst [veilig oefenen](#helpen) nog een keer."),
        ("other code", "Schrijf de letter `a` bovenaan het blad.",
         "Schrijf de letter `b` bovenaan het blad."),
        ("another role", "Hoe groot is jouw {term}`lus` op dit moment?",
         "Hoe groot is jouw {term}`lucht` op dit moment?"),
    ],
)  # fmt: skip
def test_a_fuzzy_guess_is_never_out_of_date(
    course: SmallCourse, why: str, old: str, new: str
) -> None:
    course.write(PO, HEADER + entry_text(new, new.replace("e", "a"), previous=old, fuzzy=True))
    assert states_of(course, new) == [State.MISSING], why


def test_a_guess_from_a_message_that_is_still_on_the_page_is_never_shown(
    course: SmallCourse,
) -> None:
    four, five = "Kijk om je heen en noem er vier.", "Kijk om je heen en noem er vijf."
    course.write(
        PO,
        HEADER
        + entry_text(four, "Look around and name four.")
        + entry_text(five, "Look around and name four.", previous=four, fuzzy=True),
    )
    assert likeness(four, five) >= 0.9  # so nothing else keeps it from being shown
    assert states_of(course, four, five) == [State.CURRENT, State.MISSING]


def test_an_edited_message_is_found_again_before_the_catalogue_is_updated(
    course: SmallCourse,
) -> None:
    course.write(PO, HEADER + entry_text(OLD, ENGLISH))
    assert states_of(course, NEW) == [State.OUTDATED]
    assert states_of(course, OLD) == [State.CURRENT]


def test_an_outdated_translation_with_other_links_than_the_new_source_is_missing(
    course: SmallCourse,
) -> None:
    course.write(PO, HEADER + entry_text(NEW, "One sentence.", previous=OLD, fuzzy=True))
    assert states_of(course, NEW) == [State.MISSING]


def test_a_previous_source_over_several_lines_is_read_whole(course: SmallCourse) -> None:
    course.write(
        PO,
        f'{HEADER}# a comment | with a bar\n#, fuzzy\n#| msgid ""\n#| "{OLD[:20]}"\n#| "{OLD[20:]}"'
        f'\nmsgid "{NEW}"\nmsgstr "{ENGLISH}"\n',
    )
    (entry,) = page_entries([NEW], read_catalogue(course.root / PO))
    assert entry.previous == OLD
    assert entry.comments == ("a comment | with a bar",)
    assert entry.line == 11


def test_a_long_previous_source_is_read_though_babel_has_wrapped_it_like_a_comment(
    course: SmallCourse,
) -> None:
    long = 'Schrijf op wat je \\"strak\\" noemt, en waar je dat merkt. ' * 6
    entry = entry_text(f"{long}Klaar.", "Write it down.", previous=f"{long}Klar.", fuzzy=True)
    path = course.write(PO, HEADER + entry)
    for _time in range(3):
        catalogue = read_catalogue(path)
        with path.open("wb") as file:
            write_po(file, catalogue, width=79, include_previous=True)
        (message,) = (message for message in read_catalogue(path) if message.id)
        assert message.previous_id == [long.replace("\\", "") + "Klar."]
        assert message.user_comments == []


def test_a_translator_s_comment_that_begins_with_a_bar_stays_one(course: SmallCourse) -> None:
    course.write(PO, HEADER + "# | msgid is what we call it\n" + entry_text(NEW, ENGLISH))
    (entry,) = page_entries([NEW], read_catalogue(course.root / PO))
    assert entry.comments == ("| msgid is what we call it",)


def test_an_obsolete_previous_source_does_not_stop_the_reader(course: SmallCourse) -> None:
    obsolete = '#, fuzzy\n#~| msgid "Oud"\n#~ msgid "Oude"\n#~ msgstr "Old"\n'
    course.write(PO, HEADER + entry_text(NEW, ENGLISH) + obsolete)
    assert states_of(course, NEW) == [State.CURRENT]


def test_the_build_is_told_what_is_out_of_date(course: SmallCourse) -> None:
    course.write(
        PO,
        HEADER
        + entry_text("Begin", "Beginning")
        + entry_text(NEW, ENGLISH, previous=OLD, fuzzy=True),
    )
    assert compiled_states(course) == {"Begin": State.CURRENT, NEW: State.OUTDATED}


def test_a_safety_page_shows_nothing_that_is_out_of_date(course: SmallCourse) -> None:
    course.write(PO, HEADER + entry_text(NEW, ENGLISH, previous=OLD, fuzzy=True))
    assert compiled_states(course) == {NEW: State.OUTDATED}
    course.replace(f"docs/{PAGE}.md", "(start)=", "---\nsafety: true\n---\n(start)=")
    assert compiled_states(course) == {}


def test_a_safety_mark_that_is_neither_true_nor_false_is_an_error_at_its_line(
    course: SmallCourse,
) -> None:
    path = course.replace(f"docs/{PAGE}.md", "(start)=", "---\nsafety: zeker\n---\n(start)=")
    with pytest.raises(CourseError, match=r"01-start.md:2: safety is 'zeker' — write"):
        is_safety_page(path)


def test_a_page_that_was_edited_is_compiled_anew_and_one_that_was_not_is_left_alone(
    course: SmallCourse,
) -> None:
    course.write(PO, HEADER + entry_text(OLD, ENGLISH))
    assert compiled_states(course) == {OLD: State.CURRENT}
    note_messages(course.project, "en", PAGE, [NEW])
    assert compiled.read_states(course.project, "en", PAGE)[NEW] is State.OUTDATED
    path = compiled.compiled_path(course.project, "en", PAGE)
    before = path.stat().st_mtime_ns
    note_messages(course.project, "en", PAGE, [NEW])
    compile_catalogues(course.project, "en", pytest.fail)
    assert path.stat().st_mtime_ns == before


def test_one_letter_in_a_sentence_is_nearly_nothing_and_a_sentence_more_is_much() -> None:
    assert likeness("Stoppen is een vaardigeid.", "Stoppen is een vaardigheid.") > 0.95
    assert likeness("Twee tipfouten in een langee zin.", "Twee tikfouten in een lange zin.") > 0.9
    assert likeness("Stop.", "Stop. En kijk dan rustig om je heen.") < 0.9
    assert not was_this_message("Begin", "Einde")


def test_a_hostile_catalogue_costs_little_time() -> None:
    messages = [f"{number} " + "ab" * 900 for number in range(100)]
    catalogue = Catalog()
    for number in range(500):
        catalogue.add("ab" * 850 + str(number) + "ba" * 50, "x" * 1_000)
    start = time.perf_counter()
    page_entries(messages, catalogue)
    assert time.perf_counter() - start < 10  # 1 here, and 43 without the bound


def test_what_no_author_writes_is_not_compared() -> None:
    text = "a" * LONGEST
    assert was_this_message(text[1:], text)
    assert not was_this_message(text, f"{text}a")
