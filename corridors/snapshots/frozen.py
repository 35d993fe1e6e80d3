"""The data a snapshot was made from, opened again as it was."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corridors.catalogue import Catalogue, reopen_catalogue
from corridors.errors import DataError
from corridors.settings import current_catalogue
from corridors.snapshots.archive import format_of, unpacked
from corridors.snapshots.errors import SnapshotError
from corridors.snapshots.formats import bring_up
from geo.speech import gettext as _

if TYPE_CHECKING:
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
    content = store.data(digest)
    with unpacked(content, digest) as folder:
        bring_up(folder, format_of(content))
        try:
            return reopen_catalogue(folder, digest)
        except DataError as error:
            msg = _("The snapshot's data {digest} can no longer be read: {fault}")
            raise SnapshotError(msg.format(digest=digest, fault=error)) from error
