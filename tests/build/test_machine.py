"""What a fresh machine is told, and what is installed for it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from course import machine

MAKEFILE = Path(__file__).parents[2] / "Makefile"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record what would be run, on a Debian machine without Pango, as root."""
    made: list[list[str]] = []

    def call(command: list[str], **_options: object) -> int:
        made.append(command)
        return 0

    monkeypatch.setattr(machine.subprocess, "call", call)
    monkeypatch.setattr(machine.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(machine, "has_pango", lambda: False)
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0)
    return made


def test_root_on_debian_gets_pango_installed(calls: list[list[str]]) -> None:
    assert machine.main([]) == 0
    assert calls == [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", *machine.PANGO["apt-get"]],
    ]


def test_someone_who_may_not_install_is_told_the_exact_command(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    assert machine.main([]) == 1
    assert calls == []
    said = capsys.readouterr().out
    assert f"sudo apt-get install -y {' '.join(machine.PANGO['apt-get'])}" in said
    assert "make html" in said


def test_sudo_is_used_where_it_asks_for_no_password(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(machine.shutil, "which", lambda name: name)
    assert machine.main([]) == 0
    assert calls[0] == ["sudo", "-n", "true"]
    assert calls[-1][:4] == ["sudo", "apt-get", "install", "-y"]


def test_the_site_alone_asks_for_no_pango(calls: list[list[str]]) -> None:
    assert machine.main(["--python-only"]) == 0
    assert calls == []


def test_a_machine_without_venv_gets_it(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda _name: None)
    assert machine.main(["--python-only"]) == 0
    assert calls[-1] == ["apt-get", "install", "-y", "python3-venv"]


def test_an_old_python_is_told_which_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert machine.main([]) == 1
    assert "Python 3.11 or newer is needed; this is 3.9.2" in capsys.readouterr().out


def test_homebrew_is_never_run_as_root(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: 501)
    monkeypatch.setattr(machine.shutil, "which", lambda name: name if name == "brew" else None)
    assert machine.main([]) == 0
    assert calls == [["brew", "install", "pango"]]


def test_make_starts_the_check_so_that_our_modules_hide_none_of_pythons_own() -> None:
    started = re.findall(r"\$\(PYTHON\) (.*machine\.py)", MAKEFILE.read_text(encoding="utf-8"))
    assert len(started) == 2
    for arguments in started:
        command = [sys.executable, "-S", *arguments.split(), "--python-only"]  # as bare as can be
        done = subprocess.run(command, cwd=MAKEFILE.parent, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
