"""What a reader sees of a translation's state: marks on paragraphs, and the lines on top."""

from __future__ import annotations

import re
from pathlib import Path

from docutils import nodes

from conftest import Build, Built, SmallCourse
from course.handout.builder import HandoutBuilder

PAGE = "chapters/01-start"
PO = f"locales/en/LC_MESSAGES/{PAGE}.po"
SENTENCE = "Eén zin met een [link naar hulp](#help) en **nadruk**."


def outdate(course: SmallCourse) -> None:
    """Make the translation of the page's sentence one that may be out of date."""
    course.replace(
        PO,
        f'msgid "{SENTENCE}"',
        f'#, fuzzy\n#| msgid "{SENTENCE.replace("nadruk", "nadrukk")}"\nmsgid "{SENTENCE}"',
    )


def translate_everything(course: SmallCourse) -> None:
    course.write(
        PO,
        (course.root / PO).read_text(encoding="utf-8")
        + "".join(
            f'\nmsgid "{dutch}"\nmsgstr "{english}"\n'
            for dutch, english in {
                "Kleine stap": "Small step",
                "een pen": "a pen",
                "Je doet iets kleins.": "You do something small.",
                "Doe één ding.": "Do one thing.",
                "Wat deed je?": "What did you do?",
            }.items()
        ),
    )


def paragraph(built: Built, words: str) -> nodes.paragraph:
    """Return the paragraph that holds ``words``."""
    found = built.doctree(PAGE).findall(nodes.paragraph)
    return next(node for node in found if words in node.astext())


def notice(built: Built) -> str:
    """Return the lines on top of the page, as HTML; nothing where there are none."""
    found = re.search(r'<p class="translation-notice">(.*?)</p>', built.read(f"{PAGE}.html"))
    return found[1] if found else ""


def test_a_missing_paragraph_is_marked_as_the_source_language(build: Build) -> None:
    node = paragraph(build("dummy", language="en"), "Je doet iets kleins.")
    assert node["classes"] == ["untranslated", "language-nl"]


def test_an_outdated_paragraph_shows_the_old_translation_and_says_so(
    course: SmallCourse, build: Build
) -> None:
    outdate(course)
    html = build("html", language="en").read(f"{PAGE}.html")
    assert '<p class="outdated">One sentence with a <a' in html
    assert "to help</span></a> and <strong>stress</strong>." in html
    assert '<span class="state-note">(may be out of date)</span></p>' in html


def test_the_note_is_no_part_of_the_text(course: SmallCourse, build: Build) -> None:
    outdate(course)
    built = build("dummy", language="en")
    assert paragraph(built, "One sentence").astext().endswith("stress.")


def test_a_current_page_has_no_mark_at_all(course: SmallCourse, build: Build) -> None:
    translate_everything(course)
    built = build("html", language="en")
    assert notice(built) == ""
    assert not re.search(r"untranslated|outdated|state-note", built.read(f"{PAGE}.html"))


def test_the_notice_gives_the_share_in_words_and_how_many_may_be_out_of_date(
    course: SmallCourse, build: Build
) -> None:
    outdate(course)
    words = "48% of this page has been translated. The rest is in Dutch."
    assert notice(build("html", language="en")) == (f"{words} Passages that may be out of date: 1.")


def test_a_page_that_is_whole_but_not_fresh_gives_no_share(
    course: SmallCourse, build: Build
) -> None:
    translate_everything(course)
    outdate(course)
    assert notice(build("html", language="en")) == "Passages that may be out of date: 1."


def test_the_notice_leads_to_where_helping_begins_where_that_is_set(
    course: SmallCourse, build: Build
) -> None:
    course.replace("docs/conf.py", "author =", 'course_translate_url = "https://x.nl/"\nauthor =')
    assert '<a class="reference external" href="https://x.nl/">Help to translate</a>' in notice(
        build("html", language="en")
    )


def test_a_page_that_was_edited_but_whose_catalogue_was_not_keeps_its_translation(
    course: SmallCourse, build: Build
) -> None:
    course.replace(f"docs/{PAGE}.md", "Eén zin", "Eén  zinn")
    built = build("html", language="en")
    assert paragraph(built, "One sentence")["classes"] == ["outdated"]


def test_a_safety_page_shows_the_source_where_the_translation_may_be_out_of_date(
    course: SmallCourse, build: Build
) -> None:
    outdate(course)
    course.replace(f"docs/{PAGE}.md", "(start)=", "---\nsafety: true\n---\n\n(start)=")
    built = build("html", language="en")
    assert "untranslated" in paragraph(built, "Eén zin")["classes"]
    assert "may be out of date" not in built.read(f"{PAGE}.html")


def test_a_safety_mark_is_neither_on_the_page_nor_in_its_template(
    course: SmallCourse, build: Build
) -> None:
    before = build("html", language="nl").read(f"{PAGE}.html")
    course.replace(f"docs/{PAGE}.md", "(start)=", "---\nsafety: true\n---\n\n(start)=")
    assert build("html", language="nl").read(f"{PAGE}.html") == before
    template = build("gettext").read(f"{PAGE}.pot")
    assert "afety" not in template and "True" not in template


def test_text_of_another_direction_says_so(course: SmallCourse, build: Build) -> None:
    languages = course.root / "docs/languages.toml"
    table = languages.read_text(encoding="utf-8").split("[en]")[1]
    table = table.replace('"ltr"', '"rtl"')
    course.write("docs/languages.toml", f"{languages.read_text(encoding='utf-8')}\n[fa]{table}")
    html = build("html", language="fa").read(f"{PAGE}.html")
    assert '<p class="untranslated" dir="ltr" lang="nl">Je doet iets kleins.</p>' in html
    assert "dir=" not in re.sub(r"<html[^>]*>", "", build("html", "en").read(f"{PAGE}.html"))


def test_the_captions_of_the_contents_count_as_translated_when_they_are(
    course: SmallCourse, build: Build
) -> None:
    messages = {"Kleine cursus": "Small course", "Een cursus om mee te testen.": "A course."}
    entries = "".join(
        f'msgid "{dutch}"\nmsgstr "{english}"\n\n'
        for dutch, english in {**messages, "Alles": "Everything"}.items()
    )
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    course.write("locales/en/LC_MESSAGES/index.po", header + entries)
    assert "translation-notice" not in build("html", language="en").read("index.html")


def test_the_book_says_at_its_foot_how_much_is_translated(
    build: Build,
) -> None:
    def book(built: Built) -> str:
        builder = HandoutBuilder(built.app, built.app.env)
        builder.init()
        builder.prepare_writing(built.app.env.found_docs)
        builder.write_documents(built.app.env.found_docs)
        return Path(builder.outdir, "book.html").read_text(encoding="utf-8")

    assert r"\25  translated" in book(build("dummy", language="en"))
    assert r"\25  translated" not in book(build("dummy", language="nl"))
