"""Copy what changed of a built site to where it is served from, file by file and whole."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterator
from pathlib import Path

#: What a reader never asks for.
_LEFT_OUT = ("_sources",)


def mirror(source: Path, target: Path, keep: str) -> int:
    """Make ``target`` hold what ``source`` does; return how many files were copied.

    The folder ``keep`` of ``target`` stays. A file is replaced in one step, so that no one is
    served half of it; pages come last, so that none asks for a style that is not there yet.
    """
    wanted = {path.relative_to(source) for path in _files(source)}
    copied = 0
    for name in sorted(wanted, key=lambda name: (name.suffix == ".html", name)):
        copied += _copy_if_different(source / name, target / name)
    for path in list(_files(target)):
        name = path.relative_to(target)
        if name not in wanted and name.parts[0] != keep:
            path.unlink()
    return copied


def _copy_if_different(source: Path, target: Path) -> bool:
    if target.is_file() and filecmp.cmp(source, target, shallow=False):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    shutil.copy2(source, beside)
    beside.replace(target)
    return True


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part in _LEFT_OUT for part in parts)
        if path.is_file() and not hidden and path.suffix != ".map":
            yield path
