"""Serves the site on this machine, and tells the open pages what has become of it.

What it adds to a page, it adds to the answer; the files stay as they will be published.
"""

from __future__ import annotations

import functools
import json
import multiprocessing
import os
import signal
import threading
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from course.errors import CourseError
from course.project import Project

CLIENT = "/_preview/client.js"
EVENTS = "/_preview/events"

#: After so many seconds without news, a connection says that it is still there.
_SILENCE = 15.0

_FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class State:
    """What the pages are told: which build this is, what was wrong in it, whether it failed."""

    build: str
    problems: list[str] = field(default_factory=list)
    failed: bool = False


class Server:
    """The server's process, seen from the one that started it."""

    def __init__(self, project: Project, port: int, state: State) -> None:
        """Start it. Raises CourseError where the port is taken."""
        try:
            server = _Server(project.site, port, state)
        except OSError as error:
            raise CourseError(
                project.root, None, f"port {port}: {error.strerror}", "give another one: --port N"
            ) from error
        self.address = f"http://localhost:{server.server_port}"
        inner, self.connection = _FORK.Pipe(duplex=False)
        self.process = _FORK.Process(target=_serve, args=(server, inner, self.connection))
        self.process.start()
        inner.close()
        server.socket.close()

    def tell(self, state: State) -> None:
        """Let the open pages know."""
        self.connection.send(state)

    def end(self) -> None:
        """End it."""
        self.connection.close()
        self.process.join(timeout=5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _serve(server: _Server, own: Connection[State, State], outer: Connection[State, State]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started it ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    outer.close()  # else this process would never see the other end close
    threading.Thread(target=server.serve_forever, daemon=True).start()
    while True:
        try:
            server.tell(own.recv())
        except EOFError:
            os._exit(0)  # its threads may be in the middle of an answer to a page left open


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: Path, port: int, state: State) -> None:
        self.state = state
        self.news = threading.Condition()
        super().__init__(("localhost", port), functools.partial(_Handler, directory=str(site)))

    def tell(self, state: State) -> None:
        with self.news:
            self.state = state
            self.news.notify_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that went away in the middle of an answer."""


class _Handler(SimpleHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == EVENTS:
            self._send_events()
        elif path == CLIENT:
            script = files("course.preview").joinpath("client.js").read_bytes()
            self._send("text/javascript; charset=utf-8", script)
        elif path.endswith((".html", "/")):
            self._send_page()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the terminal tells of builds."""

    def _send_page(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        try:
            page = path.read_bytes()
            status = HTTPStatus.OK
        except OSError:
            page = (
                b"<!doctype html>\n<title>404</title>\n<p>There is no such page yet.</p>\n</body>"
            )
            status = HTTPStatus.NOT_FOUND
        script = f'<script src="{CLIENT}" data-build="{self.server.state.build}"></script>'
        head, end, tail = page.rpartition(b"</body>")
        self._send("text/html; charset=utf-8", head + script.encode() + end + tail, status)

    def _send(self, kind: str, body: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_events(self) -> None:
        """Send the state now and at every change, for as long as the page is open.

        https://html.spec.whatwg.org/multipage/server-sent-events.html
        """
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        told = None
        while True:
            with self.server.news:
                if self.server.state is told:
                    self.server.news.wait(_SILENCE)
                state = self.server.state
            line = ": still here" if state is told else f"data: {json.dumps(asdict(state))}"
            self.wfile.write(f"{line}\n\n".encode())
            told = state
