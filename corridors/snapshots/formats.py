"""Which format kept data is of, and how data of an earlier format is brought to today's.

Kept data is opened by the reader of the day on which it is asked for. So whoever changes the
tables in a way that older data no longer fits (a column renamed, one that may no longer be empty)
adds a step to ``STEPS``, which makes a new format, and lets the tests keep a store of it beside
the older ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from corridors.snapshots.errors import SnapshotError
from geo.speech import gettext as _

STEPS: Mapping[int, Callable[[Path], None]] = MappingProxyType({})
"""From each earlier format to the next: changes the files of an unpacked data folder."""


def latest(steps: Mapping[int, Callable[[Path], None]]) -> int:
    """Return the format that the last step leads to; the first format was 1."""
    return max(steps, default=0) + 1


FORMAT = latest(STEPS)
"""The format that data is kept in today."""


def bring_up(folder: Path, found: int, steps: Mapping[int, Callable[[Path], None]] = STEPS) -> None:
    """Change the files of a data folder from the format they were kept in to today's.

    Raises:
        SnapshotError: the format is later than this version of the atlas knows.
    """
    today = latest(steps)
    if not 1 <= found <= today:
        msg = _(
            "The snapshot's data is of format {found}, and this version of the atlas reads "
            "formats up to {today}: please open it with a newer one."
        )
        raise SnapshotError(msg.format(found=found, today=today))
    for number in range(found, today):
        steps[number](folder)
