"""What the server does once: read the data before it answers, and spare it the collector.

Streamlit collects all garbage after every run of its script. Looking each time at everything that
lives as long as the server (modules, catalogue) was nine tenths of a run's cost; what is frozen
is no longer looked at. Libraries that come later, with the first picture or the first snapshot,
would cost each run 80 ms: they are frozen when they have come.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache

from starlette.concurrency import run_in_threadpool

from corridors.errors import CorridorsError
from corridors.settings import current_catalogue

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def be_ready(_app: object) -> AsyncIterator[None]:
    """Prepare before the first request; the server's ``lifespan``."""
    await run_in_threadpool(prepare)
    yield


def prepare() -> None:
    """Read the data and freeze what is there; broken data is told by the pages, not here."""
    with suppress(CorridorsError):
        current_catalogue()
    _freeze()


@cache
def settle(part: str) -> None:
    """Spare the collector what a part of the server has brought to stay; once for each part."""
    _freeze()
    _LOG.debug("After the first %s %d objects are frozen.", part, gc.get_freeze_count())


def _freeze() -> None:
    gc.collect()
    gc.freeze()
