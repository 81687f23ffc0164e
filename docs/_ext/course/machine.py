"""See to what this machine must bring: Python, its venv module, and Pango for the prints.

Runs before anything is installed, so it uses the standard library only, and syntax that older
Pythons can read, so that they can say what is wrong. Start it with ``python -I``: without that,
Python would look here for modules such as ``warnings`` before its own library.
"""

from __future__ import annotations

import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys

PANGO = {
    "apt-get": ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
    "brew": ["pango"],
    "dnf": ["pango"],
}
VENV = {"apt-get": ["python3-venv"]}


def main(arguments: list[str]) -> int:
    """Install what is missing where that is permitted, else print the exact command."""
    if sys.version_info < (3, 11):
        found = ".".join(map(str, sys.version_info[:3]))
        print(f"Python 3.11 or newer is needed; this is {found}. Try: make PYTHON=python3.12")
        return 1
    if importlib.util.find_spec("ensurepip") is None and not install("python3-venv", VENV):
        return 1
    if "--python-only" in arguments:
        return 0
    if not has_pango() and not install("Pango (draws the PDFs)", PANGO):
        print("Without Pango the site still builds: make html")
        return 1
    return 0


def has_pango() -> bool:
    """Tell whether WeasyPrint will find the libraries it draws with."""
    names = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
    if sys.platform == "darwin":
        prefixes = ("/opt/homebrew/lib", "/usr/local/lib")
        files = [
            os.path.join(prefix, "libpango-1.0.dylib")  # noqa: PTH118 - read by old Pythons too
            for prefix in prefixes
        ]
        return any(map(os.path.exists, files))
    return all(ctypes.util.find_library(name) for name in names)


def install(what: str, packages: dict[str, list[str]]) -> bool:
    """Install ``packages[manager]`` with the machine's package manager; return success."""
    manager = next((name for name in packages if shutil.which(name)), None)
    if manager is None:
        print(f"Please install {what} with this machine's package manager, then run make again.")
        return False
    command = [manager, "install"] + (["-y"] if manager != "brew" else []) + packages[manager]
    prefix = elevation(manager)
    if prefix is None:
        print(f"{what} is missing. Please run: sudo {' '.join(command)}")
        return False
    print(f"Installing {what}: {' '.join(prefix + command)}", flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    if manager == "apt-get":
        subprocess.call([*prefix, "apt-get", "update", "-qq"], env=environment)
    if subprocess.call(prefix + command, env=environment) != 0:
        print(f"That did not work. Please run: {' '.join(prefix + command)}")
        return False
    return True


def elevation(manager: str) -> list[str] | None:
    """Return what goes before ``manager`` to be allowed to install, or None where it may not."""
    if manager == "brew" or os.geteuid() == 0:
        return []
    can = shutil.which("sudo") and subprocess.call(
        ["sudo", "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return ["sudo"] if can == 0 else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
