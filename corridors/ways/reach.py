"""How a hub lies to a corridor: the nearest section, how far off it, and the next border on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corridors.catalogue import Catalogue
from corridors.model.things import Hub
from corridors.names import label_of, name_of
from corridors.ways.distances import corridor_distance, corridors_with_line
from corridors.ways.frontiers import Border, borders_on
from corridors.ways.way import Spot, Way, variants_of, way_of
from geo.speech import gettext as _
from geo.speech import number_text, spoken_cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A hub and the nearest place of a corridor; ``radius_km`` is that of the hub's own point.

    ``spot`` is the place along ``variant``, ``border`` the border of it nearest along the line and
    ``border_km`` how far along that is.
    """

    hub: str
    corridor: str
    off_km: float
    radius_km: float
    variant: str
    spot: Spot
    border: Border | None
    border_km: float | None


@spoken_cache(maxsize=256)
def reach_of(catalogue: Catalogue, hub_id: str, corridor: str) -> Reach | None:
    """Return how a hub lies to a corridor; None where the corridor has no line."""
    hub = catalogue.hubs[hub_id]
    distance = corridor_distance(catalogue, hub, corridor)
    if distance is None:
        return None
    way, spot = _nearest(catalogue, hub, corridor)
    borders = borders_on(catalogue, way, catalogue.edition)
    border = min(borders, key=lambda one: abs(one.along_km - spot.along_km), default=None)
    return Reach(
        hub=hub.id,
        corridor=corridor,
        off_km=distance.nearest.km,
        radius_km=hub.radius_km,
        variant=way.variant.id,
        spot=spot,
        border=border,
        border_km=abs(border.along_km - spot.along_km) if border else None,
    )


def reaches_of(catalogue: Catalogue, hub_id: str) -> tuple[Reach, ...]:
    """Return how a hub lies to every corridor with a line, the nearest first."""
    found = [reach_of(catalogue, hub_id, one) for one in corridors_with_line(catalogue)]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.off_km, one.corridor)))


def reach_rows(catalogue: Catalogue) -> tuple[Mapping[str, Any], ...]:
    """Return one row per hub and corridor, each hub's nearest corridor first; lengths in km."""
    return tuple(
        _row(catalogue, reach) for hub in catalogue.hubs for reach in reaches_of(catalogue, hub)
    )


def reach_matrix(catalogue: Catalogue) -> tuple[Mapping[str, Any], ...]:
    """Return one row per hub with its distance in km from each corridor."""
    corridors = corridors_with_line(catalogue)
    return tuple(
        {
            "hub": label_of(catalogue, hub),
            **{
                label_of(catalogue, one): _("{km} km").format(km=number_text(reach.off_km, 0))
                for one in corridors
                if (reach := reach_of(catalogue, hub, one))
            },
        }
        for hub in catalogue.hubs
    )


def _row(catalogue: Catalogue, reach: Reach) -> Mapping[str, Any]:
    border = reach.border
    return {
        "hub": label_of(catalogue, reach.hub),
        "corridor": label_of(catalogue, reach.corridor),
        "off_km": round(reach.off_km, 1),
        "radius_km": reach.radius_km,
        "section": name_of(catalogue, reach.spot.section),
        "variant": name_of(catalogue, reach.variant),
        "along_km": round(reach.spot.along_km, 1),
        "border": border.name if border else None,
        "border_km": round(reach.border_km, 1) if reach.border_km is not None else None,
    }


def _nearest(catalogue: Catalogue, hub: Hub, corridor: str) -> tuple[Way, Spot]:
    """Return the way of a corridor that comes nearest to a hub, the first of equals, and where."""
    ways = [way_of(catalogue, one.id) for one in variants_of(catalogue, corridor)]
    found = [(way, way.spot(hub.lon, hub.lat)) for way in ways]
    return min(found, key=lambda pair: round(pair[1].off_km, 3))
