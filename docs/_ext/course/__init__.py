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
        pause,
        reflection,
        state_note,
        task_list,
        writing,
    )
    from course.handout import builder, ebook
    from course.site import (
        fallback,
        labels,
        links,
        navigation,
        references,
        styles,
        times,
        translation_pages,
        typography,
    )

    app.setup_extension("myst_parser")
    for module in (
        *(settings, default_settings),
        *(names, boxes, writing, reflection, faq, exercise, pause, glossary, help_lines, messages),
        *(direction, task_list, state_note),
        *(fallback, times, links, labels, navigation, references, typography, translation_pages),
        *(styles,),
        *(builder, ebook),
    ):
        module.setup(app)
    return {"version": "1", "env_version": ENV_VERSION, "parallel_read_safe": True}
