"""The map document of a catalogue: what the page says, and where its parts are served."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from corridors.catalogue import Catalogue
from corridors.framing import BOUNDS, CREDITS, EXTENT, FIRST_DAY, OWN_REGION, TITLE
from corridors.layers import layers_of
from corridors.model.evidence import Event
from corridors.model.vocabulary import Modality, Status
from corridors.timeline import event_days
from corridors.view import View
from corridors.web.delivery import LAYERS_AT, known_at, served_delivery
from corridors.web.finding import FIND_AT
from geo.basemap import DISCLAIMER, ONLINE
from geo.folium_map import render_document
from geo.map_page import MapPage, Place, StatusFilter
from geo.speech import fact_text, language
from geo.speech import gettext as _


def map_document(
    catalogue: Catalogue, *, view: View | None = None, layers_at: str = LAYERS_AT
) -> str:
    """Return the map page of a catalogue as HTML in the language spoken, its parts served here.

    A view, if given, is what the page shows at first; ``layers_at`` is where the layers of this
    very catalogue are served. Only today's page searches on the server: it knows today's things.
    """
    layers = layers_of(catalogue)
    delivery = served_delivery(catalogue, layers, layers_at)
    page = map_page_of(catalogue, view=view)
    find_at = FIND_AT if layers_at == LAYERS_AT else ""
    page = replace(page, known_at=known_at(catalogue, layers_at), find_at=find_at)
    return render_document(layers=layers, page=page, delivery=delivery)


def map_page_of(catalogue: Catalogue, *, view: View | None = None) -> MapPage:
    """Return what the map page says, and shows at first: a view, or the first one."""
    return MapPage(
        title=_(TITLE),
        edition=catalogue.edition.isoformat(),
        digest=catalogue.digest,
        day=view.on if view else catalogue.edition,
        first_day=FIRST_DAY,
        last_day=catalogue.edition,
        attribution=CREDITS,
        disclaimer=_(DISCLAIMER),
        bounds=BOUNDS,
        extent=EXTENT,
        language=language(),
        events=tuple((day, fact_text(event.text)) for day, event in _ticks(catalogue)),
        statuses=tuple(
            StatusFilter(
                code=status.value,
                label=catalogue.label("status", status),
                on=view is None or status in view.statuses,
            )
            for status in Status
        ),
        focus=OWN_REGION,
        online_bases=ONLINE,
        **(_first_view(view) if view else {}),
    )


def _first_view(view: View) -> Mapping[str, Any]:
    at = view.at
    return {
        "at": Place(lat=at.lat, lon=at.lon, zoom=at.zoom) if at else None,
        "layers_on": frozenset(view.layers),
        "selected": view.selected,
        "as_known": view.as_known,
        "since": view.since,
    }


def _ticks(catalogue: Catalogue) -> Iterator[tuple[date, Event]]:
    """Yield the happenings of the hubs and the mission's corridor that the slider marks."""
    mission = [c.id for c in catalogue.corridors.values() if c.rank == 1]
    acts = [a.id for a in catalogue.agreements.values() if a.corridor in mission]
    subjects = (*catalogue.hubs, *mission, *acts)
    events = [event for one in subjects for event in catalogue.events.get(one, ())]
    for day, event in event_days(catalogue, events):
        if event.modality is Modality.HAPPENED and FIRST_DAY <= day <= catalogue.edition:
            yield day, event
