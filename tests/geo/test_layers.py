"""Layers are values: equal ones give equal GeoJSON, and whatever they hold stays data."""

import json
from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, shape

from geo.layers import Feature, Layer, Part, State, Style, layer_geojson

ALWAYS = State(start=None, end=None, code="operating")
LAWS = settings(deadline=None, derandomize=True)


def feature(**changes: Any) -> Feature:
    """Return a point that always operates."""
    values: dict[str, Any] = {"id": "a", "name": "A", "geometry": Point(68, 45)}
    return Feature(**{**values, "states": (ALWAYS,), **changes})


def layer(*features: Feature) -> Layer:
    """Return a layer of features."""
    return Layer(
        id="hubs",
        title="Hubs",
        group="Hubs",
        geometry="point",
        styles={"planned": Style(label="planned"), "operating": Style(label="operating")},
        features=features,
    )


def read(*features: Feature) -> dict[str, Any]:
    """Return a layer of features as it is read back from its GeoJSON."""
    found: dict[str, Any] = json.loads(layer_geojson(layer(*features)))
    return found


def test_a_layer_is_a_feature_collection_with_its_id() -> None:
    found = read()

    assert found == {"type": "FeatureCollection", "id": "hubs", "features": []}


def test_a_feature_carries_what_the_map_needs() -> None:
    (found,) = read(feature(label="L", kind="hub", rank=1, extra={"leg": "l01"}))["features"]

    assert found["properties"] == {
        "id": "a",
        "name": "A",
        "label": "L",
        "kind": "hub",
        "rank": 1,
        "states": [[None, None, "operating"]],
        "leg": "l01",
    }


def test_a_feature_has_its_id_where_geojson_wants_it() -> None:
    assert read(feature())["features"][0]["id"] == "a"


def test_a_radius_is_given_where_it_is_known() -> None:
    assert read(feature(radius_km=25.0))["features"][0]["properties"]["radius_km"] == 25.0


def test_states_are_days_with_open_ends_as_null() -> None:
    states = (
        State(start=None, end=date(2024, 4, 23), code="planned"),
        State(start=date(2024, 4, 23), end=None, code="operating"),
    )

    assert read(feature(states=states))["features"][0]["properties"]["states"] == [
        [None, "2024-04-23", "planned"],
        ["2024-04-23", None, "operating"],
    ]


def test_longitude_comes_before_latitude() -> None:
    assert read(feature())["features"][0]["geometry"]["coordinates"] == [68.0, 45.0]


def test_coordinates_are_rounded_to_four_decimals() -> None:
    found = read(feature(geometry=Point(68.123456, 45.987654)))

    assert found["features"][0]["geometry"]["coordinates"] == [68.1235, 45.9877]


@pytest.mark.parametrize(
    "geometry",
    [
        Point(68, 45),
        LineString([(68, 45), (69.123456, 46)]),
        Polygon([(0, 0), (1, 0), (1, 1)], [[(0.5, 0.2), (0.6, 0.2), (0.6, 0.3)]]),
        MultiPolygon([Polygon([(0, 0), (1, 0), (1, 1)]), Polygon([(5, 5), (6, 5), (6, 6)])]),
    ],
    ids=["point", "line", "area with a hole", "several areas"],
)
def test_every_kind_of_geometry_is_read_back(geometry: Any) -> None:
    (found,) = read(feature(geometry=geometry))["features"]

    assert shape(found["geometry"]).equals_exact(geometry, tolerance=0.0001)


@pytest.mark.parametrize(
    "name",
    [
        "${alert(1)}",
        "`backticks`",
        "</script><script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "{{ 7 * 7 }}",
        "a\u2028b\u2029c\x00d",
        "'; DROP TABLE hubs; --",
        "ʻOʻzbekiston · 中国 · كازاخستان",
    ],
)
def test_hostile_text_is_read_back_as_it_was(name: str) -> None:
    found = read(feature(name=name, label=name, kind=name, extra={"note": name}))
    properties = found["features"][0]["properties"]

    assert {properties[key] for key in ("name", "label", "kind", "note")} == {name}


@LAWS
@given(name=st.text())
def test_any_name_is_read_back_as_it_was(name: str) -> None:
    assert read(feature(name=name))["features"][0]["properties"]["name"] == name


