"""Layer, Feature and Style: frozen descriptions of what is drawn, without a drawing library.

One description feeds the browser's map, the printed picture and the legend, so that all
three agree. A feature carries its states as dated intervals; whoever draws looks one up
and never computes a status.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from shapely.geometry import mapping
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
    """What one state looks like; strokes are drawn in order, the first lowest."""

    label: str
    strokes: tuple[Stroke, ...] = ()
    fill: Fill | None = None
    glyph: Glyph | None = None


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
class Feature:
    """A thing on the map: geometry in WGS 84 (lon, lat), names, and its states in order."""

    id: str
    name: str
    geometry: BaseGeometry
    states: tuple[State, ...]
    label: str = ""
    kind: str = ""
    rank: int = 9
    radius_km: float | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def state_on(self, day: date) -> State | None:
        """Return the state of that day, or None where the feature is not shown."""
        return next((state for state in self.states if state.holds_on(day)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Features that are switched on and off together, with their looks by state code."""

    id: str
    title: str
    group: str
    geometry: GeometryKind
    styles: Mapping[str, Style]
    features: tuple[Feature, ...]
    on: bool = True
    min_zoom: int = 0
    swatch: str = ""

    def visible_styles(self, day: date) -> tuple[str, ...]:
        """Return the style keys in use on a day, in the order of ``styles``: the legend."""
        used = {state.code for feature in self.features if (state := feature.state_on(day))}
        return tuple(code for code in self.styles if code in used)


def layer_geojson(layer: Layer) -> str:
    """Return a layer as GeoJSON text; equal layers give equal text.

    Properties: ``id``, ``name``, ``label``, ``kind``, ``rank``, ``radius_km`` (None left out),
    ``states`` as ``[from, to, code]`` with ISO days or null, and what ``extra`` holds.
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
        "states": [[_iso(s.start), _iso(s.end), s.code] for s in feature.states],
        **feature.extra,
    }
    if feature.radius_km is not None:
        properties["radius_km"] = feature.radius_km
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": _rounded(mapping(feature.geometry)),
        "properties": properties,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _rounded(value: Any) -> Any:
    """Round every coordinate of a GeoJSON mapping, whatever its depth."""
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return round(value, COORDINATE_DECIMALS) if isinstance(value, float) else value
