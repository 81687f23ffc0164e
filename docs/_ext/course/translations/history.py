"""When a catalogue was last changed: what git knows."""

from __future__ import annotations

import subprocess

from course.project import Project


def last_changes(project: Project, code: str) -> dict[str, str]:
    """Return the day of each catalogue's last commit, by its path from the course's folder.

    A day is a date such as ``2026-01-31``. Nothing is returned where there is no git, or where its
    history was cut off, since every file would seem to have changed where it begins.
    """
    folder = (project.locales / code).relative_to(project.root).as_posix()
    if _git(project, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(project, "log", "--relative", "--name-only", "--format=%x00%cs", "--", folder)
    found: dict[str, str] = {}
    for commit in log.split("\0"):
        day, *paths = commit.split("\n")
        for path in filter(None, paths):
            found.setdefault(path, day)  # the newest commit comes first
    return found


def _git(project: Project, *arguments: str) -> str:
    """Return what git prints; nothing where there is no git, or no repository."""
    command = ["git", "-c", "core.quotepath=off", "-C", str(project.root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout
