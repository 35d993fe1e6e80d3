"""An export as one GeoJSON text, with its readme as a foreign member (RFC 7946, section 6.1)."""

from __future__ import annotations

import json
from typing import Any

import shapely

from corridors.exports.features import Export, Row

DECIMALS = 5
"""About a metre, finer than any position of the atlas is known."""


def geojson_of(export: Export) -> bytes:
    """Return the export as GeoJSON, all layers in one collection; equal input, equal bytes."""
    collection = {
        "type": "FeatureCollection",
        "title": export.title,
        "readme": export.readme,
        "features": [_feature(row) for layer in export.layers for row in export.rows[layer.id]],
    }
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    return (text + "\n").encode()


def _feature(row: Row) -> dict[str, Any]:
    rounded = shapely.transform(row.geometry, lambda points: points.round(DECIMALS))
    return {
        "type": "Feature",
        "id": "/".join(str(row.cells[name]) for name in ("layer", "id", "part") if row.cells[name]),
        "properties": row.cells,
        "geometry": shapely.geometry.mapping(rounded),
    }
