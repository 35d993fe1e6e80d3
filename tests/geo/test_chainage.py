"""Distance along a line: laws that hold of any line, and the places of known points."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString

from geo.chainage import chainage_of
from geo.errors import GeoDataError
from geo.measure import distance_km, length_km
from geo.proximity import nearest_place

settings.register_profile("atlas", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("atlas")

places = st.tuples(
    st.floats(20, 90).map(lambda x: round(x, 3)), st.floats(25, 60).map(lambda y: round(y, 3))
)
lines = st.lists(places, min_size=2, max_size=8, unique=True).map(LineString)
MERIDIAN = LineString([(60.0, 40.0), (60.0, 41.0), (60.0, 42.0)])


@given(lines)
def test_its_length_is_that_of_the_line(line: LineString) -> None:
    assert chainage_of(line).length_km == pytest.approx(length_km(line))


@given(lines)
def test_turning_a_line_keeps_its_length(line: LineString) -> None:
    chain = chainage_of(line)

    assert chain.turned().length_km == pytest.approx(chain.length_km)


@given(lines, st.floats(0, 1), st.floats(0, 1))
def test_a_part_is_as_long_as_between_its_ends(line: LineString, one: float, other: float) -> None:
    chain = chainage_of(line)
    low, high = sorted((one * chain.length_km, other * chain.length_km))

    assert chain.between(low, high).length_km == pytest.approx(high - low, abs=1e-6)


@given(lines, places)
def test_a_foot_is_as_far_off_as_the_nearest_place(
    line: LineString, place: tuple[float, float]
) -> None:
    foot = chainage_of(line).foot(*place)

    assert foot.off_km == pytest.approx(nearest_place(*place, line).km, rel=1e-3, abs=0.01)
    assert 0 <= foot.along_km <= chainage_of(line).length_km + 1e-6


@given(lines, places)
def test_a_foot_lies_as_far_off_as_it_says(line: LineString, place: tuple[float, float]) -> None:
    foot = chainage_of(line).foot(*place)

    assert distance_km(*place, foot.lon, foot.lat) == pytest.approx(foot.off_km, rel=0.01, abs=0.05)


def test_a_vertex_stands_at_the_km_before_it() -> None:
    foot = chainage_of(MERIDIAN).foot(60.0, 41.0)

    assert foot.along_km == pytest.approx(length_km(LineString([(60.0, 40.0), (60.0, 41.0)])))
    assert foot.off_km == pytest.approx(0, abs=1e-6)


def test_beyond_an_end_the_foot_is_the_end() -> None:
    foot = chainage_of(MERIDIAN).foot(60.0, 43.0)

    assert (foot.lon, foot.lat) == pytest.approx((60.0, 42.0))


def test_an_empty_line_is_refused() -> None:
    with pytest.raises(GeoDataError, match="empty"):
        chainage_of(LineString())
