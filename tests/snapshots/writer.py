"""A program that keeps snapshots one after another and says so of each: to be killed meanwhile."""

import sys
from datetime import UTC, datetime

from corridors.settings import current_catalogue, data_folder
from corridors.snapshots.archive import packed
from corridors.snapshots.bundle import make_snapshot
from corridors.snapshots.store import SnapshotStore


def write(url: str, name: str, count: int) -> None:
    """Keep so many snapshots; print the id of each when the store has acknowledged it."""
    store, catalogue = SnapshotStore(url), current_catalogue()
    for number in range(count):
        snapshot = make_snapshot(
            catalogue,
            query=f"on=2024-06-{number % 28 + 1:02d}",
            title=f"{name} {number}",
            note="ё" * 400,
            created=datetime(2026, 11, 22, tzinfo=UTC),
        )
        store.put(snapshot, lambda: packed(data_folder(), catalogue.digest))
        sys.stdout.write(f"{snapshot.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
