"""Zip files with the same bytes from the same content."""

from __future__ import annotations

import zipfile

#: The earliest date that a zip file holds; when its files were made says nothing to a reader.
_DATE = (1980, 1, 1, 0, 0, 0)


def add(
    archive: zipfile.ZipFile, name: str, content: bytes, compression: int = zipfile.ZIP_DEFLATED
) -> None:
    """Add a file that everybody may read; ``compression`` is a constant of ``zipfile``."""
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type, entry.external_attr = compression, 0o644 << 16
    entry.create_system = 3  # the same on Windows, where it would be 0
    archive.writestr(entry, content)
