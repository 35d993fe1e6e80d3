"""What of the atlas is nearest to a place: a hub, a corridor, a border crossing, with its km."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

import shapely
from shapely.geometry.base import BaseGeometry

from corridors.catalogue import Catalogue
from corridors.lines.courses import course_of
from geo.measure import distance_km
from geo.proximity import nearest_place

ON_THE_LINE_KM = 5.0
"""What is nearer than this is there: of several corridors at a place the first by rank is named."""

CANDIDATES = 3
"""So many corridors that look nearest in degrees are measured: a degree is no fixed length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """A thing of the atlas and how far it is, geodesic, in a straight line.

    ``precision_km`` is how far its own point may be off; None for a line.
    """

    kind: str
    id: str
    km: float
    precision_km: float | None = None


def nearest_things(catalogue: Catalogue, lon: float, lat: float) -> tuple[Nearby, ...]:
    """Return the nearest hub, corridor and border crossing of a place in WGS 84 (lon, lat)."""
    groups = (
        _points(catalogue, "hub", lon, lat),
        _corridors(catalogue, lon, lat),
        _points(catalogue, "crossing", lon, lat),
    )
    found = (
        min(group, key=lambda one: max(one.km, ON_THE_LINE_KM), default=None) for group in groups
    )
    return tuple(one for one in found if one)


def _points(catalogue: Catalogue, kind: str, lon: float, lat: float) -> Iterator[Nearby]:
    things = (catalogue.hubs if kind == "hub" else catalogue.crossings).values()
    for thing in things:
        if thing.lon is not None and thing.lat is not None:
            km = round(distance_km(lon, lat, thing.lon, thing.lat), 1)
            yield Nearby(kind=kind, id=thing.id, km=km, precision_km=thing.radius_km)


def _corridors(catalogue: Catalogue, lon: float, lat: float) -> Iterator[Nearby]:
    point = shapely.Point(lon, lat)
    lines = _lines(catalogue)
    near = nsmallest(CANDIDATES, lines, key=lambda one: round(lines[one].distance(point), 2))
    for corridor in sorted(near, key=list(lines).index):
        km = round(nearest_place(lon, lat, lines[corridor]).km, 1)
        yield Nearby(kind="corridor", id=corridor, km=km)


@lru_cache(maxsize=2)
def _lines(catalogue: Catalogue) -> Mapping[str, BaseGeometry]:
    """Return all lines of each corridor that has one, WGS 84."""
    found: dict[str, BaseGeometry] = {}
    for corridor in sorted(catalogue.corridors.values(), key=lambda one: (one.rank, one.id)):
        legs = {leg.id for leg in catalogue.legs.values() if leg.corridor == corridor.id}
        sections = [one.id for one in catalogue.sections.values() if one.leg in legs]
        if sections:
            courses = [course_of(catalogue, one) for one in sections]
            found[corridor.id] = shapely.MultiLineString(courses)
    return found
