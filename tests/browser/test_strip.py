"""The strip in a real browser: what is picked on it is the session's, and it can be read."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Frame, Page

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
    await_map(page, "window.atlas?.state().sel === 'x-saryagash-keles'")
    page.close()


@pytest.mark.parametrize(
    ("thing", "variant"),
    [("l13-kz", "South variant"), ("TM", "Western Afghan"), ("x-torkham", "North variant")],
)
def test_what_is_selected_on_the_map_opens_the_strip_it_is_on(
    browser: Browser, address: str, thing: str, variant: str
) -> None:
    page = visit(browser, f"{address}/strip")
    page.get_by_role("link", name="Map", exact=True).click()
    drawn = await_map(page, "performance.getEntriesByName('atlas:painted').length > 0")
    drawn.evaluate("(id) => window.atlas.select(id)", thing)
    page.wait_for_url(f"**sel={thing}**")
    page.get_by_role("link", name="Corridor strip", exact=True).click()
    marked = page.locator(".strip .is-marked").first
    marked.wait_for()
    assert variant in (page.locator(".strip svg.drawing").get_attribute("aria-label") or "")
    assert is_seen_in(marked.bounding_box(), page.locator(".strip .scroller").bounding_box())
    page.close()


def test_what_is_pointed_at_lights_up_and_says_what_it_is(browser: Browser, address: str) -> None:
    page = visit(browser, f"{address}/strip")
    tip, near = page.locator(".strip .tip"), page.locator(".strip .is-near")
    page.get_by_role("button", name="Saryagash – Keles, Border").hover()
    tip.wait_for()
    assert tip.inner_text().startswith("Saryagash – Keles\nBorder")
    assert near.count() == 2
    page.mouse.move(2, 2)
    tip.wait_for(state="hidden")
    assert near.count() == 0
    page.locator(".strip .target[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    tip.wait_for()
    focused = page.locator(".strip .target:focus")
    assert tip.locator("b").inner_text() in (focused.get_attribute("aria-label") or "")
    page.close()


def test_the_keyboard_selects_what_it_stands_on_and_lets_go(browser: Browser, address: str) -> None:
    page = visit(browser, f"{address}/strip")
    page.get_by_role("button", name="Saryagash – Keles, Border").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sel=x-saryagash-keles**")
    page.locator(".strip .is-marked").first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "sel=" not in url)
    page.close()


def test_files_of_the_strip_hold_it_and_are_called_after_it(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = visit(browser, f"{address}/strip?on=2025-06-01")
    held = {form: download(page, form, tmp_path) for form in ("SVG", "PNG", "CSV")}
    page.close()
    assert {path.name for path in held.values()} == {
        f"v-north-kabul-road-2025-06-01.{form}" for form in ("svg", "png", "csv")
    }
    root = ET.fromstring(held["SVG"].read_text(encoding="utf-8"))  # noqa: S314 - our own file
    said = " ".join(root.itertext())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "as of 1 Jun 2025" in said
    with Image.open(held["PNG"]) as picture:
        assert picture.format == "PNG"
        assert picture.width >= 2400
        assert len(picture.convert("RGB").getcolors(2**24) or ()) > 50
    rows = list(csv.DictReader(io.StringIO(held["CSV"].read_text(encoding="utf-8-sig"))))
    assert "x-saryagash-keles" in {row["id"] for row in rows}
    places = [float(row["from_km"]) for row in rows]
    assert places == sorted(places)


@pytest.mark.parametrize(("scale", "rows"), [("Whole way", 0), ("× 2", 2), ("× 4", 4)])
def test_on_paper_the_whole_way_is_within_the_page(
    browser: Browser, address: str, scale: str, rows: int
) -> None:
    page = visit(browser, f"{address}/strip", 1032, 720)
    if rows:
        page.get_by_role("radio", name=scale).click()
        page.locator(".strip .sheets svg").nth(rows - 1).wait_for(state="attached")
    page.emulate_media(media="print")
    shown = page.locator(".strip .sheets svg" if rows else ".strip .drawing")
    assert shown.count() == max(rows, 1)
    for box in [one.bounding_box() for one in shown.all()]:
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1032
        assert box["height"] > 100
    page.close()


def await_map(page: Page, holds: str) -> Frame:
    """Wait until something holds in the map; return its frame."""
    for _ in range(PATIENCE_MS // POLL_MS):
        frames = [one for one in page.frames if "/map" in one.url]
        if frames and frames[0].evaluate(holds):
            return frames[0]
        page.wait_for_timeout(POLL_MS)
    pytest.fail(f"never in the map: {holds}")


def is_seen_in(box: FloatRect | None, frame: FloatRect | None) -> bool:
    """Tell whether a part of a box at least lies within a frame, left to right."""
    if box is None or frame is None:
        return False
    return box["x"] < frame["x"] + frame["width"] and box["x"] + box["width"] > frame["x"]


def download(page: Page, form: str, folder: Path) -> Path:
    """Press the button of a form and return the file it gives."""
    with page.expect_download() as begun:
        page.get_by_role("button", name=f"Download {form}").first.click()
    path = folder / begun.value.suggested_filename
    begun.value.save_as(path)
    return path


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
