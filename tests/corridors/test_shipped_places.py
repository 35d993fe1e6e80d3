"""The shipped geometry: sections join and cover their legs, and points lie where they say."""

from functools import cache
from itertools import pairwise

import pytest
from shapely import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from corridors.catalogue import Catalogue
from corridors.lines.courses import course_of
from corridors.model.corridor import Section
from corridors.model.things import Hub, Site
from geo.basemap import country_polygons
from geo.measure import distance_km, length_km

GENERALISED_KM = 0.3
"""Points this near a border are on neither side: Natural Earth draws it more coarsely."""

ODD_WAYPOINTS = {
    ("e1", 30): (0.9, "Alashankou: the border is generalised here (oddity 17)"),
    ("i1", 220): (1.1, "Bandar Abbas: the port lies off the generalised coast (oddity 17)"),
    ("k2", 40): (6.3, "Karamyk: drawn at the Kyrgyz post, 6 km from the Tajik border"),
    ("l01", 230): (1.8, "Krasnoye: the border is generalised here (oddity 17)"),
    ("l02", 10): (1.8, "Krasnoye: the border is generalised here (oddity 17)"),
    ("l08", 190): (0.6, "Torkham: the border is generalised here (oddity 17)"),
    ("l10", 500): (0.8, "Kiamari: the port lies off the generalised coast (oddity 17)"),
    ("l15", 20): (6.1, "Torghundi: the border is generalised here (oddity 17)"),
    ("l15", 30): (3.1, "Torghundi: the border is generalised here (oddity 17)"),
    ("z1", 20): (3.1, "Torghundi: the border is generalised here (oddity 17)"),
}
"""Waypoints that the base layer puts outside a country of theirs: how far at most, and why."""

ODD_PLACES = {
    "khorgos-village": (1.2, "the border is generalised here (oddity 18)"),
    "nur-zholy": (4.2, "the border is generalised here (oddity 18)"),
    "x-dostyk-alashankou": (12.1, "drawn at Dostyk; Alashankou is 12 km away"),
    "x-nur-zholy-khorgos": (4.2, "drawn at the Kazakh post; the border is generalised (oddity 18)"),
    "x-serhetabat-torghundi": (
        6.1,
        "middle of two stations; the border is generalised (oddity 17)",
    ),
}
"""Things that the base layer puts further outside a country of theirs than their radius."""


@cache
def polygon(code: str) -> BaseGeometry:
    """Return a country as the base layer draws it."""
    found: BaseGeometry = country_polygons().set_index("id").geometry[code]
    return found


def beyond_km(lon: float, lat: float, code: str) -> float:
    """Return how far a point lies outside a country."""
    nearest = nearest_points(polygon(code), Point(lon, lat))[0]
    return distance_km(lon, lat, nearest.x, nearest.y)


def test_every_leg_has_sections(shipped: Catalogue) -> None:
    divided = {section.leg for section in shipped.sections.values()}

    assert sorted(set(shipped.legs) - divided) == []


def test_consecutive_sections_of_a_leg_join(shipped: Catalogue) -> None:
    gaps = [
        (before.id, after.id)
        for leg in shipped.legs
        for before, after in pairwise(_sections(shipped, leg))
        if before.last != after.first
    ]

    assert gaps == []


def test_the_sections_of_a_leg_cover_it(shipped: Catalogue) -> None:
    ends = {
        leg: (_sections(shipped, leg)[0].first, _sections(shipped, leg)[-1].last)
        for leg in shipped.legs
    }

    assert ends == {
        leg: (points[0].order, points[-1].order) for leg, points in shipped.waypoints.items()
    }


def test_a_section_begins_where_the_one_before_ends(shipped: Catalogue) -> None:
    apart = [
        (before.id, after.id)
        for leg in shipped.legs
        for before, after in pairwise(_sections(shipped, leg))
        if course_of(shipped, before.id).coords[-1] != course_of(shipped, after.id).coords[0]
    ]

    assert apart == []


def test_the_sections_of_a_leg_are_about_as_long_as_the_way_through_its_points(
    shipped: Catalogue,
) -> None:
    for leg, points in shipped.waypoints.items():
        parts = sum(length_km(course_of(shipped, one.id)) for one in _sections(shipped, leg))
        steps = sum(distance_km(a.lon, a.lat, b.lon, b.lat) for a, b in pairwise(points))

        derived = any(one.id in shipped.stretches for one in _sections(shipped, leg))

        assert 0.9 * steps < parts < 1.4 * steps if derived else parts == pytest.approx(steps), leg


def test_no_two_neighbouring_waypoints_stand_on_one_spot(shipped: Catalogue) -> None:
    doubled = [
        (leg, before.order, after.order)
        for leg, points in shipped.waypoints.items()
        for before, after in pairwise(points)
        if (before.lon, before.lat) == (after.lon, after.lat)
    ]

    assert doubled == []


def test_no_step_of_the_missions_corridor_is_longer_than_400_km(shipped: Catalogue) -> None:
    long = [
        (leg, after.order)
        for leg, points in shipped.waypoints.items()
        for before, after in pairwise(points)
        if shipped.legs[leg].corridor == "brkuap"
        and distance_km(before.lon, before.lat, after.lon, after.lat) > 400
    ]

    assert long == []


def test_a_section_names_a_country_of_its_points(shipped: Catalogue) -> None:
    strange = [
        section.id
        for section in shipped.sections.values()
        if section.country
        and not any(
            section.country in point.country
            for point in shipped.waypoints[section.leg]
            if section.first <= point.order <= section.last
        )
    ]

    assert strange == []


