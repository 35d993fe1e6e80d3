"""What travels until the first map is painted, compressed, and which hosts are asked.

Counted by Chromium itself (headers included) with an empty cache.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from browser import TELL_PAINTED, chromium, fresh_page, wait_painted
from figures import Row, read_options, report
from playwright.sync_api import Browser, Page
from server import atlas

BUDGET_KB = 700
IDLE_MS = 4000
LARGEST = 8


@dataclass
class Traffic:
    """What a page asked for: when, of whom, and how much came."""

    asked: dict[str, tuple[str, float]] = field(default_factory=dict)
    came: dict[str, tuple[float, float]] = field(default_factory=dict)
    hosts: Counter[str] = field(default_factory=Counter)
    painted_s: float = 0.0

    def ask(self, event: dict[str, Any]) -> None:
        """Note a request; what has no host (data:) asks nobody."""
        url = event["request"]["url"]
        host = urlsplit(url).netloc
        if host:
            self.asked.setdefault(event["requestId"], (url, event["timestamp"]))
            self.hosts[host] += 1

    def come(self, event: dict[str, Any]) -> None:
        """Note what a finished request brought."""
        self.came[event["requestId"]] = (event["encodedDataLength"], event["timestamp"])

    def parts(self, *, first: bool) -> dict[str, float]:
        """Return bytes by address: asked for before the first painting, or after it."""
        start = min(at for _, at in self.asked.values())
        end = start + self.painted_s
        return {
            self.asked[one][0]: size
            for one, (size, _) in self.came.items()
            if one in self.asked and (self.asked[one][1] <= end) is first
        }


def main() -> None:
    """Measure and report."""
    options = read_options(__doc__)
    with atlas() as ours, chromium() as browser:
        own = urlsplit(ours.url).netloc
        alone = watch(browser, f"{ours.url}/map")
        inside = watch(browser, ours.url)
    first = alone.parts(first=True)
    largest = sorted(first.items(), key=lambda item: -item[1])[:LARGEST]
    notes = "\n".join(f"{size / 1000:8.1f} kB  {urlsplit(url).path}" for url, size in largest)
    raw = {"map": first, "later": alone.parts(first=False), "hosts": dict(alone.hosts)}
    table = rows(alone, inside, own)
    report("bytes", table, raw=raw, options=options, notes=f"Largest parts:\n{notes}")


def watch(browser: Browser, url: str) -> Traffic:
    """Open a page with an empty cache and note all traffic until it has come to rest."""
    traffic = Traffic()
    with fresh_page(browser, TELL_PAINTED) as page:
        listen(page, traffic)
        page.goto(url, wait_until="commit")
        traffic.painted_s = wait_painted(page) / 1000
        page.wait_for_timeout(IDLE_MS)
    return traffic


def listen(page: Page, traffic: Traffic) -> None:
    """Note what Chromium tells of the network."""
    session = page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", traffic.ask)
    session.on("Network.loadingFinished", traffic.come)
    session.send("Network.enable")


def rows(alone: Traffic, inside: Traffic, own: str) -> list[Row]:
    """Return the table's rows."""
    first, later = alone.parts(first=True), alone.parts(first=False)
    around = inside.parts(first=True)
    strangers = [host for host in alone.hosts + inside.hosts if host != own]
    return [
        Row(what="/map, to the first painting", value=kb(first), unit="kB", budget=BUDGET_KB),
        Row(what="/map, requests to the first painting", value=len(first)),
        Row(what="/map, afterwards when idle", value=kb(later), unit="kB"),
        Row(what="/ (Streamlit and map), to the first painting", value=kb(around), unit="kB"),
        Row(what="/ requests to the first painting", value=len(around)),
        Row(
            what=f"other hosts asked {' '.join(strangers)}".strip(), value=len(strangers), budget=0
        ),
    ]


def kb(parts: dict[str, float]) -> float:
    """Return the sum in kB."""
    return round(sum(parts.values()) / 1000, 1)


if __name__ == "__main__":
    main()
