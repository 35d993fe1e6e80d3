"""The data a snapshot was made from, opened again as it was."""

from __future__ import annotations

from functools import lru_cache

from corridors.catalogue import Catalogue, load_catalogue
from corridors.errors import DataError
from corridors.settings import current_catalogue
from corridors.snapshots.archive import unpacked
from corridors.snapshots.errors import SnapshotError
from corridors.snapshots.store import SnapshotStore

KEPT_EDITIONS = 4


def frozen_catalogue(store: SnapshotStore, digest: str) -> Catalogue:
    """Return the catalogue of a digest: the current one, or that of the stored data.

    Raises:
        SnapshotError: the data is not in the store, is damaged, or cannot be read any more.
    """
    try:
        current = current_catalogue()
    except DataError:  # a fault in today's data must not close yesterday's snapshots
        return _opened(store, digest)
    return current if current.digest == digest else _opened(store, digest)


@lru_cache(maxsize=KEPT_EDITIONS)
def _opened(store: SnapshotStore, digest: str) -> Catalogue:
    with unpacked(store.data(digest), digest) as folder:
        try:
            return load_catalogue(folder)
        except DataError as error:
            msg = f"The snapshot's data {digest} can no longer be read: {error}"
            raise SnapshotError(msg) from error
