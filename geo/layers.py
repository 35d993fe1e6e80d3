"""Layer, Feature and Style: frozen descriptions of what is drawn, without a drawing library.

One description feeds the browser's map, the printed picture and the legend, so that all
three agree. A feature carries its states as dated intervals; whoever draws looks one up
and never computes a status.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from shapely.geometry import LineString, MultiLineString, mapping
from shapely.geometry.base import BaseGeometry

GeometryKind = Literal["point", "line", "area"]
Hatch = Literal["none", "lines", "cross"]

COORDINATE_DECIMALS = 4
"""About 10 m, finer than any point of the atlas is known and than a screen shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One pass of the pen along a line or outline; widths and dashes in CSS pixels."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """How an area is filled."""

    colour: str
    opacity: float
    hatch: Hatch = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A marker: a named shape, its diameter in CSS pixels and its colour; hollow is unfinished."""

    shape: str
    size: float
    colour: str
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What one state looks like; strokes are drawn in order, the first lowest.

    ``label`` says what it is, ``remark`` what is to be said besides: how sure a line's course is,
    of what status a point is. A legend tells the two apart.
    """

    label: str
    remark: str = ""
    strokes: tuple[Stroke, ...] = ()
    fill: Fill | None = None
    glyph: Glyph | None = None

    @property
    def words(self) -> str:
        """Return the whole of what the state is, in words."""
        return ", ".join(filter(None, (self.label, self.remark)))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A feature's style key from ``start`` (inclusive) to ``end`` (exclusive); None is open."""

    start: date | None
    end: date | None
    code: str

    def holds_on(self, day: date) -> bool:
        """Tell whether the state is the one of that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a feature that is drawn in its own way: ``look`` ends its style keys."""

    geometry: LineString
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A thing on the map: geometry in WGS 84 (lon, lat), names, and its states in order.

    Where its ``parts`` differ in look they make up the geometry; the states stay the feature's.
    """

    id: str
    name: str
    geometry: BaseGeometry
    states: tuple[State, ...]
    label: str = ""
    kind: str = ""
    rank: int = 9
    radius_km: float | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    def state_on(self, day: date) -> State | None:
        """Return the state of that day, or None where the feature is not shown."""
        return next((state for state in self.states if state.holds_on(day)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Features that are switched on and off together, with their looks by state code.

    ``marked`` are the ids of features that are ringed, as what they show has changed.
    """

    id: str
    title: str
    group: str
    geometry: GeometryKind
    styles: Mapping[str, Style]
    features: tuple[Feature, ...]
    on: bool = True
    min_zoom: int = 0
    swatch: str = ""
    marked: frozenset[str] = frozenset()

    def visible_styles(self, day: date) -> tuple[str, ...]:
        """Return the style keys in use on a day, in the order of ``styles``: the legend."""
        used = {code for feature in self.features for _, code in self.pieces_on(feature, day)}
        return tuple(code for code in self.styles if code in used)

    def pieces_on(self, feature: Feature, day: date) -> Iterator[tuple[BaseGeometry, str]]:
        """Yield what is drawn of a feature on a day, each piece with its style key."""
        state = feature.state_on(day)
        if state is None:
            return
        if not feature.parts:
            yield feature.geometry, state.code
        for part in feature.parts:
            code = state.code.partition(".")[0] + part.look
            yield part.geometry, code if code in self.styles else state.code


def layer_geojson(layer: Layer) -> str:
    """Return a layer as GeoJSON text; equal layers give equal text.

    Properties: ``id``, ``name``, ``label``, ``kind``, ``rank``, ``radius_km`` (None left out),
    ``states`` as ``[from, to, code]`` with ISO days or null, and what ``extra`` holds. A feature
    of parts has them as the lines of its geometry and their ``looks`` in the same order.
    """
    collection = {
        "type": "FeatureCollection",
        "id": layer.id,
        "features": [_feature_json(feature) for feature in layer.features],
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"))


def _feature_json(feature: Feature) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "id": feature.id,
        "name": feature.name,
        "label": feature.label,
        "kind": feature.kind,
        "rank": feature.rank,
        "states": states_json(feature),
        **feature.extra,
    }
    if feature.radius_km is not None:
        properties["radius_km"] = feature.radius_km
    if feature.parts:
        properties["looks"] = [part.look for part in feature.parts]
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": _rounded(mapping(_drawn(feature))),
        "properties": properties,
    }


def _drawn(feature: Feature) -> BaseGeometry:
    """Return a feature's geometry, one of several parts as a collection of them."""
    if not feature.parts:
        return feature.geometry
    return MultiLineString([part.geometry for part in feature.parts])


def states_json(feature: Feature) -> list[list[str | None]]:
    """Return a feature's states as ``[from, to, code]``, with ISO days or None."""
    return [[_iso(state.start), _iso(state.end), state.code] for state in feature.states]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _rounded(value: Any) -> Any:
    """Round every coordinate of a GeoJSON mapping, whatever its depth."""
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return round(value, COORDINATE_DECIMALS) if isinstance(value, float) else value
