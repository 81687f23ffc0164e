"""The engine's own words (labels, notices), translated through ``interface.po``."""

from __future__ import annotations

from sphinx.locale import get_translation

CATALOGUE = "interface"

#: Translate an English label into the language being built.
_ = get_translation(CATALOGUE)
