"""Drawing an edition: the same bytes each time, nothing from a network, and no half edition."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from course.errors import CourseError
from course.handout.pdf import write_pdf
from handout.book_pdf import BookPdf

STYLE = 'html { font: 10pt "Course Serif" } h1 { font-family: "Course Sans" }'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def edition(body: str) -> str:
    """Return a small edition that holds ``body``."""
    head = '<meta charset="utf-8"><title>Klein</title>'
    date = '<meta name="dcterms.created" content="2026-11-18">'
    return f'<!doctype html><html lang="nl"><head>{head}{date}</head><body>{body}</body></html>'


WHOLE = edition(
    '<h1 id="a">Kop</h1><p>Tekst met <a href="#a">een verwijzing</a> en <em>nadruk</em>.</p>'
    '<ul><li>een</li><li>twee</li></ul><img src="picture.svg" alt="een driehoek">'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a picture in it, for editions to name."""
    (tmp_path / "picture.svg").write_text(PICTURE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the list of all attempts to reach another machine."""
    attempts: list[Any] = []

    def refuse(*arguments: Any, **_options: Any) -> None:
        attempts.append(arguments)
        raise OSError("there is no network in this test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return attempts


def refusal(html: str, folder: Path, style: str = STYLE) -> str:
    """Return how ``html`` is refused; no file may come of it."""
    path = folder / "edition.pdf"
    before = set(folder.iterdir())
    with pytest.raises(CourseError) as raised:
        write_pdf(html, style, folder, path)
    assert set(folder.iterdir()) == before, "it leaves a file behind"
    assert raised.value.path == path
    return str(raised.value)


def test_two_builds_of_an_edition_are_the_same_bytes(folder: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        write_pdf(WHOLE, STYLE, folder, folder / name)
    assert (folder / "one.pdf").read_bytes() == (folder / "two.pdf").read_bytes()


def test_an_edition_carries_the_date_that_it_states(folder: Path) -> None:
    write_pdf(WHOLE, STYLE, folder, folder / "one.pdf")
    pdf = BookPdf(folder / "one.pdf")
    assert str(pdf.pdf.docinfo["/CreationDate"]) == "D:20261118"
    assert pdf.metadata["CreateDate"] == "2026-11-18"


def test_a_picture_is_tagged_with_what_it_shows(folder: Path) -> None:
    write_pdf(WHOLE, STYLE, folder, folder / "one.pdf")
    pdf = BookPdf(folder / "one.pdf")
    figures = [element for element in pdf.elements if element.tag == "Figure"]
    assert [str(figure.node.Alt) for figure in figures] == ["een driehoek"]


def test_a_whole_edition_needs_no_network(folder: Path, no_network: list[Any]) -> None:
    write_pdf(WHOLE, STYLE, folder, folder / "one.pdf")
    assert not no_network


@pytest.mark.parametrize("address", ["http://example.org/p.png", "https://example.org/p.png"])
def test_a_picture_from_a_network_is_refused(
    address: str, folder: Path, no_network: list[Any]
) -> None:
    report = refusal(edition(f'<p>Tekst</p><img src="{address}" alt="ver weg">'), folder)
    assert address in report
    assert not no_network


def test_a_font_from_a_network_is_refused(folder: Path, no_network: list[Any]) -> None:
    address = "https://example.org/f.otf"
    style = f'@font-face {{ font-family: "F"; src: url("{address}") }} p {{ font-family: "F" }}'
    assert address in refusal(edition("<p>Tekst</p>"), folder, style)
    assert not no_network


def test_a_missing_picture_is_named(folder: Path) -> None:
    assert "gone.svg" in refusal(edition('<img src="gone.svg" alt="weg">'), folder)


@pytest.mark.parametrize("content", ["<svg", "geen plaatje", ""])
def test_a_broken_svg_is_named(content: str, folder: Path) -> None:
    (folder / "broken.svg").write_text(content, encoding="utf-8")
    assert "broken.svg" in refusal(edition('<img src="broken.svg" alt="stuk">'), folder)


def test_a_picture_without_words_for_it_is_named(folder: Path) -> None:
    assert "picture.svg" in refusal(edition('<img src="picture.svg">'), folder)


def test_a_link_to_nowhere_is_named(folder: Path) -> None:
    assert "#nowhere" in refusal(edition('<p><a href="#nowhere">daar</a></p>'), folder)


def test_a_refused_edition_leaves_the_last_good_one_in_place(folder: Path) -> None:
    write_pdf(WHOLE, STYLE, folder, folder / "edition.pdf")
    before = (folder / "edition.pdf").read_bytes()
    refusal(edition('<img src="gone.svg" alt="weg">'), folder)
    assert (folder / "edition.pdf").read_bytes() == before
