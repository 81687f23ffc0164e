"""A book is laid out no more often than it must be, and looks the same for it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import weasyprint

from course.handout import page_numbers

#: Draws a small book in a process of its own, with and without the mend; counts laid out pages.
DRAW = """
import sys
from pathlib import Path
from weasyprint.layout import page
from course.handout import pdf
made = []
make = page.remake_page
page.remake_page = lambda index, *more: made.append(index) or make(index, *more)
if sys.argv[1] == "plain":
    pdf.settle_page_numbers_once = lambda: None
folder = Path(sys.argv[2])
pdf.write_pdf((folder / "book.html").read_text(), (folder / "book.css").read_text(), folder,
              folder / f"{sys.argv[1]}.pdf")
print(len(made))
"""

PAGES = 12

STYLE = """
@page { size: A5; @bottom-center { content: counter(page) } }
html { font: 12pt "Course Serif" }
section { break-before: page }
.see::after { content: " (p. " target-counter(attr(data-href), page) ")" }
"""


def book() -> str:
    """Return a book of which each page names the pages of all, before and after it."""
    references = "".join(
        f'<span class="see" data-href="#s{n}">deel {n}</span> ' for n in range(PAGES)
    )
    sections = "".join(
        f'<section><h1 id="s{n}">Deel {n}</h1><p>{references * (1 + n % 3)}</p></section>'
        for n in range(PAGES)
    )
    head = '<meta charset="utf-8"><title>Boek</title>'
    date = '<meta name="dcterms.created" content="2026-11-18">'
    return f'<html lang="nl"><head>{head}{date}</head><body>{sections}</body></html>'


def draw(folder: Path, how: str) -> int:
    """Draw the book; return how many pages were laid out for it."""
    path = Path(page_numbers.__file__).parents[2]
    command = [sys.executable, "-c", DRAW, how, str(folder)]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(path)}, capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_the_mend_changes_how_often_pages_are_laid_out_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "book.html").write_text(book(), encoding="utf-8")
    (tmp_path / "book.css").write_text(STYLE, encoding="utf-8")
    plain, mended = draw(tmp_path, "plain"), draw(tmp_path, "mended")
    assert (tmp_path / "plain.pdf").read_bytes() == (tmp_path / "mended.pdf").read_bytes()
    assert (plain, mended) == (3 * PAGES, 2 * PAGES)


def test_the_mend_is_for_the_version_that_is_installed() -> None:
    assert weasyprint.__version__ == page_numbers.VERSION, (
        "another WeasyPrint: see whether it still lays out three times, and mend or remove "
        f"{re.sub('^.*/docs/', 'docs/', page_numbers.__file__)}"
    )
