"""Updating a catalogue: no translator's work is lost, and nothing changes without a reason."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from babel.messages.catalog import Catalog
from po import HEADER

from course.languages import Language
from course.project import Project
from course.translations import po
from course.translations.catalogue import read_catalogue
from course.translations.merge import merge

ENGLISH = Language("en", "English", "ltr", True, "Small course", "To test with", "you")
LONG = "Een zin die lang genoeg is om op een andere te lijken, met nog wat woorden erbij."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "small"\nversion = "1"\n')
    return Project(tmp_path)


def template(*messages: str) -> Catalog:
    """A template of a page with these messages in this order."""
    catalogue = Catalog()
    for message in messages:
        catalogue.add(message, locations=[("docs/page.md", 0)])
    return catalogue


def update(project: Project, text: str, *messages: str) -> str:
    """The PO file ``text`` after the page came to hold ``messages``."""
    path = project.root / "page.po"
    path.write_text(text, encoding="utf-8")
    merged = merge(template(*messages), read_catalogue(path))
    header = po.header_of(text) or po.new_header(project, ENGLISH)
    return po.formatted(header, merged.messages, merged.obsolete)


def entry(file: str, start: str) -> str:
    """The one entry of a PO file in which a line starts like this."""
    (found,) = [
        block
        for block in file.split("\n\n")
        if any(line.startswith(start) for line in block.split("\n"))
    ]
    return found


def po_file(*entries: str) -> str:
    return "\n".join([HEADER, *(f"{entry}\n" for entry in entries)])


def message(source: str, translation: str) -> str:
    return f'msgid "{source}"\nmsgstr "{translation}"'


def test_a_new_message_waits_for_its_translation(project: Project) -> None:
    file = update(project, HEADER, "Zin")
    assert entry(file, 'msgid "Zin"') == '#: docs/page.md\nmsgid "Zin"\nmsgstr ""'


def test_a_second_update_changes_no_byte(project: Project) -> None:
    before = po_file(message(LONG, "A sentence."), message("Weg", "Gone"), message("Zin", "Line"))
    once = update(project, before, f"{LONG} Echt.", "Zin", "Nieuw")
    assert update(project, once, f"{LONG} Echt.", "Zin", "Nieuw") == once


def test_a_changed_message_keeps_its_old_source_and_is_fuzzy(project: Project) -> None:
    new = LONG.replace("lang", "kort")
    file = update(project, po_file(message(LONG, "A sentence.")), new)
    found = polib.pofile(file).find(new)
    assert (found.msgstr, found.fuzzy, found.previous_msgid) == ("A sentence.", True, LONG)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_other_gettext_tools_read_what_an_update_writes(project: Project) -> None:
    before = po_file(message(LONG, "A sentence."), message("Weg", "Gone"))
    update(project, before, LONG.replace("lang", "kort"), "Nieuw", LONG * 3)
    command = ["msgfmt", "--check-format", "--output-file=/dev/null", "page.po"]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_changed_message_stays_fuzzy_with_its_old_source_until_it_is_translated(
    project: Project,
) -> None:
    new = LONG.replace("lang", "kort")
    once = update(project, po_file(message(LONG, "A sentence.")), new)
    again = update(project, once, "Iets nieuws.", new)
    assert entry(again, 'msgstr "A sentence."') == entry(once, 'msgstr "A sentence."')


def test_a_removed_message_becomes_obsolete(project: Project) -> None:
    file = update(project, po_file(message("Weg", "Gone"), message("Zin", "Line")), "Zin")
    assert '#~ msgid "Weg"\n#~ msgstr "Gone"\n' in file
    assert "\nmsgid" not in entry(file, '#~ msgid "Weg"')


def test_a_removed_message_that_nobody_translated_leaves_nothing(project: Project) -> None:
    assert "Weg" not in update(project, po_file(message("Weg", "")), "Zin")


def test_a_message_that_comes_back_has_its_translation_again(project: Project) -> None:
    without = update(project, po_file(message("Weg", "Gone")), "Zin")
    file = update(project, without, "Zin", "Weg")
    assert entry(file, 'msgid "Weg"').endswith('msgid "Weg"\nmsgstr "Gone"')
    assert "#~" not in file


def test_a_moved_message_keeps_its_translation_and_stands_in_the_pages_order(
    project: Project,
) -> None:
    before = update(project, po_file(message("Een", "One"), message("Twee", "Two")), "Een", "Twee")
    after = update(project, before, "Twee", "Een")
    assert sorted(after.split("\n\n")) == sorted(before.split("\n\n"))
    assert after.index('msgid "Twee"\nmsgstr "Two"') < after.index('msgid "Een"\nmsgstr "One"')


def test_a_translators_note_and_name_stay(project: Project) -> None:
    header = HEADER + '"Last-Translator: Ann <ann@example.org>\\n"\n'
    file = update(project, f'{header}\n# Ann: or "row"?\n{message("Zin", "Line")}\n', "Zin")
    assert '# Ann: or "row"?' in entry(file, 'msgid "Zin"')
    assert '"Last-Translator: Ann <ann@example.org>\\n"' in file


def test_no_made_up_names_and_no_dates_of_today_are_written(project: Project) -> None:
    file = update(project, "", "Zin")
    assert '"Last-Translator: \\n"' in file
    assert '"Report-Msgid-Bugs-To: \\n"' in file
    assert file.count("2026-01-01 00:00+0000") == 2
    assert "EMAIL@ADDRESS" not in file
    assert '"Language: en\\n"' in file


def test_lines_are_at_most_79_characters_long(project: Project) -> None:
    file = update(project, po_file(message(LONG * 3, "A sentence. " * 30)), LONG * 3, "Nee")
    assert max(len(line) for line in file.split("\n")) <= 79
