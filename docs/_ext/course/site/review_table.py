"""The table of a review page, as HTML: thousands of cells, so no template writes them.

On a phone the cells of a row stand below each other, and each says its language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from course.interface import _
from course.languages import Language
from course.translations.review import Row
from course.translations.states import State


@dataclass(frozen=True)
class Places:
    """Where the messages of a page are: ``path`` from the course's folder, and the address there.

    ``address`` is empty where no repository is known.
    """

    path: str
    address: str

    def html(self, line: int | None) -> str:
        """Return the place of a message, as a link where one is known."""
        place = escape(f"{self.path}:{line}" if line else self.path).replace("/", "/<wbr>")
        if not self.address:
            return f'<span dir="ltr">{place}</span>'
        href = escape(f"{self.address}#L{line}" if line else self.address)
        return f'<a href="{href}" dir="ltr">{place}</a>'


def state_labels() -> dict[State, str]:
    """Return what the states are called."""
    return {
        State.CURRENT: _("Translated"),
        State.OUTDATED: _("May be out of date"),
        State.MISSING: _("Not translated"),
    }


def table(rows: Sequence[Row], columns: Sequence[Language], places: Places) -> str:
    """Return the table; ``columns`` are the source, a bridge language or none, the translation."""
    heads = "".join(f'<th scope="col"{_speaks(column)}>{_name(column)}</th>' for column in columns)
    labels = {state: escape(label) for state, label in state_labels().items()}
    not_shown = escape(_("not shown on the page"))
    lines = [f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"]
    first, last = columns[0], columns[-1]
    for row in rows:
        about = [str(row.number), f'<span class="state">{labels[row.entry.state]}</span>']
        if row.entry.translation and row.entry.state is State.MISSING:
            rules = ", ".join(f"<code>{escape(rule)}</code>" for rule in row.rules)
            about.append(f"{not_shown}: {rules}" if rules else not_shown)
        about.append(places.html(row.entry.line))
        cells = [
            _cell(first, f"<p{_speaks(first)}>{_source(row)}</p>"),
            *(_bridge(column, row.bridge) for column in columns[1:-1]),
            _cell(last, *_translation(row, last), f'<p class="about">{" · ".join(about)}</p>'),
        ]
        lines.append(f'<tr id="{row.anchor}" class="{row.entry.state.value}">{"".join(cells)}</tr>')
    return "\n".join([*lines, "</tbody>\n</table>"])


def _source(row: Row) -> str:
    """Return the source, with what was changed in it since it was translated."""
    marks = {"same": "{}", "del": "<del>{}</del>", "ins": "<ins>{}</ins>"}
    return " ".join(marks[piece.kind].format(escape(piece.text)) for piece in row.pieces)


def _translation(row: Row, language: Language) -> Iterator[str]:
    if row.translation:
        yield f'<p class="translation"{_speaks(language)}>{escape(row.translation)}</p>'
    for comment in row.comments:
        yield f'<p class="comment" dir="auto">{escape(comment)}</p>'


def _bridge(language: Language, text: str) -> str:
    return _cell(language, f"<p{_speaks(language)}>{escape(text)}</p>") if text else "<td></td>"


def _cell(language: Language, *content: str) -> str:
    """Return a cell that says its language, for where it does not stand under its heading."""
    label = f'<p class="label"{_speaks(language)}>{_name(language)}</p>'
    return f"<td>{label}{''.join(content)}</td>"


def _name(language: Language) -> str:
    return escape(language.name)


def _speaks(language: Language) -> str:
    return f' lang="{language.code}" dir="{language.direction}"'
