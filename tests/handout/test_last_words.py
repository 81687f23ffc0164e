"""WeasyPrint 70.0 cuts the text before an inline element after its *first* word.

It does so where the element does not fit on the line. ``hold_last_words`` goes around that; when
``test_the_fault_is_still_there`` fails after an upgrade, it can go.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from docutils import nodes
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.text.fonts import FontConfiguration

from course.handout.page_html import hold_last_words
from course.handout.pdf import font_faces

#: Found in the book: text, then a link.
CASES = (
    (
        "If you notice that the moment is bigger than you thought, you can stop, even halfway "
        "through. Then go to ",
        "practising safely",
        ".",
    ),
    (
        "Zeggen dat iets er is en dat het telt, zonder het meteen te veranderen. Het gaat een "
        "stap verder dan ",
        "herkennen",
        ", want je geeft het ook een plek.",
    ),
    ("Die korte uitleg staat, met alle stappen in hun volgorde, bij ", "veilig oefenen", "."),
)

#: Widths of a paragraph to try, in millimetres.
WIDTHS = [width / 10 for width in range(700, 1750, 7)]


def paragraphs(held: bool) -> list[str]:
    """Return each case as HTML, with its last words held or not."""
    found = []
    for before, link, after in CASES:
        parts = [nodes.Text(before), nodes.emphasis("", link), nodes.Text(after)]
        document = nodes.section("", nodes.paragraph("", "", *parts))
        if held:
            hold_last_words(document)
        found.append("".join(html(child) for child in document[0].children))
    return found


def html(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return node.astext()
    tag = "em" if isinstance(node, nodes.emphasis) else "span"
    return f"<{tag}>{node.astext()}</{tag}>"


def stray_lines(held: bool) -> list[str]:
    """Return the lines that end long before the words of the next line would not fit."""
    fonts = FontConfiguration()
    style = f'{font_faces()} p {{ font: 10.5pt/1.4 "Course Serif" }} @page {{ size: A4 }}'
    body = "".join(
        f'<p style="width: {width}mm">{paragraph}</p>'
        for paragraph in paragraphs(held)
        for width in WIDTHS
    )
    document = HTML(string=f'<html lang="nl"><body>{body}</body></html>').render(
        stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts
    )
    found = []
    for page in document.pages:
        for line, following in pairwise(lines_of(page._page_box)):
            if line.element is following.element and len(text(line).strip()) < 20:
                found.append(f"{text(line)} | {text(following)}")
    return found


def lines_of(box: Any) -> Iterator[LineBox]:
    if isinstance(box, LineBox):
        yield box
    else:
        for child in getattr(box, "children", ()):
            yield from lines_of(child)


def text(box: Any) -> str:
    if isinstance(box, TextBox):
        return str(box.text)
    return "".join(text(child) for child in getattr(box, "children", ()))


def test_the_fault_is_still_there() -> None:
    assert stray_lines(held=False), "WeasyPrint is mended: hold_last_words can go"


def test_no_first_word_stands_alone_before_a_held_last_word() -> None:
    assert not stray_lines(held=True)


def test_holding_last_words_keeps_the_text_as_it_was() -> None:
    for (before, link, after), paragraph in zip(CASES, paragraphs(held=True), strict=True):
        shown = paragraph.replace("<span>", "").replace("</span>", "")
        assert shown == f"{before}<em>{link}</em>{after}"
