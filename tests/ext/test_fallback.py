"""Text that nobody has translated yet: it says so, and in which language it is."""

from __future__ import annotations

import pytest
from docutils import nodes
from shelf import Shown, shown, words

from conftest import Build, SmallCourse
from course.translations.states import percentage

NOTICE = ".translation-notice"
CATALOGUE = "locales/en/LC_MESSAGES/chapters/01-start.po"


def untranslated(site: Shown, docname: str) -> dict[str, str]:
    """Return the blocks that are marked, with the language that they say they are in."""
    marked = site.page(docname).select(".untranslated")
    return {words(element): element.get("lang") for element in marked}


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("writing", ["wachten", "Hier blijft alles in het Nederlands."]),
        ("chapters/01-first", ["Voel je voeten."]),
        ("chapters/02-second", ["Tweede hoofdstuk", "Zonder oefening."]),
        ("safe", ["Veilig", "Lees dit eerst.", "", "Rond."]),
        ("index", []),
        ("boxes", []),
        ("faq", []),
        ("glossary", []),
    ],
)
def test_each_block_without_a_translation_has_the_language_that_it_is_in(
    page: str, texts: list[str]
) -> None:
    assert untranslated(shown("html", "en"), page) == dict.fromkeys(texts, "nl")


@pytest.mark.parametrize(
    "page", ["boxes", "writing", "faq", "glossary", "help", "chapters/01-first"]
)
def test_every_kind_of_block_is_marked_where_nothing_is_translated(page: str) -> None:
    blocks = shown("html", "fa").page(page).select("article [lang=nl]")
    texts = {text.replace("*", "") for text in shown("gettext").messages(page) if "{" not in text}
    assert texts - {words(block) for block in blocks} == set()


@pytest.mark.xfail(reason="Sphinx lists titles and captions without their language")
def test_titles_and_captions_in_lists_of_pages_are_marked_where_they_are_not_translated() -> None:
    page = shown("html", "fa").page("index")
    for text in page.select("article .caption-text, article .toctree-l1 > a"):
        assert text.find_parent(lang="nl") or text.get("lang") == "nl"


def test_the_words_for_a_picture_say_which_language_they_are_in() -> None:
    found = {
        page: {"alt": image["alt"], "lang": image.get("lang")}
        for page in ("index", "safe")
        for image in shown("html", "en").page(page).select("figure img")
    }
    assert found == {
        "index": {"alt": "A circle", "lang": None},
        "safe": {"alt": "Een bal", "lang": "nl"},
    }


@pytest.mark.parametrize(
    ("page", "share"),
    [("writing", 75), ("chapters/01-first", 86), ("chapters/02-second", 0), ("safe", 0)],
)
def test_a_page_says_under_its_title_how_much_of_it_is_translated(page: str, share: int) -> None:
    site = shown("html", "en")
    notice = site.page(page).select_one(f"h1 ~ {NOTICE}")
    assert words(notice) == (f"{share}% of this page has been translated. The rest is in Dutch.")
    assert site.doctrees[page]["translated_share"] == share


@pytest.mark.parametrize("page", ["boxes", "faq", "glossary", "help", "script", "index"])
def test_a_page_that_is_wholly_translated_says_nothing(page: str) -> None:
    site = shown("html", "en")
    assert [words(notice) for notice in site.page(page).select(NOTICE)] == []
    assert site.doctrees[page]["translated_share"] == 100


@pytest.mark.parametrize("page", ["writing", "safe", "index", "chapters/02-second"])
def test_nothing_is_marked_in_the_source_language(page: str) -> None:
    found = shown("html").page(page)
    assert not found.select(f"{NOTICE}, .untranslated, [class*='language-']")
    assert not found.select("article [lang]:not([hreflang])")


def test_text_that_stays_in_the_source_language_is_marked_on_paper_and_in_the_e_book() -> None:
    printed = shown("handout", "en").paper().select_one("#safe .untranslated[lang=nl]")
    assert words(printed) == "Veilig"
    texts = ["Veilig", "Lees dit eerst.", "", "Rond."]
    assert untranslated(shown("epub", "en"), "safe") == dict.fromkeys(texts, "nl")


def test_the_notice_is_in_plain_text() -> None:
    assert "0% of this page has been translated." in shown("text", "en").text("safe")


def test_a_translator_gets_neither_marks_nor_notices() -> None:
    assert shown("gettext", "en").messages("safe") == {
        "Veilig": ["docs/safe.md:2"],
        "Lees dit eerst.": ["docs/safe.md:4"],
        "Een bal": ["docs/safe.md:6"],
        "Rond.": ["docs/safe.md:9"],
    }
    for node in shown("gettext", "en").doctrees["safe"].findall(nodes.Element):
        assert "untranslated" not in node.get("classes", [])


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(0, 0, 100), (0, 3, 0), (1, 3, 33), (999, 1000, 99), (1999, 2000, 99), (3, 3, 100)],
)
def test_a_share_is_100_only_where_nothing_is_missing(part: int, whole: int, share: int) -> None:
    assert percentage(part, whole) == share


def test_a_translation_that_equals_its_source_is_a_translation(
    course: SmallCourse, build: Build
) -> None:
    course.write("docs/chapters/01-start.md", "(start)=\n# Begin\n")
    course.replace(CATALOGUE, 'msgstr "Beginning"', 'msgstr "Begin"')
    document = build("dummy", "en").doctree("chapters/01-start")
    assert document["translated_share"] == 100
    assert not document[1]["classes"]


def test_a_page_is_read_again_when_its_catalogue_changes(course: SmallCourse, build: Build) -> None:
    assert "Beginning" in build("dummy", "en").doctree("chapters/01-start").astext()
    course.replace(CATALOGUE, "Beginning", "Outset")
    assert "Outset" in build("dummy", "en").doctree("chapters/01-start").astext()


def test_a_page_is_read_again_when_the_words_of_the_engine_change(
    course: SmallCourse, build: Build
) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    interface = "locales/nl/LC_MESSAGES/interface.po"
    course.write(interface, f'{head}msgid "To reflect on"\nmsgstr "Eerst"\n')
    assert "Eerst" in build("dummy").doctree("chapters/01-start").astext()
    course.replace(interface, "Eerst", "Daarna")
    assert "Daarna" in build("dummy").doctree("chapters/01-start").astext()


def test_only_the_page_whose_catalogue_changed_is_read_again(
    course: SmallCourse, build: Build
) -> None:
    build("dummy", "en")
    course.replace(CATALOGUE, "Beginning", "Outset")
    assert "0 added, 1 changed, 0 removed" in build("dummy", "en").app.status.getvalue()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_sphinx_s_notes_on_translation_stay_out_of_the_page(language: str) -> None:
    page = shown("html", language).page("script")
    said = {"nl": "Een tekst om voor te lezen.", "en": "A text to read aloud."}[language]
    (description,) = page.select("meta[name=description]")
    assert description.attrs == {"name": "description", "content": said}