def test_a_rail_section_knows_its_gauge_or_says_why_not(shipped: Catalogue) -> None:
    silent = [
        section.id
        for section in shipped.sections.values()
        if section.mode == "rail"
        and section.gauge_mm is None
        and not (section.note or shipped.legs[section.leg].note)
    ]

    assert silent == []


def test_gauges_are_those_of_the_region(shipped: Catalogue) -> None:
    gauges = {section.gauge_mm for section in shipped.sections.values()}

    assert gauges <= {None, 1435, 1520, 1676}


def test_every_waypoint_lies_in_its_country_or_within_a_reviewed_distance(
    shipped: Catalogue,
) -> None:
    outside = {
        (leg, point.order, code, round(away, 2))
        for leg, points in shipped.waypoints.items()
        for point in points
        for code in point.country
        if (away := beyond_km(point.lon, point.lat, code))
        > _allowed(leg, point.order, is_border=len(point.country) > 1)
    }

    assert outside == set()


@pytest.mark.parametrize(("leg", "order"), ODD_WAYPOINTS)
def test_every_reviewed_waypoint_still_needs_its_exception(
    shipped: Catalogue, leg: str, order: int
) -> None:
    (point,) = [point for point in shipped.waypoints[leg] if point.order == order]

    assert max(beyond_km(point.lon, point.lat, code) for code in point.country) > GENERALISED_KM


def test_only_points_at_sea_name_no_country(shipped: Catalogue) -> None:
    found = {
        (leg, point.name)
        for leg, points in shipped.waypoints.items()
        for point in points
        if not point.country
    }

    assert found == {
        (leg, name) for leg in ("t3a", "t3b") for name in ("mid-Caspian", "off Absheron")
    }


def test_every_hub_and_site_lies_within_its_radius_of_its_country(shipped: Catalogue) -> None:
    things: tuple[Hub | Site, ...] = (*shipped.hubs.values(), *shipped.sites.values())
    outside = {
        thing.id
        for thing in things
        if thing.lon is not None
        and thing.lat is not None
        and beyond_km(thing.lon, thing.lat, thing.country) > _reviewed(thing.id, thing.radius_km)
    }

    assert outside == set()


def test_every_crossing_lies_within_its_radius_of_both_countries(shipped: Catalogue) -> None:
    placed = [x for x in shipped.crossings.values() if x.lon is not None and x.lat is not None]
    outside = {
        (x.id, code)
        for x in placed
        for code in (x.country_a, x.country_b)
        if beyond_km(x.lon or 0, x.lat or 0, code) > _reviewed(x.id, x.radius_km)
    }

    assert outside == set()


def test_the_hub_itlk_does_not_lie_in_kyrgyzstan(shipped: Catalogue) -> None:
    hub = shipped.hubs["itlk"]

    assert beyond_km(hub.lon, hub.lat, "KG") > 0


@pytest.mark.parametrize(
    ("leg", "name", "lat", "lon"),
    [
        ("l05", "Darbaza", 41.569, 69.089),
        ("l14", "Darbaza", 41.569, 69.089),
        ("z2", "Aqina", 37.221, 65.243),
        ("t3b", "Kuryk", 43.165, 51.442),
        ("l19", "Bolashak", 42.294, 53.664),
    ],
)
def test_a_point_off_the_rails_is_used_where_it_was_corrected(
    shipped: Catalogue, leg: str, name: str, lat: float, lon: float
) -> None:
    points = {(p.lat, p.lon) for p in shipped.waypoints[leg] if p.name.startswith(name)}

    assert (lat, lon) in points


def test_kuryk_port_is_not_the_village(shipped: Catalogue) -> None:
    port = shipped.sites["kuryk-port"]

    assert distance_km(port.lon or 0, port.lat or 0, 51.442, 43.165) < 3


def test_the_hub_eurasia_is_not_the_city_of_uralsk(shipped: Catalogue) -> None:
    hub = shipped.hubs["eurasia"]

    assert distance_km(hub.lon, hub.lat, 51.54, 51.15) < 1


def test_the_line_to_zhanaozen_passes_mangystau(shipped: Catalogue) -> None:
    names = [point.name for point in shipped.waypoints["l19"]]

    assert {"Mangystau", "Zhetibay"} <= {name.split(" (")[0] for name in names}


def test_the_line_from_khorgos_does_not_pass_saryozek(shipped: Catalogue) -> None:
    assert not any("Saryozek" in point.name for point in shipped.waypoints["t1"])


def test_the_chinese_part_of_the_line_to_europe_is_of_standard_gauge(shipped: Catalogue) -> None:
    gauges = {
        section.gauge_mm
        for section in shipped.sections.values()
        if section.leg == "e1" and section.country == "CN"
    }

    assert gauges == {1435}


def _sections(catalogue: Catalogue, leg: str) -> list[Section]:
    found = [section for section in catalogue.sections.values() if section.leg == leg]
    return sorted(found, key=lambda section: section.first)


def _allowed(leg: str, order: int, *, is_border: bool) -> float:
    """Return how far a waypoint may lie outside a country of its own."""
    reviewed, _ = ODD_WAYPOINTS.get((leg, order), (GENERALISED_KM, ""))
    return max(reviewed, 5.0) if is_border else reviewed


def _reviewed(thing_id: str, radius_km: float | None) -> float:
    reviewed, _ = ODD_PLACES.get(thing_id, (0.0, ""))
    return max(reviewed, radius_km or 0.0)
