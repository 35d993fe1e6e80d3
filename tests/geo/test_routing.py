"""The way through stops: along the rails, past wrong stops, never by absurd detours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.measure import distance_km
from geo.network import build_network
from geo.rail_line import RailLine
from geo.routing import Way, find_way
from geo.stops import Stop
from tests.geo.rail_samples import rail

LINE = [rail((60 + i / 10, 41), (60 + (i + 1) / 10, 41)) for i in range(20)]
BRANCH = [rail((61, 41), (61, 41.02)), rail((61, 41.02), (61, 41.3))]


def way(lines: list[RailLine], *stops: Stop, detour: float = 1.8) -> Way:
    return find_way(build_network(lines, join_km=0.1), stops, detour=detour)


def at(lon: float, lat: float, *, reach_km: float = 8.0, weight: float = 1.5) -> Stop:
    return Stop(lon=lon, lat=lat, reach_km=reach_km, weight=weight)


def places(found: Way) -> list[tuple[float, ...]]:
    return [place for span in found.spans for line in span.lines for place in line.course.coords]


def test_the_way_follows_the_rails_and_tells_how_far_the_stops_stand_from_them() -> None:
    found = way(LINE, at(60.02, 41.01), at(61.5, 40.98))

    (span,) = found.spans
    assert {lat for _, lat in places(found)} == {41}
    assert found.snaps_km[0] == pytest.approx(distance_km(60.02, 41.01, 60.02, 41), abs=0.2)
    assert found.snaps_km[1] == pytest.approx(distance_km(61.5, 40.98, 61.5, 41), abs=0.2)
    assert span.km == pytest.approx(distance_km(60.02, 41, 61.5, 41), rel=0.01)


def test_a_stop_on_a_side_track_does_not_send_the_line_there_and_back() -> None:
    found = way([*LINE, *BRANCH], at(60.1, 41), at(61, 41.02, weight=1.9), at(61.9, 41))

    assert {round(lat, 6) for _, lat in places(found)} == {41}


def test_the_way_ends_where_the_last_stop_stands_and_not_before() -> None:
    found = way(LINE, at(60, 41), at(61.5, 41.04, weight=0.5))

    assert found.met[-1] == pytest.approx((61.5, 41), abs=0.005)


def test_a_doubtful_stop_far_off_is_passed_over() -> None:
    wrong = Stop(lon=60.8, lat=42, reach_km=20, weight=0.5, optional=True)

    found = way(LINE, at(60, 41), wrong, at(61.6, 41))

    assert [(span.first, span.last) for span in found.spans] == [(0, 2)]
    assert found.met[1] is None


def test_a_sure_stop_60_km_from_any_rail_is_not_led_to_the_rails() -> None:
    found = way(LINE, at(60, 41), at(60.8, 41.55), at(61.6, 41))

    assert [span.refusal for span in found.spans] == ["no rail within reach"] * 2


def test_an_absurd_detour_is_refused() -> None:
    round_about = [rail((60, 41), (60, 42), (60.3, 42), (60.3, 41))]

    found = way(round_about, at(60, 41), at(60.3, 41))

    assert not found.spans[0].lines
    assert found.spans[0].refusal


def test_disconnected_pieces_are_told_and_the_rest_is_routed() -> None:
    found = way([*LINE[:5], *LINE[10:]], at(60, 41), at(60.4, 41), at(61.2, 41), at(61.8, 41))

    assert [bool(span.lines) for span in found.spans] == [True, False, True]
    assert found.spans[1].refusal == "no way along the rails"


def test_where_there_are_no_rails_there_is_no_way() -> None:
    found = way([rail((10, 10), (11, 10))], at(60, 41), at(61, 41))

    assert not any(span.lines for span in found.spans)


def test_a_loosely_known_line_is_led_through_the_stops_its_length_allows() -> None:
    bend = (60.5, 41.2)
    track = distance_km(60, 41, *bend) + distance_km(*bend, 61, 41)
    chord = rail((60, 41), (61, 41), longer=track / distance_km(60, 41, 61, 41))

    led = way([chord], at(60, 41), at(*bend), at(61, 41))
    left = way([chord], at(60, 41), at(60.5, 41.4, reach_km=60), at(61, 41))

    assert bend in places(led)
    assert led.snaps_km[1] == 0
    assert sum(span.km for span in led.spans) == pytest.approx(track)
    assert (60.5, 41.4) not in places(left)


def test_sidings_are_avoided_where_there_is_a_main_line() -> None:
    main = rail((60, 41), (60.5, 41.03), (61, 41))
    siding = rail((60, 41), (61, 41), cost=1.5)

    found = way([main, siding], at(60, 41), at(61, 41))

    assert (60.5, 41.03) in places(found)


@given(st.floats(60, 60.8), st.floats(61, 61.9), st.floats(-0.05, 0.05))
def test_a_way_is_as_long_backwards_as_forwards(start: float, end: float, off: float) -> None:
    network = build_network([*LINE, *BRANCH], join_km=0.1)
    stops = [at(start, 41 + off), at(end, 41 - off)]

    there = find_way(network, stops, detour=1.8)
    back = find_way(network, stops[::-1], detour=1.8)

    assert sum(s.km for s in there.spans) == pytest.approx(sum(s.km for s in back.spans), abs=0.5)


def _lenient(excess_km: float, *, optional: bool) -> list[tuple[float, ...]]:
    """Return where a chord is led whose track is so much shorter than the way by a stop."""
    start, beside, end = (60.0, 41.0), (60.4, 41.15), (60.8, 41.0)
    by_stop = distance_km(*start, *beside) + distance_km(*beside, *end)
    chord = distance_km(*start, *end)
    line = rail(start, end, longer=(by_stop - excess_km) / chord)
    stop = Stop(lon=beside[0], lat=beside[1], reach_km=20.0, optional=optional)
    return places(way([line], at(*start), stop, at(*end)))


def test_a_sure_stop_may_stand_a_little_farther_off_than_the_track_allows() -> None:
    assert (60.4, 41.15) in _lenient(0.4, optional=False)


def test_a_sure_stop_much_too_far_off_does_not_bend_the_line() -> None:
    assert (60.4, 41.15) not in _lenient(0.7, optional=False)


def test_a_doubtful_stop_has_to_fit_the_length_of_the_track() -> None:
    assert (60.4, 41.15) not in _lenient(0.4, optional=True)
    assert (60.4, 41.15) in _lenient(-0.1, optional=True)


def test_a_line_drawn_longer_than_its_track_is_not_taken_for_known() -> None:
    start, end = (60.0, 41.0), (60.8, 41.0)
    assert rail(start, end, longer=0.995).stray_km == pytest.approx(
        rail(start, end, longer=1.005).stray_km, rel=0.01
    )
