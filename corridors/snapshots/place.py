"""Where snapshots are kept, as the environment names it, and the one store that is there."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corridors.snapshots.store import SnapshotStore

FOLDER_VARIABLE, URL_VARIABLE = "CORRIDORS_STORE", "DATABASE_URL"
FOLDER, FILE = "var", "snapshots.sqlite3"
DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


def store_url() -> str:
    """Return the address of the store: DATABASE_URL, else a file in CORRIDORS_STORE or ``var``."""
    named = os.environ.get(URL_VARIABLE, "").strip()
    scheme, mark, rest = named.partition("://")
    if mark:
        return f"{DRIVERS.get(scheme, scheme)}://{rest}"
    folder = Path(os.environ.get(FOLDER_VARIABLE) or FOLDER)
    return f"sqlite:///{(folder / FILE).absolute()}"


def current_store() -> SnapshotStore:
    """Return the store the environment names, one per address and process."""
    return _store(store_url())


@lru_cache(maxsize=2)
def _store(url: str) -> SnapshotStore:
    # SQLAlchemy takes 0.4 s and 14 MB, and a server's first answers need no snapshot.
    from corridors.snapshots.store import SnapshotStore  # noqa: PLC0415

    return SnapshotStore(url)
