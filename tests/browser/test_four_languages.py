"""The whole app in Russian, Kazakh and Uzbek: on no page is a word of English left."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from corridors.language import LANGUAGES
from corridors.settings import data_folder
from tests.browser.app_server import served
from tests.browser.leftovers import english_in, english_on
from tests.browser.visits import PHONE, Visit

pytestmark = pytest.mark.browser

TRANSLATED = LANGUAGES[1:]
PAGES = ("strip", "places", "membership", "changes", "sources", "data")
THINGS = ("khorgos", "g-altynkol-khorgos", "brkuap", "c1-cn", "KZ", "brkuap-mou-2023")
"""A hub, a break of gauge, a corridor, a section, a country, and an instrument."""
DAY = "v=1&on=2026-11-22"
BAD = "v=9&on=2024-5-1&known=7&since=x&sel=atlantis&layers=moon&at=1,2&status=broken&base=nowhere"
REFUSED = ("layers/moon.geojson", "s/aaaaaaaaaaaaaaaa", "s/aaaaaaaaaaaaaaaa.png")
QUIET = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
)
PARTS = "[data-testid=stButtonGroup] button[role=radio]"
OVERLAPS = """() => {
  const boxes = (selector) => [...document.querySelectorAll(selector)]
    .map((one) => [one.innerText, one.getBoundingClientRect()]).filter(([, box]) => box.width);
  const buttons = boxes(".st-key-head > *");
  const isUnder = ([, one]) =>
    buttons.some(([, box]) => one.right > box.left + 1 && one.left < box.right - 1);
  return boxes("header a[href], header button").filter(isUnder).map(([text]) => text);
}"""


def english_of(page: Page, language: str) -> set[str]:
    """Wait until the app is quiet; return the English it shows."""
    page.wait_for_function(QUIET)
    page.wait_for_timeout(150)
    return english_on(page, language)


def english_of_parts(page: Page, language: str) -> set[str]:
    """Choose each part of a page in turn; return the English they show."""
    found = english_of(page, language)
    parts = page.locator(PARTS)
    for name in parts.all_inner_texts():
        part = parts.get_by_text(name, exact=True)
        if part.count():  # a choice within a part goes with it
            part.first.click()
            found |= english_of(page, language)
    return found


@pytest.mark.parametrize("language", TRANSLATED)
def test_english_left_over_is_found_seen_or_read_out(visit: Visit, language: str) -> None:
    planted = ("Border crossings", "Show on the map", "Nothing found.")
    text, title, cell = planted
    visit.page.set_content(f'<p title="{title}">{text}</p><p><b>{cell}</b> 3</p><p>PNG, CSV</p>')
    assert english_on(visit.page, language) == set(planted)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_on_any_page(visit: Visit, address: str, language: str) -> None:
    found = set()
    for page in PAGES:
        visit.page.goto(f"{address}/{page}?{DAY}&lang={language}")
        found |= english_of_parts(visit.page, language)
    assert found == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_in_what_is_told_of_things(
    visit: Visit, address: str, language: str
) -> None:
    found = set()
    for thing in THINGS:
        visit.page.goto(f"{address}/places?{DAY}&lang={language}&sel={thing}")
        visit.page.locator(".details .title").wait_for()
        found |= english_of(visit.page, language)
    assert found == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_on_the_map_its_search_and_its_dialog(
    visit: Visit, address: str, language: str
) -> None:
    visit.open(f"{address}/?{BAD}&lang={language}")
    visit.map.evaluate("atlas.setLayers(atlas.state().layers)")
    found = english_of(visit.page, language) | english_on(visit.map, language)
    visit.map.locator("#atlas-find").fill("qorgas")
    visit.map.locator("#atlas-find-0").wait_for()
    found |= english_on(visit.map, language)
    assert found == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_on_a_snapshot_and_in_its_file(
    visit: Visit, address: str, language: str
) -> None:
    view = f"{DAY}&lang={language}&layers=hubs,brkuap,standing&sel=khorgos"
    made = visit.page.request.post(f"{address}/s", data={"view": view}).json()["url"]
    visit.open(made)
    found = english_on(visit.page, language) | english_on(visit.map, language)
    visit.page.goto(f"{made}.html")
    visit.page.evaluate("async () => { await window.atlas.ready; }")
    visit.page.evaluate("async () => { await window.atlas.select('khorgos'); }")
    visit.page.locator(".saved-aside").wait_for()
    assert found | english_on(visit.page, language) == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_refusals_are_in_the_language_asked_for(visit: Visit, address: str, language: str) -> None:
    for path in REFUSED:
        mark = "&" if "?" in path else "?"
        answer = visit.page.request.get(f"{address}/{path}{mark}lang={language}")
        if not answer.ok:
            assert english_in(answer.json()["error"], language) == ()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app on data of which a cell is broken."""
    folder = tmp_path_factory.mktemp("faulty") / "data"
    shutil.copytree(data_folder(), folder)
    hubs = folder / "hubs.csv"
    hubs.write_text(hubs.read_text(encoding="utf-8").replace("khorgos,", "Khorgos!,", 1), "utf-8")
    with served(data=folder, store=Path(folder.parent)) as url:
        yield url


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_page_of_faults_is_in_the_language_asked_for(
    visit: Visit, faulty: str, language: str
) -> None:
    visit.page.goto(f"{faulty}/?lang={language}")
    visit.page.get_by_role("heading", level=1).wait_for()
    assert english_of(visit.page, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_navigation_runs_under_no_button(visit: Visit, address: str, language: str) -> None:
    visit.page.goto(f"{address}/data?{DAY}&lang={language}")
    english_of(visit.page, language)
    for width in (1440, 1180, 1000, 900, 800, 769, PHONE[0]):
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.page.wait_for_timeout(200)
        assert visit.page.evaluate(OVERLAPS) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
