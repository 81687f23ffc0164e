"""EPUBCheck, which says whether a book is what an e-book reader expects."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest


def need_epubcheck(environment: Mapping[str, str], which: Callable[[str], str | None]) -> list[str]:
    """Return the command; skip the test without it, fail it where tests must not be skipped."""
    if which("java") and which("epubcheck"):
        path = Path(str(which("epubcheck"))).resolve()
        return ["java", "-jar", str(path)] if path.suffix == ".jar" else [str(path)]
    reason = "no epubcheck here: install it, and Java (Debian: epubcheck)"
    if environment.get("CI", "").lower() in ("1", "true", "yes"):
        pytest.fail(f"{reason} (with CI set, this test is never skipped)", pytrace=False)
    pytest.skip(reason)


def complaints(book: Path) -> str:
    """Return what EPUBCheck has against a book, warnings included; "" when it has nothing."""
    command = need_epubcheck(os.environ, shutil.which)
    done = subprocess.run(
        [*command, "--failonwarnings", "--quiet", str(book)],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
