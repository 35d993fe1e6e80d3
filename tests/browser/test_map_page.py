"""The map page in Chromium: draws, switches, moves in time, speaks with its parent, stays kind."""

import re
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Frame,
    Page,
    Route,
    expect,
    sync_playwright,
)
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route as Address

from corridors.web.assets import BUNDLES, inlined_assets, read_asset, served_assets
from geo.folium_map import render_document
from geo.layers import layer_geojson
from tests.geo.map_samples import (
    HOSTILE,
    base_parts,
    inlined,
    sample_layers,
    sample_page,
    served,
)

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
LAYERS = sample_layers(HOSTILE)
NONCE = "n0nce"
POLICY = (
    f"default-src 'none'; script-src 'self' 'nonce-{NONCE}'; style-src 'self'; "
    "img-src data:; connect-src 'self'"
)
PARENT = """<!doctype html><link rel="icon" href="data:,"><title>parent</title><script>
window.got = []; addEventListener("message", (event) => window.got.push(event.data));
</script><iframe src="/map" width="1000" height="700" title="map"></iframe>"""


def map_page(_: Request) -> Response:
    text = render_document(
        layers=LAYERS,
        page=sample_page(),
        delivery=served(LAYERS, served_assets("/assets", "1"), NONCE),
    )
    return HTMLResponse(text, headers={"Content-Security-Policy": POLICY})


def layer(request: Request) -> Response:
    found = {one.id: one for one in LAYERS}[request.path_params["name"]]
    return Response(layer_geojson(found), media_type="application/geo+json")


def base(request: Request) -> Response:
    return Response(base_parts()[request.path_params["name"]], media_type="application/geo+json")


def asset(request: Request) -> Response:
    name = request.path_params["name"]
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    return Response(read_asset(name), media_type=kind) if name in BUNDLES else Response("", 404)


