"""The map as known then, and with what has changed ringed: by link, by hand, with the app."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Request, expect

from corridors.settings import current_catalogue
from corridors.view import read_view
from corridors.web.offline import offline_document
from tests.browser.visits import PATIENCE_MS, Visit

pytestmark = pytest.mark.browser

DAY = "2024-05-01"
HEAD = ".st-key-edition"


def legend(visit: Visit) -> list[str]:
    """Return the lines of the map's legend."""
    found: list[str] = visit.map.evaluate(
        "[...document.querySelectorAll('.atlas-legend li')].map((one) => one.textContent)"
    )
    return found


def ringed(visit: Visit) -> int:
    """Return how many features are seen with a ring of change."""
    found: int = visit.map.evaluate(
        """[...document.querySelectorAll('path[stroke="#00897B"], .atlas-glyph.is-changed')]
        .map((one) => one.closest('.leaflet-pane'))
        .filter((pane) => pane && pane.style.display !== 'none').length"""
    )
    return found


def asked_states(visit: Visit) -> list[str]:
    """Return the days whose states as known are asked for from now on."""
    days: list[str] = []

    def note(request: Request) -> None:
        if "/states.json" in request.url:
            days.append(request.url.rpartition("=")[2])

    visit.page.on("request", note)
    return days


def test_a_link_opens_the_map_as_known_then(visit: Visit, address: str) -> None:
    visit.open(f"{address}/map?on={DAY}&known=1")

    assert {"intends to join", "status not documented"} <= set(legend(visit))
    assert visit.seen()["known"] is True
    expect(visit.map.locator(".atlas-known")).to_be_visible()


def test_what_is_known_now_is_back_when_the_switch_is_off(visit: Visit, address: str) -> None:
    visit.open(f"{address}/map?on={DAY}&known=1")
    visit.map.evaluate("atlas.setKnown(false)")
    visit.settle()

    assert {"intends to join", "status not documented"}.isdisjoint(legend(visit))
    assert "known=1" not in visit.query
    expect(visit.map.locator(".atlas-known")).to_be_hidden()


def test_the_day_may_move_while_it_is_as_known_then(visit: Visit, address: str) -> None:
    visit.open(f"{address}/map?on={DAY}&known=1")
    days = asked_states(visit)
    visit.map.evaluate("atlas.setDate('2023-10-01')")
    visit.settle()
    visit.map.evaluate("atlas.setDate('2024-05-01')")
    visit.settle()

    assert days == ["2023-10-01"]
    assert "intends to join" in legend(visit)


def test_nothing_is_asked_of_the_server_while_it_is_as_known_now(
    visit: Visit, address: str
) -> None:
    visit.open(f"{address}/map?on={DAY}&since=2024-01-01")
    days = asked_states(visit)
    visit.map.evaluate("atlas.setDate('2023-10-01')")
    visit.settle()

    assert days == []


def test_a_link_opens_the_map_with_what_has_changed_ringed(visit: Visit, address: str) -> None:
    visit.open(f"{address}/map?on={DAY}&since=2024-04-01&layers=standing,hubs")
    (line,) = [one for one in legend(visit) if one.startswith("changed since")]

    assert line == "changed since 1 April 2024: 1"
    assert ringed(visit) == 1


def test_no_ring_stays_when_nothing_is_looked_back_to(visit: Visit, address: str) -> None:
    visit.open(f"{address}/map?on={DAY}&since=2011-01-01")
    assert ringed(visit) > 5
    visit.map.evaluate("atlas.setSince(null)")
    visit.settle()

    assert ringed(visit) == 0
    assert not [one for one in legend(visit) if one.startswith("changed since")]
    assert "since=" not in visit.query


@pytest.mark.parametrize("asked", ["never", "2024-13-01", "%00"])
def test_a_bad_day_to_look_back_to_is_said_and_left_out(
    visit: Visit, address: str, asked: str
) -> None:
    visit.open(f"{address}/map?on={DAY}&since={asked}")

    assert visit.seen()["since"] is None
    expect(visit.map.locator(".atlas-note")).to_contain_text("is not a date")


def test_the_switch_on_the_map_reaches_head_details_and_address(visit: Visit, address: str) -> None:
    visit.open(f"{address}/?on={DAY}&sel=BY")
    visit.map.locator("input[data-known]").check()
    visit.settle()

    expect(visit.page.locator(HEAD)).to_contain_text("as known then", timeout=PATIENCE_MS)
    expect(visit.page.locator(".details")).to_contain_text("intends to join", timeout=PATIENCE_MS)
    assert "known=1" in visit.query


def test_the_switch_of_a_page_reaches_the_map(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/membership?on={DAY}")
    visit.page.get_by_text("As known then", exact=True).click(timeout=PATIENCE_MS)
    expect(visit.page.locator(HEAD)).to_contain_text("as known then", timeout=PATIENCE_MS)
    visit.page.get_by_role("link", name="Map", exact=True).click()
    visit.until(visit.is_drawn)

    assert visit.seen()["known"] is True


def test_one_click_from_the_changes_shows_them_on_the_map(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/changes?on={DAY}")
    visit.page.get_by_role("button", name="Show on the map").click(timeout=PATIENCE_MS)
    visit.until(visit.is_drawn)
    visit.settle()
    state: dict[str, Any] = visit.seen()

    assert (state["on"], state["since"]) == (DAY, "2023-05-01")
    assert "since=2023-05-01" in visit.query


def test_the_timeline_plays_in_step_with_the_address(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/changes?on=2022-05-01")
    visit.page.get_by_role("radio", name="Timeline", exact=True).click(timeout=PATIENCE_MS)
    visit.page.get_by_role("button", name="Play", exact=True).click(timeout=PATIENCE_MS)
    days: set[str] = set()

    def has_moved() -> bool:
        found = re.search(r"on=(\d{4}-\d{2}-\d{2})", visit.query)
        days.update([found[1]] if found else [])
        return len(days) > 3

    visit.until(has_moved)
    visit.page.get_by_role("button", name="Pause", exact=True).click(timeout=PATIENCE_MS)
    expect(visit.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert min(days) == "2022-05-01"


@pytest.mark.parametrize(("known", "badge"), [("&known=1", "as known on 1 May 2024"), ("", None)])
def test_a_saved_file_is_as_known_on_its_own_day_and_no_other(
    browser: Browser, tmp_path: Path, known: str, badge: str | None
) -> None:
    catalogue = current_catalogue()
    view = read_view(f"lang=en&on={DAY}&since=2024-01-01{known}", catalogue).view
    file = tmp_path / "map.html"
    file.write_text(offline_document(catalogue, view), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.wait_for_function("performance.getEntriesByName('atlas:painted').length > 0")
    page.evaluate("atlas.setDate('2024-04-30')")

    if badge:
        expect(page.locator(".atlas-known")).to_have_text(badge)
    else:
        page.evaluate("atlas.setKnown(true)")
        expect(page.locator(".atlas-known")).to_be_hidden()
        expect(page.locator("input[data-known]")).to_be_hidden()
    assert page.evaluate("atlas.state().known") is bool(badge)
    page.close()
