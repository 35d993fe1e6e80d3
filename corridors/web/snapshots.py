"""The routes of snapshots: making one, its page, its map, and its files.

Nothing a client sends is trusted: requests are small, limited per client, and read as plain text;
an id is checked for its form before a database sees it. There is no listing.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from corridors.catalogue import Catalogue
from corridors.errors import CorridorsError, DataError
from corridors.exports.files import MEDIA_TYPES
from corridors.language import speaking
from corridors.layers import layer_of
from corridors.model.dates import parse_day
from corridors.offers import first_size
from corridors.pictures import alternative_text
from corridors.scene import citations_of
from corridors.settings import current_catalogue, data_folder
from corridors.snapshots.archive import format_of, packed
from corridors.snapshots.bundle import Snapshot, make_snapshot, view_of
from corridors.snapshots.changes import ChangedFact, changed_facts, changes_sentence
from corridors.snapshots.errors import SnapshotInputError
from corridors.snapshots.frozen import frozen_catalogue
from corridors.snapshots.limits import MOST_BYTES, Limiter, Rate, check_size
from corridors.snapshots.place import current_store
from corridors.view import View
from corridors.web.answers import SECURITY, Body, answer, body_of, client_of
from corridors.web.citing import Cited
from corridors.web.document import map_document
from corridors.web.files import HTML, Order, file_of, file_policy
from corridors.web.past_states import states_body
from corridors.web.policy import page_policy as map_policy
from corridors.web.readiness import settle
from corridors.web.refusals import refusal, refusing
from corridors.web.snapshot_page import PageContent, page_policy, snapshot_page
from geo.errors import GeoError
from geo.layers import layer_geojson
from geo.speech import gettext as _
from geo.speech import spoken_cache

PUBLIC_VARIABLE = "CORRIDORS_URL"
KEPT = "public, max-age=86400"
JSON = "application/json"
EXAMPLE = '{"view": "", "title": "", "note": ""}'
_LIMITER = Limiter(Rate())
_HOST = re.compile(r"[A-Za-z0-9.\-]{1,253}(:\d{1,5})?|\[[0-9a-fA-F:]{2,45}\](:\d{1,5})?")


async def create(request: Request) -> Response:
    """Keep the view a client sends and answer with its id and addresses."""
    with speaking(request.query_params.get("lang", "")):
        try:
            _LIMITER.admit(client_of(request), time.monotonic())
            sent = _sent(request.headers.get("content-type", ""), await _content(request))
            made = await run_in_threadpool(_kept, sent, origin_of(request))
        except (CorridorsError, GeoError) as error:
            return refusal(error)
    headers = {**SECURITY, "Location": made["url"], "Cache-Control": "no-store"}
    return JSONResponse(made, status_code=201, headers=headers)


async def _content(request: Request) -> bytes:
    """Return a request's content, giving up as soon as it is too large."""
    content = b""
    async for part in request.stream():
        content += part
        check_size(len(content))
    return content


def _sent(media_type: str, content: bytes) -> Mapping[str, str]:
    """Return what was sent. Only JSON is read: a form on a foreign page cannot send that."""
    found: Any = None
    if media_type.partition(";")[0].strip().lower() == JSON:
        try:
            found = json.loads(content)
        except (ValueError, RecursionError):
            found = None
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        msg = _("Snapshot request: expected JSON such as {example} of at most {most} bytes.")
        raise SnapshotInputError(msg.format(example=EXAMPLE, most=MOST_BYTES))
    texts = {"query": "view", "title": "title", "note": "note"}
    return {name: found.get(sent, "") for name, sent in texts.items()}


def _kept(sent: Mapping[str, str], origin: str) -> Mapping[str, str]:
    """Keep a view and return its id, its addresses, and how it is cited and embedded."""
    catalogue = current_catalogue()
    made = make_snapshot(catalogue, **sent, created=datetime.now(tz=UTC))
    kept = current_store().put(made, lambda: packed(data_folder(), catalogue.digest))
    settle("snapshot")
    url = f"{origin}/s/{kept.id}"
    view = view_of(kept, catalogue).view
    cited = Cited(
        snapshot=kept,
        day=view.on,
        edition=catalogue.edition,
        url=url,
        as_known=view.as_known,
    )
    with speaking(view.language):
        return {
            "id": kept.id,
            "url": url,
            "view": kept.bundle.view,
            "data": kept.bundle.data,
            "picture": f"{url}.png",
            "embed": cited.embed_code(),
            "citation": cited.sentence(),
            "bibtex": cited.bibtex(),
        }


@refusing
def page(request: Request) -> Response:
    """Answer with the page of a snapshot, in the language of its view."""
    snapshot, then = _opened(request)
    view = view_of(snapshot, then).view
    with speaking(view.language):
        text = snapshot_page(_content_of(request, snapshot, then, view))
    body = body_of(text.encode(), HTML)
    return answer(request, body, cache_control="no-cache", content_security_policy=page_policy())


