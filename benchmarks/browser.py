"""Chromium for the benchmarks, and the moment at which a page was first painted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

SIZE = ViewportSize(width=1440, height=900)
PATIENCE_MS = 60_000
POLL_MS = 50
FLAGS = (
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")

TELL_PAINTED = """
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (!name.endsWith(":painted")) continue;
      const opened = performance.timeOrigin - window.top.performance.timeOrigin;
      window.top.firstPainted ??= { at: opened + startTime, opened, name };
    }
  }).observe({ type: "mark", buffered: true });
"""
"""In every frame: tell the top page when something was painted, on the top page's clock."""

TELL_TABLE = """
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-testid="stTable"] td')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => performance.mark("table:painted");
      channel.port2.postMessage(null);
    });
  }).observe(document, { childList: true, subtree: true });
"""
"""On a page that knows nothing of us: mark when its table is there and painted."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium without a window."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, headless=True, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser, *scripts: str) -> Iterator[Page]:
    """Open a page in a context of its own: nothing cached, nothing stored."""
    context = browser.new_context(viewport=SIZE)
    for script in scripts:
        context.add_init_script(f"(() => {{{script}}})()")
    yield context.new_page()
    context.close()


def wait_painted(page: Page) -> float:
    """Return the milliseconds from the navigation's start to the first painting told.

    Asked again and again from outside: the map page's policy forbids polling within it.
    """
    for _ in range(PATIENCE_MS // POLL_MS):
        told = page.evaluate("window.firstPainted")
        if told:
            at: float = told["at"]
            return at
        page.wait_for_timeout(POLL_MS)
    msg = f"{page.url}: expected a painting within {PATIENCE_MS} ms, found none."
    raise TimeoutError(msg)


def limit_line(page: Page, *, latency_ms: float, mbit: float) -> None:
    """Make the page's network as slow as a line of a given delay and width."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    width = mbit * 1e6 / 8
    conditions = {"latency": latency_ms, "downloadThroughput": width, "uploadThroughput": width}
    session.send("Network.emulateNetworkConditions", {"offline": False, **conditions})
