"""Reading without a network, in a browser whose server has gone."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, BrowserContext, Page, expect

from course.site.offline import WORKER, kept_files, write_worker
from course.site.theme import STATIC

pytest_plugins = ["handout.fixtures", "site_fixtures"]


class Server:
    """Serves a folder on a port of its own; can go and come back, and refuse a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.refused: set[str] = set()
        self.running: http.server.ThreadingHTTPServer | None = None
        self.start()

    def start(self) -> None:
        handler = functools.partial(_Handler, self, directory=str(self.folder))
        self.running = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.running.server_port
        threading.Thread(target=self.running.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        if self.running:
            self.running.shutdown()
            self.running.server_close()
        self.running = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, server: Server, *arguments: object, **options: object) -> None:
        self.of = server
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        del self.headers["If-Modified-Since"]  # versions here are less than a second apart
        if self.path.partition("?")[0].lstrip("/") in self.of.refused:
            self.send_error(503)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Connection", "close")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def context(one_browser: Browser) -> Iterator[BrowserContext]:
    context = one_browser.new_context()
    context.set_default_timeout(15_000)
    yield context
    context.close()


def serve(folder: Path, request: pytest.FixtureRequest) -> Server:
    server = Server(folder)
    request.addfinalizer(server.stop)
    return server


SIGN = ".offline-sign"


def visit(page: Page, address: str) -> None:
    """Open a page and wait until it says that the course is on the device."""
    page.goto(address)
    expect(page.locator(SIGN)).to_be_visible()


# The real course.


def test_after_one_visit_the_whole_course_is_there_without_a_network(
    site: BuiltSite, context: BrowserContext, request: pytest.FixtureRequest
) -> None:
    server = serve(site.folder, request)
    page = context.new_page()
    visit(page, f"{server.address}/nl/index.html")
    expect(page.locator(SIGN)).to_have_text("Ook zonder internet te lezen")
    server.stop()
    for name, built in site.in_language("nl").items():
        if name.startswith("translation/"):
            continue
        page.goto(f"{server.address}/nl/{name}.html")
        assert page.title() == built.soup.title.get_text(), name  # type: ignore[union-attr]
        broken = page.evaluate(
            """() => [...document.styleSheets].filter((sheet) => !sheet.cssRules.length).length
            + [...document.images].filter((image) => !image.naturalWidth).length"""
        )
        assert broken == 0, name


def test_without_a_network_the_course_can_be_searched(
    site: BuiltSite, context: BrowserContext, request: pytest.FixtureRequest
) -> None:
    server = serve(site.folder, request)
    page = context.new_page()
    visit(page, f"{server.address}/en/index.html")
    server.stop()
    page.goto(f"{server.address}/en/search.html?q=helpline")
    first = page.locator(".search-results li a").first
    expect(first.locator(".search-page")).to_have_text("Help and support")
    first.click()
    expect(page.locator("h1")).to_contain_text("Help and support")
    page.goto(f"{server.address}/en/")
    expect(page.locator("h1")).to_contain_text("Holding Less Tightly")


def test_what_is_kept_leaves_the_downloads_and_the_pages_for_translators_out(
    site: BuiltSite,
) -> None:
    kept = {path.as_posix() for path in kept_files(site.folder / "en")}
    assert {"index.html", "search.html", "search-index.js", "offline.html"} <= kept
    assert not [name for name in kept if name.startswith(("downloads/", "translation/"))]
    assert WORKER not in kept


def test_the_copy_of_a_language_is_small_enough_for_a_telephone(site: BuiltSite) -> None:
    size = sum(
        (site.folder / "nl" / path).stat().st_size for path in kept_files(site.folder / "nl")
    )
    assert size < 2_500_000


def test_on_localhost_nothing_is_kept_so_that_writers_see_what_they_built(
    site: BuiltSite, context: BrowserContext, request: pytest.FixtureRequest
) -> None:
    server = serve(site.folder, request)
    page = context.new_page()
    page.goto(f"http://localhost:{server.port}/nl/index.html", wait_until="networkidle")
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    expect(page.locator(SIGN)).to_be_hidden()


# A site of three pages, in versions.


PAGE = """<!doctype html><html data-content_root="{root}"><head><title>{version}</title>
<link rel="stylesheet" href="{root}style.css?v=1"></head><body><h1>{version}</h1>
<p class="offline-sign" data-kept="kept" data-offline="offline" hidden></p>
<script src="{root}_static/js/offline.js?v={version}" defer></script></body></html>"""