def _content_of(request: Request, snapshot: Snapshot, then: Catalogue, view: View) -> PageContent:
    changed = _changed(then)
    return PageContent(
        snapshot=snapshot,
        url=f"{origin_of(request)}/s/{snapshot.id}",
        day=view.on,
        edition=then.edition,
        alt=alternative_text(then, view),
        sources=citations_of(then, view).lines(),
        changed=changed,
        is_now=bool(changed) and "now" in request.query_params,
        as_known=view.as_known,
    )


@refusing
def frozen_map(request: Request) -> Response:
    """Answer with the snapshot's live map, of the data as it was."""
    snapshot, then = _opened(request)
    return _map(request, then, view_of(snapshot, then).view)


@refusing
def map_now(request: Request) -> Response:
    """Answer with the same view of today's data."""
    snapshot, _then = _opened(request)
    now = current_catalogue()
    return _map(request, now, view_of(snapshot, now).view)


def _map(request: Request, catalogue: Catalogue, view: View) -> Response:
    body = _map_body(catalogue, view)
    policy = map_policy(body.plain.decode())
    return answer(request, body, cache_control="no-cache", content_security_policy=policy)


@lru_cache(maxsize=32)
def _map_body(catalogue: Catalogue, view: View) -> Body:
    layers_at = f"/s/data/{catalogue.digest}"
    with speaking(view.language):
        text = map_document(catalogue, view=view, layers_at=layers_at)
    return body_of(text.encode(), HTML)


@refusing
def frozen_layer(request: Request) -> Response:
    """Answer with one layer of kept data."""
    catalogue = frozen_catalogue(current_store(), request.path_params["digest"])
    return answer(request, _layer_body(catalogue, request.path_params["layer"]))


@spoken_cache(maxsize=512)
def _layer_body(catalogue: Catalogue, layer_id: str) -> Body:
    text = layer_geojson(layer_of(catalogue, layer_id))
    return body_of(text.encode(), MEDIA_TYPES["geojson"])


@refusing
def frozen_states(request: Request) -> Response:
    """Answer with the states of all features as known on a day, of kept data."""
    catalogue = frozen_catalogue(current_store(), request.path_params["digest"])
    return answer(request, states_body(catalogue, parse_day(request.query_params.get("known", ""))))


@refusing
def file(request: Request) -> Response:
    """Answer with a snapshot as a file: picture, page, features or manifest, by its suffix."""
    snapshot, then = _opened(request)
    form = request.path_params["form"]
    url = f"{origin_of(request)}/s/{snapshot.id}"
    view = view_of(snapshot, then).view
    if form == "json":
        with speaking(view.language):
            return JSONResponse(_manifest(snapshot, then, url), headers=SECURITY)
    order = Order(
        catalogue=then,
        view=view,
        form=form,
        size=request.query_params.get("size") or first_size(form),
        title=snapshot.bundle.title,
        note=snapshot.bundle.note,
        link=url,
    )
    body = file_of(order, client_of(request))
    headers = {"content_disposition": f'inline; filename="corridor-atlas-{snapshot.id}.{form}"'}
    policy = file_policy(form, body)
    return answer(request, body, cache_control=KEPT, content_security_policy=policy, **headers)


def _manifest(snapshot: Snapshot, then: Catalogue, url: str) -> Mapping[str, Any]:
    changed = _changed(then)
    return {
        "id": snapshot.id,
        "url": url,
        "view": snapshot.bundle.view,
        "title": snapshot.bundle.title,
        "note": snapshot.bundle.note,
        "data": snapshot.manifest.data,
        "format": format_of(current_store().data(snapshot.bundle.data)),
        "edition": then.edition.isoformat(),
        "version": snapshot.manifest.version,
        "created": snapshot.manifest.created.isoformat(),
        "sources": list(snapshot.manifest.sources),
        "changed_since": None if changed is None else len(changed),
        "changes": None if changed is None else changes_sentence(changed),
    }


def _opened(request: Request) -> tuple[Snapshot, Catalogue]:
    """Return the snapshot an address names, and the data it was made from."""
    store = current_store()
    snapshot = store.get(request.path_params["id"])
    settle("snapshot")
    return snapshot, frozen_catalogue(store, snapshot.bundle.data)


def _changed(then: Catalogue) -> tuple[ChangedFact, ...] | None:
    """Return what has changed since; None where today's data cannot be read."""
    try:
        return changed_facts(then, current_catalogue())
    except DataError:
        return None


def origin_of(request: Request) -> str:
    """Return the address of the atlas: the one it is told, or what the request asked for."""
    told = os.environ.get(PUBLIC_VARIABLE, "").rstrip("/")
    host = request.headers.get("host", "")
    if told or not _HOST.fullmatch(host):
        return told
    return f"{request.url.scheme}://{host}"


ROUTES = (
    Route("/s", create, methods=["POST"]),
    Route("/s/data/{digest}/states.json", frozen_states),
    Route("/s/data/{digest}/{layer}.geojson", frozen_layer),
    Route("/s/{id}/map", frozen_map),
    Route("/s/{id}/now", map_now),
    Route("/s/{id}.{form}", file),
    Route("/s/{id}", page),
)
