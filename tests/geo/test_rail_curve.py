"""Curves in place of chords: their ends, their length, and which way they turn."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point

from geo.measure import length_km
from geo.rail_curve import curved
from geo.rail_line import KM_PER_DEGREE, RailLine, gap_between, nearest_on
from tests.geo.rail_samples import rail

TURN = (70.0, 45.0), (70.2, 45.0), (70.5, 45.2), (70.5, 45.4)
"""Rails come from the west, then a chord to the north-east, then they lead on to the north."""


def _turning(longer: float) -> list[RailLine]:
    west, start, end, north = TURN
    return [rail(west, start), rail(start, end, longer=longer), rail(end, north)]


def _bulge_km(course: LineString, start: tuple[float, float], end: tuple[float, float]) -> float:
    chord = LineString([start, end])
    return max(nearest_on(chord, (lon, lat))[1] for lon, lat in course.coords)


def test_a_chord_becomes_a_curve_towards_the_side_its_neighbours_come_from() -> None:
    chord = curved(_turning(1.1))[1]
    middle = chord.interpolate(0.5, normalized=True)
    assert middle.x > 70.35
    assert middle.y < 45.1


def test_a_curve_is_near_the_true_arc_where_the_chord_is_far() -> None:
    arc = [(70 + 0.3 * math.sin(a), 45 + 0.21 * (1 - math.cos(a))) for a in _quarter()]
    true = LineString(arc)
    before, after = (69.8, 45.0), (70.3, 45.41)
    lines = [
        rail(before, arc[0]),
        RailLine(course=LineString([arc[0], arc[-1]]), km=length_km(true), origin="test"),
        rail(arc[-1], after),
    ]
    off = [nearest_on(curved(lines)[1], place)[1] for place in arc]
    off_chord = [nearest_on(lines[1].course, place)[1] for place in arc]
    assert max(off_chord) > 5.0
    assert max(off) < max(off_chord) / 2


def _quarter() -> list[float]:
    return [math.pi / 2 * step / 20 for step in range(21)]


def test_rails_that_are_known_keep_their_course() -> None:
    lines = _turning(1.1)
    assert [curved(lines)[0], curved(lines)[2]] == [lines[0].course, lines[2].course]


def test_track_no_longer_than_its_chord_stays_straight() -> None:
    lines = _turning(1.0)
    assert curved(lines)[1] == lines[1].course


def test_a_gap_stays_straight() -> None:
    west, start, end, north = TURN
    lines = [rail(west, start), gap_between(start, end, 3.0), rail(end, north)]
    assert curved(lines)[1] == lines[1].course


def test_a_chord_with_nothing_beside_it_stays_where_it_is() -> None:
    alone = rail((70.0, 45.0), (70.5, 45.0), longer=1.2)
    assert _bulge_km(curved([alone])[0], *alone.ends) < 0.01


def test_rails_that_do_not_touch_give_no_direction() -> None:
    start, end = (70.2, 45.0), (70.5, 45.2)
    apart = rail((70.0, 45.0), (70.19, 45.0))
    alone = rail(start, end, longer=1.2)
    assert curved([apart, alone])[1] == curved([alone])[0]


def test_a_direction_that_points_back_is_taken_for_a_yard() -> None:
    back = rail((70.4, 45.0), (70.2, 45.0))
    alone = rail((70.2, 45.0), (70.6, 45.0), longer=1.2)
    assert _bulge_km(curved([back, alone])[1], *alone.ends) < 0.01


def test_two_chords_meet_without_a_corner() -> None:
    lines = [
        rail((70.0, 45.0), (70.4, 45.0), longer=1.1),
        rail((70.4, 45.0), (70.4, 45.3), longer=1.1),
    ]
    first, second = curved(lines)
    bearings = [_bearing(first.coords[-2], first.coords[-1]), _bearing(*second.coords[:2])]
    assert bearings[0] == pytest.approx(bearings[1], abs=20.0)


def _bearing(start: tuple[float, ...], end: tuple[float, ...]) -> float:
    east = (end[0] - start[0]) * math.cos(math.radians(start[1]))
    return math.degrees(math.atan2(east, end[1] - start[1]))


PLACES = st.tuples(st.floats(60.0, 61.0), st.floats(40.0, 41.0))


@given(st.lists(PLACES, min_size=4, max_size=6, unique=True), st.floats(1.0, 1.6))
def test_curves_keep_their_ends_and_are_never_longer_than_the_track(
    places: list[tuple[float, float]], longer: float
) -> None:
    ways = list(pairwise(places))
    lines = [
        rail(*ends, longer=longer)
        for ends in ways
        if Point(ends[0]).distance(Point(ends[1])) > 0.05
    ]
    for line, course in zip(lines, curved(lines), strict=True):
        assert (course.coords[0], course.coords[-1]) == (
            line.course.coords[0],
            line.course.coords[-1],
        )
        assert length_km(course) <= line.km * 1.005
        assert _bulge_km(course, *line.ends) <= max(line.stray_km, 0.2) + 0.01 * KM_PER_DEGREE


@given(st.floats(1.02, 1.4))
def test_the_way_back_runs_along_the_same_curve(longer: float) -> None:
    lines = _turning(longer)
    turned = [
        RailLine(course=line.course.reverse(), km=line.km, origin=line.origin)
        for line in reversed(lines)
    ]
    there, back = curved(lines)[1], curved(turned)[1]
    assert there.hausdorff_distance(back.reverse()) < 1e-6
