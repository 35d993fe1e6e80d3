"""The saved map in Chromium, opened from disk with the network off."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect, sync_playwright

from corridors.catalogue import Catalogue, load_catalogue
from corridors.reports.dossier import dossier_of
from corridors.scene import citations_of
from corridors.view import read_view
from corridors.web.offline import offline_document

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
MOST_BYTES = 2_500_000
TITLE = 'Who had joined? <b onclick="x">${7*7}</b></script>'
DRAWN = (
    "[...document.querySelectorAll('path.atlas-hit')]"
    ".filter((path) => path.getClientRects().length).length"
)
QUERY = "on=2024-03-15&layers=hubs,brkuap,standing,towns"


@dataclass
class Opened:
    """The page with all it asked for and complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def atlas(self, words: str) -> Any:
        return self.page.evaluate(f"async () => window.atlas.{words}")


LINES_SHOWN = (
    "[...document.querySelectorAll('path.atlas-hit')]"
    ".filter((path) => path.getBoundingClientRect().width > 0)"
)
"""A layer that is off may stand in the page already, without being shown."""


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def saved(shipped: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    view = read_view(QUERY, shipped).view
    text = offline_document(shipped, view, title=TITLE, note="A note & more")
    path = tmp_path_factory.mktemp("saved") / "map.html"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed here: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, saved: Path) -> Iterator[Opened]:
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    found = Opened(context.new_page())

    def watch(route: Route) -> None:
        found.asked.append(route.request.url)
        route.continue_()

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.complaints.append(message.text)

    found.page.route("**/*", watch)
    found.page.on("console", listen)
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.goto(saved.as_uri())
    found.page.wait_for_function("() => window.atlas && window.atlas.ready.then(() => true)")
    yield found
    context.close()


def test_the_file_is_small_enough_for_a_messenger(saved: Path) -> None:
    assert saved.stat().st_size <= MOST_BYTES


def test_the_same_view_gives_the_same_bytes(shipped: Catalogue, saved: Path) -> None:
    view = read_view(QUERY, shipped).view
    text = offline_document(shipped, view, title=TITLE, note="A note & more")
    assert text == saved.read_text(encoding="utf-8")


def test_the_file_asks_nobody_for_anything(opened: Opened) -> None:
    opened.page.locator("input[data-layer=titr]").check()
    opened.atlas("select('khorgos')")
    expect(opened.page.locator(".saved-aside")).to_be_visible()
    opened.page.wait_for_timeout(600)
    others = [url for url in opened.asked if not url.startswith(("file:", "data:"))]
    assert others == []
    assert len([url for url in opened.asked if url.startswith("file:")]) == 1
    assert opened.complaints == []


def test_the_file_opens_as_the_view_it_was_made_from(opened: Opened) -> None:
    state = opened.atlas("state()")
    assert state["on"] == "2024-03-15"
    assert set(state["layers"]) == {"hubs", "brkuap", "standing", "towns"}
    expect(opened.page.locator(".saved-title")).to_have_text(TITLE)
    expect(opened.page.locator(".saved-note")).to_have_text("As of 15 Mar 2024 · A note & more")


def test_switches_and_date_work_without_a_network(opened: Opened) -> None:
    before = opened.page.evaluate(f"{LINES_SHOWN}.length")
    opened.page.locator("input[data-layer=instc-east]").check()
    opened.page.wait_for_function(f"() => {LINES_SHOWN}.length > {before}")
    opened.atlas("setDate('2012-06-01')")
    assert opened.atlas("state()")["on"] == "2012-06-01"
    opened.page.locator("input.atlas-range").press("ArrowRight")
    opened.page.wait_for_function("() => atlas.state().on !== '2012-06-01'")
    assert opened.atlas("state()")["on"] == "2012-06-02"


def test_details_and_numbered_sources_are_in_the_file(opened: Opened, shipped: Catalogue) -> None:
    opened.atlas("select('khorgos')")
    details = opened.page.locator(".saved-details .details")
    dossier = dossier_of(shipped, "khorgos", read_view(QUERY, shipped).view.on)
    expect(details.locator(".title")).to_have_text(dossier.title)
    expect(details.locator("ol.sources > li")).to_have_count(len(dossier.sources))
    first = details.locator("ol.sources > li").first
    expect(first).to_contain_text(dossier.sources[0].title)
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator(".saved-aside")).to_be_hidden()


def test_relatives_are_reached_from_the_details(opened: Opened) -> None:
    opened.atlas("select('khorgos')")
    details = opened.page.locator(".saved-details .details")
    tie = details.locator("ul.ties button").first
    name = (tie.text_content() or "").strip()
    tie.evaluate("one => { for (let at = one; at; at = at.parentElement) at.open = true; }")
    tie.click()
    expect(details.locator(".title")).to_have_text(re.compile(re.escape(name[:12])))


def test_about_tells_terms_and_all_sources_of_the_view(opened: Opened, shipped: Catalogue) -> None:
    opened.page.get_by_role("button", name="About and sources").click()
    about = opened.page.locator(".saved-about")
    cited = citations_of(shipped, read_view(QUERY, shipped).view).lines()
    expect(about.locator("ol > li")).to_have_count(len(cited))
    expect(about).to_contain_text("CC BY 4.0")
    expect(about).to_contain_text(shipped.digest)


def test_a_phone_shows_map_and_details(browser: Browser, saved: Path) -> None:
    context = browser.new_context(offline=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(saved.as_uri())
    page.wait_for_function("() => window.atlas && window.atlas.ready.then(() => true)")
    page.evaluate("() => window.atlas.select('khorgos')")
    aside = page.locator(".saved-aside")
    expect(aside).to_be_visible()
    box = aside.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
