"""How soon a layer switch or a date step is painted, timed inside the map page.

From the time stamp of the person's click or key to the next ``atlas:painted``, with real input
sent to Chromium at varying moments of its frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from browser import TELL_PAINTED, chromium, fresh_page, wait_painted
from figures import Row, median, percentile, read_options, report
from playwright.sync_api import Page
from server import atlas

MEDIAN_MS, P95_MS = 16, 50
STEPS = 30
REST_MS, SPREAD_MS, STRIDE = 120, 97, 37
PATIENCE_MS, POLL_MS = 5000, 20

WATCH = """
() => {
  const bench = (window.bench = { began: null, took: null });
  const mark = performance.mark.bind(performance);
  performance.mark = (name, options) => {
    const entry = mark(name, options);
    if (name === "atlas:painted" && bench.began !== null) {
      bench.took = entry.startTime - bench.began;
      bench.began = null;
    }
    return entry;
  };
  for (const kind of ["click", "keydown"]) {
    document.addEventListener(kind, (event) => { bench.began = event.timeStamp; }, true);
  }
}
"""
SET_DATE = """(iso) => { window.bench.began = performance.now(); window.atlas.setDate(iso); }"""
TAKE = """() => { const { took } = window.bench; window.bench.took = null; return took; }"""
BOXES = (
    """() => [...document.querySelectorAll("input[data-layer]")].map((box) => box.dataset.layer)"""
)
ARE_MISSING = """() => [...document.querySelectorAll("input[data-layer]:not(:checked)")].some(
  (box) => !performance.getEntriesByType("resource").some(
    ({ name }) => name.includes(`/layers/${box.dataset.layer}.`)))"""
CENTRE = """(id) => {
  const box = document.querySelector(`input[data-layer="${id}"]`);
  box.scrollIntoView({ block: "nearest" });
  const { left, top, width, height } = box.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}"""
DAYS = """() => JSON.parse(document.getElementById("atlas-settings").textContent).events
  .map(([day]) => day)"""


def main() -> None:
    """Measure and report."""
    options = read_options(__doc__, rounds=2)
    with atlas() as ours, chromium() as browser, fresh_page(browser, TELL_PAINTED) as page:
        page.goto(f"{ours.url}/map", wait_until="commit")
        wait_painted(page)
        wait_for_layers(page)
        page.evaluate(WATCH)
        took = measure(page, options.rounds)
    report("switch", rows(took), raw={"ms": took}, options=options)


def wait_for_layers(page: Page) -> None:
    """Wait until the layers that are off have come too, as they do when the page is idle."""
    for _ in range(PATIENCE_MS // POLL_MS):
        if not page.evaluate(ARE_MISSING):
            break
        page.wait_for_timeout(POLL_MS)
    page.wait_for_timeout(5 * REST_MS)


def measure(page: Page, rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds of every switch and step by kind."""
    switches = [took for _ in range(rounds) for took in switch_all(page)]
    page.focus("input[type=range]")
    events = [keyed(page, number, shifted=True) for number in range(STEPS)]
    days = [keyed(page, number, shifted=False) for number in range(STEPS)]
    asked = page.evaluate(DAYS)
    picked = [asked[(number * STRIDE) % len(asked)] for number in range(STEPS)]
    called = [timed(page, n, partial(page.evaluate, SET_DATE, d)) for n, d in enumerate(picked)]
    return {
        "layer switch": switches,
        "step to an event (Shift+arrow)": events,
        "step of a day (arrow)": days,
        "setDate": called,
    }


def switch_all(page: Page) -> Iterator[float]:
    """Click every layer's checkbox twice, so that all is as before."""
    for number, layer in enumerate(page.evaluate(BOXES)):
        x, y = page.evaluate(CENTRE, layer)
        for again in range(2):
            yield timed(page, 2 * number + again, partial(page.mouse.click, x, y))


def keyed(page: Page, number: int, *, shifted: bool) -> float:
    """Press an arrow key on the slider, back at first and then forth."""
    arrow = "ArrowLeft" if number <= STEPS // 2 else "ArrowRight"
    return timed(page, number, lambda: page.keyboard.press(f"Shift+{arrow}" if shifted else arrow))


def timed(page: Page, number: int, act: Callable[[], Any]) -> float:
    """Act at some moment of a frame; return how long the painting took."""
    page.wait_for_timeout(REST_MS + (number * STRIDE) % SPREAD_MS)
    act()
    for _ in range(PATIENCE_MS // POLL_MS):
        took = page.evaluate(TAKE)
        if took is not None:
            return round(float(took), 1)
        page.wait_for_timeout(POLL_MS)
    msg = f"Expected atlas:painted within {PATIENCE_MS} ms, found none."
    raise TimeoutError(msg)


def rows(took: dict[str, list[float]]) -> list[Row]:
    """Return the table's rows."""
    steps = [each for kind, times in took.items() if kind != "layer switch" for each in times]
    judged = {"layer switch": took["layer switch"], "date step, all ways": steps}
    parts = {kind: times for kind, times in took.items() if kind not in judged}
    return [
        *(row for kind, times in judged.items() for row in pair(kind, times, is_judged=True)),
        *(row for kind, times in parts.items() for row in pair(kind, times, is_judged=False)),
    ]


def pair(kind: str, times: list[float], *, is_judged: bool) -> tuple[Row, Row]:
    """Return the median and the 95th percentile of a kind."""
    budgets = (MEDIAN_MS, P95_MS) if is_judged else (None, None)
    what = f"{kind}, {len(times)} times"
    return (
        Row(what=f"{what}: median", value=median(times), unit="ms", budget=budgets[0]),
        Row(what=f"{what}: p95", value=percentile(times, 0.95), unit="ms", budget=budgets[1]),
    )


if __name__ == "__main__":
    main()
