"""The preview: every save is on the open page, what is wrong is said, nothing is left behind."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest
from previewed import PATIENCE, Previewed, previewed, start, until

from browser import chromium
from conftest import SmallCourse
from course.preview.loop import Preview
from course.preview.mirror import mirror
from course.preview.watch import Watch

PO = "locales/en/LC_MESSAGES/chapters/01-start.po"
PAGE = "/en/chapters/01-start.html"


def text_of(running: Previewed) -> str:
    status, page = running.get(PAGE)
    assert status == 200
    return page


def test_a_saved_entry_is_on_the_page_and_nothing_is_added_to_the_file(course: SmallCourse) -> None:
    with previewed(course) as running:
        first = running.state["build"]
        course.replace(PO, 'msgstr "Beginning"', 'msgstr "A quiet start"')
        state = running.next_state()
        assert (state["problems"], state["failed"]) == ([], False)
        assert state["build"] != first
        assert "A quiet start" in text_of(running)
        assert f'data-build="{state["build"]}"></script></body>' in text_of(running)
        built = (course.project.site / "en" / "chapters" / "01-start.html").read_text()
        assert "A quiet start" in built
        assert "_preview" not in built
        assert (course.project.site / "nl" / "index.html").is_file()


def test_a_broken_file_is_reported_and_the_last_good_page_stays(course: SmallCourse) -> None:
    good = (course.root / PO).read_text(encoding="utf-8")
    with previewed(course) as running:
        before = text_of(running)
        build = running.state["build"]
        course.write(PO, good + '\nmsgid "Zin\n')
        state = running.next_state()
        assert (state["failed"], state["build"]) == (True, build)
        (problem,) = state["problems"]
        assert problem.startswith(PO) or PO in problem
        assert text_of(running) == before
        course.replace("docs/help.md", "Bel iemand.", "Bel iemand die je kent.")
        assert running.next_state()["failed"]  # still broken, and still said
        course.write(PO, good.replace('"Beginning"', '"Mended"'))
        state = running.next_state()
        assert (state["failed"], state["problems"]) == (False, [])
        assert "Mended" in text_of(running)


def test_a_message_that_cannot_be_shown_is_said_for_as_long_as_it_is_there(
    course: SmallCourse,
) -> None:
    with previewed(course) as running:
        course.replace(PO, '"Beginning"', '"[Beginning](https://elsewhere.example)"')
        first = running.next_state()
        assert not first["failed"]
        assert [PO in problem for problem in first["problems"]] == [True]
        course.replace("docs/help.md", "Bel iemand.", "Bel iemand die je kent.")
        assert running.next_state()["problems"] == first["problems"]
        course.replace(PO, '"[Beginning](https://elsewhere.example)"', '"Beginning"')
        assert running.next_state()["problems"] == []


def test_pages_labels_and_settings_are_watched_too(course: SmallCourse) -> None:
    labels = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    with previewed(course) as running:
        course.replace("docs/help.md", "Bel iemand.", "Bel iemand die je kent.")
        running.next_state()
        assert "Bel iemand die je kent." in running.get("/en/help.html")[1]
        course.write(
            "locales/en/LC_MESSAGES/interface.po",
            f'{labels}\nmsgid "Reading: %d min"\nmsgstr "To read: %d min"\n',
        )
        running.next_state()
        assert "To read: 1 min" in text_of(running)
        course.replace("docs/languages.toml", "Small course", "Another name")
        running.next_state()
        assert "Another name" in text_of(running)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/help.md", True),
        ("exercises/small-step.md", True),
        (PO, True),
        ("locales/en/LC_MESSAGES/interface.po", False),
        ("locales/en/LC_MESSAGES/sphinx.po", False),
        ("docs/languages.toml", False),
        ("docs/_templates/page.html", False),
    ],
)
def test_what_sphinx_reads_only_once_needs_another_worker(
    course: SmallCourse, name: str, text: bool
) -> None:
    assert Preview(course.project, "en").is_text(course.root / name) is text


def test_a_page_that_is_not_there_yet_comes_when_it_is_written(course: SmallCourse) -> None:
    with previewed(course) as running:
        status, page = running.get("/en/new.html")
        assert status == 404
        assert "/_preview/client.js" in page
        course.write("docs/new.md", "---\norphan: true\n---\n\n# Nieuw\n")
        running.next_state()
        assert running.get("/en/new.html")[0] == 200


def test_an_open_page_reloads_and_shows_what_is_wrong(course: SmallCourse) -> None:
    with previewed(course) as running, chromium() as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(running.address + PAGE)
        course.replace(PO, '"Beginning"', '"A quiet start"')
        page.get_by_role("heading", name="A quiet start").wait_for()
        course.write(PO, "no PO at all\n")
        page.get_by_role("alert").get_by_text(PO).wait_for()
        assert page.get_by_role("heading", name="A quiet start").is_visible()


@pytest.mark.parametrize("who", ["the terminal", "one process"])
def test_control_c_ends_it_quietly_and_leaves_no_process(course: SmallCourse, who: str) -> None:
    with previewed(course) as running:
        if who == "the terminal":  # every process in the foreground is told
            os.killpg(running.process.pid, signal.SIGINT)
        else:
            running.process.send_signal(signal.SIGTERM)
        out, err = running.process.communicate(timeout=PATIENCE)
        assert (running.process.returncode, out, err) == (0, "\n", "")
        assert not running.processes_left()


def test_when_it_is_killed_its_processes_end_by_themselves(course: SmallCourse) -> None:
    with previewed(course) as running:
        running.process.kill()
        running.process.wait(timeout=PATIENCE)
        assert until(lambda: not running.processes_left())


def test_a_port_that_is_taken_is_one_clear_error(course: SmallCourse) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(course, "--language", "en", "--port", str(port))
        _out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert f"port {port}: " in err
    assert err.strip().endswith("— give another one: --port N")
    assert err.count("\n") == 1


def test_only_what_differs_is_copied_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    for path in (source / "a.html", source / "_static" / "b.css", source / ".buildinfo"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one")
    (target / "downloads").mkdir(parents=True)
    (target / "downloads" / "book.pdf").write_text("kept")
    (target / "gone.html").write_text("old")
    assert mirror(source, target, keep="downloads") == 2
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert found == {"a.html", "_static/b.css", "downloads/book.pdf"}
    (source / "a.html").write_text("two")
    before = (target / "_static" / "b.css").stat().st_ino
    assert mirror(source, target, keep="downloads") == 1
    assert (target / "a.html").read_text() == "two"
    assert (target / "_static" / "b.css").stat().st_ino == before


def test_a_reader_of_a_page_that_is_replaced_has_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    for folder, text in ((source, "new"), (target, "old")):
        folder.mkdir()
        (folder / "a.html").write_text(text * 1000)
    with (target / "a.html").open("rb", buffering=0) as reader:
        first = reader.read(10)
        mirror(source, target, keep="downloads")
        assert first + reader.read() == b"old" * 1000
    assert (target / "a.html").read_text() == "new" * 1000


def test_what_editors_leave_beside_a_file_is_no_save(course: SmallCourse) -> None:
    watch = Watch(course.project, "en")
    for name in (".#page.md", "#page.md#", ".page.md.swp", "page.md~"):
        course.write(f"docs/{name}", "half a page")
    path = course.replace("docs/help.md", "Bel iemand.", "Bel.")
    assert watch.wait() == {path}
