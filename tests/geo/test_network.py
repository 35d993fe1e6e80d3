"""The rail network: what is joined, what is not, and how far a drawn line can be wrong."""

import math
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString

from geo.errors import GeoDataError
from geo.measure import distance_km, length_km
from geo.network import build_network
from geo.rail_graph import Network, near
from geo.rail_line import RailLine, nearest_on, split_at
from tests.geo.rail_samples import rail

FRACTIONS = st.lists(st.floats(0.0, 1.0).map(lambda f: round(f, 6)), max_size=5)


def pieces(network: Network) -> int:
    return nx.number_connected_components(network.graph)


def gaps(network: Network) -> list[RailLine]:
    return [line for _, _, line in network.edges() if line.gap]


def test_lines_that_share_an_end_are_connected() -> None:
    network = build_network([rail((60, 41), (61, 41)), rail((61, 41), (62, 41.2))], join_km=0.1)

    assert pieces(network) == 1
    assert gaps(network) == []


def test_an_end_that_stops_short_of_a_line_is_joined_to_its_side() -> None:
    through, branch = rail((60, 41), (61, 41)), rail((60.5, 41.01), (60.5, 41.5))

    network = build_network([through, branch], join_km=2)

    (gap,) = gaps(network)
    assert pieces(network) == 1
    assert gap.km == pytest.approx(distance_km(60.5, 41.01, 60.5, 41), rel=1e-3)


def test_an_end_farther_than_the_tolerance_stays_alone() -> None:
    lines = [rail((60, 41), (61, 41)), rail((60.5, 41.1), (60.5, 41.5))]

    assert pieces(build_network(lines, join_km=2)) == 2
    assert pieces(build_network(lines, join_km=12)) == 1


def test_pieces_are_bridged_within_the_wider_tolerance_only() -> None:
    lines = [rail((60, 41), (60.5, 41)), rail((60.56, 41), (61, 41))]

    assert pieces(build_network(lines, join_km=2)) == 2
    bridged = build_network(lines, join_km=2, bridge_km=10)
    assert pieces(bridged) == 1
    assert [gap.km for gap in gaps(bridged)] == [pytest.approx(5.05, abs=0.05)]


def test_a_break_in_a_line_is_bridged_though_both_sides_are_connected_elsewhere() -> None:
    loop = [rail((60, 41), (60, 42), (62, 42), (62, 41))]
    broken = [rail((60, 41), (60.9, 41)), rail((60.95, 41), (62, 41))]

    network = build_network([*loop, *broken], join_km=2, bridge_km=10)

    assert len(gaps(network)) == 1


def test_without_lines_there_is_no_network() -> None:
    with pytest.raises(GeoDataError, match="expected rail lines"):
        build_network([], join_km=1)


def test_a_straight_line_as_long_as_its_track_cannot_stray() -> None:
    assert rail((60, 41), (60.5, 41)).stray_km == 0


@given(st.floats(-30, 30), st.floats(1, 40))
def test_no_point_of_a_bent_track_is_farther_off_than_its_length_allows(
    aside_km: float, along_km: float
) -> None:
    start, end = (60.0, 45.0), (60.0, 45.5)
    bend = (60 + aside_km / 78.8, 45 + along_km / 111.2)
    track = distance_km(*start, *bend) + distance_km(*bend, *end)
    line = RailLine(course=LineString([start, end]), km=track, origin="test")

    assert nearest_on(line.course, bend)[1] <= line.stray_km * 1.02 + 0.1


@given(FRACTIONS)
def test_cutting_a_line_keeps_its_lengths_and_ends(fractions: list[float]) -> None:
    line = rail((60, 41), (60.4, 41.3), (61, 41.1), longer=1.3)

    parts = split_at(line, fractions)

    assert sum(part.km for part in parts) == pytest.approx(line.km)
    assert sum(length_km(part.course) for part in parts) == pytest.approx(
        length_km(line.course), rel=1e-4
    )
    assert parts[0].ends[0] == line.ends[0]
    assert parts[-1].ends[1] == pytest.approx(line.ends[1])
    assert all(a.ends[1] == b.ends[0] for a, b in pairwise(parts))


def test_a_line_between_neighbours_runs_from_the_first_to_the_second() -> None:
    network = build_network([rail((60, 41), (60.5, 41.4), (61, 41))], join_km=1)
    start, end = next(iter(network.graph.edges))

    there, back = network.line(start, end), network.line(end, start)

    assert there.ends == (network.places[start], network.places[end])
    assert list(back.course.coords) == list(there.course.coords)[::-1]


def test_only_lines_within_reach_of_a_course_are_near_it() -> None:
    network = build_network([rail((60, 41), (61, 41)), rail((60, 45), (61, 45))], join_km=1)

    found = near(network, LineString([(60, 41.2), (61, 41.2)]), 50)

    assert [line.ends[0][1] for _, _, line in found.edges()] == [41]


def test_the_nearest_point_of_a_bent_line_is_where_it_says() -> None:
    line = rail((60, 60), (60, 61), (64, 61.5), (65, 61.5))
    place = (62.0, 61.3)

    fraction, km = nearest_on(line.course, place)
    there = split_at(line, [fraction])[0].ends[1]

    assert distance_km(*place, *there) == pytest.approx(km, rel=0.01)


def test_the_nearest_point_of_a_line_is_found_at_any_latitude() -> None:
    fraction, km = nearest_on(LineString([(60, 60), (61, 60)]), (60.25, 60.1))

    assert fraction == pytest.approx(0.25)
    assert km == pytest.approx(distance_km(60.25, 60.1, 60.25, 60), rel=0.01)
    assert math.isfinite(km)
