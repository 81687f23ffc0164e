"""Drawing one edition: a job that needs no Sphinx, so that any process can do it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from course.handout.imposition import impose
from course.handout.pdf import write_pdf


@dataclass(frozen=True)
class Listed:
    """What the downloads page says of an edition, in the reader's language.

    ``file`` is below ``downloads``; ``group`` is the name of an ``editions.Group``.
    """

    file: str
    group: str
    title: str
    audience: str
    paper: str


@dataclass(frozen=True)
class Drawing:
    """One PDF to draw: ``html`` with ``styles`` becomes ``path``.

    ``base`` is the folder of the pictures; ``mark`` keeps what was drawn last; ``rtl`` says that
    pages are turned from left to right. A booklet is ``imposed``; ``of`` is the drawing of its
    pages, which serves if it is there.
    """

    listed: Listed
    html: Path
    styles: tuple[str, ...]
    base: Path
    path: Path
    mark: Path
    usual: bool
    fillable: bool = False
    imposed: bool = False
    rtl: bool = False
    of: Drawing | None = None

    @property
    def pages(self) -> int | None:
        """The number of its pages; None where there is no such PDF, or it shows something old."""
        if not (self.path.is_file() and self.mark.is_file()):
            return None
        drawn = json.loads(self.mark.read_text(encoding="utf-8"))
        return int(drawn["pages"]) if drawn["digest"] == self._digest() else None

    def into(self, folder: Path) -> Drawing:
        """Return the same for another folder than that of the downloads."""
        path, mark = folder / self.listed.file, folder / ".drawn" / self.mark.name
        return replace(self, path=path, mark=mark)

    def forget(self) -> None:
        """Take the PDF away: it is out of date, or it could not be drawn again."""
        for path in (self.path, self.mark):
            path.unlink(missing_ok=True)

    def draw(self) -> int:
        """Draw it and return the number of its pages; CourseError leaves no file."""
        self.forget()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        number = self._draw_booklet() if self.imposed else self._draw_pages(self.path)
        drawn = {"digest": self._digest(), "pages": number}
        self.mark.parent.mkdir(parents=True, exist_ok=True)
        self.mark.write_text(json.dumps(drawn), encoding="utf-8")
        return number

    def _draw_pages(self, path: Path) -> int:
        html = self.html.read_text(encoding="utf-8")
        return write_pdf(html, self._style(), self.base, path, self.fillable)

    def _draw_booklet(self) -> int:
        beside, half = self.path.with_suffix(".pages"), self.path.with_suffix(".part")
        number = self.of.pages if self.of else None
        pages = beside if self.of is None or number is None else self.of.path
        try:
            number = number or self._draw_pages(pages)
            impose(pages, half, self.rtl)
            half.replace(self.path)
        finally:
            for path in (beside, half):
                path.unlink(missing_ok=True)
        return number

    def _style(self) -> str:
        folder = files("course.handout") / "css"
        return "\n".join((folder / name).read_text(encoding="utf-8") for name in self.styles)

    def _digest(self) -> str:
        shape = f"{self._style()}\0{self.fillable}\0{self.imposed}\0{self.rtl}"
        return hashlib.sha256(shape.encode() + self.html.read_bytes()).hexdigest()
