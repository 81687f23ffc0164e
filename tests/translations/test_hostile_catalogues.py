"""A whole set of hostile catalogues, built into an English site: nothing in it is live."""

from __future__ import annotations

import re
from html import unescape

import pytest
from bs4 import Tag
from hostile import ATTACKS, INERT, MARK, SCRIPT, SECRET, SHOWN_OR_REFUSED, Attack
from hostile_course import Site, build_english
from live import live
from po import line_of, po

PAGE = "attacks.po"

LABELS = (
    ("Search", SCRIPT),
    ("Next", f"Next\" onmouseover=\"alert('{MARK}')"),
    ("Skip to content", f"<img src=x onerror=alert('{MARK}')>"),
    ("Copyright &#169; %(copyright)s", f"{SCRIPT} %(copyright)s"),
    ("Contents", "Contents`${alert(1)}`"),
)


def innocent(name: str) -> str:
    return f"Zin onschuldig {name}."


def doubtful(name: str) -> str:
    return f"Zin twijfelachtig {name}."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the English site once, with every attack in it."""
    messages = [(attack.source, attack.translation) for attack in ATTACKS]
    messages += [(innocent(name), text) for name, text in INERT.items()]
    messages += [(doubtful(name), text) for name, text in SHOWN_OR_REFUSED.items()]
    pos = {
        PAGE: po(*messages),
        "sphinx.po": po(*LABELS),
        "interface.po": po(("This week", SCRIPT), ("Languages", 'x" onclick="y')),
        "secret.po": po(("Hulp", SCRIPT)),
    }
    page = "\n\n".join(["# Aanvallen", *(source for source, _ in messages)])
    return build_english(tmp_path_factory.mktemp("hostile"), pos, {"attacks.md": page})


def warning_at(site: Site, name: str, msgid: str) -> str:
    """The one warning at the line of ``msgid``."""
    place = f"locales/en/LC_MESSAGES/{name}:{line_of(site.pos[name], msgid)}: WARNING: "
    found = [line for line in site.result.problems if line.startswith(place)]
    assert len(found) == 1, f"{place}: {found}"
    return found[0]


def block(site: Site, start: str) -> Tag:
    """The paragraph of the attacks' page that starts with these words."""
    found = [
        tag for tag in site.article("attacks.html").find_all("p") if tag.text.startswith(start)
    ]
    assert len(found) == 1, f"{start!r} stands in {len(found)} paragraphs"
    return found[0]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_the_dutch_text_stays_and_says_that_it_is_dutch(site: Site, attack: Attack) -> None:
    found = block(site, f"Zin {attack.name} ")
    assert found.text == attack.shown
    assert found["lang"] == "nl"


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_the_attack_is_reported_at_the_line_of_the_file_that_holds_it(
    site: Site, attack: Attack
) -> None:
    warning = warning_at(site, PAGE, attack.source)
    assert attack.says in warning
    assert warning.endswith(" — the source text stays [course.unsafe_translation]")


def test_nothing_in_the_whole_site_is_live(site: Site) -> None:
    found = {name: live(html) for name, html in site.pages.items()}
    assert found == {name: [] for name in site.pages}


def test_no_script_of_an_attack_is_anywhere_in_the_site(site: Site) -> None:
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if MARK.encode() in path.read_bytes()] == []


def test_no_other_file_is_in_the_site(site: Site) -> None:
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if SECRET.encode() in path.read_bytes()] == []
    assert [path.name for path in files if path.name.startswith("secret")] == []


def test_unsafe_translations_do_not_keep_the_language_from_being_published(site: Site) -> None:
    assert site.result.state == "built"


@pytest.mark.parametrize("name", INERT)
def test_what_only_looks_like_markup_is_shown_as_it_stands(site: Site, name: str) -> None:
    place = f"{PAGE}:{line_of(site.pos[PAGE], innocent(name))}: "
    assert not any(place in line for line in site.result.problems)
    assert english(site, INERT[name])


@pytest.mark.parametrize("name", SHOWN_OR_REFUSED)
def test_doubtful_text_is_shown_as_it_stands_or_refused_but_never_lost(
    site: Site, name: str
) -> None:
    if english(site, SHOWN_OR_REFUSED[name]):
        return
    warning_at(site, PAGE, doubtful(name))
    assert block(site, doubtful(name))["lang"] == "nl"


def english(site: Site, translation: str) -> bool:
    """Whether a paragraph of the page shows the translation, in English, as it stands."""
    shown = unescape(re.sub(r"\\(\W)", r"\1", translation))
    paragraphs = site.article("attacks.html").find_all("p")
    return any(straight(tag.text) == shown for tag in paragraphs if "lang" not in tag.attrs)


def straight(text: str) -> str:
    """``text`` with straight quotation marks and hyphens, as its translator wrote them."""
    return re.sub("[‘’]", "'", re.sub("[“”]", '"', text)).replace("–", "--")


@pytest.mark.parametrize("msgid", [msgid for msgid, _ in LABELS])
def test_a_hostile_label_is_reported_and_the_english_one_stands(site: Site, msgid: str) -> None:
    assert "that its source does not" in warning_at(site, "sphinx.po", msgid)


def test_a_stray_catalogue_is_reported(site: Site) -> None:
    place = "locales/en/LC_MESSAGES/secret.po:1: WARNING: no page is called secret.po — "
    assert any(line.startswith(place) for line in site.result.problems)
