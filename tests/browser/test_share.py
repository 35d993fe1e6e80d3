"""The share dialog in a real browser: one click, a link that reopens the view, snapshot, files."""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.app_server import served
from tests.browser.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

VIEW = "v=1&lang=en&on=2024-03-15&layers=hubs,brkuap,titr&at=44.00,70.00,6&sel=khorgos"
HOSTILE = "<img src=x onerror=alert(1)> ${alert(2)} `x` </textarea><script>alert(3)</script>"
CARD = (1200, 630)


def opened(visit: Visit, url: str) -> Locator:
    """Open a view and, with one click, the dialog."""
    visit.open(url)
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.get_by_role("button", name="Share").click()
    dialog = visit.page.get_by_role("dialog", name="Share this view")
    dialog.wait_for()
    return dialog


def copied(page: Page, dialog: Locator, name: str) -> str:
    """Press a copy button and return what is in the clipboard."""
    dialog.get_by_role("button", name=name).first.click()
    dialog.get_by_text("Copied.").wait_for()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def keep(dialog: Locator, title: str) -> str:
    """Make a snapshot and return its address."""
    dialog.get_by_label("Title").fill(title)
    dialog.get_by_role("button", name="Make a snapshot").click()
    dialog.get_by_text("The snapshot is made.").wait_for()
    return dialog.get_by_label("Short link to the snapshot").input_value()


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_one_click_opens_the_dialog_inside_the_window(
    visit: Visit, address: str, size: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    dialog = opened(visit, f"{address}/?{VIEW}")
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1]
    assert dialog.get_by_role("button", name="Download").is_visible()


def test_the_link_copied_reopens_the_same_view(visit: Visit, address: str) -> None:
    dialog = opened(visit, f"{address}/?{VIEW}")
    before = visit.seen()
    link = copied(visit.page, dialog, "Copy link")
    assert link == f"{address}/?{VIEW}"
    visit.open(link)
    assert visit.seen() == before


def test_the_link_is_that_of_the_moment_of_the_click(visit: Visit, address: str) -> None:
    visit.open(address)
    visit.map.evaluate("atlas.setLayers(['hubs']); atlas.setView(44, 70, 6)")
    visit.settle()
    visit.page.get_by_role("button", name="Share").click()
    link = visit.page.get_by_label("Link to exactly this view").input_value()
    assert link == visit.page.url
    assert "layers=hubs" in link
    assert "at=44.00,70.00,6" in link


def test_a_snapshot_is_made_quoted_and_opened(visit: Visit, address: str) -> None:
    dialog = opened(visit, f"{address}/?{VIEW}")
    url = keep(dialog, "Who had joined?")
    assert url.startswith(f"{address}/s/")
    assert f'src="{url}/map?embed=1"' in copied(visit.page, dialog, "Copy embed code")
    citation = copied(visit.page, dialog, "Copy citation")
    assert citation.startswith("Corridor Atlas, “Who had joined?”, as of 15 Mar 2024, data ")
    assert citation.endswith(url)
    bibtex = copied(visit.page, dialog, "Copy BibTeX")
    assert bibtex.startswith("@misc{corridor-atlas-")
    assert f"url = {{{url}}}" in bibtex
    with visit.page.expect_popup() as popup:
        dialog.get_by_role("link", name="Open its page").click()
    page = popup.value
    assert page.get_by_role("heading", level=1).inner_text() == "Who had joined?"
    assert "15 Mar 2024" in page.locator("main").inner_text()
    page.close()


HIDDEN_HUBS = """() => {
  const legend = document.getElementById("atlas-legend").getBoundingClientRect();
  const hidden = ({ left, right, top, bottom }) =>
    right > legend.left && left < legend.right && bottom > legend.top && top < legend.bottom;
  const markers = [...document.querySelectorAll(".atlas-marker .atlas-glyph")]
    .filter((one) => one.getBoundingClientRect().width > 0);
  return [markers.length, markers.filter((one) => hidden(one.getBoundingClientRect())).length];
}"""


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_page_of_a_snapshot_fits_the_window_and_hides_no_hub(
    visit: Visit, address: str, size: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    made = visit.page.request.post(f"{address}/s", data={"view": "layers=hubs,brkuap,standing"})
    visit.open(made.json()["url"])
    count, hidden = visit.map.evaluate(HIDDEN_HUBS)
    assert (count, hidden) == (5, 0)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_other_texts_want_another_snapshot(visit: Visit, address: str) -> None:
    dialog = opened(visit, f"{address}/?{VIEW}")
    keep(dialog, "One")
    dialog.get_by_label("Note").fill("A note.")
    assert dialog.get_by_role("button", name="Make a snapshot").is_visible()
    assert not dialog.get_by_role("link", name="Open its page").is_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_picture_is_downloaded_without_a_snapshot(
    visit: Visit, address: str, size: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    dialog = opened(visit, f"{address}/?{VIEW}")
    with visit.page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    content = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == "corridor-atlas-2024-03-15.png"
    assert struct.unpack(">II", content[16:24]) == CARD


def test_the_form_decides_the_sizes_offered(visit: Visit, address: str) -> None:
    dialog = opened(visit, f"{address}/?{VIEW}")
    sizes = dialog.get_by_label("Size")
    dialog.get_by_label("Download as").select_option("pdf")
    assert sizes.locator("option").all_inner_texts()[:2] == ["A4 landscape", "A4 portrait"]
    dialog.get_by_label("Download as").select_option("kml")
    assert not sizes.is_visible()
    with visit.page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    assert b"<kml" in Path(download.value.path()).read_bytes()


def test_a_hostile_title_is_a_text_everywhere(visit: Visit, address: str) -> None:
    dialog = opened(visit, f"{address}/?{VIEW}")
    title = HOSTILE[:120]
    url = keep(dialog, title)
    assert dialog.get_by_label("Title").input_value() == title
    assert dialog.locator("img, script").count() == 0
    visit.page.goto(url)
    assert visit.page.get_by_role("heading", level=1).inner_text() == title
    assert visit.page.locator("main > h1 *, main script").count() == 0


def test_typing_in_the_dialog_runs_no_script(visit: Visit, address: str) -> None:
    dialog = opened(visit, f"{address}/?{VIEW}")
    before = visit.sent
    dialog.get_by_label("Title").press_sequentially("rerun")
    visit.settle()
    assert visit.sent == before
    visit.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_every_page_has_the_button(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/sources?v=1&lang=en&on=2024-03-15")
    visit.page.get_by_role("heading", level=1).wait_for()
    visit.page.get_by_role("button", name="Share").click()
    link = visit.page.get_by_label("Link to exactly this view").input_value()
    assert link == f"{address}/sources?v=1&lang=en&on=2024-03-15"


@pytest.fixture(scope="module")
def storeless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app where nothing can be kept: the store's folder is a file."""
    file = tmp_path_factory.mktemp("full") / "file"
    file.write_text("", encoding="utf-8")
    with served(store=file) as url:
        yield url


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a database is the store")
def test_without_a_store_link_and_downloads_still_work(visit: Visit, storeless: str) -> None:
    dialog = opened(visit, f"{storeless}/?{VIEW}")
    dialog.get_by_role("button", name="Make a snapshot").click()
    dialog.get_by_text("This atlas keeps no snapshots at the moment.").wait_for()
    assert copied(visit.page, dialog, "Copy link") == f"{storeless}/?{VIEW}"
    dialog.get_by_label("Download as").select_option("geojson")
    with visit.page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    assert Path(download.value.path()).read_bytes().startswith(b'{"type":"FeatureCollection"')
