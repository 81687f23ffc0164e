"""The tables of a workshop: its blocks, its weeks, and what to do if.

Doctree: ``table(classes=["timetable"])`` and so on, as MyST makes tables; links lead to the
exercises, whose titles they show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from docutils import nodes
from sphinx import addnodes

from course.components.names import link_by_name
from course.interface import _
from course.shelf import Shelf
from course.workshop_tables import Text
from course.workshops import Week, Workshop

Words = Callable[[type[nodes.TextElement], Text], nodes.TextElement]


def timetable(words: Words, workshop: Workshop, shelf: Shelf) -> nodes.table:
    """Return a row per block: when, which, how long, what, with which exercise."""
    rows = []
    minutes = 0
    weekly = [block.id for block in workshop.week_blocks()]
    for block in workshop.blocks:
        links = exercise_links(block.exercises, block.reflections, shelf)
        if block.id in weekly:
            links += [nodes.Text(", ")] if links else []
            links += [nodes.Text(str(_("see the weekly overview")))]
        rows.append(
            [
                paragraph([clock(minutes)]),
                words(nodes.paragraph, block.name),
                paragraph([nodes.Text(str(block.minutes))]),
                words(nodes.paragraph, block.what) if block.what else paragraph([]),
                paragraph(links),
            ]
        )
        minutes += block.minutes
    heads = (_("Time"), _("Block"), _("Minutes"), _("What"), _("Exercise"))
    return table("timetable", heads, rows)


def week_table(words: Words, workshop: Workshop, shelf: Shelf) -> nodes.table:
    """Return a row per week: what to read, the exercises of each block, and what to do at home."""
    blocks = workshop.week_blocks()
    rows = []
    for number, week in enumerate(workshop.weeks, start=1):
        pages = [page_link(name) for name in week.read]
        exercises = (exercise_links(week.exercises.get(b.id, ()), (), shelf) for b in blocks)
        cells = [paragraph(found) for found in (with_commas(pages), *exercises)]
        rows.append(
            [paragraph([nodes.Text(str(number))]), *cells, at_home(words, week, shelf)],
        )
    names = [words(nodes.paragraph, block.name) for block in blocks]
    return table("weeks", (_("Week"), _("Reading"), *names, _("At home")), rows)


def at_home(words: Words, week: Week, shelf: Shelf) -> nodes.Element:
    """Return what participants do at home in one week."""
    links = exercise_links(week.home, week.reflections, shelf)
    if week.home_note is None:
        return paragraph(links)
    note = words(nodes.paragraph, week.home_note)
    return nodes.container("", note, paragraph(links)) if links else note


def what_if_table(words: Words, workshop: Workshop) -> nodes.table:
    """Return a row per thing that may happen, in the order of the blocks."""
    rows = [
        [words(nodes.paragraph, item.happens), words(nodes.paragraph, item.helps)]
        for block in workshop.blocks
        for item in block.what_if
    ]
    return table("what-if", (_("What happens"), _("What you can do or say")), rows)


def exercise_links(
    exercises: Sequence[str], reflections: Sequence[str], shelf: Shelf
) -> list[nodes.Node]:
    """Return links to exercises and reflections; the orange ones come last, as a choice."""
    green = [link(name) for name in exercises if name not in shelf.orange]
    orange = [link(name) for name in exercises if name in shelf.orange]
    questions = [link(name, _("a question to reflect on")) for name in reflections]
    found = with_commas([*green, *questions])
    if orange:
        before = _("or orange, if you have asked:") if found else _("orange, if you have asked:")
        found += [nodes.Text(f"{', ' if found else ''}{before} "), *with_commas(orange)]
    return found


def link(target: str, words: str = "") -> addnodes.pending_xref:
    """Return a link to a target of the course, which shows its title unless ``words`` do."""
    shown = nodes.inline("", str(words) or target)
    ref = {"refdomain": "std", "reftype": "ref", "reftarget": target, "refwarn": True}
    if words:
        return addnodes.pending_xref("", shown, refexplicit=True, **ref)
    return link_by_name("", shown, refexplicit=True, **ref)


def page_link(target: str) -> addnodes.pending_xref:
    """Return a link to a page's own target, which shows the page's title."""
    shown = nodes.inline("", target)
    ref = {"refdomain": "std", "reftype": "ref", "reftarget": target, "refwarn": True}
    return addnodes.pending_xref("", shown, refexplicit=False, **ref)


def clock(minutes: int) -> nodes.inline:
    """Return a time since the start, as hours and minutes: ``1:05``."""
    words = f"{minutes // 60}:{minutes % 60:02}"
    return nodes.inline("", words, classes=["clock"], minutes=minutes)


def with_commas(links: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return links with commas between them."""
    return [node for item in links for node in (nodes.Text(", "), item)][1:]


def paragraph(children: list[nodes.Node]) -> nodes.paragraph:
    """Return a paragraph that no translator sees: its words are the engine's, or come by links."""
    return nodes.paragraph("", "", *children, translatable=False)


def table(
    kind: str, heads: Iterable[nodes.Element | str], rows: Iterable[Sequence[nodes.Element]]
) -> nodes.table:
    """Return a table with a head."""
    cells = [
        head if isinstance(head, nodes.Element) else paragraph([nodes.Text(str(head))])
        for head in heads
    ]
    group = nodes.tgroup("", cols=len(cells))
    group += [nodes.colspec("", colwidth=1) for _cell in cells]
    group += nodes.thead("", row(cells))
    group += nodes.tbody("", *(row(found) for found in rows))
    return nodes.table("", group, classes=["colwidths-auto", kind])


def row(cells: Iterable[nodes.Element]) -> nodes.row:
    """Return one row."""
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))
