"""The e-book: Sphinx's EPUB 3, the same bytes from the same source."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder

from course import zip_files


class EbookBuilder(Epub3Builder):
    """Writes one language as an e-book."""

    def finish(self) -> None:
        """Write the book, and take the moment of building out of it."""
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(self.config.course_source_epoch))
        super().finish()
        undate(Path(self.outdir, f"{self.config.epub_basename}.epub"))


def undate(path: Path) -> None:
    """Give every file in a zip archive the same date; keep their order, which EPUB prescribes."""
    beside = path.with_suffix(".part")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(beside, "w") as new:
        for entry in old.infolist():
            zip_files.add(new, entry.filename, old.read(entry), entry.compress_type)
    beside.replace(path)


def setup(app: Sphinx) -> None:
    """Put the builder in the place of Sphinx's."""
    app.add_builder(EbookBuilder, override=True)
