"""The status page: how far the translation is, for people and for programs."""

from __future__ import annotations

import json

from bs4 import BeautifulSoup

from conftest import Build, SmallCourse

PAGE = "chapters/01-start"
PO = f"locales/en/LC_MESSAGES/{PAGE}.po"
STATUS = "translation/status.html"


def cells(html: str) -> list[list[str]]:
    """Return the cells of each row without their labels, which are for phones."""
    soup = BeautifulSoup(html, "html.parser")
    for label in soup.select(".label"):
        label.decompose()
    rows = soup.select(".translation-status tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in rows]


def test_each_page_has_a_row_in_the_order_of_the_contents(build: Build) -> None:
    assert cells(build("html", language="en").read(STATUS)) == [
        ["Page", "Translated words", "Out of date", "Not translated", "Last change"],
        ["Kleine cursus", "", "", "9", ""],
        ["Beginning", "13", "", "14", ""],
        ["Hulp", "", "", "3", ""],
    ]


def test_a_row_leads_to_the_review_of_its_page_and_says_its_title_s_language(
    build: Build,
) -> None:
    soup = BeautifulSoup(build("html", language="en").read(STATUS), "html.parser")
    links = soup.select(".translation-status a")
    assert [(link["href"], link["lang"]) for link in links] == [
        ("review/index.html", "nl"),
        (f"review/{PAGE}.html", "en"),
        ("review/help.html", "nl"),
    ]


def test_what_needs_mending_has_a_column_where_there_is_any(
    course: SmallCourse, build: Build
) -> None:
    course.replace(PO, '"Beginning"', '"<b>Beginning"')
    head, _index, start, _help = cells(build("html", language="en").read(STATUS))
    assert (head[-1], start[-1]) == ("To mend", "1")


def test_the_sum_is_in_words_and_says_who_has_read_it(course: SmallCourse, build: Build) -> None:
    html = build("html", language="en").read(STATUS)
    assert "33% of 39 words has been translated." in html
    assert "Nobody who grew up with English has read all of it yet." in html
    course.replace("docs/languages.toml", 'register = "you"', 'register = "you"\nreviewed = "Kim"')
    assert "Read as a whole by Kim." in build("html", language="en").read(STATUS)


def test_numbers_are_written_as_the_language_writes_them(course: SmallCourse, build: Build) -> None:
    course.replace("docs/help.md", "Bel iemand.", f"Bel iemand. {'En nog iemand. ' * 500}")
    languages = (course.root / "docs/languages.toml").read_text(encoding="utf-8")
    course.write("docs/languages.toml", languages.replace("[en]", "[de]"))
    (course.root / "locales/de").mkdir()
    assert ["Hulp", "", "", "1.503", ""] in cells(build("html", language="de").read(STATUS))


def test_the_same_numbers_are_there_for_programs(build: Build) -> None:
    built = build("html", language="en")
    found = json.loads(built.read("translation/status.json"))
    assert found["words"] == {"translated": 13, "outdated": 0, "missing": 26}
    assert [page["page"] for page in found["pages"]] == ["index", PAGE, "help"]
    assert 'href="status.json"' in built.read(STATUS)


def test_a_message_that_was_edited_counts_as_out_of_date_before_any_update(
    course: SmallCourse, build: Build
) -> None:
    course.replace(f"docs/{PAGE}.md", "nadruk", "nadrukk")
    assert ["Beginning", "4", "9", "14", ""] in cells(build("html", language="en").read(STATUS))


def test_a_language_that_nobody_has_begun_has_no_such_pages(
    course: SmallCourse, build: Build
) -> None:
    languages = (course.root / "docs/languages.toml").read_text(encoding="utf-8")
    course.write("docs/languages.toml", languages.replace("[en]", "[de]"))
    assert not (build("html", language="de").out / "translation").exists()


def test_the_words_of_the_page_are_those_of_the_language(course: SmallCourse, build: Build) -> None:
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    said = 'msgid "State of the translation"\nmsgstr "How it stands"\n'
    course.write("locales/en/LC_MESSAGES/interface.po", header + said)
    assert "<h1>How it stands</h1>" in build("html", language="en").read(STATUS)


def test_where_helping_begins_is_named_where_that_is_set(course: SmallCourse, build: Build) -> None:
    assert "Help to translate" not in build("html", language="en").read(STATUS)
    course.replace("docs/conf.py", "author =", 'course_translate_url = "https://x.nl/"\nauthor =')
    assert '<a href="https://x.nl/">Help to translate</a>' in build("html", "en").read(STATUS)
