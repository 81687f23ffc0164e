"""References as a reader can use them: ``Ford e.a. (2018)`` in no language in particular.

The styles that come with pybtex label an entry ``[FLJM18]`` and write *and*, *pages* and *and
others* in English on every page. This one uses signs that need no translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as field_
from typing import Any, ClassVar

from docutils import nodes
from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as UnsrtStyle
from pybtex.style.formatting.unsrt import dashify
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.template import Node, field, href, join, node, optional, sentence, tag, words
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.plugin import register_plugin as register_citations
from sphinxcontrib.bibtex.style.referencing import PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

STYLE = "course"


class NameAndYear(BaseLabelStyle):  # type: ignore[misc]
    """Labels such as ``Ford 2018``, with a letter where two would be the same."""

    def format_labels(self, sorted_entries: Iterable[Any]) -> Iterator[str]:
        """Yield one label per entry."""
        used: dict[str, int] = {}
        for entry in sorted_entries:
            person = entry.persons["author"][0]
            names = (*person.rich_prelast_names, *person.rich_last_names)
            name = " ".join(map(str, names))
            label = f"{name} {entry.fields['year']}"
            used[label] = used.get(label, 0) + 1
            yield label if used[label] == 1 else f"{label}{'abcdef'[used[label] - 1]}"


class CourseStyle(UnsrtStyle):  # type: ignore[misc]
    """Authors. Title. Journal volume(number): pages, year. doi."""

    default_label_style = NameAndYear
    default_sorting_style = "author_year_title"
    formatted: ClassVar[dict[str, Any]] = {}

    def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> Any:
        """Return an entry as it is printed; worked out once in the life of a process."""
        key = f"{label} {entry!r}"
        if key not in self.formatted:
            self.formatted[key] = super().format_entry(label, entry, bib_data)
        return self.formatted[key]

    def format_names(self, role: str, as_sentence: bool = True) -> Node:
        """Return the names with commas and ``&`` between them."""
        people = authors(role)
        return sentence[people] if as_sentence else people

    def get_article_template(self, entry: Any) -> Node:
        """Return an article's parts in their order."""
        volume = join[field("volume"), optional["(", field("number"), ")"]]
        place = join[volume, optional[": ", field("pages", apply_func=dashify)]]
        return words[
            self.format_names("author"),
            self.format_title(entry, "title"),
            sentence[join[tag("em")[field("journal")], optional[" ", place]], field("year")],
            optional[self.doi()],
        ]

    @staticmethod
    def doi() -> Node:
        """Return the DOI as a link, without words."""
        address = join["https://doi.org/", field("doi", raw=True)]
        return href(address)[join["doi:", field("doi", raw=True)]]


@node  # type: ignore[untyped-decorator]
def authors(_children: object, context: dict[str, Any], role: str) -> Any:
    """Return the names of ``role``: ``A, B & C``, or ``A, B et al.`` where the entry breaks off."""
    style, people = context["style"], context["entry"].persons[role]
    named = [style.format_name(person) for person in people if str(person) != "others"]
    if len(named) < len(people):
        return join[join(sep=", ")[named], " et al."].format_data(context)
    return join(sep=", ", sep2=" & ", last_sep=" & ")[named].format_data(context)


@dataclass
class CourseCitations(AuthorYearReferenceStyle):
    """Citations such as ``[Ford & Lam, 2018]``."""

    person: PersonStyle = field_(default_factory=lambda: PersonStyle(sep2=" & ", last_sep=" & "))


class OneWayBack(SphinxPostTransform):
    """Lead from an entry back to each citation once; bibtex lists one per reading.

    It also lists those of the source text, which a translation has replaced.
    """

    default_priority = 900

    def run(self, **kwargs: object) -> None:
        """Take out what is there twice, and what leads nowhere.

        Where a passage cites something twice, its translation has one id for both (Sphinx 9.0).
        """
        seen: set[str] = set()
        for inline in self.document.findall(nodes.inline):
            inline["ids"] = [id_ for id_ in inline["ids"] if id_ not in seen]
            seen.update(inline["ids"])
        places = {id_ for node in self.document.findall(nodes.Element) for id_ in node["ids"]}
        for citation in self.document.findall(nodes.citation):
            back = dict.fromkeys(citation["backrefs"])
            citation["backrefs"] = [id_ for id_ in back if id_ in places]


def get_ready(app: Sphinx) -> None:
    """Format all references, before they are asked for."""
    app.env.get_domain("cite").env_updated()  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """Register the style with pybtex and make it the course's."""
    register_plugin("pybtex.style.formatting", STYLE, CourseStyle)
    app.setup_extension("sphinxcontrib.bibtex")
    app.config.bibtex_default_style = STYLE
    register_citations("sphinxcontrib.bibtex.style.referencing", STYLE, CourseCitations)
    app.config.bibtex_reference_style = STYLE
    app.add_post_transform(OneWayBack)
    app.config.bibtex_tooltips = False  # a finger cannot hover, and each page would be longer
    if app.config.bibtex_bibfiles is None:  # a course need not have references
        app.config.bibtex_bibfiles = []
