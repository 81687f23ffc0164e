"""The parser of translated messages: the second line of defence, and the same text as MyST's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from hostile import ATTACKS, MARK, Attack
from hostile_course import Site, build_english
from live import live
from myst_parser.parsers.sphinx_ import MystParser
from po import po

from conftest import Build, SmallCourse
from course.components.messages import TRANSLATED, CourseParser
from course.translations import catalogue

AGAIN = [attack for attack in ATTACKS if attack.twice]
TITLE = "Een gewone kop"

#: Messages that stock MyST reads as they are meant: source, translation.
BENIGN = (
    ("Zin met *nadruk*.", "A *sentence* with **stress** and ***both***."),
    ("Zin met [hulp](#help).", "A sentence with [*some* help](#help)."),
    (
        "Zin met [bron](https://example.org/a?b=c&d=e).",
        "A [source](https://example.org/a?b=c&d=e).",
    ),
    ("Zin met [mail](mailto:a@example.org).", "Some [mail](mailto:a@example.org)."),
    ("Zin met [twee](#help) en [drie](#start).", "[Three](#start) and [two](#help)."),
    ("Zin met `make`.", "Type ``make`` now."),
    ("Zin met {pause}`10`.", "A sentence. {pause}`10`"),
    ("Zin met {term}`lus`.", "A {term}`loop <lus>`."),
    ("Zin over regels.", "A line\nand one more\nand another."),
    ("Zin met tekens.", "Fish &amp; chips &copy; \\*not stress\\* – “quotes” … 2 * 3 * 4 < 5"),
    ("Zin met strepen.", "One -- two --- three ... 'four' \"five\""),
    ("Zin met kleine_streepjes.", "snake_case_words and _stress_"),
    ("Zin met accenten.", "Ünïcödé, שלום, 你好, 😀"),
    ("Zin met een dubbele punt:", "These two::"),
    ("Kop met *nadruk* en `code`", "A heading with *stress* and `code`"),
)


@pytest.fixture(scope="module")
def unchecked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build a site whose catalogues nobody has checked: one as paragraphs, one as headings."""
    messages = [(attack.source, attack.translation) for attack in AGAIN]
    headings = [(f"{TITLE} {attack.name}", attack.translation) for attack in AGAIN]
    lines = [source for source, _ in messages] + [f"## {source}" for source, _ in headings]
    page = "\n\n".join(["# Aanvallen", *lines])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "refusals", lambda _source, _translation, _policy: ())
        pos = {"attacks.po": po(*messages, *headings)}
        yield build_english(tmp_path_factory.mktemp("unchecked"), pos, {"attacks.md": page})


@pytest.mark.parametrize("attack", AGAIN, ids=lambda attack: attack.name)
@pytest.mark.parametrize("kind", ["p", "h2"])
def test_an_unchecked_message_is_refused_by_the_build_and_dutch_stays(
    unchecked: Site, attack: Attack, kind: str
) -> None:
    shown = attack.shown if kind == "p" else f"{TITLE} {attack.name}"
    blocks = unchecked.article("attacks.html").find_all(kind)
    (found,) = [tag for tag in blocks if tag.text.removesuffix("¶") == shown]
    assert found["lang"] == "nl"
    page = unchecked.course.project.docs / "attacks.md"
    wanted = attack.source if kind == "p" else f"## {shown}"
    line = page.read_text(encoding="utf-8").split("\n").index(wanted) + 1
    place = f"docs/attacks.md:{line}: WARNING: "
    (warning,) = [text for text in unchecked.result.problems if text.startswith(place)]
    assert attack.says in warning
    assert warning.endswith(" — the source text stays [course.unsafe_translation]")


def test_nothing_of_an_unchecked_message_is_live(unchecked: Site) -> None:
    assert unchecked.result.state == "built"
    found = {name: live(html) for name, html in unchecked.pages.items()}
    assert found == {name: [] for name in unchecked.pages}
    assert [name for name, html in unchecked.pages.items() if MARK in html] == []


def test_a_translated_page_is_what_stock_myst_makes_of_it(
    course: SmallCourse, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"## {source}" if source.startswith("Kop") else source for source, _ in BENIGN]
    terms = ":::{glossary}\nlus\n  Wat terugkomt.\n:::"
    course.write("docs/chapters/01-start.md", "\n\n".join(["(start)=\n# Begin", *lines, terms]))
    course.write("locales/en/LC_MESSAGES/chapters/01-start.po", po(("lus", "loop"), *BENIGN))
    ours = article(course, build)
    assert len(ours.find_all(lang="nl")) == 2  # the page's title, and what the term means
    monkeypatch.setattr(CourseParser, "parse", MystParser.parse)
    assert ours.prettify() == article(course, build).prettify()


def article(course: SmallCourse, build: Build) -> Tag:
    """The text of the chapter in English, built from nothing."""
    shutil.rmtree(course.project.build, ignore_errors=True)
    built = build("html", language="en")
    assert built.warnings == ""
    found = BeautifulSoup(built.read("chapters/01-start.html"), "html.parser").find("article")
    assert isinstance(found, Tag)
    return found


def test_sphinx_still_names_a_message_the_way_by_which_we_know_it(
    course: SmallCourse, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    parse = CourseParser.parse

    def noting(self: CourseParser, text: str, document: object) -> None:
        seen.append(document["source"])  # type: ignore[index]
        parse(self, text, document)  # type: ignore[arg-type]

    monkeypatch.setattr(CourseParser, "parse", noting)
    build("html", language="en")
    messages = [source for source in seen if source.endswith(TRANSLATED)]
    assert {source for source in seen if source not in messages} == {
        f"{course.project.docs}/{name}.md" for name in course.project.documents()
    }
    page = f"{course.project.docs}/chapters/01-start.md"
    assert set(messages) == {f"{page}:{line}{TRANSLATED}" for line in (2, 4, 6)}
