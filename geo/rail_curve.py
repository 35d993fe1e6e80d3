"""The likely course of track of which only the ends and the length are known: curves, not chords.

A curve leaves each end in the direction of the rails that meet it there and is never longer than
the track. Tried on stretches whose course is known, half of the true line lies within 0.5 km of
such a curve, within 0.8 km of the chord.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import LineString

from geo.measure import length_km
from geo.rail_line import KM_PER_DEGREE, Place, RailLine

BENT_KM = 0.2
"""Track that can run no farther than this from its chord is left straight."""

LOOK_KM, SHORTEST_LOOK_KM = 2.0, 0.5
"""The direction of rails at an end is taken over the first, and over no less than the second."""

SWING = 0.8
"""How strongly a curve keeps to the directions at its ends: a Hermite tangent, in chords."""

STEPS, HALVINGS = 16, 12

Vector = NDArray[np.float64]


def curved(lines: Sequence[RailLine]) -> list[LineString]:
    """Return the courses of lines that follow one another, loosely known ones as curves.

    Courses are in WGS 84 (lon, lat). Where lines meet and where they end stays as it was.
    """
    directions = [_direction(lines, joint) for joint in range(len(lines) + 1)]
    return [
        _curve(rail, directions[index], directions[index + 1]) if _is_loose(rail) else rail.course
        for index, rail in enumerate(lines)
    ]


def _is_loose(rail: RailLine) -> bool:
    is_chord = len(rail.course.coords) == 2  # noqa: PLR2004 - only both ends
    return is_chord and not rail.gap and rail.stray_km > BENT_KM


def _direction(lines: Sequence[RailLine], joint: int) -> Vector | None:
    """Return the direction of travel where two lines meet, None where that is not known."""
    if not 0 < joint < len(lines) or lines[joint - 1].ends[1] != lines[joint].ends[0]:
        return None
    before, after = lines[joint - 1], lines[joint]
    if not _is_loose(before):
        back = _heading(_tight(reversed(lines[:joint]), is_back=True))
        return None if back is None else -back
    if not _is_loose(after):
        return _heading(_tight(lines[joint:], is_back=False))
    chords = [_from(*line.ends) for line in (before, after)]
    return _unit(sum((chord / (chord @ chord) for chord in chords), np.zeros(2)))


def _tight(lines: Iterable[RailLine], *, is_back: bool) -> Iterator[LineString]:
    """Yield the courses of lines up to the first loose one, as they are followed."""
    for line in takewhile(lambda one: not _is_loose(one), lines):
        yield line.course.reverse() if is_back else line.course


def _heading(courses: Iterable[LineString]) -> Vector | None:
    """Return the direction from the start of courses to the place some way along them."""
    places: list[Place] = []
    for course in courses:
        ahead = [(lon, lat) for lon, lat in course.coords]
        if places and places[-1] != ahead[0]:
            break
        places += ahead
        line = LineString(places)
        if (km := length_km(line)) >= LOOK_KM:
            end = line.interpolate(LOOK_KM / km, normalized=True)
            return _unit(_from(places[0], (end.x, end.y)))
    is_enough = len(places) > 1 and length_km(LineString(places)) >= SHORTEST_LOOK_KM
    return _unit(_from(places[0], places[-1])) if is_enough else None


def _from(start: Place, end: Place) -> Vector:
    """Return the way from a place to another as km east and north."""
    east = (end[0] - start[0]) * math.cos(math.radians((start[1] + end[1]) / 2))
    return np.array([east, end[1] - start[1]]) * KM_PER_DEGREE


def _unit(vector: Vector) -> Vector | None:
    length = float(np.hypot(*vector))
    return vector / length if length > 0 else None


def _curve(rail: RailLine, leaving: Vector | None, arriving: Vector | None) -> LineString:
    """Return the curve between a line's ends with given directions, as long as its track at most.

    A direction that points away from the other end is that of a yard, not of the line.
    """
    start, end = rail.ends
    chord = _from(start, end)
    leaves, arrives = (
        chord if one is None or one @ chord < 0 else one * float(np.hypot(*chord))
        for one in (leaving, arriving)
    )
    swing = _longest_swing(chord, leaves, arrives, rail.km)
    scale = np.array([math.cos(math.radians((start[1] + end[1]) / 2)), 1.0]) * KM_PER_DEGREE
    between = _hermite(chord, leaves * swing, arrives * swing)[1:-1] / scale + np.array(start)
    return LineString([start, *map(tuple, between), end])


def _longest_swing(chord: Vector, leaves: Vector, arrives: Vector, km: float) -> float:
    """Return the strongest pull of the directions with which the curve is no longer than km."""
    least, most = 0.0, SWING
    for _ in range(HALVINGS):
        swing = (least + most) / 2
        steps = np.diff(_hermite(chord, leaves * swing, arrives * swing), axis=0)
        if float(np.hypot(*steps.T).sum()) <= km:
            least = swing
        else:
            most = swing
    return least


def _hermite(chord: Vector, leaves: Vector, arrives: Vector) -> Vector:
    """Return places, from 0, 0 to the chord's end, of the cubic curve with tangents at both."""
    t = np.linspace(0.0, 1.0, STEPS + 1)[:, np.newaxis]
    return np.asarray(
        (t**3 - 2 * t**2 + t) * leaves + (3 * t**2 - 2 * t**3) * chord + (t**3 - t**2) * arrives
    )
