"""What a search looks in: the parts of each page, in the page's language."""

from __future__ import annotations

import json
from typing import Any

import pytest

from conftest import Build, Built, SmallCourse
from course.errors import CourseError
from course.site.search import help_first, same_words


def index(built: Built) -> dict[str, Any]:
    script = built.read("search-index.js")
    start = script.index("{")
    found, _end = json.JSONDecoder().raw_decode(script[start:])
    assert isinstance(found, dict)
    return found


def parts(built: Built, address: str) -> dict[str, tuple[str, str]]:
    (page,) = [page for page in index(built)["pages"] if page[0] == address]
    return {place: (title, text) for place, title, text in page[2]}


def test_sections_questions_exercises_and_terms_are_parts(
    course: SmallCourse, build: Build
) -> None:
    course.write(
        "docs/parts.md",
        "(parts)=\n# Delen\n\nBegin.\n\n(one)=\n## Een\n\nTekst met *nadruk*.\n\n"
        ":::{faq} Is dit een vraag?\n:name: a-question\nJa.\n:::\n\n"
        "(two)=\n## Twee\n\n:::{glossary}\nanker\n  Iets dat houdt.\n:::\n\n"
        ":::{keyline}\nEen lus is geen fout.\n:::\n",
    )
    course.replace("docs/index.md", "\nhelp\n", "\nhelp\nparts\n")
    found = parts(build(), "parts.html")
    assert found == {
        "": ("Delen", "Begin."),
        "one": ("Een", "Tekst met nadruk."),
        "a-question": ("Is dit een vraag?", "Ja."),
        "two": ("Twee", "Een lus is geen fout."),
        "term-anker": ("anker", "Iets dat houdt."),
    }


def test_pages_stand_in_reading_order(build: Build) -> None:
    addresses = [page[0] for page in index(build())["pages"]]
    assert addresses == ["index.html", "chapters/01-start.html", "help.html"]


def test_a_translated_site_is_searched_in_its_own_words(build: Build) -> None:
    english = json.dumps(index(build(language="en")))
    dutch = json.dumps(index(build()))
    assert '"language": "en"' in english
    assert english != dutch


def test_sphinx_makes_no_index_and_no_script_of_its_own(build: Build) -> None:
    built = build()
    assert not (built.out / "searchindex.js").exists()
    page = built.read("index.html")
    assert "doctools.js" not in page
    assert "sphinx_highlight.js" not in page


def test_words_that_people_type_come_from_a_file(course: SmallCourse, build: Build) -> None:
    course.write("docs/search-words.toml", '[nl]\ncrisis = "gevaar hulp"\n')
    assert index(build())["sameAs"] == {"crisis": "gevaar hulp"}


def test_a_word_without_other_words_is_reported_at_its_line(course: SmallCourse) -> None:
    path = course.write("docs/search-words.toml", '[nl]\ncrisis = "gevaar"\nnood = 3\n')
    with pytest.raises(CourseError, match=r"search-words.toml:3: nood is 3 — write"):
        same_words(path, "nl")


def test_what_people_type_who_need_help_comes_from_the_same_file(
    course: SmallCourse, build: Build
) -> None:
    course.write("docs/search-words.toml", '[help-first]\nnl = ["crisis", "wil niet meer"]\n')
    found = index(build())
    assert (found["helpFirst"], found["helpPage"]) == (["crisis", "wil niet meer"], "help.html")


def test_a_list_of_such_words_that_is_none_is_reported_at_its_line(course: SmallCourse) -> None:
    path = course.write("docs/search-words.toml", '[help-first]\nen = ["crisis"]\nnl = "crisis"\n')
    with pytest.raises(CourseError, match=r"search-words.toml:3: \[help-first\] nl is no list"):
        help_first(path, "nl")
