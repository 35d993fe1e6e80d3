"""Write features as GeoJSON text, the same bytes for the same features."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry


def write_features(path: Path, features: Iterable[Mapping[str, Any]], decimals: int) -> None:
    """Write features given as properties with a ``geometry``, one to a line."""
    lines = [_feature(feature, decimals) for feature in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _feature(feature: Mapping[str, Any], decimals: int) -> str:
    properties = {key: value for key, value in feature.items() if key != "geometry"}
    geometry = mapping(_canonical(feature["geometry"], decimals))
    item = {
        "type": "Feature",
        "properties": properties,
        "geometry": {
            "type": geometry["type"],
            "coordinates": _rounded(geometry["coordinates"], decimals),
        },
    }
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def _canonical(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    """Return the geometry on the grid of ``decimals``, in one order and winding."""
    snapped = shapely.normalize(_snapped(geometry, 10.0**-decimals))
    if "Polygon" in snapped.geom_type:
        snapped = shapely.orient_polygons(snapped, exterior_cw=False)
    parts = shapely.get_parts(snapped)
    return parts[0] if len(parts) == 1 else snapped


def _snapped(geometry: BaseGeometry, grid: float) -> BaseGeometry:
    """Return the geometry on a grid, untouched where it already lies on it.

    The tiles do; mending them one by one would part neighbours.
    """
    snapped = shapely.set_precision(geometry, grid, mode="pointwise")
    return snapped if snapped.is_valid else shapely.set_precision(geometry, grid)


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, (int, float)):
        number = round(value, decimals)
        return int(number) if number == int(number) else number
    return [_rounded(item, decimals) for item in value]
