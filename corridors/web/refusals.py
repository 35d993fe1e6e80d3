"""What an error means to a client: a status, and one sentence that tells nothing of the server."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from corridors.errors import CorridorsError, DataError, UnknownIdError
from corridors.language import speaking
from corridors.snapshots.errors import SnapshotError, SnapshotInputError, TooManyError
from corridors.web.answers import SECURITY
from geo.errors import GeoError
from geo.speech import gettext as _

STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (TooManyError, 429),
    (SnapshotInputError, 400),
    (UnknownIdError, 404),
    (SnapshotError, 503),
    (DataError, 503),
    (CorridorsError, 404),
    (GeoError, 404),
)
"""The status of each kind of error; the first that fits."""
_LOG = logging.getLogger(__name__)

Handler = Callable[[Request], Response]
Route = Callable[[Request], Awaitable[Response]]


def refusing_by(refuse: Callable[[Exception], Response]) -> Callable[[Handler], Route]:
    """Return what runs a handler off the event loop and answers its errors in its own way."""

    def guard(handler: Handler) -> Route:
        @wraps(handler)
        async def guarded(request: Request) -> Response:
            with speaking(request.query_params.get("lang", "")):
                try:
                    return await run_in_threadpool(handler, request)
                except (CorridorsError, GeoError) as error:
                    return refuse(error)

        return guarded

    return guard


def refusal(error: Exception) -> Response:
    """Return an error as an answer."""
    status = next(code for kind, code in STATUSES if isinstance(error, kind))
    headers = {**SECURITY, "Cache-Control": "no-store"}
    if isinstance(error, TooManyError):
        headers["Retry-After"] = str(error.wait_s)
    return JSONResponse({"error": _sentence(error)}, status_code=status, headers=headers)


def _sentence(error: Exception) -> str:
    """Return what a client is told; where the data lies and what is wrong in it is for the log."""
    if not isinstance(error, DataError):
        return str(error)
    _LOG.warning("The data has a fault: %s", error)
    return _("Today’s facts cannot be read at the moment: please try again later.")


refusing = refusing_by(refusal)
"""Runs a handler off the event loop; says in one sentence what it refuses."""
