"""The strip in a real browser: what is picked on it is the session's, and it can be read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from corridors.catalogue import DATA
from tests.browser.app_server import served

pytestmark = pytest.mark.browser

PATIENCE_MS, POLL_MS = 40_000, 100
ATTACK = "<img src=x onerror=alert(3)>${alert(1)}`x`"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the app with the shipped data."""
    with served() as url:
        yield url


def visit(browser: Browser, url: str, width: int = 1440, height: int = 900) -> Page:
    """Open the strip and wait until it is drawn."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    page.locator(".strip svg .target").first.wait_for()
    return page


def test_a_click_selects_and_a_second_one_lets_go(browser: Browser, address: str) -> None:
    page = visit(browser, f"{address}/strip")
    crossing = page.get_by_role("button", name="Saryagash – Keles, Border")
    crossing.click()
    page.wait_for_url("**sel=x-saryagash-keles**")
    page.locator(".strip .is-marked").first.wait_for()
    page.get_by_role("heading", name="Saryagash – Keles").wait_for()
    crossing.click()
    page.wait_for_url(lambda url: "sel=" not in url)
    page.close()


def test_what_is_picked_on_the_strip_is_marked_on_the_map(browser: Browser, address: str) -> None:
    page = visit(browser, f"{address}/strip")
    page.get_by_role("button", name="Saryagash – Keles, Border").click()
    page.wait_for_url("**sel=x-saryagash-keles**")
    page.get_by_role("link", name="Map", exact=True).click()
    for _ in range(PATIENCE_MS // POLL_MS):
        frames = [one for one in page.frames if "/map" in one.url]
        if frames and frames[0].evaluate("window.atlas?.state().sel") == "x-saryagash-keles":
            break
        page.wait_for_timeout(POLL_MS)
    else:
        pytest.fail("the map never marked what was picked on the strip")
    page.close()


def test_the_keyboard_walks_the_way_and_selects(browser: Browser, address: str) -> None:
    page = visit(browser, f"{address}/strip")
    page.locator(".strip .target[tabindex='0']").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.locator(".strip .tip").wait_for()
    first = page.evaluate("document.activeElement.shadowRoot?.activeElement?.ariaLabel ?? ''")
    page.keyboard.press("ArrowLeft")
    second = page.evaluate("document.activeElement.shadowRoot?.activeElement?.ariaLabel ?? ''")
    assert first != second
    page.close()


def test_on_a_phone_it_scrolls_in_itself_to_what_is_selected(
    browser: Browser, address: str
) -> None:
    page = visit(browser, f"{address}/strip?sel=x-torkham", 390, 844)
    marked = page.locator(".strip .is-marked").last
    marked.wait_for()
    box = marked.bounding_box()
    assert box is not None
    assert 0 <= box["x"] < 390
    scroller = page.locator(".strip .scroller")
    sizes: list[float] = scroller.evaluate("(one) => [one.scrollWidth, one.clientWidth]")
    assert sizes[0] > 2 * sizes[1]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    smallest = page.evaluate(
        "() => Math.min(...[...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?"
        " [...one.shadowRoot.querySelectorAll('svg.drawing text')] : [])"
        ".map((one) => parseFloat(getComputedStyle(one).fontSize)), 99)"
    )
    assert smallest >= 11
    page.close()


def test_hostile_names_are_shown_as_text(browser: Browser, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    legs = data / "waypoints" / "l01.csv"
    text = legs.read_text(encoding="utf-8").replace("Brest-Tsentralny", ATTACK)
    legs.write_text(text, encoding="utf-8")
    alerts: list[str] = []
    with served(data) as url:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        page.on("dialog", lambda dialog: alerts.append(dialog.message))
        page.goto(f"{url}/strip")
        label = page.get_by_role("img", name=ATTACK).first
        label.hover()
        page.locator(".strip .tip").wait_for()
        assert ATTACK in page.locator(".strip .tip b").inner_text()
        page.close()
    assert alerts == []
