"""The course engine: a Sphinx extension that knows nothing of any one course's text."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

ENV_VERSION = 1


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up every room, from the ground up."""
    from course import settings
    from course.components import (
        boxes,
        default_settings,
        direction,
        exercise,
        faq,
        glossary,
        help_lines,
        messages,
        names,
        own_handout,
        pause,
        reflection,
        state_note,
        task_list,
        workbook,
        workshop,
        writing,
    )
    from course.handout import builder, downloads, ebook
    from course.site import (
        fallback,
        first_step,
        head,
        labels,
        links,
        moments,
        moved,
        navigation,
        not_found,
        note_ledger,
        notes,
        offline,
        references,
        scripts,
        search,
        search_text,
        styles,
        theme,
        times,
        translation_pages,
        typography,
    )
    from course.site import own_handout as own_handout_page
    from course.site import workbook as filled_workbook

    app.setup_extension("myst_parser")
    for module in (
        *(settings, default_settings),
        *(names, boxes, writing, reflection, faq, exercise, pause, glossary, help_lines, messages),
        *(direction, task_list, state_note, workbook, workshop, own_handout),
        *(fallback, times, links, labels, navigation, references, typography, translation_pages),
        *(scripts, notes, filled_workbook, note_ledger, own_handout_page),
        *(theme, search_text, search, offline, moments, head, first_step, styles),
        *(not_found, moved),
        *(builder, ebook, downloads),
    ):
        module.setup(app)
    return {"version": "1", "env_version": ENV_VERSION, "parallel_read_safe": True}
