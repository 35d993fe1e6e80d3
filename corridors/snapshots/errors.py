"""What can go wrong with snapshots, each said in one sentence fit to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from corridors.errors import CorridorsError, UnknownIdError
from geo.speech import N_, number_text
from geo.speech import gettext as _

Limited = Literal["snapshots", "files"]
SNAPSHOTS: Limited = "snapshots"
FILES: Limited = "files"
_TOO_MANY: Mapping[Limited, str] = {
    SNAPSHOTS: N_(
        "Too many snapshots in a short time: please try again in {seconds} seconds.",
    ),
    FILES: N_("Too many files in a short time: please try again in {seconds} seconds."),
}


class SnapshotError(CorridorsError):
    """A snapshot could not be made, kept or opened."""


class UnknownSnapshotError(SnapshotError, UnknownIdError):
    """No snapshot has that id."""


class SnapshotInputError(SnapshotError, ValueError):
    """What a client sent is not a snapshot's content."""


class TooManyError(SnapshotError):
    """A client asks for more than it may; ``wait_s`` says for how long to wait."""

    def __init__(self, wait_s: int, what: Limited = SNAPSHOTS) -> None:
        """Keep the seconds to wait; ``what`` was asked for too often."""
        self.wait_s = wait_s
        super().__init__(_(_TOO_MANY[what]).format(seconds=number_text(wait_s)))
