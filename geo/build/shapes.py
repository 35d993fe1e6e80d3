"""Keep only the wanted parts of what geometry operations leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely.geometry import LineString, MultiLineString

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry


def polygons_of(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry, valid, without stray lines and points."""
    parts = shapely.get_parts(shapely.make_valid(geometry))
    flat = [inner for part in parts for inner in shapely.get_parts(part)]
    return shapely.union_all([part for part in flat if part.geom_type == "Polygon"])


def joined_lines(parts: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return the lines among the parts, those that meet end to end made one."""
    lines = [part for part in parts if isinstance(part, LineString) and not part.is_empty]
    return shapely.line_merge(MultiLineString(lines))
