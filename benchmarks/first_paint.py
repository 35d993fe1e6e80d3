"""How soon the first map is painted: alone against bare Leaflet, and inside the Streamlit page.

Turn by turn in one run, each time in a fresh browser context, so that nothing is cached.
"""

from __future__ import annotations

from collections.abc import Callable

from browser import TELL_PAINTED, TELL_TABLE, chromium, fresh_page, limit_line, wait_painted
from figures import Row, median, ratio, read_options, report
from playwright.sync_api import Browser, Page
from server import atlas, bare_leaflet, plain_page

MAP_BUDGET = 1.25
STREAMLIT_BUDGET = 1.35
LATENCY_MS, MBIT = 40, 20
REST_MS = 300

Visits = dict[str, str]
Times = dict[str, list[float]]


def main() -> None:
    """Measure and report."""
    options = read_options(__doc__, rounds=9)
    with atlas() as ours, bare_leaflet() as bare, plain_page() as plain, chromium() as browser:
        maps = {
            "map": f"{ours.url}/map",
            "bare": f"{bare.url}/bare",
            "lean": f"{bare.url}/bare?lean",
        }
        pages = {"map in Streamlit": ours.url, "Streamlit without map": plain.url}
        times = {
            **take_turns(browser, maps, options.rounds),
            **take_turns(browser, pages, options.rounds),
        }
        slow = take_turns(browser, {**maps, **pages}, max(3, options.rounds // 3), slow_line)
    report("first_paint", rows(times, slow), raw={"ms": times, "slow_ms": slow}, options=options)


def take_turns(
    browser: Browser, visits: Visits, rounds: int, prepare: Callable[[Page], None] | None = None
) -> Times:
    """Visit each page in turn, round by round; the first round only warms up."""
    times: Times = {name: [] for name in visits}
    for number in range(rounds + 1):
        for name, url in visits.items():
            took = visit(browser, url, prepare)
            if number:
                times[name].append(round(took, 1))
    return times


def visit(browser: Browser, url: str, prepare: Callable[[Page], None] | None) -> float:
    """Return the milliseconds from the navigation's start to the first painting."""
    with fresh_page(browser, TELL_PAINTED, TELL_TABLE) as page:
        if prepare:
            prepare(page)
        page.goto(url, wait_until="commit")
        took = wait_painted(page)
        page.wait_for_timeout(REST_MS)
    return took


def slow_line(page: Page) -> None:
    """Make the line that of a far server."""
    limit_line(page, latency_ms=LATENCY_MS, mbit=MBIT)


def rows(times: Times, slow: Times) -> list[Row]:
    """Return the table's rows."""
    streamlit = times["map in Streamlit"], times["Streamlit without map"]
    line = f"{LATENCY_MS} ms, {MBIT} Mbit/s"
    return [
        *(Row(what=f"{name}, painted", value=median(t), unit="ms") for name, t in times.items()),
        Row(what="map ÷ bare Leaflet", value=ratio(times["map"], times["bare"]), budget=MAP_BUDGET),
        Row(what="map ÷ lean Leaflet (stricter)", value=ratio(times["map"], times["lean"])),
        Row(
            what="in Streamlit ÷ Streamlit without map",
            value=ratio(*streamlit),
            budget=STREAMLIT_BUDGET,
        ),
        *(Row(what=f"{name}, {line}", value=median(t), unit="ms") for name, t in slow.items()),
    ]


if __name__ == "__main__":
    main()
