"""How many reruns per second the map's page bears, against the same page without its map.

Closed loop: some sessions over raw websockets, each asking for a run as soon as the last has
finished; page by page in turns. The second peer is a page of text and a table, which is less
than our page even without its map (navigation, details, state); it is told, not judged.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

from figures import Row, median, ratio, read_options, report
from server import atlas, atlas_without_map, plain_page
from viewers import Viewer, arrive

BUDGET = 0.9
SESSIONS = 8
SPAN_S = 3.0
DAYS = ("2024-05-01", "2019-03-21", "2026-01-15", "2022-07-01")

Act = Callable[[Viewer], Awaitable[None]]


def main() -> None:
    """Measure and report."""
    options = read_options(__doc__, rounds=7)
    with atlas() as ours, atlas_without_map() as mapless, plain_page() as plain:
        loads: dict[str, tuple[str, Act]] = {
            "with map": (ours.url, Viewer.rerun),
            "without map": (mapless.url, Viewer.rerun),
            "with map, each run a new day": (ours.url, new_day),
            "text and table": (plain.url, Viewer.rerun),
        }
        rates: dict[str, list[float]] = {name: [] for name in loads}
        for number in range(options.rounds + 1):
            for name, (url, act) in loads.items():
                rate = asyncio.run(load(url, act))
                if number:
                    rates[name].append(round(rate, 1))
    report("reruns", rows(rates), raw={"per_s": rates}, options=options)


async def new_day(viewer: Viewer) -> None:
    """Move the map to another day."""
    await viewer.go_to(DAYS[viewer.step % len(DAYS)])


async def load(url: str, act: Act) -> float:
    """Keep all sessions busy for a while; return the runs per second."""
    async with AsyncExitStack() as stack:
        viewers = [await stack.enter_async_context(arrive(url)) for _ in range(SESSIONS)]
        began = time.perf_counter()
        counts = await asyncio.gather(*(keep_busy(viewer, act, began) for viewer in viewers))
        return sum(counts) / (time.perf_counter() - began)


async def keep_busy(viewer: Viewer, act: Act, began: float) -> int:
    """Act again and again until the time is over; return how often."""
    count = 0
    while time.perf_counter() - began < SPAN_S:
        await act(viewer)
        count += 1
    return count


def rows(rates: dict[str, list[float]]) -> list[Row]:
    """Return the table's rows."""
    own = ratio(rates["with map"], rates["without map"])
    return [
        *(Row(what=f"page {name}", value=median(r), unit="runs/s") for name, r in rates.items()),
        Row(what="with map ÷ without map", value=own, budget=BUDGET, bound="≥"),
        Row(
            what="with map ÷ text and table",
            value=ratio(rates["with map"], rates["text and table"]),
        ),
    ]


if __name__ == "__main__":
    main()
