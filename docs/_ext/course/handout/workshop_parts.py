"""What the editions of a workshop are made of: sheets in their order, and parts of the guide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from babel import Locale
from babel.dates import format_time
from docutils import nodes

from course.components.boxes import label
from course.components.help_lines import keep_regions
from course.components.timetable import clock
from course.components.writing import writing_lines
from course.handout import frame, page_html
from course.handout.pages import Pages, page_id
from course.interface import _
from course.workshops import Workshop

#: Ruled lines under each question of the form for afterwards.
FEEDBACK_LINES = 2


@dataclass
class Sheets:
    """Exercises and reflections in the order in which a workshop uses them.

    ``parts`` are sections, one after the other; ``entries`` their lines in the contents;
    ``every_time`` are exercises that each session of a series does again, on the same sheet.
    """

    pages: Pages
    parts: list[nodes.Element] = field(default_factory=list)
    entries: list[frame.Entry] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    every_time: frozenset[str] = frozenset()

    def exercise(self, key: str) -> None:
        """Add an exercise; once more only where there is something to write.

        A second copy has ids and names of fields of its own.
        """
        again = self.used.get(key, 0)
        node = self.pages.piece(key)
        if again and (key in self.every_time or not any(node.findall(writing_lines))):
            return
        self.used[key] = again + 1
        if again:
            rename(node, f"-{again + 1}")
        self.parts.append(node)
        self.entries.append(frame.entry_of(node))

    def questions(self, keys: Sequence[str], id_: str) -> None:
        """Add reflections together, as a part with a heading of its own."""
        fresh = [key for key in dict.fromkeys(keys) if key not in self.used]
        if not fresh:
            return
        self.used.update(dict.fromkeys(fresh, 1))
        part = section(id_, str(_("To reflect on")), *map(self.pages.piece, fresh))
        self.parts.append(part)
        self.entries.append(frame.entry_of(part))


def sheets_of(workshop: Workshop, pages: Pages) -> Sheets:
    """Return all that participants do, block by block, and then week by week."""
    every_time = frozenset(key for block in workshop.blocks for key in block.exercises)
    sheets = Sheets(pages, every_time=every_time)
    for block in workshop.blocks:
        for key in block.exercises:
            sheets.exercise(key)
        sheets.questions(block.reflections, f"questions-{block.id}")
    for number, week in enumerate(workshop.weeks, start=1):
        part = section(f"week-{number}", str(_("Week %d") % number))
        if week.read:
            part += reading(pages, week.read)
        part += [pages.piece(key) for key in week.reflections if key not in sheets.used]
        sheets.used.update(dict.fromkeys(week.reflections, 1))
        sheets.parts.append(part)
        entry = frame.entry_of(part)
        above, sheets.entries = sheets.entries, entry.below
        for names in (*(week.exercises.get(block.id, ()) for block in workshop.blocks), week.home):
            for key in names:
                sheets.exercise(key)
        sheets.entries = [*above, entry]
    return sheets


def reading(pages: Pages, targets: Sequence[str]) -> nodes.paragraph:
    """Return which pages to read, by their titles, as the course's book and site have them."""
    titles = [page_html.first(pages.section(target), nodes.title).astext() for target in targets]
    return nodes.paragraph("", f"{_('Reading')}: {', '.join(titles)}", classes=["facts"])


def rename(node: nodes.Element, suffix: str) -> None:
    """Give a second copy of an exercise ids and names that no other copy has."""
    for inner in node.findall(nodes.Element):
        inner["ids"] = [f"{id_}{suffix}" for id_ in inner["ids"]]
        if "key" in inner:
            inner["key"] = f"{inner['key']}{suffix}"


def section(id_: str, title: str, *content: nodes.Node) -> nodes.section:
    """Return a section of the edition's own."""
    return nodes.section("", label(title), *content, ids=[id_])


