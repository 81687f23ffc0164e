"""A preview that runs as its command does, and what a page that it serves would hear."""

from __future__ import annotations

import http.client
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import course
from conftest import SmallCourse

#: Nothing in a preview takes so long, in seconds, on however busy a machine.
PATIENCE = 60

_pause = threading.Event()
_COMMAND = "import sys; from course.cli import main; sys.exit(main(sys.argv[1:]))"


class Previewed:
    """A running preview of a small course."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Wait until it serves."""
        self.process = process
        self.ending = ExitStack()
        self.said: list[str] = []
        self.buffer = b""
        while not self.said or "shows every save" not in self.said[-1]:
            self.said.append(self._line())
        self.address = self.said[-1].split()[0].rpartition("/en/")[0]
        self.events = self._listen()
        self.state = self.next_state()

    def _line(self) -> str:
        assert self.process.stdout is not None
        number = self.process.stdout.fileno()
        while b"\n" not in self.buffer:
            ready, _, _ = select.select([number], [], [], PATIENCE)
            more = os.read(number, 10_000) if ready else b""
            assert more, f"the preview ended, or hangs; it said {self.said}"
            self.buffer += more
        line, _, self.buffer = self.buffer.partition(b"\n")
        return line.decode()

    def _listen(self) -> http.client.HTTPResponse:
        connection = self.ending.enter_context(closing(self._connection()))
        connection.request("GET", "/_preview/events")
        return self.ending.enter_context(connection.getresponse())

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)

    def next_state(self) -> dict[str, Any]:
        """Wait for the next thing that a page is told."""
        while not (line := self.events.readline().decode()).startswith("data: "):
            assert line, "the connection was closed"
        self.state = json.loads(line.removeprefix("data: "))
        return self.state

    def get(self, path: str) -> tuple[int, str]:
        """Return status and text of what is served at ``path``."""
        with closing(self._connection()) as connection:
            connection.request("GET", path)
            with connection.getresponse() as answer:
                return answer.status, answer.read().decode()

    def processes_left(self) -> bool:
        """Tell whether any process that it started is there."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return True


@contextmanager
def previewed(small: SmallCourse, *options: str) -> Iterator[Previewed]:
    """Run ``course preview --language en`` in a group of processes of its own."""
    process = start(small, "--language", "en", "--port", "0", *options)
    try:
        running = Previewed(process)
        with running.ending:
            yield running
    finally:
        with suppress(ProcessLookupError):  # when all is well, none is left
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def start(small: SmallCourse, *options: str) -> subprocess.Popen[str]:
    """Start ``course preview``."""
    return subprocess.Popen(
        [sys.executable, "-c", _COMMAND, "--root", str(small.root), "preview", *options],
        env={**os.environ, "PYTHONPATH": str(Path(course.__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def until(condition: Callable[[], bool]) -> bool:
    """Look until ``condition`` holds, for as long as patience lasts; return whether it does."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        _pause.wait(0.02)
    return True
