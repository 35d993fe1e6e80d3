"""The app in a real browser: one map that is never rebuilt, an address that opens what is seen."""

import csv
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from corridors.catalogue import DATA
from tests.browser.app_server import served
from tests.browser.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

ATTACKS = (
    "${alert(1)}",
    "`x`\\201",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "![x](http://example.invalid/x.png)",
)
POISONED = (
    ("names/khorgos.csv", "name"),
    ("facts/khorgos.csv", "text"),
    ("events/khorgos.csv", "text"),
    ("sources/hubs-1.csv", "title"),
    ("sources/hubs-1.csv", "publisher"),
    ("sites/khorgos.csv", "name"),
    ("hubs.csv", "note"),
    ("corridors.csv", "name"),
)


def test_first_view_fits_the_window(visit: Visit, address: str) -> None:
    page = visit.open(address).page
    overflow = "e => [e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth]"
    assert page.locator("html").evaluate(overflow) == [0, 0]
    for part in ("iframe", "section.details"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] == WIDE[1]


def test_frame_and_page_have_names(visit: Visit, address: str) -> None:
    page = visit.open(address).page
    assert page.title() == "Map · Corridor Atlas"
    assert page.locator("iframe").get_attribute("title") == "Map of corridors and hubs"
    assert page.locator("h1").count() == 1


def test_the_map_is_loaded_once_and_keeps_its_view_whatever_is_done(
    visit: Visit, address: str
) -> None:
    visit.open(address)
    visit.map.evaluate("window.mark = 1; atlas.setView(44, 70, 6)")
    visit.settle()
    before = visit.seen()["at"]
    visit.page.get_by_role("button", name="Eurasia").click()
    visit.until(lambda: visit.title().startswith("Eurasia"))
    visit.map.evaluate("atlas.select('itlk'); atlas.setDate('2024-03-15')")
    visit.until(lambda: visit.title().startswith("Industrial"))
    visit.settle()
    assert visit.map.evaluate("window.mark") == 1
    assert len(visit.loads) == 1
    assert visit.seen()["at"]["zoom"] == before["zoom"]


def test_switching_layers_and_moving_about_runs_no_script(visit: Visit, address: str) -> None:
    visit.open(address)
    before = visit.sent
    visit.map.locator("input[data-layer=hubs]").uncheck()
    visit.map.evaluate("atlas.setView(44, 70, 6)")
    visit.settle()
    assert visit.sent == before
    assert "at=44.00,70.00,6" in visit.query
    assert "layers=" in visit.query


def test_a_new_day_runs_the_script_once(visit: Visit, address: str) -> None:
    visit.open(address)
    before = visit.sent
    for day in ("2024-03-11", "2024-03-12", "2024-03-13", "2024-03-14", "2024-03-15"):
        visit.map.evaluate(f"atlas.setDate('{day}')")
    visit.until(lambda: "15 Mar 2024" in visit.page.locator(".st-key-edition").inner_text())
    visit.settle()
    assert visit.sent == before + 1
    assert "on=2024-03-15" in visit.query


def test_address_opens_the_very_view(visit: Visit, address: str) -> None:
    visit.open(address)
    visit.map.evaluate("atlas.setView(44, 70, 6); atlas.setLayers(['hubs', 'brkuap', 'titr'])")
    visit.map.evaluate("atlas.setDate('2024-03-15'); atlas.select('khorgos')")
    visit.until(lambda: visit.title() == "Khorgos Hub")
    visit.settle()
    before = visit.seen()
    query = visit.query
    visit.open(visit.page.url)
    after = visit.seen()
    assert visit.title() == "Khorgos Hub"
    assert {**after, "at": None} == {**before, "at": None}
    assert after["at"]["lat"] == pytest.approx(before["at"]["lat"], abs=0.01)
    assert visit.query == query


def test_first_address_names_the_day_it_shows(visit: Visit, address: str) -> None:
    visit.open(address)
    assert visit.query == "v=1&lang=en&on=2026-11-22"


