"""The route ``/find.json``: what a text names, and what of the atlas is nearest to a place."""

from __future__ import annotations

import math
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from corridors.catalogue import Catalogue
from corridors.names import label_of
from corridors.search.finder import Found, finder_of
from corridors.search.nearby import Nearby, nearest_things
from corridors.search.wording import origin_of, what_is, where_is
from corridors.settings import current_catalogue
from corridors.web.answers import SECURITY
from corridors.web.refusals import refusing
from geo.speech import language as spoken

FIND_AT = "/find.json"
LIMIT, MOST = 8, 20
LONGEST = 200
HEADERS = {**SECURITY, "Cache-Control": "no-store"}


@refusing
def find(request: Request) -> Response:
    """Answer with what a text names, or with what is nearest to ``near=lon,lat``."""
    catalogue, near = current_catalogue(), request.query_params.get("near")
    if near is not None:
        return JSONResponse({"nearest": _nearest(catalogue, near)}, headers=HEADERS)
    return JSONResponse({"answers": _answers(catalogue, request)}, headers=HEADERS)


def _answers(catalogue: Catalogue, request: Request) -> list[dict[str, Any]]:
    asked = request.query_params
    found = finder_of(catalogue).find(
        asked.get("q", "")[:LONGEST],
        limit=_limit(asked.get("limit", "")),
        language=spoken(),
        is_typing=asked.get("typing") == "1",
    )
    return [_answer(catalogue, one) for one in found]


def _limit(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < len(str(MOST)) + 1
    return min(max(int(text), 1), MOST) if is_number else LIMIT


def _answer(catalogue: Catalogue, one: Found) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind,
        "type": one.type,
        "id": one.id,
        "country": one.country,
        "lon": one.lon,
        "lat": one.lat,
        "precision_km": one.precision_km,
        "source": one.source,
        "score": one.score,
        "what": what_is(catalogue, one),
        "where": where_is(catalogue, one),
        "origin": origin_of(one),
    }


def _nearest(catalogue: Catalogue, text: str) -> list[dict[str, Any]]:
    """Return what is nearest to a place written ``lon,lat``; nothing for what is no place."""
    place = _place(text)
    return [_nearby(catalogue, one) for one in nearest_things(catalogue, *place)] if place else []


def _nearby(catalogue: Catalogue, one: Nearby) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.id,
        "name": label_of(catalogue, one.id),
        "km": one.km,
        "precision_km": one.precision_km,
    }


def _place(text: str) -> tuple[float, float] | None:
    try:
        lon, lat = (float(part) for part in text[:LONGEST].split(","))
    except ValueError:
        return None
    is_on_earth = math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90  # noqa: PLR2004
    return (lon, lat) if is_on_earth else None


ROUTES = (Route(FIND_AT, find),)
