"""Whatever a file holds: the linter does not crash, is not slow, and lets nothing through."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from bench import Bench, header, quoted
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from course.errors import CourseError
from course.translations.catalogue import read_catalogue
from course.translations.findings import Finding, Severity
from course.translations.grammar import chrome_problems, problems

LINES = st.one_of(
    st.binary(max_size=20),
    st.text(max_size=20).map(str.encode),
    st.text(max_size=20).map(lambda text: f"msgstr {quoted(text)}".encode()),
    st.text(max_size=20).map(lambda text: f"msgid {quoted(text)}".encode()),
    st.sampled_from([b'msgid "a"', b'msgid ""', b'msgstr "b"', b'msgstr ""', b'"c"', b"", b""]),
    st.sampled_from([b'msgctxt "c"', b'msgid_plural "d"', b'msgstr[0] "e"', b"msgstr[-9] x"]),
    st.sampled_from([b"#~ msgid", b'#~ msgid "f"', b'#~ msgstr "g"', b'#~| msgid "h"', b"#~"]),
    st.sampled_from([b'#| msgid "i"', b'#| "j"', b"#, fuzzy", b"#, x, y", b"#: a:b", b"#. k"]),
    st.sampled_from([b"# allow: numbers", b"# allow: ,(", b"<<<<<<< HEAD", b"=======", b"#"]),
    st.sampled_from([b'"Plural-Forms: nplurals=9; plural=x\\n"', b'"Language: \\n"', b'"\\']),
    st.sampled_from([b'msgstr "<b>[x](y){z}`"', b'msgstr "\\x41\\\\"', b'msgid "[x](y)"']),
)

thorough = settings(
    max_examples=500,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Return a bench for one catalogue after the other."""
    return Bench.make(tmp_path_factory.mktemp("robust"), {"index": None, "interface": None})


def errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


@thorough
@given(lines=st.lists(LINES, max_size=14), name=st.sampled_from(["index", "interface"]))
@example(lines=[b'msgid ""', b'msgstr "\\x"'], name="index")
def test_no_content_makes_it_crash_and_what_it_says_stands_on_one_line(
    lines: list[bytes], name: str, bench: Bench
) -> None:
    content = b"\n".join(lines)
    path = bench.write(f"locales/en/LC_MESSAGES/{name}.po", content)
    for finding in bench.check():
        assert len(finding.sentence.splitlines()) == 1
        assert 1 <= finding.line <= content.count(b"\n") + 1
    path.unlink()


@thorough
@given(lines=st.lists(LINES, max_size=10), name=st.sampled_from(["index", "interface"]))
def test_what_the_build_refuses_is_an_error_at_the_same_line(
    lines: list[bytes], name: str, bench: Bench
) -> None:
    text = header("en").encode() + b"\n" + b"\n".join(lines)
    path = bench.write(f"locales/en/LC_MESSAGES/{name}.po", text)
    found = errors(bench.check())
    try:
        catalogue = read_catalogue(path)
    except CourseError:
        assert found
        return
    finally:
        path.unlink()
    check = chrome_problems if name == "interface" else problems
    whole = {"syntax", "conflict-marker", "byte-order-mark", "carriage-return"}
    for message in catalogue:
        if not message.id or not message.string or message.fuzzy:
            continue
        plain = isinstance(message.id, str) and isinstance(message.string, str)
        if message.context or not plain or list(check(str(message.id), str(message.string))):
            assert any(
                one.line == message.lineno or one.rule in whole or one.rule == "escape"
                for one in found
            )


def one(source: str, translation: str) -> tuple[str, list[str]]:
    """A file of one message, and its source."""
    return f"msgid {quoted(source)}\nmsgstr {quoted(translation)}\n", [source]


def many(number: int, source: str, translation: str) -> tuple[str, list[str]]:
    """A file of many messages that differ in their number, and their sources."""
    pairs = [(f"Nr {count}. {source}", f"No {count}. {translation}") for count in range(number)]
    return "\n".join(one(*pair)[0] for pair in pairs), [source for source, _ in pairs]


#: Name: a file that grows with its argument, and the messages of its page.
SHAPES: dict[str, Callable[[int], tuple[str, list[str]]]] = {
    "plain-messages": lambda n: many(n, "Een gewone zin met [dit](#this).", "A [line](#this)."),
    "wrong-messages": lambda n: many(n, "Een gewone zin.", "<b>A</b> {{ plain }} “sentence”"),
    "unknown-messages": lambda n: (many(n, "Een zin.", "<b>A sentence.</b>")[0], []),
    "one-long-message": lambda n: one("woord " * n * 20, "word " * n * 20),
    "much-markup": lambda n: one("*[zin](#a)* " * n * 5, "*[zin](#a)* " * n * 5),
    "brackets": lambda n: one("[" * n * 10, "[" * n * 10),
    "braces": lambda n: one("zin " * n * 20, "{x" * n * 30),
    "colons": lambda n: one("zin " * n * 20, ":a" * n * 30),
    "lines": lambda n: one("zin " * n * 20, "- a\n" * n * 16),
    "addresses": lambda n: one("zin " * n * 20, "a.b://c " * n * 8),
    "digits": lambda n: one("zin " * n * 20, "1.1" * n * 20),
    "pieces": lambda n: ('msgid ""\n' + '"a"\n' * n * 20 + 'msgstr "b"\n', ["a" * n * 20]),
    "comments": lambda n: ("# allow: x\n" * n * 10 + 'msgid "a"\nmsgstr "b"\n', ["a"]),
    "previous": lambda n: ('#| msgid "a"\n' * n * 10 + 'msgid "a"\nmsgstr "b"\n', ["a"]),
    "obsolete": lambda n: ('#~ msgid "a"\n#~ msgstr "<script>"\n\n' * n * 3, []),
    "escapes": lambda n: ('msgid "a"\nmsgstr "' + "\\x" * n * 60 + '"\n', ["a"]),
    "no-po": lambda n: ('"' * n * 80, []),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_file_takes_about_four_times_the_time(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # msgfmt is another program, with a time of its own
    small, large = (fastest(tmp_path / str(size), shape, size) for size in (200, 800))
    assert large < 8 * small + 0.02  # were it the square, it would be sixteen times


def fastest(folder: Path, shape: str, size: int) -> float:
    """The least of five measurements, in seconds of this process."""
    text, sources = SHAPES[shape](size)
    bench = Bench.make(folder, {"index": sources})
    bench.write("locales/en/LC_MESSAGES/index.po", header("en") + "\n" + text)
    found = []
    for _ in range(5):
        start = time.process_time()
        bench.check()
        found.append(time.process_time() - start)
    return min(found)


@pytest.mark.parametrize("what", ["[", "![", "*a", "`a", "<a ", "{a}`", "[a](", "{{", "&#1;"])
def test_a_hostile_page_takes_less_than_two_seconds(what: str, tmp_path: Path) -> None:
    sources = [f"Zin {number} van een lange bladzijde, met [dit](#this)." for number in range(150)]
    bench = Bench.make(tmp_path, {"index": sources})
    entries = [one(source, (what * 400)[:390])[0] for source in sources]
    bench.write("locales/en/LC_MESSAGES/index.po", header("en") + "\n" + "\n".join(entries))
    start = time.process_time()
    assert len(bench.check()) >= 150
    assert time.process_time() - start < 2
