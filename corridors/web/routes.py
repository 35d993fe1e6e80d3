"""The atlas's routes: the map page, its layers, base and assets, and the health answer.

Every answer is made once per data digest and kept compressed; versioned addresses may be cached
for ever by browsers. Nothing a client sends reaches a file name.
"""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from corridors.catalogue import Catalogue
from corridors.errors import DataError
from corridors.language import preferred, speaking
from corridors.layers import layer_of
from corridors.model.dates import parse_day
from corridors.settings import current_catalogue
from corridors.version import VERSION
from corridors.web.answers import REVALIDATE, SECURITY, Body, answer, body_of
from corridors.web.assets import asset
from corridors.web.delivery import first_layers, whole_base
from corridors.web.document import map_document
from corridors.web.finding import ROUTES as FINDING_ROUTES
from corridors.web.past_states import states_body
from corridors.web.policy import page_policy
from corridors.web.refusals import refusing_by
from corridors.web.snapshots import ROUTES as SNAPSHOT_ROUTES
from corridors.web.view_files import ROUTES as FILE_ROUTES
from geo.basemap import load_base
from geo.layers import layer_geojson
from geo.speech import gettext as _
from geo.speech import spoken_cache

GEOJSON = "application/geo+json"
JSON = "application/json"
HTML = "text/html; charset=utf-8"
NOT_FOUND, UNAVAILABLE = 404, 503


def _refusal(error: Exception) -> Response:
    """Return an error as an answer; these routes tell a maintainer what is wrong in the data."""
    is_fault = isinstance(error, DataError)
    sentence = _("The data has a fault: {fault}").format(fault=error) if is_fault else str(error)
    status = UNAVAILABLE if is_fault else NOT_FOUND
    return JSONResponse({"error": sentence}, status_code=status, headers=SECURITY)


kindly = refusing_by(_refusal)
"""Runs a handler off the event loop; says in one sentence what it refuses."""


@kindly
def map_page(request: Request) -> Response:
    """Answer with the map document; the browser applies the view of the query.

    A query that asks for no language gets the one the browser likes best.
    """
    asked = request.query_params.get("lang") or preferred(
        request.headers.get("accept-language", "")
    )
    with speaking(asked):
        body = _map_body(current_catalogue())
    policy = page_policy(body.plain.decode())
    return answer(
        request,
        body,
        cache_control=REVALIDATE,
        content_security_policy=policy,
        vary="Accept-Encoding, Accept-Language",
    )


@spoken_cache(maxsize=16)
def _map_body(catalogue: Catalogue) -> Body:
    return body_of(map_document(catalogue).encode(), HTML)


@kindly
def layer(request: Request) -> Response:
    """Answer with one layer as GeoJSON."""
    return answer(request, _layer_body(current_catalogue(), request.path_params["layer"]))


@spoken_cache(maxsize=1024)
def _layer_body(catalogue: Catalogue, layer_id: str) -> Body:
    return body_of(layer_geojson(layer_of(catalogue, layer_id)).encode(), GEOJSON)


@kindly
def layers_together(request: Request) -> Response:
    """Answer with the layers of the first view in one object."""
    return answer(request, _layers_body(current_catalogue()))


@spoken_cache(maxsize=8)
def _layers_body(catalogue: Catalogue) -> Body:
    return body_of(first_layers(catalogue).encode(), JSON)


@kindly
def states(request: Request) -> Response:
    """Answer with the states of all features as known on a day."""
    catalogue = current_catalogue()
    return answer(request, states_body(catalogue, parse_day(request.query_params.get("known", ""))))


@kindly
def base(request: Request) -> Response:
    """Answer with one layer of the base map at one scale."""
    return answer(request, _base_body(request.path_params["name"], request.path_params["scale"]))


@lru_cache(maxsize=32)
def _base_body(name: str, scale: str) -> Body:
    return body_of(load_base(name, scale).encode(), GEOJSON)


@kindly
def base_together(request: Request) -> Response:
    """Answer with all that is drawn of the base map at one scale in one object."""
    return answer(request, _scale_body(request.path_params["scale"]))


@lru_cache(maxsize=2)
def _scale_body(scale: str) -> Body:
    return body_of(whole_base(scale).encode(), JSON)


@kindly
def file(request: Request) -> Response:
    """Answer with a script or stylesheet of the map page."""
    return answer(request, asset(request.path_params["name"]))


@kindly
def health(_request: Request) -> Response:
    """Answer that the atlas is there, with the digest of its data and its version."""
    catalogue = current_catalogue()
    found = {
        "status": "ok",
        "data": catalogue.digest,
        "edition": catalogue.edition.isoformat(),
        "version": VERSION,
    }
    return JSONResponse(found, headers={**SECURITY, "Cache-Control": "no-store"})


ROUTES = (
    Route("/map", map_page),
    Route("/layers/{layer}.geojson", layer),
    Route("/layers.json", layers_together),
    Route("/states.json", states),
    Route("/base/{scale}/{name}.geojson", base),
    Route("/base/{scale}.json", base_together),
    Route("/assets/{name}", file),
    Route("/healthz", health),
    *FINDING_ROUTES,
    *SNAPSHOT_ROUTES,
    *FILE_ROUTES,
)
