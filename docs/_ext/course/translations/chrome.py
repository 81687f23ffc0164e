"""What labels the pages, beside their text: words of the engine, of the templates, of Sphinx.

Two catalogues hold them. ``interface`` has the engine's own words (Python); their English is in
the code, so that an English course needs no such catalogue. ``sphinx`` has the words of the
templates and those that Sphinx and Furo say on a page; Sphinx ships translations of many, and a
course adds what is missing there or reads badly.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo

from course.project import Project

#: The language that these words are written in: it needs no catalogue of them.
LANGUAGE = "en"

#: What Sphinx and Furo write on the pages of a course (9.0, 2025.12); places in their sources.
FROM_SPHINX = {
    "furo/sidebar/search.html": ("Search",),
    "sphinx/writers/html5.py": (
        "Link to this heading",
        "Link to this definition",
        "Link to this term",
        "Link to this table",
        "Link to this image",
        "Link to this code",
        "Link to this toctree",
    ),
    "sphinx/config.py": ("Section %s", "Fig. %s", "Table %s", "Listing %s"),
    "sphinx/locale/__init__.py": (
        *("Attention", "Caution", "Danger", "Error", "Hint", "Important", "Note", "See also"),
        *("Tip", "Warning"),
    ),
}


def interface_template() -> Catalog:
    """Return the engine's own words: every text in ``_()`` in its modules."""
    package = Path(str(files("course")))
    words = []
    for path in sorted(package.rglob("*.py")):
        place = f"course/{path.relative_to(package).as_posix()}"
        words += [(word, place) for word in _spoken(path.read_text(encoding="utf-8"))]
    return _template(words)


def chrome_template(project: Project) -> Catalog:
    """Return the words of the course's templates, of Sphinx and of Furo."""
    words: list[tuple[str, str]] = [
        (str(word), f"docs/_templates/{name}")
        for name, _line, word, _comments, _context in sorted(
            extract_from_dir(
                str(project.docs / "_templates"),
                method_map=[("**.html", "jinja2")],
                keywords={"_": None},
            )
        )
    ]
    words += [(word, place) for place, group in FROM_SPHINX.items() for word in group]
    return _template(words)


@cache
def upstream(language: str) -> Catalog:
    """Return the translations that Sphinx ships for a language; empty where it has none."""
    shipped = files("sphinx").joinpath("locale")
    for name in (language.replace("-", "_"), language.partition("-")[0]):
        path = shipped.joinpath(name, "LC_MESSAGES", "sphinx.mo")
        if path.is_file():
            with path.open("rb") as file:
                return read_mo(file)
    return Catalog()


def lacking(template: Catalog, language: str) -> Iterator[Message]:
    """Yield the messages of the chrome for which Sphinx ships no translation."""
    shipped = upstream(language)
    for message in template:
        known = shipped.get(message.id)
        if message.id and not (known and known.string):
            yield message


def shipped(language: str) -> dict[str, str]:
    """Return Sphinx's own translations of the chrome, by word.

    Sphinx itself looks them up for ``pt_BR``, and not for ``pt-BR``, as browsers write it.
    """
    words = [word for group in FROM_SPHINX.values() for word in group]
    known = {word: upstream(language).get(word) for word in words}
    return {word: str(one.string) for word, one in known.items() if one and one.string}


def _spoken(code: str) -> Iterator[str]:
    """Yield the texts in ``_()``, in their order; those in f-strings, too."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        match call:
            case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(word))]):
                yield word


def _template(words: Iterable[tuple[str, str]]) -> Catalog:
    catalog = Catalog()
    for word, place in words:
        catalog.add(word, locations=[(place, 0)])
    return catalog
