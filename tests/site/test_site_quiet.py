"""The site asks nothing of anybody: no request, no complaint, no code between the lines."""

from __future__ import annotations

from typing import Any

import pytest
from built_site import BuiltSite, Page
from site_fixtures import need_browser

pytest_plugins = ["handout.fixtures", "site_fixtures"]

Seen = dict[str, Any]

#: What Furo writes into every page. Once it has moved to files, these go, and nothing comes back.
FUROS_OWN = (
    'document.body.dataset.theme = localStorage.getItem("theme") || "auto";',
    "body { --color-code-background: #f2f2f2; --color-code-foreground: #1e1e1e;",
)
FUROS_STYLES = {"display: none;", "opacity: 50%"}


def test_no_page_asks_for_anything_but_files_of_the_site(site: BuiltSite, seen: Seen) -> None:
    here = f"{site.folder.as_uri()}/"
    for path, found in seen.items():
        assert found["requests"], path
        strange = [url for url in found["requests"] if not url.startswith((here, "data:"))]
        assert not strange, path


def test_no_page_complains_in_the_console(seen: Seen) -> None:
    complaints = {path: found["complaints"] for path, found in seen.items()}
    assert not {path: words for path, words in complaints.items() if words}


def test_no_page_holds_a_script_or_a_style_of_ours(site: BuiltSite) -> None:
    found = []
    for page in site.pages.values():
        for element in page.soup.select("script:not([src], [type='application/ld+json']), style"):
            text = " ".join(element.get_text().split())
            if not text.startswith(FUROS_OWN):
                found.append(f"{page.path}: <{element.name}> {text[:60]}")
    assert not found, "\n".join(found)


def test_no_element_carries_a_style_or_a_handler_of_ours(site: BuiltSite) -> None:
    found = [
        f"{page.path}: <{tag} {attribute}={value!r}>"
        for page in site.pages.values()
        for tag, attribute, value in code_attributes(page)
        if attribute != "style" or value not in FUROS_STYLES
    ]
    assert not found, "\n".join(found)


def code_attributes(page: Page) -> list[tuple[str, str, str]]:
    """Return the attributes of a page that a strict content policy refuses."""
    return [
        (element.name, name, str(value))
        for element in page.soup.find_all(True)
        for name, value in element.attrs.items()
        if name == "style" or name.startswith("on") or str(value).startswith("javascript:")
    ]


def test_the_text_of_a_page_carries_no_style_at_all(site: BuiltSite) -> None:
    for page in site.course_pages:
        assert not page.article.select("[style], style, script"), page.path


def test_without_a_browser_tests_are_skipped_but_never_where_ci_is_set() -> None:
    with pytest.raises(pytest.skip.Exception, match="no browser here"):
        need_browser({}, lambda _name: None)
    with pytest.raises(pytest.fail.Exception, match="never skipped"):
        need_browser({"CI": "true"}, lambda _name: None)
    need_browser({"CI": "true"}, lambda name: f"/usr/bin/{name}")
