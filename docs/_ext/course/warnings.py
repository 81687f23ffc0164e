"""The kinds of warning that the engine gives, each listed once."""

from __future__ import annotations

from enum import Enum


class WarningType(Enum):
    """Subtypes of ``course``: a warning ends in ``[course.<value>]``."""

    EXERCISE = "exercise"
    """An exercise that does not exist, or a mistake in its file."""

    NAME = "name"
    """A box without the id that it needs, or with one that is taken."""

    NOTE_ID = "note_id"
    """A key of readers' notes that is new, gone or used for another question."""

    OPTION = "option"
    """An option or a content that a component does not permit."""

    HELP_LINES = "help_lines"
    """A mistake in the data of the help lines."""

    WORKSHOP = "workshop"
    """A workshop that does not exist, or a mistake in its file."""

    UNSAFE_TRANSLATION = "unsafe_translation"
    """A translated message that could harm or mislead: the source text stays."""
