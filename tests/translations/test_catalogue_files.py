"""A translator's file that no tool should read: one clear line says where and how to mend it."""

from __future__ import annotations

import os
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from po import HEADER, HEADER_LINES, po, quoted

from course.errors import CourseError
from course.translations.catalogue import MAXIMUM_BYTES, read_catalogue

#: The line on which the fault stands in each of ``BROKEN``.
LINE = HEADER_LINES + 3

#: Name: what stands on ``LINE``, after a good message's ``msgid``.
BROKEN = {
    "an-unknown-word": "msgtsr 'Line'",
    "bare-words": "Line",
    "a-conflict-marker": "<<<<<<< HEAD",
    "an-unquoted-text": "msgstr Line",
    "an-unclosed-text": 'msgstr "Line',
    "an-unopened-text": 'msgstr Line"',
    "text-after-the-text": 'msgstr "Line" "more"',
    "a-quote-in-the-text": 'msgstr "Li"ne"',
    "an-odd-number": 'msgstr[x] "Line"',
}

#: Name: a whole file that is something else.
NO_PO = {
    "a-web-page": b"<!doctype html>\n<p>Line</p>\n",
    "prose": b"Beste vertaler,\n\nhierbij het bestand.\n",
    "json": b'{"Zin": "Line"}\n',
    "a-text-out-of-nowhere": b'"Line"\n',
    "an-old-mac-file": HEADER.replace("\n", "\r").encode(),
    "a-byte-order-mark": b"\xef\xbb\xbf" + po(("Zin", "Line")).encode(),
}

WRONG_HEADERS = {
    "no-number-of-plurals": "Plural-Forms: nplurals=many; plural=0;",
    "no-date": "PO-Revision-Date: tomorrow",
    "no-calendar-date": "POT-Creation-Date: 2026-99-99 99:99+0000",
    "no-language": "Language: ../../secret",
}


def written(folder: Path, content: bytes | str) -> Path:
    """A file with ``content``."""
    path = folder / "page.po"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(path: Path) -> CourseError:
    """The error that ``path`` gives: one line that says how to mend it."""
    with pytest.raises(CourseError) as caught:
        read_catalogue(path)
    assert str(caught.value).startswith(f"{path}:")
    assert " — " in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_in_the_syntax_is_reported_at_its_line(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, f'{HEADER}\nmsgid "Zin"\n{BROKEN[name]}\n\nmsgid "x"\nmsgstr "y"\n')
    assert refused(path).line == LINE


def test_a_message_without_a_translation_line_is_reported_at_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, f'{HEADER}\nmsgid "Zin\\nmeer"\n\nmsgid "x"\nmsgstr "y"\n')
    error = refused(path)
    assert error.line == HEADER_LINES + 2
    assert f"on {HEADER_LINES + 1}" not in str(error), "it names another line as well"


@pytest.mark.parametrize("name", NO_PO)
def test_a_file_that_is_no_po_file_gives_one_error_on_its_first_line(
    name: str, tmp_path: Path
) -> None:
    assert refused(written(tmp_path, NO_PO[name])).line == 1


@pytest.mark.parametrize("name", WRONG_HEADERS)
def test_a_wrong_header_gives_one_error(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, po(("Zin", "Line"), header=WRONG_HEADERS[name]))
    assert "header" in str(refused(path))


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "cp1252", "nonsense", "rot13"])
def test_the_header_cannot_have_the_text_read_in_another_encoding(
    charset: str, tmp_path: Path
) -> None:
    header = f"Content-Type: text/plain; charset={charset}"
    path = written(tmp_path, po(("Zin", "+ADw-b+AD4- één"), header=header))
    assert read_catalogue(path)["Zin"].string == "+ADw-b+AD4- één"


def test_text_that_is_not_utf_8_is_reported_at_its_line(tmp_path: Path) -> None:
    content = po(("Zin", "Line"), ("Eén", "One")).encode("latin-1")
    error = refused(written(tmp_path, content))
    assert error.line == HEADER_LINES + 5
    assert "not UTF-8" in str(error)


def test_a_nul_character_is_refused(tmp_path: Path) -> None:
    assert "NUL" in str(refused(written(tmp_path, po(("Zin", "Li\0ne")))))


def test_a_file_over_a_megabyte_is_refused_and_one_of_a_megabyte_is_read(tmp_path: Path) -> None:
    filler = "# " + "x" * (MAXIMUM_BYTES - len(po(("Zin", "Line"))) - 3) + "\n"
    path = written(tmp_path, filler + po(("Zin", "Line")))
    assert path.stat().st_size == MAXIMUM_BYTES
    assert read_catalogue(path)["Zin"].string == "Line"
    assert "over 1,000,000 bytes" in str(refused(written(tmp_path, path.read_text() + "\n")))


def test_a_huge_file_is_refused_without_being_parsed(tmp_path: Path) -> None:
    path = tmp_path / "page.po"
    path.touch()
    os.truncate(path, 100 * MAXIMUM_BYTES)
    start = time.process_time()
    refused(path)
    assert time.process_time() - start < 1


def test_a_link_to_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.po").write_text(po(("Zin", "Line")), encoding="utf-8")
    (tmp_path / "page.po").symlink_to(tmp_path / "elsewhere.po")
    assert "a link to another file" in str(refused(tmp_path / "page.po"))


def test_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.po").symlink_to(tmp_path / "nowhere.po")
    assert "a link to another file" in str(refused(tmp_path / "page.po"))


def test_a_header_that_promises_millions_of_plural_forms_takes_no_memory(tmp_path: Path) -> None:
    plural = '\nmsgid "Zin"\nmsgid_plural "Zinnen"\nmsgstr[0] "Line"\n'
    header = "Plural-Forms: nplurals=3000000; plural=0;"
    path = written(tmp_path, po(header=header) + plural)
    tracemalloc.start()
    try:
        read_catalogue(path)
    except CourseError:
        pass  # to refuse it is well, too
    finally:
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 5_000_000


def test_an_empty_file_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert len(read_catalogue(written(tmp_path, b""))) == 0


def test_a_file_with_windows_line_ends_is_read_as_it_is_meant(tmp_path: Path) -> None:
    path = written(tmp_path, po(("Zin", "One\ntwo")).replace("\n", "\r\n"))
    assert read_catalogue(path)["Zin"].string == "One\ntwo"


@settings(
    max_examples=300,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    lines=st.lists(
        st.one_of(
            st.binary(max_size=20),
            st.text(max_size=20).map(str.encode),
            st.text(max_size=20).map(lambda text: f"msgstr {quoted(text)}".encode()),
            st.sampled_from([b'msgid "a"', b'msgstr "b"', b'msgctxt "c"', b'msgid_plural "d"']),
            st.sampled_from([b'msgstr[0] "e"', b"msgstr[-9]", b"#~ msgid", b"#, fuzzy", b"#: a:b"]),
            st.sampled_from([b'"Plural-Forms: x\\n"', b'"Language: \\n"', b'"\\', b"msgid", b""]),
        ),
        max_size=12,
    )
)
def test_no_content_makes_the_reader_crash(lines: list[bytes], tmp_path: Path) -> None:
    path = written(tmp_path, b"\n".join(lines))
    try:
        read_catalogue(path)
    except CourseError as error:
        assert len(str(error).splitlines()) == 1
