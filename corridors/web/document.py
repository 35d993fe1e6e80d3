"""The map document of a catalogue: what the page says, and where its parts are served."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache

from corridors.catalogue import Catalogue
from corridors.layers import layers_of
from corridors.model.evidence import Event
from corridors.model.vocabulary import Modality, Status
from corridors.timeline import event_days
from corridors.web.assets import FILES, read_asset, served_assets
from geo.basemap import ATTRIBUTION, DISCLAIMER, LAYERS, ONLINE, load_base
from geo.folium_map import render_document
from geo.map_page import Delivery, MapPage, Source, StatusFilter

FIRST_DAY = date(2011, 1, 1)
"""The slider begins with the year in which the first zone of a hub was decreed."""
BOUNDS = (22.0, 24.0, 84.0, 58.5)
"""West, south, east, north: the corridor from Brest to Karachi and all five hubs."""
EXTENT = (-20.0, -5.0, 155.0, 80.0)
"""The box of the base data: nobody can leave the map."""
OWN_REGION = ("BY", "RU", "KZ", "UZ", "AF", "PK", "KG", "TM", "TJ")
CREDITS = f"{ATTRIBUTION} · GeoNames · © OpenStreetMap contributors"
SCALES = ("overview", "detail")
VERSION_LENGTH = 10


def map_document(catalogue: Catalogue, language: str) -> str:
    """Return the map page of a catalogue as HTML, its parts served by this server."""
    layers = layers_of(catalogue)
    delivery = Delivery(
        assets=served_assets("/assets", assets_version()),
        layers={
            layer.id: Source(url=f"/layers/{layer.id}.geojson?v={catalogue.digest}")
            for layer in layers
        },
        base={
            scale: {
                one.name: Source(url=f"/base/{scale}/{one.name}.geojson?v={base_version(scale)}")
                for one in LAYERS
            }
            for scale in SCALES
        },
    )
    return render_document(layers=layers, page=_page(catalogue, language), delivery=delivery)


def _page(catalogue: Catalogue, language: str) -> MapPage:
    return MapPage(
        title="Corridors and logistics hubs of Central Asia",
        edition=catalogue.edition.isoformat(),
        digest=catalogue.digest,
        day=catalogue.edition,
        first_day=FIRST_DAY,
        last_day=catalogue.edition,
        attribution=CREDITS,
        disclaimer=DISCLAIMER,
        bounds=BOUNDS,
        extent=EXTENT,
        language=language,
        events=tuple((day, event.text) for day, event in _ticks(catalogue)),
        statuses=tuple(
            StatusFilter(code=status.value, label=catalogue.label("status", status))
            for status in Status
        ),
        focus=OWN_REGION,
        online_bases=ONLINE,
    )


def _ticks(catalogue: Catalogue) -> Iterator[tuple[date, Event]]:
    """Yield the happenings of the hubs and the mission's corridor that the slider marks."""
    mission = [c.id for c in catalogue.corridors.values() if c.rank == 1]
    acts = [a.id for a in catalogue.agreements.values() if a.corridor in mission]
    subjects = (*catalogue.hubs, *mission, *acts)
    events = [event for one in subjects for event in catalogue.events.get(one, ())]
    for day, event in event_days(catalogue, events):
        if event.modality is Modality.HAPPENED and FIRST_DAY <= day <= catalogue.edition:
            yield day, event


@cache
def base_version(scale: str) -> str:
    """Return what changes when the base map does."""
    texts = "\0".join(load_base(one.name, scale) for one in LAYERS)
    return hashlib.sha256(texts.encode()).hexdigest()[:VERSION_LENGTH]


@cache
def assets_version() -> str:
    """Return what changes when any script or style of the page does."""
    texts = "\0".join(read_asset(name) for name in FILES)
    return hashlib.sha256(texts.encode()).hexdigest()[:VERSION_LENGTH]
