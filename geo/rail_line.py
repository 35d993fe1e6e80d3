"""A line of rail: its course, its true length, where it comes from and what is said of it.

A line may be longer than it is drawn: where its source keeps only the two ends of a stretch
of track, its true length tells how far the track can run from the straight line between them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import shapely
from shapely.geometry import LineString, Point
from shapely.ops import substring

from geo.measure import length_km

Place = tuple[float, float]
"""A point, (lon, lat) in WGS 84 degrees."""

KM_PER_DEGREE = 111.2
FRACTION_DECIMALS = 6
"""Metres on the longest line: two cuts of a line are the same one or truly apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailTags:
    """What the source says of a line, as it says it; empty where it is silent."""

    gauge: str = ""
    electrified: str = ""
    tracks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailLine:
    """A line of rail: its course in WGS 84 (lon, lat), true length in km, origin and tags.

    ``cost`` is how many times its length it counts when ways are compared; ``gap`` marks the
    joint between near ends where the source has no line.
    """

    course: LineString
    km: float
    origin: str
    tags: RailTags = RailTags()
    cost: float = 1.0
    gap: bool = False

    @property
    def ends(self) -> tuple[Place, Place]:
        """Return the first and the last place of the course."""
        (start_lon, start_lat), (end_lon, end_lat) = self.course.coords[0], self.course.coords[-1]
        return (start_lon, start_lat), (end_lon, end_lat)

    @property
    def stray_km(self) -> float:
        """Return the farthest the true line can run from the drawn one.

        A line of length L through two points D apart lies within half of sqrt(L² - D²) of the
        straight line between them (the minor axis of an ellipse with foci in both points). One
        drawn longer than it is, through points not quite on it, can be off as far.
        """
        drawn = length_km(self.course)
        return drawn if self.gap else math.sqrt(abs(self.km**2 - drawn**2)) / 2


def nearest_on(course: LineString, place: Place) -> tuple[float, float]:
    """Return where along a course, from 0 to 1, it passes a place nearest, and how near in km.

    Planar around the place, true to a few metres for places up to some tens of km off.
    """
    scale = math.cos(math.radians(place[1]))
    flat = shapely.transform(course, lambda coords: coords * (scale, 1.0))
    point = Point(place[0] * scale, place[1])
    nearest = flat.interpolate(flat.project(point))
    fraction = float(course.project(Point(nearest.x / scale, nearest.y), normalized=True))
    return round(fraction, FRACTION_DECIMALS), float(nearest.distance(point)) * KM_PER_DEGREE


def split_at(rail: RailLine, fractions: Sequence[float]) -> list[RailLine]:
    """Return a line cut at some fractions of its course, its true length in proportion."""
    cuts = [0.0, *sorted({f for f in fractions if 0.0 < f < 1.0}), 1.0]
    if len(cuts) == 2:  # noqa: PLR2004 - only both ends
        return [rail]
    courses = [
        LineString(substring(rail.course, start, end, normalized=True).coords)
        for start, end in pairwise(cuts)
    ]
    lengths = [length_km(course) for course in courses]
    share = rail.km / sum(lengths)
    parts = zip(courses, lengths, strict=True)
    return _with_exact_joints(
        [replace(rail, course=course, km=length * share) for course, length in parts]
    )


def _with_exact_joints(parts: list[RailLine]) -> list[RailLine]:
    """Return parts of a line with the very same coordinates where two of them meet."""
    exact = parts[:1]
    for part in parts[1:]:
        coords = [exact[-1].course.coords[-1], *part.course.coords[1:]]
        exact.append(replace(part, course=LineString(coords)))
    return exact


def gap_between(start: Place, end: Place, cost: float) -> RailLine:
    """Return the joint between two places the source has no line between."""
    course = LineString([start, end])
    return RailLine(course=course, km=length_km(course), origin="", cost=cost, gap=True)
