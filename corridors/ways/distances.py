"""How far a hub is from its border and from each corridor: computed from the map, not stated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from corridors.catalogue import Catalogue
from corridors.lines.courses import course_of
from corridors.model.things import Hub
from geo.basemap import country_polygons
from geo.proximity import Nearest, nearest_place
from geo.speech import N_

COMPUTED = N_(
    "Computed: geodesic, in a straight line from the hub's point to the nearest place of the line "
    "as drawn. Borders are generalised and the point has its radius, so some kilometres either way "
    "mean nothing."
)
"""What a reader is told beside every distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """From a hub to the nearest place of a border or corridor; ``radius_km`` is that of the hub."""

    to: str
    nearest: Nearest
    radius_km: float


def border_distance(catalogue: Catalogue, hub: Hub) -> Distance | None:
    """Return how far the border with the partner is, or the nearest land border without one."""
    partners = (hub.partner,) if hub.partner else tuple(catalogue.countries)
    found = [
        Distance(to=one, nearest=nearest_place(hub.lon, hub.lat, line), radius_km=hub.radius_km)
        for one in partners
        if not (line := _border(hub.country, one)).is_empty
    ]
    return min(found, key=lambda one: one.nearest.km, default=None)


def corridors_with_line(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the corridors that have a line, by rank; of the others no distance is known."""
    ranked = sorted(catalogue.corridors.values(), key=lambda one: (one.rank, one.id))
    return tuple(one.id for one in ranked if not _course(catalogue, one.id).is_empty)


def corridor_distance(catalogue: Catalogue, hub: Hub, corridor: str) -> Distance | None:
    """Return how far the nearest place of a corridor is; None where the corridor has no line."""
    line = _course(catalogue, corridor)
    if line.is_empty:
        return None
    place = nearest_place(hub.lon, hub.lat, line)
    return Distance(to=corridor, nearest=place, radius_km=hub.radius_km)


@lru_cache(maxsize=64)
def _course(catalogue: Catalogue, corridor: str) -> BaseGeometry:
    """Return all lines of a corridor, WGS 84."""
    legs = {leg.id for leg in catalogue.legs.values() if leg.corridor == corridor}
    sections = [one.id for one in catalogue.sections.values() if one.leg in legs]
    return shapely.union_all([course_of(catalogue, one) for one in sections])


@lru_cache(maxsize=64)
def _border(country: str, neighbour: str) -> BaseGeometry:
    """Return the edge two countries share in the base layer, WGS 84; empty where they do not."""
    outlines = _outlines()
    if country == neighbour or not {country, neighbour} <= outlines.keys():
        return shapely.LineString()
    return shapely.intersection(outlines[country], outlines[neighbour])


@lru_cache(maxsize=1)
def _outlines() -> dict[str, BaseGeometry]:
    frame = country_polygons()
    return dict(zip(frame["id"], frame.geometry.boundary, strict=True))
