"""Pictures new and kept, a snapshot's making and page, and the size of the file that opens offline.

Over HTTP, as a browser asks. A new picture is of a place nobody has asked for yet; kept ones are
asked for again. Beside the time that passes stands the server's processor time, which says the
same on a busy machine.
"""

from __future__ import annotations

import gzip
import json
import os
import tempfile
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from figures import Row, median, read_options, report
from server import PATIENCE_S, Server, atlas, fetch

NEW_MS, KEPT_MS, HTML_MB = 600, 20, 2.5
PLACES = ("44.2,80.2", "55.7,37.6", "34.5,69.1", "43.2,66.9", "41.3,69.2", "51.2,51.4")
"""Khorgos, Moscow, Kabul, the steppe, Tashkent, Uralsk: much and little to draw."""
ZOOMS = (5, 6, 7)
FORMS = ("svg", "pdf")
STORE = "CORRIDORS_STORE"
VIEW = "on=2024-03-15"
DAYS = ("2012-01-01", "2016-05-01", "2019-07-01", "2021-09-01", "2023-02-01", "2025-06-01")
WHOLE = "whole region"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer took and brought: milliseconds that passed, of processor time, and bytes."""

    passed_ms: float
    processor_ms: float
    size: int


def main() -> None:
    """Measure and report."""
    options = read_options(__doc__, rounds=30)
    with tempfile.TemporaryDirectory() as store:
        os.environ[STORE] = store
        with atlas() as ours:
            pictures, kept = measure_pictures(ours, options.rounds)
            pages = measure_snapshot(ours, options.rounds)
            memory = ours.memory_mb
            html = gzip.decompress(fetch(f"{ours.url}/view.html?{VIEW}"))
    sizes = {
        "memory_mb": memory,
        "html_mb": len(html) / 1e6,
        "html_gzip_mb": len(gzip.compress(html)) / 1e6,
    }
    raw = {"new": _raw(pictures), "kept": _raw({"png": kept}), "pages": _raw(pages), **sizes}
    report("sharing", rows(pictures, kept, pages, sizes), raw=raw, options=options)


def measure_pictures(server: Server, rounds: int) -> tuple[dict[str, list[Taken]], list[Taken]]:
    """Ask for the first picture, for new ones by zoom and by form, then for kept ones."""
    first = f"/view.png?{VIEW}"
    taken = {"first": [_ask(server, first)]}
    taken[WHOLE] = [_ask(server, f"/view.png?on={day}") for day in DAYS]
    for zoom in ZOOMS:
        urls = [_view(place, zoom, "png") for place in PLACES]
        fetch(server.url + _view("48.0,60.0", zoom, "png"))  # reads the base at its scale
        taken[f"zoom {zoom}"] = [_ask(server, url) for url in urls]
    for form in FORMS:
        taken[form] = [_ask(server, _view(place, 5, form)) for place in PLACES[:2]]
    return taken, [_ask(server, first) for _ in range(rounds)]


def measure_snapshot(server: Server, rounds: int) -> dict[str, list[Taken]]:
    """Make snapshots, then open the page of one again and again."""
    posts = [take(server, partial(_post, server, number)) for number in range(6)]
    page = f"/s/{json.loads(_post(server, 0))['id']}"
    return {
        "made first": posts[:1],
        "made": posts[1:],
        "page first": [_ask(server, page)],
        "page": [_ask(server, page) for _ in range(rounds)],
    }


def _view(place: str, zoom: float, form: str) -> str:
    return f"/view.{form}?{VIEW}&at={place},{zoom:g}"


def _ask(server: Server, path: str) -> Taken:
    return take(server, partial(fetch, server.url + path))


def _post(server: Server, number: int) -> bytes:
    content = json.dumps({"view": VIEW, "title": f"Snapshot {number}", "note": ""}).encode()
    request = urllib.request.Request(  # noqa: S310 - our own server
        f"{server.url}/s", content, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as found:  # noqa: S310 - our own server
        answer: bytes = found.read()
        return answer


def take(server: Server, ask: Callable[[], bytes]) -> Taken:
    """Return what an answer took and brought."""
    busy, start = server.processor_s, time.perf_counter()
    size = len(ask())
    passed = time.perf_counter() - start
    return Taken(passed * 1000, (server.processor_s - busy) * 1000, size)


def rows(
    pictures: dict[str, list[Taken]],
    kept: Sequence[Taken],
    pages: dict[str, list[Taken]],
    sizes: dict[str, float],
) -> list[Row]:
    """Return the table."""
    whole = _row(f"new picture 1200 × 630, {WHOLE}", pictures[WHOLE], NEW_MS)
    zooms = [
        _row(f"new picture 1200 × 630, zoom {zoom}", pictures[f"zoom {zoom}"], NEW_MS)
        for zoom in ZOOMS
    ]
    return [
        whole,
        *zooms,
        _row("the same, processor time, zoom 7", pictures["zoom 7"], None, "processor_ms"),
        _row("the very first picture after the start", pictures["first"]),
        _row("kept picture", kept, KEPT_MS),
        *(_row(f"new {form.upper()}", pictures[form]) for form in FORMS),
        *(_row(f"snapshot, {what}", taken) for what, taken in pages.items()),
        Row(what="its page, bytes as they travel", value=pages["page"][0].size / 1000, unit="kB"),
        Row(what="memory after all this", value=round(sizes["memory_mb"]), unit="MB"),
        Row(what="file that opens offline", value=sizes["html_mb"], unit="MB", budget=HTML_MB),
        Row(what="the same compressed", value=sizes["html_gzip_mb"], unit="MB"),
    ]


def _row(
    what: str, taken: Sequence[Taken], budget: int | None = None, which: str = "passed_ms"
) -> Row:
    value = median([getattr(one, which) for one in taken])
    return Row(what=what, value=value, unit="ms", budget=budget)


def _raw(groups: Mapping[str, Sequence[Taken]]) -> dict[str, list[list[float]]]:
    return {
        name: [[one.passed_ms, one.processor_ms, one.size] for one in taken]
        for name, taken in groups.items()
    }


if __name__ == "__main__":
    main()
