"""Lengths and distances are geodesic, symmetric and additive."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon

from geo.measure import distance_km, length_km

MERIDIAN_QUADRANT_KM = 10_001.966
EQUATOR_DEGREE_KM = 111.320

LON = st.floats(-179, 179)
LAT = st.floats(-89, 89)
POINTS = st.tuples(LON, LAT)
LAWS = settings(deadline=None, derandomize=True)


def test_a_quarter_of_a_meridian_has_its_known_length() -> None:
    assert distance_km(0, 0, 0, 90) == pytest.approx(MERIDIAN_QUADRANT_KM, abs=0.01)


def test_a_degree_of_the_equator_has_its_known_length() -> None:
    assert distance_km(0, 0, 1, 0) == pytest.approx(EQUATOR_DEGREE_KM, abs=0.01)


def test_longitude_comes_before_latitude() -> None:
    assert distance_km(60, 60, 61, 60) < 0.6 * distance_km(60, 0, 61, 0)


def test_a_distance_across_the_date_line_is_the_short_one() -> None:
    assert distance_km(179.5, 0, -179.5, 0) == pytest.approx(EQUATOR_DEGREE_KM, abs=0.01)


def test_a_point_is_no_distance_from_itself() -> None:
    assert distance_km(68.1, 45.2, 68.1, 45.2) == 0


def test_moscow_and_tashkent_are_2790_km_apart() -> None:
    assert distance_km(37.62, 55.76, 69.28, 41.31) == pytest.approx(2790, abs=10)


def test_a_line_of_one_step_is_as_long_as_its_ends_are_apart() -> None:
    line = LineString([(37.62, 55.76), (69.28, 41.31)])

    assert length_km(line) == pytest.approx(distance_km(37.62, 55.76, 69.28, 41.31))


def test_an_empty_line_has_no_length() -> None:
    assert length_km(LineString()) == 0


def test_an_area_is_measured_along_its_edge() -> None:
    square = Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])

    assert length_km(square) == pytest.approx(length_km(square.exterior))


@LAWS
@given(one=POINTS, other=POINTS)
def test_a_distance_is_the_same_both_ways(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert distance_km(*one, *other) == pytest.approx(distance_km(*other, *one), abs=1e-6)


@LAWS
@given(one=POINTS, other=POINTS)
def test_no_two_points_are_further_apart_than_half_the_globe(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert 0 <= distance_km(*one, *other) <= 20_004


@LAWS
@given(points=st.lists(POINTS, min_size=2, max_size=8))
def test_reversing_a_line_keeps_its_length(points: list[tuple[float, float]]) -> None:
    assert length_km(LineString(points)) == pytest.approx(
        length_km(LineString(points[::-1])), rel=1e-9, abs=1e-6
    )


@LAWS
@given(points=st.lists(POINTS, min_size=3, max_size=8), data=st.data())
def test_the_parts_of_a_line_add_up_to_it(
    points: list[tuple[float, float]], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(points) - 2))
    parts = (LineString(points[: cut + 1]), LineString(points[cut:]))

    assert math.fsum(map(length_km, parts)) == pytest.approx(
        length_km(LineString(points)), rel=1e-9, abs=1e-6
    )