def test_going_back_and_forward_restores_day_selection_and_place(
    visit: Visit, address: str
) -> None:
    visit.open(address)
    visit.map.evaluate("window.mark = 1; atlas.setView(44, 70, 6)")
    visit.until(lambda: "at=44.00,70.00,6" in visit.query)
    visit.map.evaluate("atlas.select('khorgos')")
    visit.until(lambda: visit.title() == "Khorgos Hub")
    visit.settle()
    visit.map.evaluate("atlas.setView(40, 60, 5); atlas.setDate('2024-03-15')")
    visit.until(lambda: "on=2024-03-15" in visit.query and "at=40.00,60.00,5" in visit.query)
    visit.settle()
    visit.page.evaluate("history.back()")
    visit.until(lambda: visit.seen()["on"] == "2026-11-22")
    visit.until(lambda: "22 Nov 2026" in visit.page.locator(".st-key-edition").inner_text())
    visit.until(lambda: visit.title() == "Khorgos Hub")
    visit.page.evaluate("history.back()")
    visit.until(lambda: visit.seen()["sel"] is None)
    visit.until(lambda: visit.title().startswith("Hubs and transport corridors"))
    visit.until(lambda: visit.seen()["at"]["zoom"] == 6)
    visit.page.evaluate("history.go(2)")
    visit.until(lambda: visit.seen()["on"] == "2024-03-15")
    visit.until(lambda: visit.title() == "Khorgos Hub")
    visit.until(lambda: visit.seen()["at"]["zoom"] == 5)
    assert visit.map.evaluate("window.mark") == 1
    assert len(visit.loads) == 1


def test_moving_about_and_switching_layers_add_no_step_to_go_back(
    visit: Visit, address: str
) -> None:
    visit.open(address)
    before = visit.page.evaluate("history.length")
    visit.map.evaluate("atlas.setView(44, 70, 6)")
    visit.map.locator("input[data-layer=hubs]").uncheck()
    visit.until(lambda: "at=" in visit.query)
    visit.settle()
    assert visit.page.evaluate("history.length") == before


def is_asked(visit: Visit, day: str) -> bool:
    """Tell whether the address asks for a day."""
    return f"on={day}" in visit.query


def test_days_that_are_played_are_one_step_to_go_back(visit: Visit, address: str) -> None:
    visit.open(address)
    before = visit.page.evaluate("history.length")
    for day in ("2024-03-13", "2024-03-14", "2024-03-15"):
        visit.map.evaluate(f"atlas.setDate('{day}')")
        visit.until(partial(is_asked, visit, day))
    assert visit.page.evaluate("history.length") == before + 1


def test_going_back_from_another_page_restores_what_was_seen(visit: Visit, address: str) -> None:
    visit.open(f"{address}/?v=1&on=2024-03-15&sel=khorgos")
    visit.page.get_by_role("link", name="Membership").click()
    visit.page.get_by_role("heading", name="Membership", level=1).wait_for()
    visit.settle()
    visit.page.evaluate("history.back()")
    visit.until(visit.is_drawn)
    visit.until(lambda: visit.title() == "Khorgos Hub")
    visit.settle()
    assert visit.query == "v=1&lang=en&on=2024-03-15&sel=khorgos"


def test_every_layer_off_stays_off_in_the_address(visit: Visit, address: str) -> None:
    visit.open(address)
    visit.map.evaluate("atlas.setLayers([])")
    visit.settle()
    visit.open(visit.page.url)
    assert visit.seen()["layers"] == []


def test_picking_in_the_details_selects_on_the_map(visit: Visit, address: str) -> None:
    visit.open(address)
    visit.page.get_by_role("button", name="Khorgos Hub").press("Enter")
    visit.until(lambda: visit.seen()["sel"] == "khorgos")
    visit.page.get_by_role("button", name="Close the details").click()
    visit.until(lambda: visit.seen()["sel"] is None)
    visit.page.get_by_role("button", name="Khorgos Hub").click()
    visit.until(lambda: visit.seen()["sel"] == "khorgos")


def test_of_quick_choices_the_last_one_stays(visit: Visit, address: str) -> None:
    visit.open(address)
    for thing in ("khorgos", "itlk", "eurasia", "khorgos", "caspian"):
        visit.map.evaluate(f"atlas.select('{thing}')")
    visit.until(lambda: visit.title() == "Caspian Hub")
    visit.settle()
    visit.settle()
    assert visit.seen()["sel"] == "caspian"
    assert visit.title() == "Caspian Hub"
    assert "sel=caspian" in visit.query


