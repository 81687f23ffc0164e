"""The help lines, from data: those of the reader's own countries first.

The reader sees per country whom to call, what that costs and when, and where the number was read.

Doctree: ``container(classes=["help-lines"]) -> (rubric, bullet_list)*``; all words are the
engine's own (interface catalogue, CLDR names), so nothing here lands in a page's catalogue.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course.errors import CourseError
from course.help_lines import HelpLine, lines_for, read_help_lines
from course.interface import _
from course.languages import Language
from course.warnings import WarningType

logger = logging.getLogger(__name__)


class HelpLinesDirective(SphinxDirective):
    """``:::{help-lines}``."""

    def run(self) -> list[nodes.Node]:
        """Make one list per region."""
        path = Path(self.env.srcdir, self.config.course_help_lines)
        self.env.note_dependency(path)
        try:
            lines = read_help_lines(path)
        except (CourseError, OSError) as error:
            logger.error(
                error.sentence if isinstance(error, CourseError) else f"{error} — add that file",
                location=f"{path}:{getattr(error, 'line', None) or 1}",
                type="course",
                subtype=WarningType.HELP_LINES.value,
            )
            return []
        language: Language = self.config.course_language
        locale = language.locale
        node = nodes.container("", classes=["help-lines"])
        for region, found in lines_for(lines, language.regions).items():
            name = region_name(found[0], locale)
            node += nodes.rubric("", name, translatable=False, region=region)
            items = (line_item(line, locale) for line in found)
            node += nodes.bullet_list("", *items, region=region)
        return [node]


def keep_regions(page: nodes.Element, regions: Collection[str]) -> None:
    """Take the lines of other regions out of a copy of a page: a group's paper is for one place."""
    for node in list(page.findall(nodes.Element)):
        if node.get("region", "") and node["region"] not in regions:
            node.parent.remove(node)


def region_name(line: HelpLine, locale: Locale) -> str:
    """Return the country's name, with the language where a country has several lists."""
    country = str(locale.territories.get(line.territory, line.territory))
    if not line.language:
        return country
    return f"{country} ({locale.languages.get(line.language, line.language)})"


def line_item(line: HelpLine, locale: Locale) -> nodes.list_item:
    """Return one line to call: name and number, then facts, then the source."""
    colon = _("%s:") % ""  # French has a blank before it
    call = nodes.paragraph("", "", nodes.strong("", line.name), nodes.Text(f"{colon} "))
    call += telephone(line.number)
    if line.alternative:
        call += [nodes.Text(f" {_('or')} "), telephone(line.alternative)]
    item = nodes.list_item("", call, classes=[line.kind])
    facts = [str(words) for given, words in known_facts(line) if given]
    if facts or line.chat:
        detail = nodes.paragraph("", f"{_(',')} ".join(facts), classes=["facts"])
        if line.chat:
            address = line.chat.removeprefix("https://")
            link = nodes.reference(
                "", address, refuri=line.chat, internal=False, classes=["address"]
            )
            detail += [nodes.Text(f"{', ' if facts else ''}{_('chat and more at')} "), link]
        item += detail
    item += nodes.paragraph("", source_note(line, locale), classes=["source"])
    return item


def known_facts(line: HelpLine) -> list[tuple[bool, str]]:
    """Return each fact with whether it was confirmed."""
    return [
        (line.kind == "listening", _("for a listening ear")),
        (line.free, _("free of charge")),
        (line.anonymous, _("anonymous")),
        (line.always, _("day and night")),
    ]


def telephone(number: str) -> nodes.reference:
    """Return a number that a phone can dial."""
    digits = "".join(character for character in number if character.isdigit())
    return nodes.reference("", number, refuri=f"tel:{digits}", internal=False, classes=["address"])


def source_note(line: HelpLine, locale: Locale) -> str:
    """Return where the number was read, and when it was last compared."""
    source = line.source
    if line.source_date:
        source += f", {in_words(line.source_date, locale)}"
    checked = _("Checked on %s.") % in_words(line.reviewed_on, locale)
    return f"{_('Source: %s.') % source} {checked}"


def in_words(day: date, locale: Locale) -> str:
    """Return a date as people write it, for instance ``3 oktober 2025``."""
    return str(format_date(day, format="long", locale=locale))


def help_words(config: Config, language: Language) -> str:
    """Return whom to call, for the language's first region: ``Too much? 113 (113 …)``."""
    path = config.course_docs / config.course_help_lines
    line = first_line(language, path, path.stat().st_mtime_ns) if path.is_file() else None
    if line is None:
        return str(_("It gets too much?"))
    return f"{_('It gets too much?')} {_('%s:') % line.name} {line.number}"


@lru_cache(maxsize=8)
def first_line(language: Language, path: Path, _changed: int) -> HelpLine | None:
    """Return the first verified line of the language's regions, or None where there is none.

    A file with a mistake has none; the directive reports that where it is.
    """
    try:
        by_region = lines_for(read_help_lines(path), language.regions)
    except CourseError:
        return None
    for region in language.regions:
        for line in by_region.get(region, ()):
            return line
    return None


def setup(app: Sphinx) -> None:
    """Register the directive and where its data is."""
    app.add_config_value("course_help_lines", "help-lines.toml", "env", str)
    app.add_directive("help-lines", HelpLinesDirective)
