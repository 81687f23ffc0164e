"""What every page shows of the others: when it changes, all pages are written.

Sphinx writes a page again when the page itself changed. Its navigation (titles,
order, neighbours) would stay as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.addnodes import toctree
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

_MARK = ".navigation"


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return every page where the navigation is not what it was when they were last written."""
    if app.builder.name != "html":
        return []  # the others write all their pages anyway
    mark = Path(app.outdir, _MARK)
    now = navigation(env)
    if mark.is_file() and mark.read_text(encoding="utf-8") == now:
        return []
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(now, encoding="utf-8")
    return sorted(env.found_docs)


def navigation(env: BuildEnvironment) -> str:
    """Return a SHA-256 (hex) of the pages' titles, their numbers, and their order."""
    titles = [(name, env.titles[name].astext()) for name in sorted(env.titles)]
    numbers = sorted((name, repr(found)) for name, found in env.toc_secnumbers.items())
    order = sorted(env.toctree_includes.items())
    captions = [tree.get("caption") for toc in env.tocs.values() for tree in toc.findall(toctree)]
    return hashlib.sha256(repr((titles, numbers, order, captions)).encode()).hexdigest()


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return the names of all pages as the contents have them, then those that are not there."""
    found: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        page = waiting.pop(0)
        if page not in found:
            found[page] = None
            waiting = [*env.toctree_includes.get(page, []), *waiting]
    return [*found, *sorted(env.found_docs - found.keys())]


def remove_pages(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], removed: set[str]
) -> Iterable[str]:
    """Take away what was written of pages that are no more."""
    for name in removed:
        Path(app.outdir, f"{name}.html").unlink(missing_ok=True)
    return []


def setup(app: Sphinx) -> None:
    """Register both, at the moments that Sphinx has for them."""
    app.connect("env-get-outdated", remove_pages)
    app.connect("env-updated", pages_to_write)