def test_view_outlasts_a_visit_to_another_page(visit: Visit, address: str) -> None:
    visit.open(f"{address}/?v=1&on=2024-03-15&sel=khorgos")
    visit.map.evaluate("atlas.setView(44, 70, 6); atlas.setLayers(['hubs', 'brkuap'])")
    visit.settle()
    visit.page.get_by_role("link", name="Membership").click()
    visit.page.get_by_role("heading", name="Membership").wait_for()
    visit.until(lambda: visit.query == "v=1&lang=en&on=2024-03-15&sel=khorgos")
    visit.page.get_by_role("link", name="Map", exact=True).click()
    visit.until(visit.is_drawn)
    visit.settle()
    seen = visit.seen()
    assert (seen["on"], seen["sel"], seen["layers"]) == (
        "2024-03-15",
        "khorgos",
        ["hubs", "brkuap"],
    )
    assert seen["at"]["zoom"] == 6


def test_sources_open_in_a_window_of_their_own(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/?v=1&sel=khorgos").page
    links = page.locator("section.details a")
    found = links.evaluate_all("all => all.map(a => [a.target, a.rel, a.protocol])")
    assert len(found) > 20
    assert {target for target, _, _ in found} == {"_blank"}
    assert all("noopener" in rel for _, rel, _ in found)
    assert {protocol for _, _, protocol in found} <= {"http:", "https:"}


def test_on_a_phone_the_details_stand_under_the_map(visit: Visit, address: str) -> None:
    visit.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page = visit.open(f"{address}/?v=1&sel=khorgos").page
    frame = page.locator("iframe").bounding_box()
    details = page.locator("section.details").bounding_box()
    assert frame is not None
    assert details is not None
    assert (frame["x"], frame["width"]) == (0, PHONE[0])
    assert (details["x"], details["width"]) == (0, PHONE[0])
    assert frame["y"] + frame["height"] <= details["y"] < PHONE[1]


def test_a_page_of_tables_chooses_by_name(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/places?v=1&on=2024-03-15&sel=khorgos")
    visit.page.locator("section.details h2").wait_for()
    assert visit.title() == "Khorgos Hub"
    assert visit.query == "v=1&lang=en&on=2024-03-15&sel=khorgos"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app with data whose texts attack the page."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(DATA, folder)
    attack = " ".join(ATTACKS)
    for file, column in POISONED:
        poison(folder / file, column, attack)
    with served(folder) as url:
        yield url


def poison(file: Path, column: str, attack: str) -> None:
    """Put an attack into a column of every row; each stays apart by its number."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for number, row in enumerate(rows):
        row[column] = f"{attack} {number}"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_hostile_facts_are_shown_as_text(visit: Visit, hostile: str) -> None:
    visit.open(f"{hostile}/?v=1&sel=khorgos")
    visit.page.locator("section.details details").evaluate_all(
        "all => all.forEach(d => d.open = true)"
    )
    shown = visit.page.locator("section.details").inner_text()
    assert all(attack in shown for attack in ATTACKS)
    assert visit.page.locator("section.details img, section.details script").count() == 0


@pytest.mark.parametrize("path", ["places", "membership", "sources", "data"])
def test_hostile_facts_harm_no_table(visit: Visit, hostile: str, path: str) -> None:
    visit.page.goto(f"{hostile}/{path}?v=1&sel=khorgos")
    visit.page.get_by_role("heading", level=1).wait_for()
    visit.settle()
    assert visit.page.locator("img[src*='example'], img[src='x']").count() == 0


@pytest.mark.parametrize(
    "attack", ["%3Cscript%3Ealert(1)%3C/script%3E", "%24%7Balert(1)%7D", "%60"]
)
def test_a_hostile_address_is_only_noted(visit: Visit, address: str, attack: str) -> None:
    visit.open(f"{address}/?v=1&sel={attack}&layers={attack}&on={attack}&at={attack}")
    assert visit.page.locator(".details .message").count() >= 1
    assert visit.page.get_by_role("button", name="Khorgos Hub").is_visible()
