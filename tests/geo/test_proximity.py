"""The place of a line nearest to a point is measured on the ellipsoid, near and far."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, Point

from geo.errors import GeoDataError
from geo.measure import distance_km
from geo.proximity import nearest_place

EQUATOR = LineString([(0, 0), (10, 0)])


def test_a_point_of_the_line_is_its_own_nearest_place() -> None:
    found = nearest_place(5, 0, EQUATOR)

    assert (found.lon, found.lat, found.km) == pytest.approx((5, 0, 0), abs=1e-6)


def test_from_a_meridian_the_nearest_place_of_the_equator_lies_due_south() -> None:
    found = nearest_place(5, 1, EQUATOR)

    assert (found.lon, found.lat) == pytest.approx((5, 0), abs=1e-3)


def test_a_degree_north_of_the_equator_is_as_far_from_it_as_the_ellipsoid_says() -> None:
    assert nearest_place(5, 1, EQUATOR).km == pytest.approx(110.574, abs=1e-3)


def test_beyond_the_end_of_a_line_its_end_is_the_nearest_place() -> None:
    found = nearest_place(12, 0, EQUATOR)

    assert (found.lon, found.lat) == pytest.approx((10, 0), abs=1e-9)


def test_of_several_lines_the_nearer_one_counts() -> None:
    far, near = [(0, 50), (10, 50)], [(0, 42), (10, 42)]
    found = nearest_place(5, 41, MultiLineString([far, near]))

    assert found.lat == pytest.approx(42, abs=0.01)


def test_across_the_date_line_the_short_way_counts() -> None:
    line = LineString([(-179.5, -1), (-179.5, 1)])

    assert nearest_place(179.5, 0, line).km == pytest.approx(111.319, abs=1e-2)


def test_an_empty_line_is_refused_in_a_sentence() -> None:
    with pytest.raises(GeoDataError, match="expected a line of at least one point"):
        nearest_place(0, 0, LineString())


PLACES = st.tuples(st.floats(20, 95), st.floats(20, 60))


@settings(max_examples=40)
@given(here=PLACES, course=st.lists(PLACES, min_size=2, max_size=5, unique=True))
def test_no_point_of_the_line_is_nearer(
    here: tuple[float, float], course: list[tuple[float, float]]
) -> None:
    line = LineString(course)
    steps = [line.interpolate(share / 50, normalized=True) for share in range(51)]
    least = min(distance_km(*here, step.x, step.y) for step in steps)

    assert nearest_place(*here, line).km <= least + 0.5


@settings(max_examples=40)
@given(here=PLACES, course=st.lists(PLACES, min_size=2, max_size=5, unique=True))
def test_the_distance_is_that_to_the_place_which_lies_on_the_line(
    here: tuple[float, float], course: list[tuple[float, float]]
) -> None:
    line = LineString(course)
    found = nearest_place(*here, line)

    assert found.km == pytest.approx(distance_km(*here, found.lon, found.lat), abs=1e-6)
    assert line.distance(Point(found.lon, found.lat)) < 0.01
