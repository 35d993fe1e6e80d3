"""A person's visit to the app in a real browser: what is opened, seen, and sent over the wire."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Dialog, Frame, Page, Request, WebSocket

WIDE, PHONE = (1440, 900), (390, 844)
PATIENCE_MS, POLL_MS, SETTLE_MS = 20_000, 50, 900


class Visit:
    """A person's visit: the page, the map in it, and what went over the wire."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.hosts: set[str] = set()
        self.loads: list[str] = []
        self.sent = 0
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._note_dialog)
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))
        page.on("request", self._note_load)
        page.on("websocket", self._watch)

    def _note_dialog(self, dialog: Dialog) -> None:
        self.errors.append(dialog.message)
        dialog.dismiss()

    def _note_load(self, request: Request) -> None:
        if request.is_navigation_request() and "/map?" in request.url:
            self.loads.append(request.url)

    def _watch(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self._count())

    def _count(self) -> None:
        self.sent += 1

    def open(self, url: str) -> "Visit":
        """Open an address with a map and wait until the map is drawn and the app is quiet."""
        self.page.goto(url)
        self.until(self.is_drawn)
        self.settle()
        return self

    def is_drawn(self) -> bool:
        """Tell whether the map has painted what is asked for."""
        frames = [frame for frame in self.page.frames if "/map" in frame.url]
        mark = "performance.getEntriesByName('atlas:painted').length > 0 && Boolean(window.atlas)"
        return bool(frames) and bool(frames[0].evaluate(mark))

    @property
    def map(self) -> Frame:
        """Return the frame of the map."""
        return next(frame for frame in self.page.frames if "/map" in frame.url)

    @property
    def query(self) -> str:
        """Return the query of the address."""
        return self.page.url.partition("?")[2]

    def seen(self) -> dict[str, Any]:
        """Return what the map shows."""
        state: dict[str, Any] = self.map.evaluate("atlas.state()")
        return state

    def title(self) -> str:
        """Return the heading of the details."""
        return self.page.locator(".details .title").inner_text()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; fail when it never does."""
        for _ in range(PATIENCE_MS // POLL_MS):
            if holds():
                return
            self.page.wait_for_timeout(POLL_MS)
        pytest.fail("what was waited for did not come")

    def settle(self) -> None:
        """Wait out the map's pause before it tells, and the run that follows."""
        self.page.wait_for_timeout(SETTLE_MS)
