"""A data folder as one file, and back: what a snapshot keeps of the data it was made from."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corridors.reading.folder import data_files, folder_digest
from corridors.snapshots.errors import SnapshotError
from corridors.snapshots.formats import FORMAT
from geo.speech import gettext as _

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 9
_COMMENT = "corridor-atlas data, format {format}"
_FORMAT = re.compile(rb"corridor-atlas data, format ([1-9][0-9]{0,3})")


def packed(folder: Path, digest: str) -> bytes:
    """Return a data folder as a zip file; the same data gives the same bytes.

    Raises:
        SnapshotError: the folder no longer holds the data of that digest.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in data_files(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, _LEVEL)
        archive.comment = _COMMENT.format(format=FORMAT).encode()
    content = buffer.getvalue()
    with unpacked(content, digest):
        return content


def format_of(content: bytes) -> int:
    """Return the format of packed data; what was packed before formats had numbers is of the first.

    Raises:
        SnapshotError: the content is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = _FORMAT.fullmatch(archive.comment)
    except zipfile.BadZipFile as error:
        raise SnapshotError(_("The snapshot's data is damaged.")) from error
    return int(found[1]) if found else 1


@contextmanager
def unpacked(content: bytes, digest: str) -> Iterator[Path]:
    """Give a folder with packed data for as long as it is used.

    Raises:
        SnapshotError: the content is damaged, or is not the data of that digest.
    """
    with tempfile.TemporaryDirectory(prefix="corridors-") as name:
        folder = Path(name)
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                archive.extractall(folder)
        except (zipfile.BadZipFile, OSError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            msg = _("The data {digest} could not be unpacked: {reason}.")
            raise SnapshotError(msg.format(digest=digest, reason=reason)) from error
        found = folder_digest(folder)
        if found != digest:
            msg = _(
                "Snapshot data: expected the data {expected}, found {found}; "
                "the facts have changed since the atlas was started, so please start it again."
            )
            raise SnapshotError(msg.format(expected=digest, found=found))
        yield folder
