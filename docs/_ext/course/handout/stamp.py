"""The stamp at every page's foot, and the words that style sheets need in the right language."""

from __future__ import annotations

from sphinx.config import Config

from course.components.help_lines import help_words
from course.interface import _
from course.languages import Language


def stamp_css(config: Config, language: Language, see_page: str, share: int = 100) -> str:
    """Return the style rules that hold words: the page's foot and ``see page N``.

    ``see_page`` is a phrase with ``%s`` for the number; ``share`` is how much of the edition is
    in its language, in per cent, which the foot says where it is not all.
    """
    before, after = see_page.split("%s")
    version = f"{config.release}, {config.course_source_date}"
    left = f"{language.title} · {language.name} · {version}"
    if share < 100:
        left += f" · {_('%d%% translated') % share}"
    if config.course_short_address:
        left += f" · {config.course_short_address}"
    words = f"{css_string(help_words(config, language))} '\\a' {css_string(left)}"
    return (
        f"@page :right {{ @bottom-left {{ content: {words} }} }} "
        f"@page :left {{ @bottom-right {{ content: {words} }} }} "
        f".see-page::after {{ content: {css_string(f' ({before}')} "
        f"target-counter(attr(data-href), page) {css_string(f'{after})')} }}"
    )


def css_string(text: str) -> str:
    """Return ``text`` as a CSS string (https://www.w3.org/TR/css-syntax-3/#consume-string-token).

    Every character outside plain text is escaped, ``<`` too, since the rules stand in HTML.
    """
    escaped = "".join(
        character
        if character.isalnum() or character in " .,:;·-–()/?"
        else f"\\{ord(character):x} "
        for character in text
    )
    return f'"{escaped}"'
