"""What the server does once before it answers: read the data, and spare it the collector.

Streamlit collects all garbage after every run of its script. Looking each time at everything that
lives as long as the server (modules, catalogue) was nine tenths of a run's cost; what is frozen
is no longer looked at.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.concurrency import run_in_threadpool

from corridors.errors import CorridorsError
from corridors.settings import current_catalogue


@asynccontextmanager
async def be_ready(_app: object) -> AsyncIterator[None]:
    """Prepare before the first request; the server's ``lifespan``."""
    await run_in_threadpool(prepare)
    yield


def prepare() -> None:
    """Read the data and freeze what is there; broken data is told by the pages, not here."""
    with suppress(CorridorsError):
        current_catalogue()
    gc.collect()
    gc.freeze()
