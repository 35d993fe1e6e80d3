"""From facts to layers: every layer builds, says what it shows, and never computes a status."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from shapely.geometry import shape

from corridors.catalogue import Catalogue, load_catalogue, with_rows
from corridors.layers import layer_of, layers_of
from corridors.lines.courses import quality_of, stretches_of
from corridors.model.evidence import Name
from corridors.model.vocabulary import Confidence, Quality, Standing, Status
from corridors.styles import STANDING_STYLES, line_key, line_styles, point_key, point_styles
from corridors.timeline import condition_on
from corridors.view import default_view, layer_ids
from geo.errors import UnknownLayerError
from geo.layers import Layer, layer_geojson
from tests.corridors.samples import event, standing, with_events

LAYERS = (
    *("hubs", "sites", "brkuap", "brkuap-branches", "brkuap-kabul-railway", "brkuap-south"),
    *("brkuap-west", "standing", "titr", "china-europe", "instc-east", "cku", "lapis-lazuli"),
    *("we-wc", "carec-6b", "carec-5", "crossings", "gauge-breaks", "towns"),
)
DRAWN = {
    "point": {"Point"},
    "line": {"LineString", "MultiLineString"},
    "area": {"Polygon", "MultiPolygon"},
}
DAYS = (date(1900, 1, 1), date(2023, 11, 1), date(2024, 4, 23), date(2026, 11, 22))
HOSTILE = "</script><img src=x onerror=alert(1)>${alert(1)}`"


def test_the_panel_lists_the_layers_of_the_brief(shipped: Catalogue) -> None:
    assert layer_ids(shipped) == LAYERS


@pytest.fixture(params=LAYERS)
def built(request: pytest.FixtureRequest, shipped: Catalogue) -> Layer:
    """Return one layer after the other."""
    return layer_of(shipped, request.param)


def test_a_layer_has_a_title_a_group_and_features(built: Layer) -> None:
    assert all((built.title, built.group, built.features))


def test_a_layer_is_valid_geojson(built: Layer) -> None:
    found = json.loads(layer_geojson(built), parse_constant=_refuse)
    kinds = {one["geometry"]["type"] for one in found["features"]}

    assert kinds <= DRAWN[built.geometry]


def test_a_layers_geometries_are_sound(built: Layer) -> None:
    found = json.loads(layer_geojson(built))["features"]

    assert [one["id"] for one in found if not shape(one["geometry"]).is_valid] == []


def test_a_layers_coordinates_are_rounded(built: Layer) -> None:
    text = layer_geojson(built)
    numbers = [n for one in json.loads(text)["features"] for n in _numbers(one["geometry"])]

    assert all(number == round(number, 4) for number in numbers)


def test_a_layer_is_the_same_whenever_it_is_built(built: Layer) -> None:
    assert layer_geojson(layer_of(load_catalogue(), built.id)) == layer_geojson(built)


def test_the_ids_of_a_layer_are_its_own(built: Layer) -> None:
    ids = [feature.id for feature in built.features]

    assert sorted(ids) == sorted(set(ids))


def test_states_are_in_order_and_do_not_overlap(built: Layer) -> None:
    broken = [
        feature.id
        for feature in built.features
        for before, after in pairwise(feature.states)
        if before.end is None or after.start is None or before.end > after.start
    ]

    assert broken == []


def test_no_state_is_empty(built: Layer) -> None:
    empty = [
        feature.id
        for feature in built.features
        for state in feature.states
        if (state.start or date.min) >= (state.end or date.max)
    ]

    assert empty == []


def test_every_state_has_a_look(built: Layer) -> None:
    used = {state.code for feature in built.features for state in feature.states}

    assert used <= set(built.styles)


def test_the_swatch_is_a_look_of_the_layer(built: Layer) -> None:
    assert built.swatch in built.styles


def test_a_layer_is_on_as_in_the_first_view(built: Layer, shipped: Catalogue) -> None:
    assert built.on == (built.id in default_view(shipped).layers)


def test_every_feature_but_a_town_can_be_selected(built: Layer, shipped: Catalogue) -> None:
    ids = [feature.id for feature in built.features if built.id != "towns"]

    assert [shipped.thing(one).id for one in ids] == ids


def test_the_layers_stand_in_the_order_of_the_panel(shipped: Catalogue) -> None:
    assert tuple(layer.id for layer in layers_of(shipped)) == LAYERS


@pytest.mark.parametrize("unknown", ["", "moon", "khorgos", "l01"])
def test_an_unknown_layer_is_refused_in_one_sentence(shipped: Catalogue, unknown: str) -> None:
    with pytest.raises(UnknownLayerError, match=f"found {unknown!r}"):
        layer_of(shipped, unknown)


def test_every_section_is_drawn_once(shipped: Catalogue) -> None:
    drawn = [
        f.id for layer in layers_of(shipped) if layer.geometry == "line" for f in layer.features
    ]

    assert sorted(drawn) == sorted(shipped.sections)


def test_the_five_hubs_are_drawn(shipped: Catalogue) -> None:
    assert {feature.id for feature in layer_of(shipped, "hubs").features} == set(shipped.hubs)


def test_every_placed_site_is_drawn(shipped: Catalogue) -> None:
    placed = {site.id for site in shipped.sites.values() if site.lon is not None}

    assert {feature.id for feature in layer_of(shipped, "sites").features} == placed


def test_a_point_is_drawn_with_its_radius(shipped: Catalogue) -> None:
    radii = {feature.id: feature.radius_km for feature in layer_of(shipped, "hubs").features}

    assert radii["icic-central-asia"] == 25


@pytest.mark.parametrize("day", DAYS)
def test_a_line_looks_as_its_status_says(shipped: Catalogue, day: date) -> None:
    for feature in layer_of(shipped, "brkuap").features:
        found = condition_on(shipped, feature.id, day)
        state = feature.state_on(day)
        quality = quality_of(shipped, feature.id)

        assert (state and state.code) == (found and line_key(found.code, quality)), feature.id


@pytest.mark.parametrize("day", DAYS)
def test_a_country_looks_as_its_standing_says(shipped: Catalogue, day: date) -> None:
    for feature in layer_of(shipped, "standing").features:
        found = condition_on(shipped, "brkuap", day, feature.id)
        state = feature.state_on(day)

        assert (state and state.code) == (found and found.code), feature.id


def test_a_point_whose_status_no_source_gives_is_shown_as_unknown(small: Catalogue) -> None:
    (hub,) = layer_of(with_events(small), "hubs").features

    assert [state.code for state in hub.states] == ["hub.unknown"]


def test_a_planned_point_is_not_shown_before_the_plan(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.PLANNED, "2024-04-23"))
    (hub,) = layer_of(held, "hubs").features

    assert hub.state_on(date(2024, 4, 22)) is None


def test_a_thing_without_a_place_is_not_drawn(small: Catalogue) -> None:
    nowhere = replace(small.sites["port-a"], lon=None, lat=None, radius_km=None, obtained=None)
    held = with_rows(small, sites={"port-a": nowhere})

    assert layer_of(held, "sites").features == ()


def test_only_countries_with_a_standing_are_tinted(small: Catalogue) -> None:
    held = with_events(small, standing("a", Standing.SIGNATORY, "2023", "KZ"))

    assert [feature.id for feature in layer_of(held, "standing").features] == ["KZ"]


def test_a_hostile_name_stays_a_name(small: Catalogue) -> None:
    name = Name(
        subject="hub-a",
        language="en",
        name=HOSTILE,
        role="name",
        sources=("s-act",),
        confidence=Confidence.HIGH,
        note=None,
    )
    held = with_rows(small, names={"hub-a": (name,)})
    (found,) = json.loads(layer_geojson(layer_of(held, "hubs")))["features"]

    assert found["properties"]["name"] == HOSTILE


def test_a_hostile_station_name_stays_a_name(small: Catalogue) -> None:
    points = tuple(replace(point, name=HOSTILE) for point in small.waypoints["leg-a"])
    held = with_rows(small, waypoints={**small.waypoints, "leg-a": points})
    found = json.loads(layer_geojson(layer_of(held, "main")))["features"][0]

    assert found["properties"]["name"] == f"{HOSTILE} – {HOSTILE}"


@pytest.mark.parametrize("quality", Quality)
@pytest.mark.parametrize("status", Status)
def test_every_line_has_a_look_whatever_its_status_and_quality(
    status: Status, quality: Quality
) -> None:
    assert line_styles("#AA3377", 3.0)[line_key(status, quality)].strokes


@pytest.mark.parametrize("status", [*Status, None])
def test_every_point_has_a_look_whatever_its_status(status: Status | None) -> None:
    assert point_styles("hub", 24.0, "#D95F0E", "hub")[point_key("hub", status)].glyph


def test_no_two_statuses_of_a_line_look_alike_even_without_colour() -> None:
    looks = line_styles("#AA3377", 3.0)
    drawn = [
        tuple((stroke.width, stroke.dash) for stroke in looks[status].strokes)
        for status in (
            Status.OPERATING,
            Status.UNDER_CONSTRUCTION,
            Status.PLANNED,
            Status.SUSPENDED,
        )
    ]

    assert len(set(drawn)) == len(drawn)


def test_no_two_standings_look_alike() -> None:
    looks = [(style.fill, style.strokes) for style in STANDING_STYLES.values()]

    assert len({str(look) for look in looks}) == len(looks)


@pytest.mark.parametrize("code", [one for one in Standing if one not in ("observer", "not-party")])
def test_every_standing_of_a_country_on_the_way_has_a_look(code: Standing) -> None:
    assert STANDING_STYLES[code].label


def _refuse(constant: str) -> None:
    msg = f"{constant} is no JSON"
    raise ValueError(msg)


def _numbers(value: object) -> list[float]:
    if isinstance(value, dict):
        return [number for item in value.values() for number in _numbers(item)]
    if isinstance(value, list):
        return [number for item in value for number in _numbers(item)]
    return [value] if isinstance(value, float) else []


def test_each_stretch_of_a_section_is_drawn_as_surely_as_it_is_known(shipped: Catalogue) -> None:
    layer = layer_of(shipped, "brkuap")
    (mixed,) = [feature for feature in layer.features if feature.id == "l05-kz"]
    stretches = stretches_of(shipped, "l05-kz")

    drawn = list(layer.pieces_on(mixed, shipped.edition))
    assert [geometry for geometry, _ in drawn] == [stretch.course for stretch in stretches]
    assert [code for _, code in drawn] == [
        line_key("operating", stretch.quality) for stretch in stretches
    ]
    assert len({code for _, code in drawn}) == 2


def test_a_section_known_alike_from_end_to_end_has_no_parts(shipped: Catalogue) -> None:
    alike = [
        feature.id
        for feature in layer_of(shipped, "brkuap").features
        if len({one.quality for one in stretches_of(shipped, feature.id)}) == 1
    ]
    found = {feature.id: feature for feature in layer_of(shipped, "brkuap").features}

    assert alike
    assert [name for name in alike if found[name].parts] == []
