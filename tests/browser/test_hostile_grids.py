"""Hostile facts on the pages about time and evidence: shown as text, never run, nothing fetched."""

import csv
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, expect

from corridors.catalogue import DATA
from tests.browser.app_server import served

pytestmark = pytest.mark.browser

ATTACK = "<img src=x onerror=alert(3)> ![x](http://example.invalid/x.png)"
POISONED = (("events/brkuap.csv", "text"), ("sources/corridor-1.csv", "title"))
PATIENCE_MS = 20_000


@pytest.fixture
def poisoned(tmp_path: Path) -> Path:
    """Return a copy of the data in which every text of some tables is an attack."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    for name, column in POISONED:
        _poison(folder / name, column)
    return folder


def _poison(path: Path, column: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, column: f"{ATTACK} {row[column]}"} for row in rows)


def _note(dialog: Dialog, dialogs: list[str]) -> None:
    dialogs.append(dialog.message)
    dialog.dismiss()


def test_hostile_facts_are_shown_as_text(browser: Browser, poisoned: Path) -> None:
    dialogs: list[str] = []
    hosts: set[str] = set()
    with served(poisoned) as address:
        page = browser.new_page()
        page.on("dialog", lambda dialog: _note(dialog, dialogs))
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        page.goto(f"{address}/changes")
        page.get_by_role("radio", name="Timeline").click(timeout=PATIENCE_MS)
        expect(page.get_by_text(ATTACK).first).to_be_visible(timeout=PATIENCE_MS)
        assert page.locator("img[src='x']").count() == 0
        page.close()
    assert dialogs == []
    assert not any("example.invalid" in host for host in hosts)
