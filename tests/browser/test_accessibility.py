"""What people meet who do not use a mouse, or see less: axe's rules, the Tab key, no scripts."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

VIEW = "v=1&lang=en&on=2024-03-15&sel=khorgos"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "iframes": False,
}
"""Frames are looked at by themselves; waiting for their answers would cost a minute each."""
STREAMLITS_OWN = ["[data-testid=stDateInput]", "[data-testid=stSelectbox] button"]
"""The parts of Streamlit's date field, and what empties its choice, are smaller than the 24 pixels
of WCAG 2.2 (2.5.8); no option changes them.
"""
DRAWN = ":is(.atlas-marker, path.atlas-hit)[aria-label]"
FOCUSED = """() => {
  const one = document.activeElement;
  return one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent.trim();
}"""
LABELS_IN_SIGHT = """(which) => {
  const box = document.querySelector(".folium-map").getBoundingClientRect();
  const isInside = (one) => {
    const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return width + height > 0 && x > box.left && x < box.right && y > box.top && y < box.bottom;
  };
  return [...document.querySelectorAll(which)].filter(isInside)
    .map((one) => one.getAttribute("aria-label"));
}"""


def faults(page: Page | Frame, context: Any = None) -> list[str]:
    """Return what axe finds wrong, each rule with the elements that break it."""
    found = Axe().run(page, context=context, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


def opened(visit: Visit, url: str) -> Page:
    """Open the map without the app around it."""
    visit.page.goto(url)
    visit.until(lambda: visit.page.evaluate("window.atlas !== undefined"))
    visit.page.evaluate("window.atlas.ready")
    return visit.page


def walked(page: Page) -> list[str]:
    """Step from the first thing on the map to the last; return what is told of each."""
    page.locator(".folium-map").focus()
    page.keyboard.press("Enter")
    first: str = page.evaluate(FOCUSED)
    labels = [first]
    page.keyboard.press("ArrowRight")
    while (label := page.evaluate(FOCUSED)) != first and len(labels) < 1000:
        labels.append(label)
        page.keyboard.press("ArrowRight")
    return labels


def kept(page: Page, address: str) -> str:
    """Keep a snapshot; return its address."""
    answer = page.request.post(f"{address}/s", data={"view": VIEW, "title": "Kept", "note": "N"})
    return f"{address}/s/{answer.json()['id']}"


def test_the_map_keeps_the_rules(visit: Visit, address: str) -> None:
    query = "v=1&lang=kk&on=2024-03-15&at=44.2,78.5,7&sel=khorgos&since=2020-01-01"
    assert faults(opened(visit, f"{address}/map?{query}")) == []


def test_the_map_page_of_the_app_and_its_dialog_keep_the_rules(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/?{VIEW}").page
    assert faults(page, {"exclude": STREAMLITS_OWN}) == []
    button, dialog = page.get_by_role("button", name="Share"), page.get_by_role("dialog")
    button.press("Enter")
    dialog.wait_for()
    assert faults(page, {"exclude": STREAMLITS_OWN}) == []
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert button.evaluate("one => one.getRootNode().activeElement === one")


@pytest.mark.parametrize("name", ["strip", "membership"])
def test_a_page_of_tables_and_drawings_keeps_the_rules(
    visit: Visit, address: str, name: str
) -> None:
    visit.page.goto(f"{address}/{name}?{VIEW}")
    visit.page.locator("h1").first.wait_for()
    visit.until(lambda: visit.page.locator("[data-stale=true]").count() == 0)
    visit.settle()
    assert faults(visit.page, {"exclude": STREAMLITS_OWN}) == []


def test_a_snapshot_and_its_saved_page_keep_the_rules(
    visit: Visit, browser: Browser, address: str, tmp_path: Path
) -> None:
    url = kept(visit.page, address)
    visit.page.goto(url)
    assert faults(visit.page) == []
    file = tmp_path / "kept.html"
    file.write_bytes(visit.page.request.get(f"{url}.html").body())
    context = browser.new_context(offline=True)
    assert faults(opened(Visit(context.new_page()), file.as_uri())) == []
    context.close()


def test_the_tab_key_reaches_every_control_and_stops_once_at_the_map(
    visit: Visit, address: str
) -> None:
    page = opened(visit, f"{address}/map?{VIEW}")
    page.locator("#atlas-find").focus()
    stops = []
    for _ in range(80):
        stops.append(page.evaluate("document.activeElement.className"))
        if stops[-1] == "atlas-date-input" and "atlas-range" in stops:
            break
        page.keyboard.press("Tab")
    assert sum("atlas-marker" in stop for stop in stops) == 0
    assert sum("folium-map" in stop for stop in stops) == 1
    parts = ("atlas-find-input", "atlas-base", "leaflet-control-zoom-in", "atlas-play")
    assert set(parts) <= set(stops)
    assert page.evaluate(f"document.querySelectorAll('{DRAWN}[tabindex=\"0\"]').length") == 0


@pytest.mark.parametrize("place", ["", "&at=42.3,69.6,7"])
def test_arrow_keys_step_through_everything_in_sight(
    visit: Visit, address: str, place: str
) -> None:
    page = opened(visit, f"{address}/map?v=1{place}")
    page.wait_for_timeout(300)
    labels = walked(page)
    assert set(page.evaluate(LABELS_IN_SIGHT, DRAWN)) <= set(labels)
    assert len(labels) > 15


def test_a_thing_is_chosen_left_and_entered_again_by_keys(visit: Visit, address: str) -> None:
    page = opened(visit, f"{address}/map?v=1")
    page.locator(".folium-map").focus()
    for key in ("Enter", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    chosen = page.evaluate(FOCUSED)
    assert page.evaluate("atlas.state().sel") is not None
    page.keyboard.press("PageDown")
    assert page.evaluate(FOCUSED) != chosen
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == chosen
    page.keyboard.press("Escape")
    assert page.evaluate("atlas.state().sel") is None
    assert page.evaluate(FOCUSED) == chosen
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('folium-map')")


def test_the_map_tells_its_keys_only_to_who_comes_by_keyboard(visit: Visit, address: str) -> None:
    page = opened(visit, f"{address}/map?v=1")
    opacity = "getComputedStyle(document.getElementById('atlas-keys')).opacity"
    page.locator(".folium-map").click(position={"x": 300, "y": 500})
    assert page.evaluate(opacity) == "0"
    page.locator("select.atlas-base").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(opacity) == "1"


def test_without_scripts_the_map_says_where_its_facts_are(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/map?v=1")
    assert page.locator("noscript p").is_visible()
    page.goto(kept(page, address))
    assert page.get_by_role("heading", name="Kept").is_visible()
    context.close()
