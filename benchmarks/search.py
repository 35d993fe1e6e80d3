"""How soon a place is found, how surely, and what the index weighs.

Each round asks every query of the test's own set, and the beginnings typed on the way to it, in
a fresh order; a query's time is its least of all rounds, as other work on the machine only adds.
"""

from __future__ import annotations

import csv
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from figures import Row, percentile, read_options, report

from corridors.search.finder import Finder, Found
from corridors.settings import current_catalogue
from geo.gazetteer import INDEX_FILE, Gazetteer
from geo.measure import distance_km

QUERIES_FILE = Path(__file__).parent.parent / "tests" / "corridors" / "search_queries.csv"
OPEN_MS, QUERY_MS, INDEX_MB = 150, 15, 15
FIRST_PERCENT, THREE_PERCENT = 95, 99
LIMIT, TYPED = 8, (2, 3, 4, 6)
KB_PER_MB = 1024


def main() -> None:
    """Measure and report."""
    options = read_options(__doc__, rounds=5)
    catalogue = current_catalogue()
    opening = min(timed(lambda: Gazetteer().find("Aktau")) for _ in range(options.rounds))
    before = memory_mb()
    gathering = timed(lambda: Finder(catalogue))
    finder = Finder(catalogue)
    with QUERIES_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    whole = best_times(finder, [row["query"] for row in rows], options.rounds, is_typing=False)
    begun = sorted({row["query"][:length] for row in rows for length in TYPED})
    typed = best_times(finder, begun, options.rounds, is_typing=True)
    places = [place_of_right(finder, row) for row in rows]
    raw = {"whole_ms": whole, "typed_ms": typed, "places": places}
    table = [
        Row(what="opening the index, first answer", value=opening, unit="ms", budget=OPEN_MS),
        Row(what="gathering the atlas's own names", value=gathering, unit="ms"),
        *times("a query", whole),
        *times("a beginning while typing", typed),
        *shares(places),
        Row(
            what="the index on disk",
            value=INDEX_FILE.stat().st_size / 1e6,
            unit="MB",
            budget=INDEX_MB,
        ),
        Row(what="memory for all of it", value=memory_mb() - before, unit="MB"),
    ]
    report("search", table, raw=raw, options=options)


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds a piece of work takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def best_times(finder: Finder, texts: list[str], rounds: int, *, is_typing: bool) -> list[float]:
    """Return the least time of each text over all rounds."""
    best = dict.fromkeys(texts, float("inf"))
    dice = Random(1)  # noqa: S311 - an order, not a secret
    for _ in range(rounds):
        for text in dice.sample(texts, len(texts)):
            took = timed(partial(finder.find, text, limit=LIMIT, is_typing=is_typing))
            best[text] = min(best[text], took)
    return list(best.values())


def times(what: str, found: list[float]) -> list[Row]:
    """Return the middle and the slow end of times."""
    return [
        Row(what=f"{what}, median", value=percentile(found, 0.5), unit="ms"),
        Row(what=f"{what}, p95", value=percentile(found, 0.95), unit="ms", budget=QUERY_MS),
    ]


def place_of_right(finder: Finder, row: dict[str, str]) -> int:
    """Return the place of the right answer among three, counted from 1; 0 if it is not there."""
    found = finder.find(row["query"], limit=3)
    return next((n for n, one in enumerate(found, start=1) if is_right(one, row)), 0)


def is_right(one: Found, row: dict[str, str]) -> bool:
    """Tell whether an answer is the thing meant, or stands where it is."""
    if not row["lon"]:
        return one.id == row["id"]
    if one.lon is None or one.lat is None or one.kind in ("country", "corridor"):
        return False
    km = distance_km(one.lon, one.lat, float(row["lon"]), float(row["lat"]))
    return km <= float(row["within_km"])


def shares(places: list[int]) -> list[Row]:
    """Return how many queries are answered right at once, and among the first three."""
    first, three = (
        100 * sum(0 < place <= most for place in places) / len(places) for most in (1, 3)
    )
    return [
        Row(
            what=f"first answer right, of {len(places)}",
            value=first,
            unit="%",
            budget=FIRST_PERCENT,
            bound="≥",
        ),
        Row(what="right within three", value=three, unit="%", budget=THREE_PERCENT, bound="≥"),
    ]


def memory_mb() -> float:
    """Return the most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KB_PER_MB


if __name__ == "__main__":
    main()
