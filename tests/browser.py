"""A browser, and a server for the site that it looks at."""

from __future__ import annotations

import fnmatch
import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

#: What is playing in this process: there can be only one, and a session may hold it.
_playing: list[Playwright] = []


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open Chromium: the machine's, or else the one that Playwright installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    with ExitStack() as stack:
        if not _playing:
            _playing.append(stack.enter_context(sync_playwright()))
            stack.callback(_playing.clear)
        browser = _playing[0].chromium.launch(executable_path=path)
        stack.callback(browser.close)
        yield browser


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, with the headers that its file ``_headers`` says; give its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("localhost", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Send what the site wants to be sent with every file."""
        wanted = Path(self.directory, "_headers")
        pattern = ""
        for line in wanted.read_text("utf-8").splitlines() if wanted.is_file() else ():
            name, _, value = line.strip().partition(": ")
            if not line.startswith(" "):
                pattern = line
            elif fnmatch.fnmatch(self.path, pattern):
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""
