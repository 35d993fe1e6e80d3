"""How many reruns per second the map's page bears, against the same page without its map.

Closed loop: some sessions over raw websockets, each asking for a run as soon as the last has
finished; page by page in turns, with the same sessions all along. Beside the runs per second
stands the server's processor time per run, which other work on the machine disturbs less. The
second peer is a page of text and a table, less than our page even without its map (navigation,
details, state); it is told, not judged.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack

from figures import Row, median, ratio, read_options, report
from server import Server, atlas, atlas_without_map, plain_page
from viewers import Viewer, arrive

BUDGET = 0.9
SESSIONS = 8
SPAN_S = 1.5
DAYS = ("2024-05-01", "2019-03-21", "2026-01-15", "2022-07-01")

Figures = dict[str, list[float]]
Act = Callable[[Viewer], Awaitable[None]]


def main() -> None:
    """Measure and report."""
    options = read_options(__doc__, rounds=11)
    with atlas() as ours, atlas_without_map() as mapless, plain_page() as plain:
        loads: dict[str, tuple[Server, Act]] = {
            "with map": (ours, Viewer.rerun),
            "without map": (mapless, Viewer.rerun),
            "with map, each run a new day": (ours, new_day),
            "text and table": (plain, Viewer.rerun),
        }
        rates, costs = asyncio.run(take_turns(loads, options.rounds))
    raw = {"per_s": rates, "processor_ms": costs}
    report("reruns", rows(rates, costs), raw=raw, options=options)


async def take_turns(
    loads: Mapping[str, tuple[Server, Act]], rounds: int
) -> tuple[Figures, Figures]:
    """Load each page in turn, round by round; the first round only warms up."""
    rates: Figures = {name: [] for name in loads}
    costs: Figures = {name: [] for name in loads}
    async with AsyncExitStack() as stack:
        servers = {server.url: server for server, _ in loads.values()}
        viewers = {
            url: [await stack.enter_async_context(arrive(url)) for _ in range(SESSIONS)]
            for url in servers
        }
        for number in range(rounds + 1):
            for name, (server, act) in loads.items():
                rate, cost = await load(server, viewers[server.url], act)
                if number:
                    rates[name].append(round(rate, 1))
                    costs[name].append(round(cost, 1))
    return rates, costs


async def new_day(viewer: Viewer) -> None:
    """Move the map to another day."""
    await viewer.go_to(DAYS[viewer.step % len(DAYS)])


async def load(server: Server, viewers: Sequence[Viewer], act: Act) -> tuple[float, float]:
    """Keep all sessions busy for a while; return runs per second and processor ms per run."""
    began, used = time.perf_counter(), server.processor_s
    counts = await asyncio.gather(*(keep_busy(viewer, act, began) for viewer in viewers))
    runs, took = sum(counts), time.perf_counter() - began
    return runs / took, (server.processor_s - used) * 1000 / runs


async def keep_busy(viewer: Viewer, act: Act, began: float) -> int:
    """Act again and again until the time is over; return how often."""
    count = 0
    while time.perf_counter() - began < SPAN_S:
        await act(viewer)
        count += 1
    return count


def rows(rates: Figures, costs: Figures) -> list[Row]:
    """Return the table's rows."""
    own = ratio(rates["with map"], rates["without map"])
    used = ratio(costs["without map"], costs["with map"])
    plain = ratio(rates["with map"], rates["text and table"])
    return [
        *(Row(what=f"page {name}", value=median(r), unit="runs/s") for name, r in rates.items()),
        *(Row(what=f"page {name}", value=median(c), unit="ms/run") for name, c in costs.items()),
        Row(what="with map ÷ without map", value=own, budget=BUDGET, bound="≥"),
        Row(what="the same by processor time", value=used, budget=BUDGET, bound="≥"),
        Row(what="with map ÷ text and table", value=plain),
    ]


if __name__ == "__main__":
    main()
