"""How soon the server answers after its start, and how much memory viewers need.

Viewers are sessions over raw websockets (see ``viewers.py``), each of which also fetches the map
page with everything it loads and moves the date a few times; no browser runs.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack

from figures import Row, median, read_options, report
from server import Server, atlas, fetch
from viewers import arrive, fetch_map

START_S, MEMORY_MB = 4, 350
VIEWERS = 50
DAYS = ("2024-05-01", "2019-03-21", "2026-01-15")
REST_S = 1.0


def main() -> None:
    """Measure and report."""
    options = read_options(__doc__, rounds=7)
    starts = [start_once() for _ in range(options.rounds)]
    with atlas() as ours:
        time.sleep(REST_S)
        memory = {"after the start": ours.memory_mb}
        memory |= asyncio.run(fill(ours))
        time.sleep(REST_S)
        memory["when they have left"] = ours.memory_mb
    raw = {"start_s": starts, "memory_mb": memory}
    report("start", rows(starts, memory), raw=raw, options=options)


def start_once() -> dict[str, float]:
    """Start the app; return the seconds to its first answers."""
    with atlas() as ours:
        fetch(f"{ours.url}/map")
        return {"healthz": ours.start_s, "map": time.perf_counter() - ours.started}


async def fill(server: Server) -> dict[str, float]:
    """Let viewers come, one after the other, look around and stay."""
    memory = {}
    async with AsyncExitStack() as stack:
        viewers = []
        for number in range(VIEWERS):
            viewers.append(await stack.enter_async_context(arrive(server.url)))
            await fetch_map(server.url)
            if number == 0:
                memory["with 1 viewer"] = server.memory_mb
        memory[f"with {VIEWERS} viewers"] = server.memory_mb
        for day in DAYS:
            await asyncio.gather(*(viewer.go_to(day) for viewer in viewers))
        memory[f"with {VIEWERS} viewers, all moving the date at once"] = server.memory_mb
    return memory


def rows(starts: list[dict[str, float]], memory: dict[str, float]) -> list[Row]:
    """Return the table's rows."""
    answers = {
        "healthz": "start to the first answer of /healthz, median",
        "map": "start to the first answer of /map, median",
    }
    slowest = max(start["map"] for start in starts)
    held = dict.fromkeys(answers, START_S)
    return [
        *(
            Row(what=what, value=median([s[key] for s in starts]), unit="s", budget=held[key])
            for key, what in answers.items()
        ),
        Row(what="start to the first answer of /map, slowest", value=round(slowest, 1), unit="s"),
        *(
            Row(
                what=f"memory {when}",
                value=round(size),
                unit="MB",
                budget=MEMORY_MB if str(VIEWERS) in when else None,
            )
            for when, size in memory.items()
        ),
    ]


if __name__ == "__main__":
    main()
