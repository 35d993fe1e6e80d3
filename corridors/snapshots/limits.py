"""How much a client may ask for: a rate per client, kept in memory, and a size per request."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from corridors.snapshots.errors import SNAPSHOTS, Limited, SnapshotInputError, TooManyError
from geo.speech import gettext as _

MOST_BYTES = 16_384
"""A request holds a query, a title and a note: 2,720 letters of at most four bytes, and JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many at once, then one more every so many seconds."""

    burst: int = 20
    every_s: float = 15.0
    what: Limited = SNAPSHOTS


class Limiter:
    """Counts what each client asked for; clients long silent are forgotten."""

    def __init__(self, rate: Rate, *, most_clients: int = 10_000) -> None:
        """Begin with nobody known."""
        self._rate = rate
        self._most = most_clients
        self._seen: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def admit(self, client: str, now_s: float) -> None:
        """Count a request of a client at a moment of a steady clock.

        Raises:
            TooManyError: the client has used up what it may ask for.
        """
        with self._lock:
            left, since = self._seen.pop(client, (float(self._rate.burst), now_s))
            left = min(self._rate.burst, left + max(0.0, now_s - since) / self._rate.every_s)
            is_admitted = left >= 1
            self._seen[client] = (left - 1 if is_admitted else left, now_s)
            while len(self._seen) > self._most:
                self._seen.popitem(last=False)
        if not is_admitted:
            wait_s = max(1, math.ceil((1 - left) * self._rate.every_s))
            raise TooManyError(wait_s, self._rate.what)


def check_size(found_bytes: int) -> None:
    """Refuse a request that is larger than any honest one.

    Raises:
        SnapshotInputError: it is too large.
    """
    if found_bytes > MOST_BYTES:
        msg = _("Snapshot request: expected at most {most} bytes, found {found}.")
        raise SnapshotInputError(msg.format(most=MOST_BYTES, found=found_bytes))
