"""The e-book: what EPUBCheck says of it, its order, its words for pictures, its languages."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from conftest import ROOTS
from course.build import build
from course.languages import read_languages
from course.project import Project
from courses import REPOSITORY, copied
from handout.epubs import complaints, need_epubcheck

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest has threads

OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
LANGUAGES = ("nl", "en")


def made(project: Project, code: str) -> Path:
    language = read_languages(project.docs / "languages.toml")[code]
    (result,) = build(project, [language], ["epub"], jobs=1)
    assert (result.state, result.problems) == ("built", [])
    return project.work(code) / "downloads" / f"{project.slug}-{code}.epub"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copied(REPOSITORY, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="module", params=LANGUAGES)
def book(course: Project, request: pytest.FixtureRequest) -> Iterator[Path]:
    yield made(course, request.param)


def pages(book: Path) -> dict[str, BeautifulSoup]:
    """Return the pages of a book in the order in which it is read."""
    with zipfile.ZipFile(book) as archive:
        package = ET.fromstring(archive.read("content.opf"))
        files = {
            item.get("id"): str(item.get("href")) for item in package.iterfind(".//opf:item", OPF)
        }
        order = [files[item.get("idref")] for item in package.iterfind(".//opf:itemref", OPF)]
        return {name: BeautifulSoup(archive.read(name), "html.parser") for name in order}


def package(book: Path) -> ET.Element:
    with zipfile.ZipFile(book) as archive:
        return ET.fromstring(archive.read("content.opf"))


def test_epubcheck_has_nothing_against_the_book(book: Path) -> None:
    assert complaints(book) == ""


def test_epubcheck_has_nothing_against_a_book_in_arabic_script(tmp_path: Path) -> None:
    project = copied(ROOTS / "test-basic", tmp_path)
    path = project.docs / "languages.toml"
    text = path.read_text(encoding="utf-8")
    english = 'name = "English"\ndirection = '
    path.write_text(text.replace(f'{english}"ltr"', f'{english}"rtl"'), encoding="utf-8")
    right_to_left = made(project, "en")
    assert complaints(right_to_left) == ""
    spine = package(right_to_left).find("opf:spine", OPF)
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    for page in pages(right_to_left).values():
        assert page.html["dir"] == "rtl"  # type: ignore[index]


def test_the_pages_follow_each_other_as_on_the_site(book: Path, course: Project) -> None:
    order = [name.removesuffix(".xhtml") for name in pages(book)]
    chapters = [name for name in order if name.startswith("chapters/")]
    assert order[0] == "index"
    assert order.index("start/welcome") < order.index(chapters[0])
    assert chapters == sorted(chapters)
    assert set(order) >= set(course.documents())


def test_every_page_says_its_language(book: Path) -> None:
    code = book.stem.rpartition("-")[2]
    for name, page in pages(book).items():
        assert page.html is not None
        assert (page.html.get("lang"), page.html.get("xml:lang")) == (code, code), name
    assert package(book).findtext(".//dc:language", namespaces=OPF) == code


def test_every_picture_has_words(book: Path) -> None:
    pictures = [image for page in pages(book).values() for image in page.select("img")]
    assert len(pictures) >= 5
    assert [str(image) for image in pictures if not str(image.get("alt", "")).strip()] == []


def test_the_book_says_how_it_can_be_read(book: Path) -> None:
    said = {
        (meta.get("property"), meta.text) for meta in package(book).iterfind(".//opf:meta", OPF)
    }
    assert ("schema:accessModeSufficient", "textual") in said
    assert ("schema:accessibilityFeature", "alternativeText") in said
    assert [text for name, text in said if name == "schema:accessibilitySummary"]


def test_the_book_knows_itself_again_in_each_edition(book: Path) -> None:
    found = package(book)
    assert str(found.findtext(".//dc:identifier", namespaces=OPF)).startswith("urn:uuid:")
    assert found.findtext(".//dc:description", namespaces=OPF) != "unknown"


def test_nothing_folds_and_nothing_runs_in_the_book(book: Path) -> None:
    for name, page in pages(book).items():
        assert not page.select("details, script, svg, form, [hidden]"), name
    with zipfile.ZipFile(book) as archive:
        assert [name for name in archive.namelist() if name.endswith((".js", ".css"))] == [
            "_static/ebook.css"
        ]


def test_every_link_in_the_book_leads_to_a_place_in_it(book: Path) -> None:
    found = pages(book)
    places = {name: {str(tag["id"]) for tag in page.select("[id]")} for name, page in found.items()}
    missing = []
    for name, page in found.items():
        for link in page.select("a[href]"):
            address, _hash, place = str(link["href"]).partition("#")
            if ":" in address:
                continue
            target = normpath(f"{name}/../{address}") if address else name
            if target not in places or (place and place not in places[target]):
                missing.append(f"{name}: {link['href']}")
    assert missing == []


def test_without_epubcheck_the_test_is_skipped_but_never_where_ci_is_set() -> None:
    with pytest.raises(pytest.skip.Exception, match="no epubcheck here"):
        need_epubcheck({}, lambda _name: None)
    with pytest.raises(pytest.fail.Exception, match="never skipped"):
        need_epubcheck({"CI": "true"}, lambda _name: None)
    assert need_epubcheck(os.environ, lambda name: f"/opt/{name}")
