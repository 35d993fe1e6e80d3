"""What can go wrong with snapshots, each said in one sentence fit to be shown."""

from __future__ import annotations

from corridors.errors import CorridorsError, UnknownIdError


class SnapshotError(CorridorsError):
    """A snapshot could not be made, kept or opened."""


class UnknownSnapshotError(SnapshotError, UnknownIdError):
    """No snapshot has that id."""


class SnapshotInputError(SnapshotError, ValueError):
    """What a client sent is not a snapshot's content."""


class TooManyError(SnapshotError):
    """A client asks for more than it may; ``wait_s`` says for how long to wait."""

    def __init__(self, wait_s: int, what: str = "snapshots") -> None:
        """Keep the seconds to wait; ``what`` was asked for too often."""
        self.wait_s = wait_s
        super().__init__(f"Too many {what} in a short time: please try again in {wait_s} seconds.")