APP = Starlette(
    routes=[
        Address("/map", map_page),
        Address("/layers/{name}.geojson", layer),
        Address("/base/{name}.geojson", base),
        Address("/assets/{name}", asset),
        Address("/parent", lambda _: HTMLResponse(PARENT)),
    ],
)


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """Serve the sample page on a free port of this machine."""
    server = uvicorn.Server(uvicorn.Config(APP, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Seen:
    """What happened in a page: errors, alerts and requests."""

    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("dialog", self.refuse)
        page.on("console", self.listen)
        page.on("request", lambda request: self.requests.append(request.url))

    def refuse(self, dialog: Dialog) -> None:
        self.faults.append(dialog.message)
        dialog.dismiss()

    def listen(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.faults.append(line.text)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def page(chromium: Browser, seen: Seen) -> Iterator[Page]:
    """Open an empty page; afterwards nothing may have gone wrong in it."""
    context = chromium.new_context(viewport={"width": 1090, "height": 790})
    page = context.new_page()
    seen.watch(page)
    yield page
    context.close()
    assert seen.faults == []


@pytest.fixture
def opened(page: Page, origin: str) -> Page:
    return open_map(page, f"{origin}/map")


def open_map(page: Page, url: str) -> Page:
    page.goto(url)
    wait_until(page, "window.atlas !== undefined")
    page.evaluate("window.atlas.ready")
    page.wait_for_timeout(150)
    return page


def wait_until(page: Page | Frame, expression: str) -> None:
    """Wait until an expression holds; Playwright's own way needs eval, which the policy refuses."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never came true: {expression}")


def state(page: Page | Frame) -> Any:
    return page.evaluate("window.atlas.state()")


def painted(page: Page) -> int:
    count = page.evaluate("performance.getEntriesByName('atlas:painted').length")
    assert isinstance(count, int)
    return count


def marker(page: Page, name: str) -> Any:
    return page.locator(f'.atlas-marker[aria-label^="{name}"]')


def switch(page: Page, layer_id: str) -> Any:
    return page.locator(f'input[data-layer="{layer_id}"]')


def test_the_page_draws_all_layers_and_asks_no_other_host(
    opened: Page, origin: str, seen: Seen
) -> None:
    assert painted(opened) >= 1
    assert opened.locator(".atlas-marker").count() == 2
    assert opened.locator("path.atlas-hit").count() == 3
    assert [url for url in seen.requests if not url.startswith((origin, "data:"))] == []


def test_a_switch_hides_its_layer_and_marks_the_paint(opened: Page) -> None:
    before = painted(opened)
    switch(opened, "hubs").click()
    expect(marker(opened, "Eurasia")).to_be_hidden()
    wait_until(opened, f"performance.getEntriesByName('atlas:painted').length > {before}")
    assert state(opened)["layers"] == ["corridor", "standing", "towns"]
    switch(opened, "hubs").click()
    expect(marker(opened, "Eurasia")).to_be_visible()


def test_setting_layers_moves_the_switches(opened: Page) -> None:
    opened.evaluate("window.atlas.setLayers(['corridor'])")
    assert not switch(opened, "hubs").is_checked()
    assert switch(opened, "corridor").is_checked()


def test_a_date_changes_states_without_a_reload(opened: Page, seen: Seen) -> None:
    asked = len(seen.requests)
    dashes = "path[stroke-dasharray='2 5'][stroke='#AA3377']"
    opened.evaluate("window.atlas.setDate('2019-01-01')")
    assert opened.locator(f".leaflet-pane {dashes}").count() == 1
    assert marker(opened, "Eurasia").count() == 0
    opened.evaluate("window.atlas.setDate('2020-06-01')")
    assert opened.locator(f".leaflet-pane {dashes}").count() == 0
    assert marker(opened, "Eurasia").count() == 1
    assert seen.requests[asked:] == []


def test_a_filtered_status_is_not_drawn(opened: Page) -> None:
    opened.locator("input[data-status='operating']").click()
    assert marker(opened, "Eurasia").count() == 0
    assert state(opened)["status"] == ["planned"]


def test_the_arrow_keys_step_days_and_with_shift_events(opened: Page) -> None:
    opened.locator(".atlas-range").focus()
    opened.keyboard.press("ArrowLeft")
    wait_until(opened, "window.atlas.state().on === '2024-03-14'")
    opened.keyboard.press("Shift+ArrowLeft")
    wait_until(opened, "window.atlas.state().on === '2020-06-01'")
    assert opened.locator(".atlas-date-text").inner_text() == "1 June 2020"


def test_play_steps_from_event_to_event_and_stops(opened: Page) -> None:
    opened.evaluate("window.atlas.setDate('2012-01-01')")
    opened.locator(".atlas-play").click()
    assert state(opened)["on"] == "2015-05-01"
    wait_until(opened, "window.atlas.state().on === '2020-06-01'")
    expect(opened.locator(".atlas-play")).to_have_attribute("aria-label", re.compile("Play"))


def test_hostile_words_are_shown_as_text(opened: Page) -> None:
    opened.evaluate("window.atlas.setDate('2020-06-01')")
    shown = marker(opened, "Eurasia")
    shown.hover()
    expect(opened.locator(".atlas-tip strong")).to_have_text("Eurasia")
    labels = opened.locator(".atlas-labels text").all_text_contents()
    assert any("IMG SRC=X" in label for label in labels)
    assert HOSTILE in opened.locator(".atlas-date-note").inner_text()
    assert opened.locator("img[src=x]").count() == 0


def test_a_click_selects_and_the_empty_map_deselects(opened: Page) -> None:
    switch(opened, "standing").click()
    for _ in range(2):
        marker(opened, "Eurasia").click()
        assert state(opened)["sel"] == "eurasia"
        opened.locator(".folium-map").click(position={"x": 300, "y": 560})
        assert state(opened)["sel"] is None


def test_a_line_is_easy_to_hit(opened: Page) -> None:
    opened.evaluate("window.atlas.setView(50, 58, 6)")
    box = opened.locator(".folium-map").bounding_box()
    assert box
    five_below = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 5)
    opened.mouse.click(*five_below)
    assert state(opened)["sel"] == "leg-1"


def test_enter_selects_and_escape_deselects(opened: Page) -> None:
    marker(opened, "Eurasia").focus()
    expect(opened.locator(".atlas-tip")).to_be_visible()
    opened.keyboard.press("Enter")
    assert state(opened)["sel"] == "eurasia"
    opened.keyboard.press("Escape")
    assert state(opened)["sel"] is None


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("setLayers(['hubs', 'corridor', 'standing', 'towns', 'nowhere'])", "nowhere"),
        ("setDate('2024-02-30')", "2024-02-30"),
        ("setDate(null)", "null"),
        ("select('nobody')", "nobody"),
        ("setView(NaN, 0, 5)", "not a place"),
    ],
)
def test_what_is_unknown_is_said_and_changes_nothing(opened: Page, call: str, words: str) -> None:
    before = state(opened)
    opened.evaluate(f"window.atlas.{call}")
    expect(opened.locator("#atlas-notes")).to_contain_text(words)
    assert state(opened) == before


def test_an_address_opens_its_view(page: Page, origin: str) -> None:
    query = "v=1&on=2019-02-03&layers=hubs,corridor&at=45.1,68.2,5&sel=khorgos&status=planned"
    found = state(open_map(page, f"{origin}/map?{query}"))
    assert found["on"] == "2019-02-03"
    assert found["layers"] == ["hubs", "corridor"]
    assert found["at"] == {"lat": 45.1, "lon": 68.2, "zoom": 5}
    assert found["sel"] == "khorgos"
    assert found["status"] == ["planned"]


def test_the_address_follows_what_is_seen(opened: Page) -> None:
    opened.evaluate("window.atlas.setDate('2019-02-03')")
    opened.evaluate("window.atlas.setLayers(['hubs', 'towns'])")
    opened.evaluate("window.atlas.setView(45.1, 68.2, 5)")
    wait_until(opened, "location.search.includes('at=45.1,68.2,5')")
    assert "on=2019-02-03&layers=hubs,towns" in opened.url


def test_a_bad_address_opens_the_map_with_a_note(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/map?on=never&layers=hubs,<b>&at=x&sel=%00&base=none&v=9")
    assert state(page)["on"] == "2024-03-15"
    expect(page.locator("#atlas-notes")).to_contain_text("never")


@pytest.fixture
def parent(page: Page, origin: str) -> Page:
    page.goto(f"{origin}/parent")
    wait_for_message(page, "atlas:ready")
    return page


def wait_for_message(page: Page, kind: str) -> None:
    wait_until(page, f"window.got.some((one) => one.type === '{kind}')")


def test_the_parent_hears_that_the_map_is_ready_and_what_it_shows(parent: Page) -> None:
    ready = parent.evaluate("window.got.find(one => one.type === 'atlas:ready')")
    assert ready["on"] == "2024-03-15"
    parts = {"layers", "on", "known", "since", "sel", "at", "status", "base"}
    assert set(ready) == {"type", *parts}


def test_the_parent_hears_selections_dates_and_views(parent: Page) -> None:
    frame = parent.frames[1]
    frame.locator('.atlas-marker[aria-label^="Eurasia"]').click()
    wait_for_message(parent, "atlas:select")
    frame.evaluate("window.atlas.setDate('2021-01-01')")
    wait_for_message(parent, "atlas:date")
    frame.evaluate("window.atlas.setView(45, 68, 6)")
    wait_for_message(parent, "atlas:view")


def test_what_the_parent_sets_is_not_echoed(parent: Page) -> None:
    parent.evaluate("window.got.length = 0")
    message = {
        "type": "atlas:set",
        "on": "2021-01-01",
        "layers": ["hubs"],
        "sel": "eurasia",
        "at": {"lat": 48.5, "lon": 60.25, "zoom": 5},
    }
    parent.evaluate("message => frames[0].postMessage(message, location.origin)", message)
    frame = parent.frames[1]
    wait_until(frame, "window.atlas.state().on === '2021-01-01'")
    parent.wait_for_timeout(600)
    found = state(frame)
    assert found["layers"] == ["hubs"]
    assert found["sel"] == "eurasia"
    assert found["at"] == message["at"]
    assert parent.evaluate("window.got") == []


def test_messages_of_others_are_ignored(opened: Page) -> None:
    opened.evaluate("postMessage({type: 'atlas:set', on: '2015-01-01'}, '*')")
    opened.wait_for_timeout(100)
    assert state(opened)["on"] == "2024-03-15"


def test_a_layer_that_does_not_come_is_said_and_can_be_tried_again(
    page: Page, origin: str, seen: Seen
) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=503, body="")

    page.route("**/layers/corridor.geojson*", refuse)
    open_map(page, f"{origin}/map")
    note = page.locator(".atlas-note")
    expect(note).to_contain_text("Corridor")
    assert page.locator(".atlas-marker").count() == 2
    page.unroute("**/layers/corridor.geojson*", refuse)
    note.get_by_role("button", name="Try again").click()
    expect(page.locator("path.atlas-hit[aria-label^=Samara]")).to_have_count(1)
    assert all("503" in fault for fault in seen.faults)
    seen.faults.clear()


OVERLAPS = """() => {
  const boxesOf = (which) =>
    [...document.querySelectorAll(which)].map((one) => one.getBoundingClientRect());
  const labels = boxesOf('.atlas-labels text');
  const controls = boxesOf('#atlas-legend, #atlas-timeline, .leaflet-control');
  const across = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right;
  const along = (a, b) => a.top + 1 < b.bottom && b.top + 1 < a.bottom;
  const pairs = labels.flatMap((a, i) =>
    [...labels.slice(i + 1), ...controls].filter((b) => across(a, b) && along(a, b)));
  return [labels.length, pairs.length];
}"""


@pytest.mark.parametrize("zoom", [4, 5, 6])
def test_labels_lie_neither_on_each_other_nor_under_controls(opened: Page, zoom: int) -> None:
    opened.evaluate(f"window.atlas.setView(44, 64, {zoom})")
    opened.wait_for_timeout(200)
    count, overlaps = opened.evaluate(OVERLAPS)
    assert count > 3
    assert overlaps == 0


def test_the_legend_lists_only_what_is_visible(opened: Page) -> None:
    legend = opened.locator("#atlas-legend li")
    assert "planned" not in legend.all_inner_texts()
    opened.evaluate("window.atlas.setDate('2019-01-01')")
    assert "planned" in legend.all_inner_texts()
    opened.evaluate("window.atlas.setLayers(['hubs'])")
    assert legend.all_inner_texts() == ["hub"]


def test_an_embedded_map_has_no_panel(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/map?embed=1")
    expect(page.locator("#atlas-panel")).to_be_hidden()
    expect(page.locator("#atlas-panel-open")).to_be_hidden()


def test_on_a_narrow_screen_the_panel_is_a_sheet_under_the_map(page: Page, origin: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_map(page, f"{origin}/map")
    expect(page.locator("#atlas-panel")).to_be_hidden()
    page.locator("#atlas-panel-open").click()
    panel = page.locator("#atlas-panel").bounding_box()
    shown = page.locator(".folium-map").bounding_box()
    assert panel
    assert shown
    assert panel["y"] >= shown["y"] + shown["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_saved_page_draws_from_a_file_without_any_server(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    delivery = inlined(LAYERS, inlined_assets())
    text = render_document(layers=LAYERS, page=sample_page(), delivery=delivery)
    file.write_text(text, encoding="utf-8")
    open_map(page, file.as_uri())
    assert page.locator(".atlas-marker").count() == 2


def test_every_control_has_a_name(opened: Page) -> None:
    nameless = opened.evaluate(
        """() => [...document.querySelectorAll('button, input, [role=button]')]
          .filter((one) => !one.ariaLabel && !one.textContent.trim() && !one.labels?.length)
          .map((one) => one.outerHTML)""",
    )
    assert nameless == []
