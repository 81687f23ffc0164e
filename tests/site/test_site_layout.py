"""What a reader sees of the site in a browser: on a telephone, on a wide screen, on paper."""

from __future__ import annotations

import re
from math import ceil
from typing import Any

import pytest
from built_site import BuiltSite, Page

from course.exercises import read_exercise

pytest_plugins = ["handout.fixtures", "site_fixtures"]

Seen = dict[str, Any]

WINDOWS = ("wide", "360", "320")
TIMED = ("start/", "chapters/")


@pytest.mark.parametrize("width", ["360", "320"])
def test_no_page_scrolls_sideways(width: str, seen: Seen) -> None:
    wide = {path: found["overflow"][width][-5:] for path, found in seen.items()}
    assert len(wide) > 58
    assert not {path: elements for path, elements in wide.items() if elements}


def test_every_page_has_one_link_to_help(seen: Seen) -> None:
    links = {path: len(found["help"]["wide"]) for path, found in seen.items()}
    del links["index.html"]  # the front door, which is in no language
    assert len(links) > 57
    assert not {path: number for path, number in links.items() if number != 1}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("code", ["nl", "en"])
def test_help_is_at_the_same_place_on_every_page(code: str, window: str, seen: Seen) -> None:
    boxes = {
        str(box): path
        for path, found in seen.items()
        for box in found["help"][window]
        if path.startswith(f"{code}/")
    }
    assert len(boxes) == 1, "\n".join(f"{path}: {box}" for box, path in boxes.items())


@pytest.mark.parametrize("window", WINDOWS)
def test_the_help_link_is_large_enough_for_a_thumb_and_nothing_covers_it(
    window: str, seen: Seen
) -> None:
    for path, found in seen.items():
        for box in found["help"][window]:
            assert box["height"] >= 44, path
            assert box["width"] >= 44, path
            assert box["on_top"], f"{path}: something lies over the link"


def test_the_help_link_leads_to_the_help_page_of_the_language(site: BuiltSite) -> None:
    for page in site.course_pages:
        for link in page.soup.select(".help-link a"):
            path, _place = page.resolve(str(link["href"]))
            assert path == f"{page.language}/reference/help.html"


def test_ruled_lines_are_for_paper_only_as_many_as_the_author_says(
    site: BuiltSite, seen: Seen
) -> None:
    total = 0
    for path, found in seen.items():
        wanted = len(site.pages[path].soup.select(".writing-line"))
        total += wanted
        assert not found["lines"]["screen"], path
        assert len(found["lines"]["paper"]) == wanted, path
        for height in found["lines"]["paper"]:
            assert height == pytest.approx(8 * 96 / 25.4, abs=1.5), path
    assert total > 300


def test_a_printed_page_leaves_out_what_only_a_screen_can_use(seen: Seen) -> None:
    left = {path: found["only on screen"] for path, found in seen.items()}
    assert not {path: selectors for path, selectors in left.items() if selectors}


def test_a_timed_page_shows_its_times_under_the_title(site: BuiltSite, seen: Seen) -> None:
    timed = [page for page in site.course_pages if page.name.startswith(TIMED)]
    assert len(timed) > 30
    for page in timed:
        assert seen[page.path]["times"], page.path
        title = page.article.select_one("h1")
        following = title.find_next_sibling() if title else None
        assert following is not None and following["class"] == ["times"], page.path


def test_the_time_for_exercises_is_what_the_exercises_of_the_page_say(site: BuiltSite) -> None:
    for page in site.course_pages:
        if page.name.startswith("chapters/"):
            stated = numbers(page)
            assert stated[1:] == [minutes_of_exercises(page)], page.path


def test_the_time_to_read_counts_200_words_a_minute(site: BuiltSite) -> None:
    for page in site.course_pages:
        if page.name.startswith(TIMED):
            assert numbers(page)[0] == pytest.approx(minutes_to_read(page), abs=1), page.path


def numbers(page: Page) -> list[int]:
    (times,) = page.article.select(".times")
    return [int(number) for number in re.findall(r"\d+", times.get_text())]


def minutes_of_exercises(page: Page) -> int:
    """Return the minutes that the exercises' own files state."""
    project = page.site.course.project
    source = (project.docs / f"{page.name}.md").read_text(encoding="utf-8")
    names = re.findall(r"^:+\{exercise\} (\S+)", source, re.MULTILINE)
    assert names
    files = [read_exercise(project.exercises / f"{name}.md") for name in names]
    return sum(exercise.total_minutes for exercise in files)


def minutes_to_read(page: Page) -> int:
    """Return the minutes for all words of a page but those of exercises and of navigation."""
    apart = "section.exercise, nav, .times, .headerlink, .help-link, .translation-notice"
    skipped = {id(text) for e in page.article.select(apart) for text in e.find_all(string=True)}
    texts = [text for text in page.article.find_all(string=True) if id(text) not in skipped]
    return ceil(sum(len(text.split()) for text in texts) / 200)
