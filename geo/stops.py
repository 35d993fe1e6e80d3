"""Stops along a rail network: which of its lines each may lie on, and where it can be met."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import shapely
from shapely.geometry import LineString, Point

from geo.measure import distance_km, length_km
from geo.rail_graph import Network, connected, near
from geo.rail_line import KM_PER_DEGREE, Place, RailLine, nearest_on, split_at

LOOSE_KM = 2.0
"""A straight line from which the track can run farther than this is led by the stops."""

SURE_TOLERANCE_KM, DOUBTFUL_TOLERANCE_KM = 0.5, 0.1
"""How much longer than its track a line through stops may be: towns are not quite on the rails."""

SHORT_KM = 1.0
"""Lines up to this length are met at their ends; longer ones also between."""

MARGIN_KM = 80.0
"""How far from the straight lines between the stops rails are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place to pass, WGS 84 degrees: how far off the way may be, and what each km off costs.

    An optional stop is passed over where no rail comes within reach.
    """

    lon: float
    lat: float
    reach_km: float = 8.0
    weight: float = 1.5
    optional: bool = False

    @property
    def place(self) -> Place:
        """Return (lon, lat)."""
        return self.lon, self.lat


def with_stops(network: Network, stops: Sequence[Stop]) -> Network:
    """Return the rails near the stops, with nodes where stops can be met."""
    course = LineString([stop.place for stop in stops])
    lines = [rail for _, _, rail in near(network, course, MARGIN_KM).edges()]
    threaded = [part for rail in lines for part in _threaded(rail, stops)]
    return connected(_cut_beside(threaded, stops))


def meeting_places(network: Network, stop: Stop) -> dict[int, float]:
    """Return the nodes where a stop can be met and their distances in km."""
    return {
        node: km
        for node in network.graph
        if (km := _rough_km(stop.place, network.places[node])) <= stop.reach_km
    }


def _rough_km(place: Place, other: Place) -> float:
    """Return the distance on a plane around a place: fast, and exact enough to compare."""
    east = (other[0] - place[0]) * math.cos(math.radians(place[1]))
    return math.hypot(east, other[1] - place[1]) * KM_PER_DEGREE


def _threaded(rail: RailLine, stops: Sequence[Stop]) -> list[RailLine]:
    """Return a loosely known line led through the stops that its true length allows."""
    if rail.gap or len(rail.course.coords) > 2 or rail.stray_km <= LOOSE_KM:  # noqa: PLR2004
        return [rail]
    start, end = rail.ends
    through = [stop for stop in stops if _may_lie_on(rail, stop)]
    ahead = [nearest_on(rail.course, stop.place)[0] for stop in through]
    if through and ahead[0] > ahead[-1]:
        through.reverse()
    through = _peeled(rail, through)
    chain: list[Place] = [start, *(stop.place for stop in through), end]
    share = rail.km / _chain_km(chain)
    courses = [LineString(pair) for pair in pairwise(chain) if pair[0] != pair[1]]
    return [replace(rail, course=course, km=length_km(course) * share) for course in courses]


def _may_lie_on(rail: RailLine, stop: Stop) -> bool:
    """Tell whether a line is long enough to pass a stop; a doubtful one has to be near as well."""
    start, end = rail.ends
    if _chain_km((start, stop.place, end)) > _at_most(rail, [stop]):
        return False
    return not stop.optional or nearest_on(rail.course, stop.place)[1] <= stop.reach_km


def _peeled(rail: RailLine, stops: list[Stop]) -> list[Stop]:
    """Leave out the stop that lengthens a chain most until the line is long enough for it."""
    start, end = rail.ends
    kept = list(stops)
    while kept and _chain_km((start, *(s.place for s in kept), end)) > _at_most(rail, kept):
        places: list[Place] = [start, *(stop.place for stop in kept), end]
        gains = [
            (_chain_km(places[i : i + 3]) - distance_km(*places[i], *places[i + 2])) / stop.weight
            for i, stop in enumerate(kept)
        ]
        kept.pop(gains.index(max(gains)))
    return kept


def _at_most(rail: RailLine, stops: Sequence[Stop]) -> float:
    """Return how long a line through stops may be."""
    is_doubtful = any(stop.optional for stop in stops)
    return rail.km + (DOUBTFUL_TOLERANCE_KM if is_doubtful else SURE_TOLERANCE_KM)


def _chain_km(places: Sequence[Place]) -> float:
    return sum(distance_km(*start, *end) for start, end in pairwise(places))


def _cut_beside(lines: Sequence[RailLine], stops: Sequence[Stop]) -> Iterator[RailLine]:
    """Yield the lines, cut where they pass a stop within reach."""
    tree = shapely.STRtree([rail.course for rail in lines])
    cuts: dict[int, list[float]] = defaultdict(list)
    for stop in stops:
        reach = stop.reach_km / KM_PER_DEGREE / math.cos(math.radians(stop.lat))
        for index in tree.query(Point(stop.place), predicate="dwithin", distance=reach):
            if lines[index].km > SHORT_KM:
                cuts[int(index)].append(nearest_on(lines[index].course, stop.place)[0])
    for index, rail in enumerate(lines):
        yield from split_at(rail, cuts[index])
