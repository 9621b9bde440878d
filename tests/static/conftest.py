"""A page with our own scripts in a real browser, served by a few lines of http.server. No Django, no database."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.parse import unquote

import django_htmx
import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, sync_playwright

STATIC = Path(__file__).resolve().parents[2] / "static"
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'"
)
KINDS = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
LIVE_HEAD = (STATIC.parent / "templates" / "_live.html").read_text(encoding="utf-8")
CONFIG = next(line for line in LIVE_HEAD.splitlines() if "htmx-config" in line)
LIVE = (
    "vendor/idiomorph/idiomorph-ext.min.js",
    "js/morph.js",
    "js/regions.js",
    "js/wire.js",
    "js/live.js",
    "js/poll.js",
    "js/clock.js",
    "js/refusals.js",
)


@dataclass
class Desk:
    """What the little server answers, and what it was asked."""

    url: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)
    version: int = 1
    delay: float = 0  # seconds before a POST or a region is answered

    def page(self, body: str, *scripts: str, attributes: str = "") -> str:
        """Lay a page at `/`, with these scripts of `static/`; returns its address."""
        tags = "".join(f'<script {_kind(name)} src="/static/{name}"></script>' for name in scripts)
        head = f'<meta charset="utf-8"><title>Page</title>{CONFIG}<script src="/htmx.js" defer></script>{tags}'
        self.answers["/"] = f'<!doctype html><html lang="nl"><head>{head}</head><body {attributes}>{body}</body></html>'
        return self.url

    def live(self, body: str, *scripts: str) -> str:
        """The same, with the bell of `templates/_live.html`."""
        attributes = 'data-live="/live/" data-version-url="/version/" data-version="1" hx-ext="morph"'
        return self.page(body, *LIVE, *scripts, attributes=attributes)


def _kind(name: str) -> str:
    return "defer" if name.startswith("vendor/") else 'type="module"'


def _found(desk: Desk, path: str) -> tuple[int, str, bytes]:
    if path == "/version/":
        return desk.statuses.get(path, 200), "application/json", json.dumps({"v": desk.version}).encode()
    file = HTMX if path == "/htmx.js" else STATIC / path.removeprefix("/static/")
    if path in desk.answers:
        kind = "text/html" if desk.answers[path].startswith("<") else "text/plain"
        return desk.statuses.get(path, 200), f"{kind}; charset=utf-8", desk.answers[path].encode()
    if file.is_file():
        return 200, KINDS[file.suffix], file.read_bytes()
    return 404, "text/plain", b""


def _handler(desk: Desk) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            desk.asked.append(self.path)
            sleep(desk.delay if self.path in desk.answers and self.path != "/" else 0)
            self._answer()

        def do_POST(self) -> None:
            desk.posted.append(unquote(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            sleep(desk.delay)
            self._answer()

        def _answer(self) -> None:
            status, kind, content = _found(desk, self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Security-Policy", POLICY)
            if self.command == "POST":
                for name, value in desk.headers.items():
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent."""

    return Handler


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(desk))
    Thread(target=server.serve_forever, daemon=True).start()
    desk.url = f"http://127.0.0.1:{server.server_port}/"
    yield desk
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser per file: while it runs its event loop, nothing else in this thread may run one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must stay without a single error in its console."""
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def bell(page: Page) -> Callable[[str], None]:
    """Stands in for the socket of the page and answers its pings: call it with a message to ring."""
    sockets: list[WebSocketRoute] = []

    def open_socket(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.on_message(lambda _ping: socket.send('{"v": 0}'))

    page.route_web_socket("**/live/", open_socket)
    return lambda message: sockets[-1].send(message)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file shares one browser: it stays on one worker."""
    for item in items:
        path = Path(item.path)
        if path.parent == Path(__file__).parent and item.get_closest_marker("e2e"):
            item.add_marker(pytest.mark.xdist_group(f"static {path.stem}"))
