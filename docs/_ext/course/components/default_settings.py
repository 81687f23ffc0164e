"""Docutils' default settings, worked out once: pages look the same, and are read twice as fast.

For every message that is rendered, MyST-Parser makes a document that it throws away (the default
of ``options.get("document", make_document())`` in ``DocutilsRenderer.setup_render``), and for each
of these docutils builds an option parser with 70 options: some 2 ms a message, and a chapter has
150. There is no public way around it. No report upstream is known to us.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any

import myst_parser
from docutils.frontend import Values, get_default_settings
from myst_parser.mdit_to_docutils import base
from sphinx.application import Sphinx

#: What this was made for. With another version everything works as that version does.
VERSION = "5.2."

_worked_out = cache(get_default_settings)


def remembered_settings(*components: Any) -> Values:
    """Return a copy of docutils' default settings for ``components``."""
    return copy(_worked_out(*components))


def setup(app: Sphinx) -> None:
    """Let MyST-Parser ask here."""
    if myst_parser.__version__.startswith(VERSION):
        setattr(base, "get_default_settings", remembered_settings)  # noqa: B010 - not exported
