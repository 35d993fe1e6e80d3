"""What the browser's tests share: Chromium without a network, the app served, and a visit."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.app_server import served
from tests.browser.visits import WIDE, Visit

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium; no host but this machine can be reached."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium found: install it or name it in CHROMIUM")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, headless=True, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app with the shipped data and a store of the tests' own."""
    with served(store=tmp_path_factory.mktemp("store")) as url:
        yield url


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Begin a visit with an empty cache; nothing may go wrong on it, nor reach another host."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
    found = Visit(context.new_page())
    yield found
    context.close()
    assert found.errors == []
    assert len(found.hosts) <= 1