@LAWS
@given(lon=st.floats(-180, 180), lat=st.floats(-90, 90))
def test_any_point_is_kept_to_about_ten_metres(lon: float, lat: float) -> None:
    (found,) = read(feature(geometry=Point(lon, lat)))["features"]

    assert found["geometry"]["coordinates"] == pytest.approx([lon, lat], abs=0.00005001)


@LAWS
@given(names=st.lists(st.text(), max_size=5))
def test_equal_layers_give_equal_text(names: list[str]) -> None:
    texts = {
        layer_geojson(layer(*(feature(id=str(n), name=name) for n, name in enumerate(names))))
        for _ in range(2)
    }

    assert len(texts) == 1


def test_features_keep_their_order() -> None:
    found = read(*(feature(id=name) for name in "cab"))

    assert [one["id"] for one in found["features"]] == ["c", "a", "b"]


def test_the_text_has_no_needless_blanks() -> None:
    assert ": " not in layer_geojson(layer(feature()))


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2024, 4, 22), False),
        (date(2024, 4, 23), True),
        (date(2024, 9, 17), True),
        (date(2024, 9, 18), False),
    ],
)
def test_a_state_holds_from_its_start_until_before_its_end(day: date, *, holds: bool) -> None:
    state = State(start=date(2024, 4, 23), end=date(2024, 9, 18), code="operating")

    assert state.holds_on(day) is holds


@LAWS
@given(day=st.dates())
def test_an_open_state_holds_on_every_day(day: date) -> None:
    assert ALWAYS.holds_on(day)


def test_a_feature_without_a_state_on_the_day_is_not_shown() -> None:
    later = State(start=date(2024, 4, 23), end=None, code="operating")

    assert feature(states=(later,)).state_on(date(2024, 4, 22)) is None


def test_the_legend_lists_only_the_styles_in_use_on_the_day() -> None:
    later = State(start=date(2024, 4, 23), end=None, code="planned")
    shown = layer(feature(), feature(id="b", states=(later,)))

    assert shown.visible_styles(date(2024, 4, 22)) == ("operating",)


def test_the_legend_stands_in_the_order_of_the_styles() -> None:
    later = State(start=date(2024, 4, 23), end=None, code="planned")
    shown = layer(feature(), feature(id="b", states=(later,)))

    assert shown.visible_styles(date(2024, 4, 23)) == ("planned", "operating")


def test_a_layer_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        layer().id = "other"  # type: ignore[misc]


def test_layers_of_equal_parts_are_equal() -> None:
    assert replace(layer(feature())) == layer(feature())


PARTED = feature(
    geometry=LineString([(68, 45), (69, 45), (70, 45)]),
    parts=(
        Part(geometry=LineString([(68, 45), (69, 45)]), look=""),
        Part(geometry=LineString([(69, 45), (70, 45)]), look=".guessed"),
    ),
)
"""A line that operates throughout and is only guessed at in its second half."""


def test_parts_of_a_feature_have_its_state_and_a_look_of_their_own() -> None:
    styles = {"operating": Style(label="sure"), "operating.guessed": Style(label="guessed")}
    parted = replace(layer(PARTED), styles=styles)

    codes = [code for _, code in parted.pieces_on(PARTED, date(2026, 1, 1))]
    assert codes == ["operating", "operating.guessed"]
    assert parted.visible_styles(date(2026, 1, 1)) == ("operating", "operating.guessed")


def test_a_part_whose_look_a_layer_does_not_have_is_drawn_as_its_feature() -> None:
    codes = [code for _, code in layer(PARTED).pieces_on(PARTED, date(2026, 1, 1))]
    assert codes == ["operating", "operating"]


def test_parts_of_a_feature_reach_the_map_as_lines_with_their_looks() -> None:
    (found,) = read(PARTED)["features"]

    assert found["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [[[68, 45], [69, 45]], [[69, 45], [70, 45]]],
    }
    assert found["properties"]["looks"] == ["", ".guessed"]


def test_nothing_is_drawn_of_a_feature_on_a_day_without_state() -> None:
    gone = replace(PARTED, states=())
    assert list(layer(gone).pieces_on(gone, date(2026, 1, 1))) == []
