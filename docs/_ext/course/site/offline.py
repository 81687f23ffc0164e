"""Reading without a network: the worker that keeps a language on the reader's device.

A page loads ``offline.js``, which asks the browser to run ``service-worker.js``; that keeps every
page, style, picture and script of the language, and not its downloads nor the pages for
translators. The worker names each file with its SHA-256, so it changes when the site does, and the
browser then fetches what is new.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from course.interface import _
from course.site.theme import NO_INDEX

WORKER = "service-worker.js"

#: The page that is shown, without a network, in the place of one that is not kept.
NOT_KEPT = "offline"

#: Folders and files of a language that are not kept.
_ELSEWHERE = ("downloads", "translation", "objects.inv", "404.html", WORKER)


def kept_files(site: Path) -> Iterator[Path]:
    """Yield the files of a language's site that are kept, sorted, as paths below ``site``."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site)
        if path.is_file() and name.parts[0] not in _ELSEWHERE:
            yield name


def write_worker(site: Path, name: str) -> None:
    """Write the worker of the finished site of one language; ``name`` is the name of its cache."""
    hashes = {}
    for path in kept_files(site):
        digest = hashlib.sha256((site / path).read_bytes()).digest()
        hashes[path.as_posix()] = base64.b64encode(digest).decode()
    copy = {"cache": name, "notKept": f"{NOT_KEPT}.html", "files": hashes}
    script = files("course.site").joinpath(WORKER).read_text(encoding="utf-8")
    text = json.dumps(copy, ensure_ascii=False, indent=1)
    (site / WORKER).write_text(f"const COPY = {text};\n\n{script}", encoding="utf-8")


def make_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page that says what is not kept."""
    if app.builder.name != "html":
        return
    context = {
        "title": _("Not on your device"),
        "metatags": NO_INDEX,
        "not_kept": _(
            "This page is not kept on your device. All chapters, exercises and the help page are: "
            "you find them in the list of pages."
        ),
        "later": _("Online, you find it on the site of the course."),
    }
    yield NOT_KEPT, context, "offline.html"


def add_sign(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Give a page's foot the words that say whether the course is on the device."""
    if app.builder.name == "html":
        context["offline_kept"] = _("Available offline")
        context["offline_now"] = _("You are offline. This is the copy on your device.")


def add_script(app: Sphinx) -> None:
    """Load the script on every page."""
    if app.builder.name == "html":
        app.add_js_file("js/offline.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the page, the words and the script."""
    app.connect("builder-inited", add_script)
    app.connect("html-collect-pages", make_page)
    app.connect("html-page-context", add_sign)
