"""How surely a line is known, seen on the map: by the stretch, told by legend and tooltip."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from corridors.catalogue import load_catalogue

pytestmark = pytest.mark.browser

SECTION = "Zhaisan – Saryagash (KZ) / Keles (UZ)"
ESTIMATED = "course between known points estimated"
TIPS = """() => [...document.querySelectorAll("path.atlas-hit")]
  .filter((path) => path.style.display !== "none" && path.getTotalLength() > 4)
  .map((path) => {
    const middle = path.getPointAtLength(path.getTotalLength() / 2);
    const place = new DOMPoint(middle.x, middle.y).matrixTransform(path.getScreenCTM());
    const where = { bubbles: true, clientX: place.x, clientY: place.y };
    path.dispatchEvent(new MouseEvent("mouseover", where));
    return [...document.querySelectorAll("#atlas-tip > *")].map((line) => line.textContent);
  })"""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the map at a section of which some stretches follow rails and some do not."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(40_000)
    page.goto(f"{address}/map?layers=brkuap&at=45.6,64,7")
    page.wait_for_function("window.atlas")
    page.evaluate("window.atlas.ready")
    yield page
    page.close()


def test_stretches_of_one_section_tell_how_surely_each_is_known(page: Page) -> None:
    told = {words for name, words, *_ in page.evaluate(TIPS) if name == SECTION}

    assert told == {"operating", f"operating, {ESTIMATED}"}


def test_the_legend_names_the_looks_in_sight(page: Page) -> None:
    legend = page.locator("#atlas-legend")
    legend.get_by_text("operating", exact=True).wait_for()
    legend.get_by_text(ESTIMATED).wait_for()


def test_a_section_drawn_in_parts_is_one_thing(page: Page) -> None:
    shipped = load_catalogue()
    drawn = page.locator(f'path.atlas-hit[aria-label^="{SECTION}"]')
    assert drawn.count() == 1
    row = page.locator("#atlas-panel-body label, #atlas-panel-body li").filter(
        has=page.locator('input[data-layer="brkuap"]')
    )
    legs = {leg.id for leg in shipped.legs.values() if leg.layer == "brkuap"}
    assert row.locator(".atlas-count").first.inner_text() == str(
        sum(one.leg in legs for one in shipped.sections.values())
    )


def test_selecting_a_section_lights_up_all_its_parts(page: Page) -> None:
    page.evaluate("window.atlas.select('l05-kz')")
    halos = page.locator('path[stroke="#FFC531"]')
    halos.first.wait_for(state="attached")
    assert halos.count() > 5
    page.evaluate("window.atlas.select(null)")
    assert halos.count() == 0
