"""A small map for tests: hubs, a line whose status changes, countries, towns, hostile words."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from shapely.geometry import LineString, Point, Polygon

from geo.layers import Feature, Fill, Glyph, Layer, State, Stroke, Style, layer_geojson
from geo.map_page import Asset, Delivery, MapPage, Source, StatusFilter

OPENED = date(2020, 6, 1)
HOSTILE = "O`zbek ${alert(1)} </script><img src=x onerror=alert(2)> {{ 7*7 }} <!--"
WHITE = "#FFFFFF"
PLUM = "#AA3377"


def hub_layer(name: str = "Khorgos") -> Layer:
    """Return a layer of two hubs; the second opens on ``OPENED``."""
    glyph = Glyph(shape="hub", size=24, colour="#D95F0E")
    always = State(start=None, end=None, code="hub.operating")
    later = State(start=OPENED, end=None, code="hub.operating")
    return Layer(
        id="hubs",
        title="Hubs",
        group="Hubs",
        geometry="point",
        styles={"hub.operating": Style(label="hub", remark="operating", glyph=glyph)},
        features=(
            _point("khorgos", name, (80.0, 44.0), always),
            _point("eurasia", "Eurasia", (52.0, 51.0), later),
        ),
    )


def _point(name_id: str, name: str, lonlat: tuple[float, float], state: State) -> Feature:
    return Feature(
        id=name_id,
        name=name,
        label=name,
        geometry=Point(*lonlat),
        states=(state,),
        rank=1,
        radius_km=20,
    )


def line_layer() -> Layer:
    """Return a line that is planned until ``OPENED`` and operating from it on."""
    casing = Stroke(colour=WHITE, width=6)
    pen = Stroke(colour=PLUM, width=3)
    planned = State(start=None, end=OPENED, code="planned")
    operating = State(start=OPENED, end=None, code="operating")
    return Layer(
        id="corridor",
        title="Corridor",
        group="Corridors",
        geometry="line",
        styles={
            "operating": Style(label="operating", strokes=(casing, pen)),
            "planned": Style(label="planned", strokes=(casing, replace(pen, dash=(2, 5)))),
        },
        features=(
            Feature(
                id="leg-1",
                name="Samara – Kabul",
                geometry=LineString([(50, 53), (58, 50), (66, 40), (69, 34.5)]),
                states=(planned, operating),
            ),
        ),
    )


def area_layer() -> Layer:
    """Return one tinted and one hatched country."""
    always = State(start=None, end=None, code="signatory")
    hatched = State(start=None, end=None, code="intends")
    fill = Fill(colour=PLUM, opacity=0.2)
    return Layer(
        id="standing",
        title="Standing",
        group="Corridors",
        geometry="area",
        styles={
            "signatory": Style(label="signatory", fill=fill),
            "intends": Style(label="intends to join", fill=replace(fill, hatch="lines")),
        },
        features=(
            Feature(id="KZ", name="Kazakhstan", geometry=_box(48, 42, 86, 54), states=(always,)),
            Feature(id="IR", name="Iran", geometry=_box(46, 27, 62, 38), states=(hatched,)),
        ),
    )


def _box(west: float, south: float, east: float, north: float) -> Polygon:
    return Polygon([(west, south), (east, south), (east, north), (west, north)])


def town_layer() -> Layer:
    """Return many towns close together, for the labels to choose from."""
    always = State(start=None, end=None, code="towns")
    glyph = Glyph(shape="town", size=5, colour="#5A564F")
    features = tuple(
        Feature(
            id=f"town-{number}",
            name=f"Town number {number}",
            geometry=Point(60 + number % 10, 40 + number // 10),
            states=(always,),
            rank=number // 50,
        )
        for number in range(100)
    )
    return Layer(
        id="towns",
        title="Towns",
        group="On the way",
        geometry="point",
        styles={"towns": Style(label="town", glyph=glyph)},
        features=features,
    )


def sample_layers(name: str = "Khorgos") -> tuple[Layer, ...]:
    """Return all sample layers in the order of the panel."""
    return (hub_layer(name), line_layer(), area_layer(), town_layer())


def sample_page(**changes: object) -> MapPage:
    """Return the settings of the sample page."""
    page = MapPage(
        title="Corridors of Central Asia",
        edition="2026-11-22",
        digest="abc123",
        day=date(2024, 3, 15),
        first_day=date(2011, 1, 1),
        last_day=date(2026, 11, 22),
        attribution="Natural Earth",
        disclaimer="Boundaries do not imply endorsement.",
        bounds=(46, 30, 82, 56),
        extent=(-20, -5, 155, 80),
        events=((date(2015, 5, 1), "First event"), (OPENED, HOSTILE)),
        statuses=(
            StatusFilter(code="operating", label="operating"),
            StatusFilter(code="planned", label="planned"),
        ),
        focus=("KZ",),
    )
    return replace(page, **changes)  # type: ignore[arg-type]  # a test knows the fields


def base_parts() -> Mapping[str, str]:
    """Return a base map of two countries, a lake, a river, a border and a disputed area."""
    line = LineString([(48, 42), (86, 42)])
    return {
        "countries": _collection(
            (_box(48, 42, 86, 54), {"id": "KZ", "name": HOSTILE}),
            (_box(46, 27, 62, 38), {"id": "IR", "name": "Iran"}),
        ),
        "water": _collection((_box(49, 38, 54, 46), {"kind": "lake", "name": "Caspian Sea"})),
        "rivers": _collection((line, {"name": None, "rank": 1})),
        "borders": _collection((line, {"disputed": False}), (line, {"disputed": True})),
        "disputed": _collection((_box(73, 33, 76, 36), {"id": "kashmir", "name": "Kashmir"})),
    }


def _collection(*features: tuple[LineString | Polygon, Mapping[str, object]]) -> str:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": properties,
                    "geometry": shape.__geo_interface__,
                }
                for shape, properties in features
            ],
        },
    )


def inlined(layers: tuple[Layer, ...], assets: tuple[Asset, ...], nonce: str = "") -> Delivery:
    """Return the delivery of a page that is one file."""
    return Delivery(
        assets=assets,
        layers={layer.id: Source(text=layer_geojson(layer)) for layer in layers},
        base={"overview": {name: Source(text=text) for name, text in base_parts().items()}},
        nonce=nonce,
    )


def served(layers: tuple[Layer, ...], assets: tuple[Asset, ...], nonce: str = "") -> Delivery:
    """Return the delivery of a page whose parts are served beside it."""
    return Delivery(
        assets=assets,
        layers={layer.id: Source(url=f"/layers/{layer.id}.geojson?v=1") for layer in layers},
        base={"overview": {name: Source(url=f"/base/{name}.geojson") for name in base_parts()}},
        nonce=nonce,
    )
