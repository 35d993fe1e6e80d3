"""A small web site on this machine, to be asked by the link check."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ROBOTS = "User-agent: *\nDisallow: /private\nCrawl-delay: 2\n"
HEAD = {"/private": 200, "/ok": 200, "/moved": 301, "/no-head": 405}
GET = {"/robots.txt": 200, "/ok": 200, "/no-head": 200}
"""The pages and what they answer; every other page is not there."""


@dataclass(frozen=True)
class WebSite:
    """The address of the site, and who has asked it."""

    url: str
    agents: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def serving() -> Iterator[WebSite]:
    """Run the site for as long as it is needed, on a port that is free."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        site = WebSite(f"http://127.0.0.1:{server.server_address[1]}")
        server.RequestHandlerClass = _pages(site)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def _pages(site: WebSite) -> type[BaseHTTPRequestHandler]:
    class Pages(BaseHTTPRequestHandler):
        """Answers without a body, and notes who asks."""

        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(HEAD.get(self.path, 404))

        def do_GET(self) -> None:
            self._answer(GET.get(self.path, 404))

        def _answer(self, status: int) -> None:
            site.agents.append(self.headers["User-Agent"])
            site.paths.append(self.path)
            body = ROBOTS.encode() if self.path == "/robots.txt" else b""
            self.send_response(status)
            if status == 301:
                self.send_header("Location", "/ok")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Pages
