"""The frame of a page, as its HTML: folds, roles, widths, labels, and the way in."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from conftest import Build, SmallCourse
from course.components.direction import in_steps
from course.site.first_step import with_link
from course.site.labels import mended

TREE = (
    '<p class="caption" role="heading"><span class="caption-text">A</span></p>\n<ul>\n'
    '<li class="toctree-l1 current has-children"><a href="a.html">A &amp; a</a>'
    '<input aria-label="Toggle navigation of A &amp; a" checked="" class="toctree-checkbox" '
    'id="toctree-checkbox-1" name="toctree-checkbox-1" role="switch" type="checkbox"/>'
    '<label for="toctree-checkbox-1"><span class="icon"><svg></svg></span></label><ul>\n'
    '<li class="toctree-l2 current current-page"><a class="current" href="#">B</a></li>\n'
    "</ul>\n</li>\n<li><a>C</a></li>\n</ul>"
)


def test_a_part_of_the_navigation_folds_with_an_element_that_keys_know() -> None:
    soup = BeautifulSoup(mended(TREE, "Pages under %s"), "html.parser")
    (fold,) = soup.select("li > details[open]")
    assert [child.name for child in fold.find_all(recursive=False)] == ["summary", "ul"]
    assert fold.summary is not None
    assert fold.summary["aria-label"] == "Pages under A & a"
    assert not soup.select("input, label")
    assert [link.get_text() for link in soup.select("a[aria-current=page]")] == ["B"]
    assert [caption["aria-level"] for caption in soup.select(".caption")] == ["2"]


def test_a_part_that_is_folded_stays_so() -> None:
    folded = mended(TREE.replace(' checked=""', ""), "Pages under %s")
    assert "<details><summary" in folded


@pytest.mark.parametrize(("share", "step"), [(1, 5), (33.3, 35), (40, 40), (97.6, 100), (250, 100)])
def test_a_width_becomes_one_that_the_style_sheets_have(share: float, step: int) -> None:
    assert in_steps(share) == step


def test_widths_that_an_author_gives_become_classes_and_attributes(
    course: SmallCourse, build: Build
) -> None:
    (course.root / "docs" / "dot.png").write_bytes(PNG)
    course.write(
        "docs/help.md",
        "(help)=\n# Hulp\n\n:::{image} dot.png\n:alt: punt\n:width: 41%\n:::\n\n"
        ":::{image} dot.png\n:alt: punt\n:width: 30px\n:::\n\n"
        ":::{list-table}\n:widths: 20 80\n\n* - a\n  - b\n:::\n",
    )
    page = BeautifulSoup(build().read("help.html"), "html.parser")
    first, second = page.select("article img")
    assert first["class"] == ["width-40"]
    assert second["width"] == "30"
    assert [col["class"] for col in page.select("col")] == [["width-20"], ["width-80"]]
    assert not page.select("article [style]")


#: One grey dot.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080000000"
    "03a7e9b550000000a49444154789c6368000000820081773b5a4c0000000049454e44ae426082"
)


def test_a_task_has_its_line_as_its_label(course: SmallCourse, build: Build) -> None:
    course.replace("docs/conf.py", '["colon_fence"]', '["colon_fence", "tasklist"]')
    course.write("docs/help.md", "(help)=\n# Hulp\n\n- [x] Klaar *nu*\n- [ ] Nog niet\n")
    page = BeautifulSoup(build().read("help.html"), "html.parser")
    labels = page.select("article label:has(input[type=checkbox])")
    assert [label.get_text() for label in labels] == ["Klaar nu", "Nog niet"]


def test_the_first_page_leads_to_the_second_under_its_first_lines() -> None:
    body = "<h1>Title</h1><p>First.</p><p>Second.</p>"
    found = with_link(body, "a&b.html", "Begin with: %s", "<b>One</b>")
    link = '<a href="a&amp;b.html">Begin with: <b>One</b></a>'
    assert found == (f'<h1>Title</h1><p>First.</p>\n<p class="first-step">{link}</p><p>Second.</p>')
    for alone in ("<h1>No text</h1>", '<h1>Box</h1><div><p class="admonition-title">A</p></div>'):
        assert with_link(alone, "a.html", "Begin with: %s", "One") == alone
    notice = '<h1>Title</h1>\n<p class="translation-notice">5%</p>'
    found = with_link(f'{notice}<p lang="nl">Eerst.</p>', "a.html", "Begin with: %s", "One")
    assert found.startswith(f'{notice}<p lang="nl">Eerst.</p>\n<p class="first-step">')
