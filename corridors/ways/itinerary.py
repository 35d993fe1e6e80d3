"""The itinerary of a variant: which part of each leg is travelled, and where legs do not meet.

A variant names its legs only. Where one leg ends and the next begins at the same place, they
simply follow each other. Else the leg is left at the first place it shares with the next; if
there is none, an earlier leg of the variant may join the two; and if that does not help either,
the leg is travelled to its end and a gap remains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.model.corridor import Waypoint
from geo.measure import distance_km

JOIN_KM = 1.5
"""Points this near stand for one place: a station and its town (the reference has 1.4 km)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The part of a leg that is travelled, between two waypoint orders, in this direction."""

    leg: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A piece between two legs that do not meet: from a waypoint to another, in a straight line."""

    first: Waypoint
    last: Waypoint
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joint:
    """Where one leg is left and the next entered, and how far apart the two places are."""

    leave: Waypoint
    enter: Waypoint
    km: float

    @property
    def is_met(self) -> bool:
        """Tell whether the two places are one."""
        return self.km <= JOIN_KM


@lru_cache(maxsize=256)
def itinerary_of(catalogue: Catalogue, variant: str) -> tuple[Run | Gap, ...]:
    """Return the runs of a variant in travel order, with the gaps between them."""
    legs = catalogue.variants[variant].legs
    found: list[Run | Gap] = []
    entry = catalogue.waypoints[legs[0]][0].order
    for index in range(len(legs) - 1):
        for leg, joint in _passages(catalogue, legs, index, entry):
            found.append(Run(leg=leg, first=entry, last=joint.leave.order))
            if not joint.is_met:
                found.append(Gap(first=joint.leave, last=joint.enter, km=joint.km))
            entry = joint.enter.order
    last = legs[-1]
    return (*found, Run(leg=last, first=entry, last=catalogue.waypoints[last][-1].order))


def _passages(
    catalogue: Catalogue, legs: Sequence[str], index: int, entry: int
) -> Iterator[tuple[str, _Joint]]:
    """Yield the legs from one to the next with their joints: itself, and one that joins them."""
    leg, following = legs[index], legs[index + 1]
    joint = _joint(catalogue, leg, entry, following)
    for earlier in () if joint.is_met else legs[:index]:
        towards = _joint(catalogue, leg, entry, earlier)
        onwards = _joint(catalogue, earlier, towards.enter.order, following)
        if towards.is_met and onwards.is_met:
            yield leg, towards
            yield earlier, onwards
            return
    yield leg, joint


def _joint(catalogue: Catalogue, leg: str, entry: int, following: str) -> _Joint:
    """Return where a leg entered at some order is left for another."""
    points, others = catalogue.waypoints[leg], catalogue.waypoints[following]
    ends = _between(points[-1], others[0])
    if ends.is_met:
        return ends
    pairs = [_between(one, other) for one in points if one.order != entry for other in others]
    met = [pair for pair in pairs if pair.is_met]
    if met:
        return min(met, key=lambda pair: (abs(pair.leave.order - entry), pair.km))
    return min((_between(points[-1], other) for other in others), key=lambda pair: pair.km)


def _between(leave: Waypoint, enter: Waypoint) -> _Joint:
    km = distance_km(leave.lon, leave.lat, enter.lon, enter.lat)
    return _Joint(leave=leave, enter=enter, km=km)