def write_version(folder: Path, version: str) -> Path:
    """Write the site in a version that each of its files shows."""
    for name in ("index.html", "deep/a.html", "offline.html", "style.css", "_static/js/offline.js"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    for name in ("index.html", "deep/a.html", "offline.html"):
        root = "../" * name.count("/") or "./"
        title = f"not kept {version}" if name == "offline.html" else version
        page = PAGE.format(version=title, root=root)
        (folder / name).write_text(page, encoding="utf-8")
    (folder / "style.css").write_text(f'h1::after {{ content: "{version}" }}', encoding="utf-8")
    shutil.copyfile(STATIC / "js" / "offline.js", folder / "_static" / "js" / "offline.js")
    write_worker(folder, f"small-{folder.name}")
    return folder


@pytest.fixture
def small(tmp_path: Path, request: pytest.FixtureRequest) -> Server:
    write_version(tmp_path / "site" / "nl", "one")
    return serve(tmp_path / "site", request)


def versions(page: Page) -> tuple[str, str]:
    """Return the version of the page and that of its style."""
    style = page.evaluate("getComputedStyle(document.querySelector('h1'), '::after').content")
    return page.inner_text("h1"), style.strip('"')


#: Look for a new version; return what becomes of its worker.
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const worker = registration.installing ?? registration.waiting;
  while (worker.state === "installing") {
    await new Promise((resolve) => {
      worker.addEventListener("statechange", resolve, { once: true });
    });
  }
  return worker.state;
}"""


def test_a_new_version_is_used_as_a_whole_at_the_next_page(
    small: Server, context: BrowserContext
) -> None:
    page = context.new_page()
    home = f"{small.address}/nl/index.html"
    visit(page, home)
    write_version(small.folder / "nl", "two")
    page.goto(home)
    assert versions(page) == ("one", "one")  # the old one, whole, though the server has the new
    assert page.evaluate(UPDATE) == "installed"
    page.goto(f"{small.address}/nl/deep/a.html")
    expect(page.locator("h1")).to_have_text("two")
    assert versions(page) == ("two", "two")
    small.stop()
    page.goto(home)
    assert versions(page) == ("two", "two")


def test_while_two_pages_are_open_both_stay_in_the_version_that_they_have(
    small: Server, context: BrowserContext
) -> None:
    page, other = context.new_page(), context.new_page()
    visit(page, f"{small.address}/nl/index.html")
    visit(other, f"{small.address}/nl/deep/a.html")
    write_version(small.folder / "nl", "two")
    assert page.evaluate(UPDATE) == "installed"
    for each in (page, other, page):
        each.goto(f"{small.address}/nl/deep/a.html")
        assert versions(each) == ("one", "one")
    other.close()
    page.goto(f"{small.address}/nl/index.html")
    expect(page.locator("h1")).to_have_text("two")
    assert versions(page) == ("two", "two")


def test_a_fetch_that_fails_leaves_the_version_before_it_in_use(
    small: Server, context: BrowserContext
) -> None:
    page = context.new_page()
    home = f"{small.address}/nl/index.html"
    visit(page, home)
    small.refused = {"nl/deep/a.html"}
    write_version(small.folder / "nl", "two")
    assert page.evaluate(UPDATE) == "redundant"
    small.stop()
    for name in ("index.html", "deep/a.html"):
        visit(page, f"{small.address}/nl/{name}")
        assert versions(page) == ("one", "one")
    small.refused = set()
    small.start()
    page.goto(home)
    assert page.evaluate(UPDATE) == "installed"
    page.goto(home)
    expect(page.locator("h1")).to_have_text("two")


def test_nothing_is_promised_when_the_first_copy_does_not_become_whole(
    small: Server, context: BrowserContext
) -> None:
    small.refused = {"nl/style.css"}
    page = context.new_page()
    page.goto(f"{small.address}/nl/index.html", wait_until="networkidle")
    expect(page.locator(SIGN)).to_be_hidden()
    state = "navigator.serviceWorker.getRegistration().then((found) => Boolean(found?.active))"
    assert page.evaluate(state) is False


def test_a_file_of_another_version_is_never_kept(small: Server, context: BrowserContext) -> None:
    (small.folder / "nl" / "style.css").write_text("h1::after { content: 'other' }")
    page = context.new_page()
    page.goto(f"{small.address}/nl/index.html", wait_until="networkidle")
    expect(page.locator(SIGN)).to_be_hidden()


def test_what_a_browser_threw_away_is_fetched_again(small: Server, context: BrowserContext) -> None:
    page = context.new_page()
    home = f"{small.address}/nl/index.html"
    visit(page, home)
    assert page.evaluate("caches.delete('small-nl')") is True
    visit(page, home)
    small.stop()
    visit(page, f"{small.address}/nl/deep/a.html")
    assert versions(page) == ("one", "one")


def test_without_a_network_a_page_that_is_not_kept_says_so(
    small: Server, context: BrowserContext
) -> None:
    page = context.new_page()
    visit(page, f"{small.address}/nl/index.html")
    small.stop()
    page.goto(f"{small.address}/nl/downloads/book.pdf")
    expect(page.locator("h1")).to_have_text("not kept one")


def test_addresses_without_a_file_name_and_with_a_question_mark_work(
    small: Server, context: BrowserContext
) -> None:
    page = context.new_page()
    visit(page, f"{small.address}/nl/index.html")
    small.stop()
    for address in ("", "?q=a", "deep/a", "deep/a.html?v=3#place"):
        page.goto(f"{small.address}/nl/{address}")
        assert versions(page) == ("one", "one"), address


def test_each_language_keeps_its_own_copy(small: Server, context: BrowserContext) -> None:
    write_version(small.folder / "en", "english")
    page = context.new_page()
    visit(page, f"{small.address}/nl/index.html")
    visit(page, f"{small.address}/en/index.html")
    assert sorted(page.evaluate("caches.keys()")) == ["small-en", "small-nl"]
    small.stop()
    for code, version in (("nl", "one"), ("en", "english")):
        page.goto(f"{small.address}/{code}/deep/a.html")
        assert versions(page) == (version, version)


def test_the_same_site_has_the_same_worker_and_another_site_another(tmp_path: Path) -> None:
    one = (write_version(tmp_path / "one", "a") / WORKER).read_bytes()
    again = (write_version(tmp_path / "one", "a") / WORKER).read_bytes()
    other = (write_version(tmp_path / "one", "b") / WORKER).read_bytes()
    assert one == again
    assert one != other
