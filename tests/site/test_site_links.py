"""Links of the site: every one leads somewhere, in both languages, and back."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from built_site import BuiltSite, Page, is_local

from handout.real_course import LANGUAGES

pytest_plugins = ["handout.fixtures", "site_fixtures"]

OTHER = {"nl": "en", "en": "nl"}
OWN_NAMES = {"nl": "Nederlands", "en": "English"}


def test_every_link_in_the_site_leads_to_a_file_and_a_place_that_are_there(
    site: BuiltSite,
) -> None:
    followed, broken = 0, []
    for page in site.pages.values():
        for address in filter(is_local, page.references()):
            followed += 1
            path, place = page.resolve(address)
            if not (site.folder / path).is_file():
                broken.append(f"{page.path}: {address} is no file")
            elif path in site.pages and place not in site.pages[path].places:
                broken.append(f"{page.path}: {address} is no place there")
    assert followed > 4000
    assert not broken, "\n".join(broken)


def test_links_to_elsewhere_are_https_or_telephone_numbers(site: BuiltSite) -> None:
    outside = {
        address
        for page in site.pages.values()
        for address in page.references()
        if not is_local(address)
    }
    assert outside
    assert not [address for address in outside if not address.startswith(("https://", "tel:"))]


def test_no_page_has_a_place_twice(site: BuiltSite) -> None:
    for page in site.pages.values():
        places = [str(element["id"]) for element in page.soup.select("[id]")]
        assert sorted(places) == sorted(set(places)), page.path


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_the_same_pages_as_the_other(code: str, site: BuiltSite) -> None:
    assert set(site.in_language(code)) == set(site.in_language(OTHER[code]))
    assert set(site.in_language(code)) == {*site.course.project.documents(), "search"}


def test_the_language_link_leads_to_the_same_page_and_back(site: BuiltSite) -> None:
    for page in site.course_pages:
        there = page.linked(f".course-links a[hreflang={OTHER[page.language]}]")
        assert there is not None, page.path
        assert (there.language, there.name) == (OTHER[page.language], page.name)
        assert there.linked(f".course-links a[hreflang={page.language}]") is page


def test_language_links_say_each_language_in_itself(site: BuiltSite) -> None:
    for page in site.course_pages:
        links = page.soup.select(".course-links a")
        assert {link["lang"]: link.get_text(strip=True) for link in links} == OWN_NAMES
        current = [link["lang"] for link in links if link.get("aria-current")]
        assert current == [page.language], page.path


def test_a_place_on_a_page_has_the_same_name_in_every_language(site: BuiltSite) -> None:
    english = site.in_language("en")
    for page in site.in_language("nl").values():
        assert sections(page) == sections(english[page.name]), page.name


def sections(page: Page) -> list[str]:
    """Return the ids of a page's sections and boxes, in their order."""
    return [str(element["id"]) for element in page.article.select("section[id], div[id]")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_next_and_previous_visit_all_pages_in_the_order_of_the_navigation(
    code: str, site: BuiltSite
) -> None:
    home = site.in_language(code)["index"]
    chain = [home]
    while following := chain[-1].linked("a.next-page"):
        assert following not in chain, f"{following.path} comes twice"
        assert following.linked("a.prev-page") is chain[-1], following.path
        chain.append(following)
    navigation = [
        home.resolve(str(link["href"]))[0] for link in home.soup.select(".sidebar-tree a[href]")
    ]
    assert [page.path for page in chain[1:]] == navigation
    assert {page.name for page in chain} == set(site.in_language(code)) - {"search"}


def test_the_front_door_opens_every_language_and_its_book(site: BuiltSite) -> None:
    door = site.pages["index.html"]
    for code, title in OWN_NAMES.items():
        (link,) = door.soup.select(f"a.language[hreflang={code}]")
        assert title in link.get_text()
        assert door.resolve(str(link["href"])) == (f"{code}/index.html", "")
    books = [unquote(str(link["href"])) for link in door.soup.select(".downloads a")]
    assert books == [
        path
        for code in LANGUAGES
        for path in (
            f"{code}/downloads/minder-strak-{code}-a4.pdf",
            f"{code}/reference/downloads.html",
        )
    ]
