"""From pieces to stretches: what goes there and back is left out, the track keeps its length."""

import pytest

from corridors.lines.runs import Piece, stretches_from, with_curves
from corridors.model.geometry import Stretch
from corridors.model.vocabulary import Quality
from geo.measure import length_km
from tests.geo.rail_samples import rail

Places = tuple[tuple[float, float], ...]
THROUGH: Places = ((60.0, 41.0), (60.3, 41.0))
ON: Places = ((60.3, 41.0), (60.6, 41.1))


def pieces(*courses: Places, longer: float = 1.0) -> list[Piece]:
    """Return pieces of rail that follow one another, all of them known."""
    rails = [rail(*course, longer=longer) for course in courses]
    return [Piece(course=one.course, quality=Quality.NETWORK, rail=one) for one in rails]


def stretch_of(*courses: Places) -> Stretch:
    """Return the one stretch of pieces."""
    (found,) = stretches_from("sec-a1", pieces(*courses))
    return found


def test_a_line_that_goes_to_a_place_and_back_on_itself_is_drawn_past_it() -> None:
    spur: Places = ((60.3, 41.0), (60.36, 41.0), (60.3, 41.001))
    found = stretch_of(THROUGH, spur, ((60.3, 41.001), (60.6, 41.1)))

    assert max(lon for lon, lat in found.course.coords if lat < 41.01) < 60.31
    assert found.course.coords[0] == (60.0, 41.0)
    assert found.course.coords[-1] == (60.6, 41.1)


def test_the_track_keeps_the_length_of_what_is_left_out() -> None:
    spur: Places = ((60.3, 41.0), (60.36, 41.0), (60.3, 41.0))
    found = stretch_of(THROUGH, spur, ON)

    assert found.track_km == pytest.approx(length_km(found.course) + 10.1, abs=0.2)


def test_a_line_that_turns_back_far_from_itself_keeps_its_course() -> None:
    hairpin: Places = ((60.3, 41.0), (60.36, 41.0), (60.3, 41.02))
    found = stretch_of(THROUGH, hairpin, ((60.3, 41.02), (60.0, 41.05)))

    assert (60.36, 41.0) in found.course.coords


def test_a_line_that_goes_far_out_and_back_keeps_its_course() -> None:
    out: Places = ((60.3, 41.0), (60.9, 41.0), (60.3, 41.001))
    found = stretch_of(THROUGH, out, ((60.3, 41.001), (60.3, 41.3)))

    assert (60.9, 41.0) in found.course.coords


def test_pieces_without_rails_stay_straight_beside_curves() -> None:
    straight = Piece(course=rail(*THROUGH).course, quality=Quality.STATION_TO_STATION)
    north: Places = ((60.6, 41.1), (60.6, 41.3))
    loose = pieces(ON, longer=1.2)
    found = list(with_curves([straight, *loose, *pieces(north)]))

    assert found[0].course == straight.course
    assert len(found[1].course.coords) > 2
    assert found[2].course.coords[:] == list(north)
