"""Building again after a change: all that it touches is new, and nothing stale stays."""

from __future__ import annotations

import shutil

import pytest
from runs import Run, course_build, files, html, names_that_differ

from conftest import SmallCourse

EXTRA = "(extra)=\n# Een pagina erbij\n\nNog wat tekst.\n"


@pytest.fixture
def built(course: SmallCourse) -> SmallCourse:
    """A course with a page more, whose Dutch site was built."""
    course.write("docs/extra.md", EXTRA)
    course.replace("docs/index.md", "\nhelp\n", "\nhelp\nextra\n")
    assert html(course, "nl").status == 0
    return course


def pages(course: SmallCourse, language: str = "nl") -> dict[str, bytes]:
    """The pages of a language's site."""
    found = files(course.project.site / language)
    return {name: content for name, content in found.items() if name.endswith(".html")}


def from_nothing(course: SmallCourse) -> dict[str, bytes]:
    """The Dutch site as a build from nothing gives it."""
    shutil.rmtree(course.project.build)
    assert html(course, "nl").status == 0
    return files(course.project.site / "nl")


#: Name: a file, what changes in it, the page on which it shows, and what shows there.
CHANGES = {
    "a-page": ("docs/extra.md", "Nog wat", "Nog meer", "extra.html", "Nog meer tekst."),
    "an-exercise": (
        *("exercises/small-step.md", "iets kleins", "iets heel kleins"),
        *("chapters/01-start.html", "Je doet iets heel kleins."),
    ),
    "a-help-line": ("docs/help-lines.toml", '"113"', '"114"', "help.html", "tel:114"),
}
SETTINGS = {
    "a-setting": ("docs/conf.py", '"chapters/*"', '"extra"', "extra.html", 'class="times"'),
    "a-title-of-the-course": (
        *("docs/languages.toml", 'title = "Kleine cursus"', 'title = "Andere naam"'),
        *("extra.html", "Andere naam"),
    ),
}


@pytest.mark.parametrize("changes", [CHANGES, SETTINGS], ids=["pages", "settings"])
def test_each_change_is_on_the_page_that_it_belongs_to(
    built: SmallCourse, changes: dict[str, tuple[str, ...]]
) -> None:
    before = pages(built)
    for file, old, new, _page, _shown in changes.values():
        built.replace(file, old, new)
    run = html(built, "nl")
    assert (run.status, run.state("nl")) == (0, "built")
    for _file, _old, _new, page, shown in changes.values():
        assert shown not in before[page].decode()
        assert shown in pages(built)[page].decode()


def test_a_changed_page_leaves_all_others_but_the_search_as_they_were(built: SmallCourse) -> None:
    before = pages(built)
    built.replace("docs/extra.md", "Nog wat", "Nog meer")
    html(built, "nl")
    assert names_that_differ(before, pages(built)) == ["extra.html", "search.html"]


def test_a_changed_translation_is_on_its_page(built: SmallCourse) -> None:
    html(built, "nl", "en")  # the Dutch pages lead to the English ones now
    built.replace("locales/en/LC_MESSAGES/chapters/01-start.po", "Beginning", "The start of it")
    runs = html(built, "nl", "en")
    assert (runs.state("nl"), runs.state("en")) == ("unchanged", "built")
    assert "The start of it" in pages(built, "en")["chapters/01-start.html"].decode()


def test_a_changed_title_is_in_the_navigation_of_every_page(built: SmallCourse) -> None:
    built.replace("docs/extra.md", "# Een pagina erbij", "# Een andere titel")
    html(built, "nl")
    stale = [name for name, page in pages(built).items() if b"Een pagina erbij" in page]
    assert stale == []


@pytest.mark.parametrize("change", ["text", "title", "order", "taken-away"])
def test_a_site_that_was_built_again_is_what_a_build_from_nothing_gives(
    built: SmallCourse, change: str
) -> None:
    if change == "text":
        built.replace("docs/extra.md", "Nog wat", "Nog meer")
    elif change == "title":
        built.replace("docs/extra.md", "# Een pagina erbij", "# Een andere titel")
    elif change == "order":
        built.replace("docs/index.md", "help\nextra\n", "extra\nhelp\n")
    else:
        (built.project.docs / "extra.md").unlink()
        built.replace("docs/index.md", "help\nextra\n", "help\n")
    html(built, "nl")
    again = files(built.project.site / "nl")
    anew = from_nothing(built)
    assert names_that_differ(again, anew) == []


def test_a_page_that_was_taken_away_is_gone(built: SmallCourse) -> None:
    (built.project.docs / "extra.md").unlink()
    built.replace("docs/index.md", "help\nextra\n", "help\n")
    assert html(built, "nl").status == 0
    assert "extra.html" not in pages(built)


def test_a_site_that_someone_deleted_is_built_again(built: SmallCourse) -> None:
    before = pages(built)
    shutil.rmtree(built.project.site)
    assert html(built, "nl").state("nl") == "built"
    assert names_that_differ(before, pages(built)) == []


def test_another_date_of_the_source_is_a_change(
    built: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    built.project.__dict__.pop("source_date", None)
    assert html(built, "nl").state("nl") == "built"


def test_a_print_is_not_called_unchanged_because_the_site_was_built(course: SmallCourse) -> None:
    def prints() -> Run:
        return course_build(course, "--language", "nl", "--format", "pdf")

    assert prints().state("nl") == "built"
    course.replace("docs/help.md", "Bel iemand.", "Bel iemand die je kent.")
    assert html(course, "nl").state("nl") == "built"
    path = course.project.site / "nl" / "downloads" / "small-course-nl-a4.pdf"
    old = path.read_bytes()
    assert prints().state("nl") == "built"
    assert path.read_bytes() != old
