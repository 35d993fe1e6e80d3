"""The search box in Chromium: suggestions, keys, the flight; on phones and in saved maps."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from corridors.catalogue import load_catalogue
from corridors.view import default_view
from corridors.web.offline import offline_document
from tests.browser.visits import PHONE, Visit

pytestmark = pytest.mark.browser

BOX, OPTIONS = "#atlas-find", "#atlas-find-list [role=option]"
CARD = ".atlas-card .leaflet-popup-content"


@pytest.fixture
def map_alone(visit: Visit, address: str) -> Page:
    """Open the map page by itself."""
    visit.page.goto(f"{address}/map?lang=en")
    visit.until(visit.is_drawn)
    return visit.page


def asked_for(page: Page, text: str) -> None:
    """Type a text and wait for its suggestions."""
    page.locator(BOX).press_sequentially(text)
    expect(page.locator(OPTIONS).first).to_be_visible()


def test_suggestions_say_what_they_are_and_where(map_alone: Page) -> None:
    asked_for(map_alone, "Хорг")
    first = map_alone.locator(OPTIONS).first
    expect(first).to_contain_text("Khorgos")
    expect(first).to_contain_text("hub · Kazakhstan")


def test_the_box_is_a_combobox_for_the_keyboard(map_alone: Page) -> None:
    box = map_alone.get_by_role("combobox", name="Search places")
    expect(box).to_have_attribute("aria-expanded", "false")
    asked_for(map_alone, "Aktau")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "atlas-find-1")
    expect(map_alone.locator("#atlas-find-1")).to_have_attribute("aria-selected", "true")
    box.press("ArrowUp")
    box.press("ArrowUp")
    count = map_alone.locator(OPTIONS).count()
    expect(box).to_have_attribute("aria-activedescendant", f"atlas-find-{count - 1}")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("Aktau")
    box.press("Escape")
    expect(box).to_have_value("")


def test_enter_selects_a_thing_of_the_atlas_and_goes_there(map_alone: Page, visit: Visit) -> None:
    asked_for(map_alone, "порт Курык")
    map_alone.keyboard.press("Enter")
    expect(map_alone.locator(CARD)).to_contain_text("Nearest border crossing")
    visit.until(lambda: map_alone.evaluate("atlas.state().sel") == "kuryk-port")
    visit.until(lambda: abs(map_alone.evaluate("atlas.state().at.lon") - 51.44) < 0.1)


def test_a_click_goes_to_a_town_that_is_no_thing_of_the_atlas(map_alone: Page) -> None:
    asked_for(map_alone, "Караганда")
    map_alone.locator(OPTIONS).first.click()
    card = map_alone.locator(CARD)
    expect(card).to_contain_text("Karaganda")
    expect(card).to_contain_text("Nearest hub")
    expect(map_alone.locator("path.atlas-found")).to_be_visible()
    assert map_alone.evaluate("atlas.state().sel") is None


def test_a_nearest_thing_can_be_selected(map_alone: Page, visit: Visit) -> None:
    asked_for(map_alone, "Bishkek")
    map_alone.keyboard.press("Enter")
    map_alone.locator(CARD).get_by_role("button", name="ITLK").click()
    visit.until(lambda: map_alone.evaluate("atlas.state().sel") == "itlk")


def test_nothing_found_is_said(map_alone: Page) -> None:
    map_alone.locator(BOX).press_sequentially("qwertyuiop")
    expect(map_alone.get_by_text("Nothing found.")).to_be_visible()


def test_hostile_text_stays_text(map_alone: Page) -> None:
    map_alone.locator(BOX).fill('<img src=x onerror="alert(1)">')
    expect(map_alone.get_by_text("Nothing found.")).to_be_visible()


def test_on_a_phone_the_box_opens_over_the_map(map_alone: Page) -> None:
    map_alone.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(map_alone.locator(BOX)).to_be_hidden()
    map_alone.get_by_role("button", name="Search places").click()
    expect(map_alone.locator(BOX)).to_be_focused()
    asked_for(map_alone, "Достық")
    map_alone.locator(OPTIONS).first.click()
    expect(map_alone.locator(BOX)).to_be_hidden()
    expect(map_alone.locator(CARD)).to_contain_text("Dostyk")
    box = map_alone.locator(CARD).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]


def test_an_embedded_map_has_no_box(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/map?lang=en&embed=1")
    visit.until(visit.is_drawn)
    expect(visit.page.locator(BOX)).to_have_count(0)


def test_a_saved_map_searches_its_own_names(browser: Browser, tmp_path: Path) -> None:
    catalogue = load_catalogue()
    path = tmp_path / "map.html"
    path.write_text(offline_document(catalogue, default_view(catalogue)), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    page.goto(path.as_uri())
    page.wait_for_function("window.atlas")
    page.evaluate("window.atlas.ready")
    asked_for(page, "khorg")
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_contain_text("Khorgos")
    assert set(asked) <= {"file", "data", "blob"}
    page.close()
