"""The site of one language as one zip file, to be unpacked and read from a disk or a stick.

It holds what a browser keeps for reading offline, in ``<slug>/<code>/``, and ``<slug>/<code>.html``
to begin with. A link that leads out of it (to a download, to a page for translators, to another
language) leads to the site on the web where ``base_url`` says where that is, else to the page that
says what is not there. Copies of several languages can be unpacked in one place: each holds
``here.js``, by which the script of a page finds the others and mends its language links.

What a browser does not permit on files: links without ``index.html`` at the end, and keeping notes
in one place for all pages (Firefox and Safari may give each file a store of its own).
"""

from __future__ import annotations

import re
import zipfile
from html import escape
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from urllib.parse import unquote, urlsplit

from course import zip_files
from course.languages import Language
from course.site.offline import NOT_KEPT, kept_files

HERE = "here.js"

_START = """<!doctype html>
<html lang="{code}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={code}/index.html">
<title>{title}</title>
</head>
<body><p><a href="{code}/index.html">{title}</a></p></body>
</html>
"""

_LINK = re.compile(r'(<a\b[^>]*? )href="([^"#]+)(#[^"]*)?"')


def write_copy(site: Path, target: Path, slug: str, language: Language, base_url: str) -> None:
    """Write the zip file ``target`` of the finished site of a language in the folder ``site``.

    ``base_url`` is the address of the folder that holds all languages, or "". The same site gives
    the same bytes.
    """
    paths = [path.as_posix() for path in kept_files(site)]
    inside = set(paths)
    root = f"{slug}/{language.code}"
    start = _START.format(
        code=language.code, direction=language.direction, title=escape(language.title)
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        zip_files.add(archive, f"{root}.html", start.encode())
        zip_files.add(archive, f"{root}/{HERE}", b"// This language is in this folder.\n")
        for path in paths:
            content = (site / path).read_bytes()
            if path.endswith(".html"):
                text = content.decode()
                content = mend_links(text, path, inside, language.code, base_url).encode()
            zip_files.add(archive, f"{root}/{path}", content)


def mend_links(page: str, path: str, inside: set[str], code: str, base_url: str) -> str:
    """Return a page whose links lead somewhere from a copy that holds the files ``inside``.

    ``path`` is the page's place below the folder of its language ``code``.
    """
    folder = PurePosixPath(code, path).parent.as_posix()

    def mend(found: re.Match[str]) -> str:
        before, address, place = found[1], found[2], found[3] or ""
        if urlsplit(address).scheme or address.startswith("//"):
            return found[0]
        target = normpath(f"{folder}/{unquote(address.partition('?')[0])}")
        if target.startswith(f"{code}/") and target.removeprefix(f"{code}/") in inside:
            return found[0]
        if base_url:
            new = f"{base_url.rstrip('/')}/{target}{place}"
        else:
            new = relpath(f"{code}/{NOT_KEPT}.html", folder)
        beside = "" if target.startswith(f"{code}/") else f' data-beside="{address}{place}"'
        return f'{before}href="{escape(new)}"{beside}'

    return _LINK.sub(mend, page)
