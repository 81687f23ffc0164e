"""What the head of a page says to search engines and to programs that show a link."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from conftest import Build, SmallCourse
from course.languages import Language
from course.site.head import territory

QUESTIONS = """---
myst:
  html_meta:
    description: Twee vragen.
---

(questions)=
# Vragen

:::{faq} Is dit <script>?
:name: is-this-a-script
Nee, en `</script>` ook niet.
:::

:::{faq} En dit?
:name: and-this
Ja.

Echt waar.
:::
"""


@pytest.fixture
def asked(course: SmallCourse, monkeypatch: pytest.MonkeyPatch) -> SmallCourse:
    monkeypatch.delenv("COURSE_BASE_URL", raising=False)
    course.write("docs/questions.md", QUESTIONS)
    course.replace("docs/index.md", "\nhelp\n", "\nhelp\nquestions\n")
    return course


def head(page: str) -> BeautifulSoup:
    return BeautifulSoup(page.partition("</head>")[0], "html.parser")


def data(page: str) -> list[dict[str, Any]]:
    found = head(page).select('script[type="application/ld+json"]')
    return [json.loads(element.get_text()) for element in found]


def graph(page: str) -> dict[str, str]:
    return {
        str(meta["property"]): str(meta["content"]) for meta in head(page).select("meta[property]")
    }


def test_questions_are_told_with_their_answers(asked: SmallCourse, build: Build) -> None:
    (found,) = data(build().read("questions.html"))
    assert (found["@type"], found["inLanguage"]) == ("FAQPage", "nl")
    first, second = found["mainEntity"]
    assert first["name"] == "Is dit <script>?"
    assert first["acceptedAnswer"]["text"] == "Nee, en </script> ook niet."
    assert second["acceptedAnswer"] == {"@type": "Answer", "text": "Ja. Echt waar."}
    assert "url" not in first


def test_the_first_page_tells_of_the_course(asked: SmallCourse, build: Build) -> None:
    built = build()
    (found,) = data(built.read("index.html"))
    assert (found["@type"], found["name"]) == ("Course", "Kleine cursus")
    assert found["isAccessibleForFree"] is True
    assert data(built.read("help.html")) == []


def test_a_link_to_a_page_can_show_its_title_and_description(
    asked: SmallCourse, build: Build
) -> None:
    built = build()
    assert graph(built.read("questions.html")) == {
        "og:type": "article",
        "og:site_name": "Kleine cursus",
        "og:title": "Vragen",
        "og:description": "Twee vragen.",
        "og:locale": "nl_NL",
        "og:locale:alternate": "en_US",
    }
    assert graph(built.read("index.html"))["og:type"] == "website"
    assert graph(built.read("search.html")) == {}


def test_without_an_address_nothing_absolute_is_said(asked: SmallCourse, build: Build) -> None:
    page = build().read("questions.html")
    assert not head(page).select("link[rel=canonical], link[hreflang]")
    assert "og:url" not in graph(page)


def test_with_an_address_a_page_says_where_it_is_in_every_language(
    asked: SmallCourse, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_BASE_URL", "https://example.org/course/")
    built = build(language="en")
    found = head(built.read("questions.html"))
    base = "https://example.org/course"
    assert [link["href"] for link in found.select("link[rel=canonical]")] == [
        f"{base}/en/questions.html"
    ]
    alternates = {link["hreflang"]: link["href"] for link in found.select("link[hreflang]")}
    assert alternates == {
        "nl": f"{base}/nl/questions.html",
        "en": f"{base}/en/questions.html",
        "x-default": f"{base}/nl/questions.html",
    }
    assert graph(built.read("questions.html"))["og:url"] == f"{base}/en/questions.html"
    (faq,) = data(built.read("questions.html"))
    assert faq["mainEntity"][0]["url"] == f"{base}/en/questions.html#is-this-a-script"
    home = head(built.read("index.html")).select_one("link[hreflang=x-default]")
    assert home is not None
    assert home["href"] == f"{base}/"  # the front door, which offers all languages


def test_an_address_that_is_none_is_reported(
    asked: SmallCourse, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_BASE_URL", "example.org/?x=<script>")
    with pytest.raises(Exception, match=r"base-url is .* — write base-url ="):
        build()


@pytest.mark.parametrize(
    ("code", "expected"),
    [("nl", "nl_NL"), ("pt-BR", "pt_BR"), ("pt", "pt_BR"), ("x-pseudo", ""), ("ar", "ar_EG")],
)
def test_a_language_is_named_with_its_likeliest_country(code: str, expected: str) -> None:
    language = Language(code, code, "ltr", True, "", "", "")
    assert territory(language) == expected
