"""The stations and towns of a way, each at its km along it, the better known ones ranked first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corridors.catalogue import Catalogue
from corridors.model.corridor import Waypoint
from corridors.names import local_name, waypoint_name
from corridors.ways.cells import Cell
from corridors.ways.way import Way, way_of
from geo.basemap import places
from geo.measure import distance_km
from geo.speech import spoken_cache

NAMELESS = ("waypoint", "border-crossing")
"""Kinds of waypoints that are no place with a name of its own on the way."""

_KIND_RANK = {"port": 6, "city": 5, "border-station": 7, "junction": 8, "terminal": 7, "town": 8}
_OTHER_RANK = 9
TOWN_KM = 15.0
"""A town of the base map this near a station lends it its rank."""

SAME_KM, FAR_DEGREES = 3.0, 1.0
END, NO_TOWN, CAPITAL_LEAD = -10.0, 10.0, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A named place of the way; a smaller ``rank`` is a better known one, ends come first."""

    name: str
    name_local: str
    kind: str
    country: str
    along_km: float
    rank: float


@spoken_cache(maxsize=128)
def stations_of(catalogue: Catalogue, variant: str) -> tuple[Station, ...]:
    """Return the stations of a variant in travel order, each place once."""
    found = tuple(_once(_stations(catalogue, way_of(catalogue, variant))))
    towns = _towns([point for point, _ in found])
    ends = (0, len(found) - 1)
    return tuple(
        Station(
            name=waypoint_name(catalogue, point),
            name_local=local_name(catalogue, point),
            kind=catalogue.label("waypoint-kind", point.kind),
            country=point.country[0] if point.country else "",
            along_km=along,
            rank=END if index in ends else _rank(point, towns.get(index)),
        )
        for index, (point, along) in enumerate(found)
    )


def _stations(catalogue: Catalogue, way: Way) -> Iterator[tuple[Waypoint, float]]:
    for part in way.parts:
        along = part.from_km
        for cell in part.cells:
            for point in _points(catalogue, cell):
                foot = cell.chain.foot(point.lon, point.lat)
                share = foot.along_km / cell.drawn_km if cell.drawn_km else 0.0
                yield point, along + share * cell.km
            along += cell.km


def _points(catalogue: Catalogue, cell: Cell) -> list[Waypoint]:
    """Return the named waypoints of a cell in travel order."""
    first, last = cell.first.order, cell.last.order
    low, high = sorted((first, last))
    points = [
        point
        for point in catalogue.waypoints[cell.section.leg]
        if low <= point.order <= high and point.kind not in NAMELESS
    ]
    return points if first <= last else points[::-1]


def _once(stations: Iterator[tuple[Waypoint, float]]) -> Iterator[tuple[Waypoint, float]]:
    """Yield stations without what only says the last place again: legs and cells share ends."""
    before: Waypoint | None = None
    for point, along in stations:
        is_same = before is not None and (
            (before.leg, before.order) == (point.leg, point.order)
            or distance_km(before.lon, before.lat, point.lon, point.lat) < SAME_KM
        )
        if not is_same:
            yield point, along
        before = point


def _rank(point: Waypoint, town: float | None) -> float:
    """Return the rank of the town it serves, or one by kind after all of these."""
    own = _KIND_RANK.get(point.kind, _OTHER_RANK)
    return (NO_TOWN if town is None else town) + own / 10


def _towns(points: Sequence[Waypoint]) -> dict[int, float]:
    """Return the ranks of the base map's towns by the point that is nearest to each."""
    frame = places("detail")
    ranks = np.asarray(frame["rank"], dtype=float) - CAPITAL_LEAD * np.asarray(frame["capital"])
    towns = np.column_stack((frame.geometry.x, frame.geometry.y))
    found: dict[int, float] = {}
    for (lon, lat), rank in zip(towns, ranks, strict=True):
        away = [(_distance(point, lon, lat), index) for index, point in enumerate(points)]
        km, index = min(away, default=(TOWN_KM + 1, 0))
        if km <= TOWN_KM:
            found[index] = min(float(rank), found.get(index, float(rank)))
    return found


def _distance(point: Waypoint, lon: float, lat: float) -> float:
    """Return the km between a point and a place, roughly where they are far apart."""
    if abs(point.lat - lat) > FAR_DEGREES or abs(point.lon - lon) > FAR_DEGREES:
        return TOWN_KM + 1
    return distance_km(point.lon, point.lat, lon, lat)
