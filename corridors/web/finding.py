"""The route ``/find.json``: what a text names, and what of the atlas is nearest to a place."""

from __future__ import annotations

import math

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from corridors.settings import current_catalogue
from corridors.web.answers import SECURITY
from corridors.web.refusals import refusing

FIND_AT = "/find.json"
LIMIT, MOST = 8, 20
LONGEST = 200
HEADERS = {**SECURITY, "Cache-Control": "no-store"}


@refusing
def find(request: Request) -> Response:
    """Answer with what a text names, or with what is nearest to ``near=lon,lat``."""
    # At first use: the names are gathered then, and the server's start need not wait for them.
    from corridors.search import replies  # noqa: PLC0415

    catalogue, asked = current_catalogue(), request.query_params
    if "near" in asked:
        place = _place(asked["near"])
        near = replies.nearest(catalogue, *place) if place else []
        return JSONResponse({"nearest": near}, headers=HEADERS)
    text, limit = asked.get("q", "")[:LONGEST], _limit(asked.get("limit", ""))
    found = replies.answers(catalogue, text, limit=limit, is_typing=asked.get("typing") == "1")
    return JSONResponse({"answers": found}, headers=HEADERS)


def _limit(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < len(str(MOST)) + 1
    return min(max(int(text), 1), MOST) if is_number else LIMIT


def _place(text: str) -> tuple[float, float] | None:
    try:
        lon, lat = (float(part) for part in text[:LONGEST].split(","))
    except ValueError:
        return None
    is_on_earth = math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90  # noqa: PLR2004
    return (lon, lat) if is_on_earth else None


ROUTES = (Route(FIND_AT, find),)
