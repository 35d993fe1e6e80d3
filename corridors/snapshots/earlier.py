"""An earlier state of the data to compare today's with: a packed data folder, or a snapshot's."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from corridors.catalogue import Catalogue, load_catalogue
from corridors.errors import CorridorsError, DataError
from corridors.snapshots.bundle import ID_PATTERN, Snapshot
from corridors.snapshots.frozen import frozen_catalogue
from geo.speech import gettext as _

if TYPE_CHECKING:
    from corridors.snapshots.store import SnapshotStore

EDITION_FILE = "edition.csv"
MOST_FILES, MOST_BYTES = 2_000, 60_000_000
"""Far more than any edition has, and little enough to be unpacked for whoever asks."""


class EarlierError(CorridorsError, ValueError):
    """What was given is no earlier state of the data."""


def catalogue_of_zip(content: bytes) -> Catalogue:
    """Return the catalogue of a data folder packed as a zip file, whatever folder it stands in.

    Raises:
        EarlierError: it is no zip file, too large, or holds no sound data folder.
    """
    with tempfile.TemporaryDirectory(prefix="corridors-") as name:
        folder = Path(name)
        _unpack(content, folder)
        edition = min(folder.rglob(EDITION_FILE), key=lambda one: len(one.parts), default=None)
        if edition is None:
            msg = _("Zip file: expected a data folder with {file}, found none.")
            raise EarlierError(msg.format(file=EDITION_FILE))
        return catalogue_of_folder(edition.parent)


def catalogue_of_folder(folder: Path) -> Catalogue:
    """Return the catalogue of another data folder.

    Raises:
        EarlierError: it breaks its contract.
    """
    try:
        return load_catalogue(folder)
    except DataError as error:
        msg = _("The data breaks the contract of this version of the atlas: {fault}")
        raise EarlierError(msg.format(fault=error)) from error


def snapshot_named(text: str, store: SnapshotStore) -> tuple[Snapshot, Catalogue]:
    """Return the snapshot of an id or of a link that ends in one, and the data it was made from.

    Raises:
        EarlierError: the text holds no id.
        SnapshotError: there is no such snapshot, or its data cannot be read.
    """
    if not is_snapshot_name(text):
        msg = _("Snapshot: expected its link or its id of 16 letters and digits, found “{found}”.")
        raise EarlierError(msg.format(found=text.strip()[:80]))
    snapshot = store.get(_last_part(text))
    return snapshot, frozen_catalogue(store, snapshot.bundle.data)


def is_snapshot_name(text: str) -> bool:
    """Tell whether a text is a snapshot's id, or a link that ends in one."""
    return ID_PATTERN.fullmatch(_last_part(text)) is not None


def _last_part(text: str) -> str:
    """Return what stands after the last slash, without a suffix or query."""
    path = text.strip().partition("?")[0].rstrip("/")
    return path.rpartition("/")[2].partition(".")[0]


def _unpack(content: bytes, folder: Path) -> None:
    """Unpack a zip file into a folder; ``extractall`` keeps every name inside it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_size(archive)
            archive.extractall(folder)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        msg = _("Expected a zip file of a data folder, found something else ({reason}).")
        raise EarlierError(msg.format(reason=type(error).__name__)) from error


def _check_size(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_BYTES:
        msg = _("Zip file: expected at most {files} files and {megabytes} MB, found more.")
        raise EarlierError(msg.format(files=MOST_FILES, megabytes=MOST_BYTES // 1_000_000))