def agreement(pages: Pages) -> list[nodes.Element]:
    """Return the agreements of a group: the list alone, since the rest is for who leads it."""
    part = guide_part(pages, "agreement")
    if part is None:
        return []
    lists = list(part.findall(nodes.bullet_list))[:1]
    return [section("agreement", page_html.first(part, nodes.title).astext(), *lists)]


def guide_part(pages: Pages, name: str) -> nodes.section | None:
    """Return the part of the guide that ``course_workshop_targets`` calls ``name``."""
    target = pages.config.course_workshop_targets.get(name)
    return pages.section(target) if target else None


def feedback_form(pages: Pages) -> list[nodes.Element]:
    """Return the form for afterwards: its questions with lines, on a sheet to copy."""
    part = guide_part(pages, "feedback")
    if part is None:
        return []
    questions: list[nodes.Node] = []
    for number, item in enumerate(page_html.first(part, nodes.bullet_list).children, start=1):
        question = nodes.paragraph("", item.astext(), classes=["question"])
        lines = writing_lines("", key=f"feedback-{number}", lines=FEEDBACK_LINES)
        questions.append(nodes.container("", question, lines, classes=["field"]))
    form = section("feedback-form", page_html.first(part, nodes.title).astext(), *questions)
    form["classes"].append("feedback-form")
    return [form]


def help_page(pages: Pages) -> list[nodes.Element]:
    """Return the help page, with the lines of the language's own countries."""
    name = pages.config.course_help_page
    if not name:
        return []
    page = page_html.first(pages.page(name), nodes.section)
    keep_regions(page, pages.language.regions)
    return [page]


def what_if(pages: Pages, own: list[nodes.section]) -> list[nodes.section]:
    """Return what to do if: the workshop's own table, and below it the guide's."""
    guide = guide_part(pages, "what-if")
    if guide is None or not own:
        return [*own, *([guide] if guide else [])]
    return [*own[:-1], section_with(own[-1], guide.findall(nodes.table))]


def section_with(part: nodes.section, more: Iterable[nodes.Element]) -> nodes.section:
    """Return ``part`` with copies at its end."""
    part += [node.deepcopy() for node in more]
    return part


def add_clocks(blocks: Sequence[nodes.section], workshop: Workshop) -> None:
    """Put a clock before the facts of each block."""
    minutes = 0
    for node, block in zip(blocks, workshop.blocks, strict=True):
        for facts in node.findall(nodes.paragraph):
            if "facts" in facts["classes"]:
                facts.insert(0, [clock(minutes), nodes.Text(" · ")])
                break
        minutes += block.minutes


def set_clocks(part: nodes.Element, start: time, locale: Locale) -> None:
    """Show the time of day where the page says how long after the start something is."""
    begin = datetime.combine(date.min, start)
    for node in part.findall(nodes.inline):
        if "clock" in node["classes"]:
            moment = (begin + timedelta(minutes=node["minutes"])).time()
            node.children = []
            node += nodes.Text(clock_words(moment, locale))


def clock_words(moment: time, locale: Locale) -> str:
    """Return a time of day as the language writes it, without the narrow space that fonts lack."""
    return str(format_time(moment, format="short", locale=locale)).replace("\u202f", "\u00a0")


def materials_of_exercises(pages: Pages, workshop: Workshop) -> nodes.bullet_list:
    """Return what the exercises say that they need, each thing once."""
    exercises: dict[str, list[str]] = {}
    for key in workshop.used_exercises():
        node = pages.piece(key)
        title = page_html.first(node, nodes.title).astext()
        for needs in node.findall(nodes.paragraph):
            if "materials" in needs["classes"]:
                exercises.setdefault(needs[-1].astext(), []).append(title)
    words = (f"{needs} ({', '.join(titles)})" for needs, titles in exercises.items())
    items = (nodes.list_item("", nodes.paragraph("", text)) for text in words)
    return nodes.bullet_list("", *items)


def page_of(pages: Pages, docname: str) -> nodes.section:
    """Return the page of a workshop, whose first id is the page's own."""
    found = page_html.first(pages.page(docname), nodes.section)
    assert found["ids"][0] == page_id(docname)
    return found
