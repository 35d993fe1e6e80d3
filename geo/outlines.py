"""From geometries in world units to paths of the pen: clipped to the frame, thinned, rounded."""

from __future__ import annotations

import numpy as np
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray

from geo.mercator import Frame, Numbers

MARGIN = 24.0
"""CSS pixels drawn beyond the frame, so that no outline shows where a shape was cut."""
TOLERANCE = 0.25
"""CSS pixels a drawn line may differ from its course: less than a printer or screen shows."""
GRID = 0.75
"""One CSS pixel is 0.75 points; coordinates are kept to a tenth of a point."""
Geometries = NDArray[np.object_]


def area_path(geometries: Geometries, frame: Frame) -> Path:
    """Return polygons in world units as one path in CSS pixels; holes run the other way round."""
    areas = shapely.get_parts(_cut(geometries, frame))
    areas = areas[shapely.get_type_id(areas) == shapely.GeometryType.POLYGON]
    rings = shapely.get_rings(shapely.orient_polygons(areas))
    return _path(rings, frame, is_closed=True)


def line_path(geometries: Geometries, frame: Frame) -> Path:
    """Return lines in world units as one path in CSS pixels."""
    parts = shapely.get_parts(_cut(geometries, frame))
    return _path(parts[shapely.get_dimensions(parts) == 1], frame, is_closed=False)


def vertices_of(path: Path) -> Numbers:
    """Return a path's points, of shape (n, 2)."""
    return np.asarray(path.vertices, dtype=np.float64)


def _cut(geometries: Geometries, frame: Frame) -> Geometries:
    """Cut to the frame, and thin to what can be seen; empty ones are left out."""
    cut = shapely.clip_by_rect(geometries, *frame.world_box(MARGIN))
    thin = shapely.simplify(cut, TOLERANCE / frame.scale, preserve_topology=False)
    found: Geometries = thin[~shapely.is_empty(thin)]
    return found


def _path(lines: Geometries, frame: Frame, *, is_closed: bool) -> Path:
    coordinates, owner = shapely.get_coordinates(lines, return_index=True)
    codes = np.full(len(coordinates), Path.LINETO, dtype=Path.code_type)
    begins = np.r_[True, owner[1:] != owner[:-1]] if len(owner) else np.array([], dtype=bool)
    codes[begins] = Path.MOVETO
    if is_closed:
        codes[np.r_[begins[1:], True] if len(begins) else begins] = Path.CLOSEPOLY
    return Path(_rounded(frame.pixels(coordinates)), codes)


def _rounded(pixels: Numbers) -> Numbers:
    rounded: Numbers = np.round(pixels * GRID, 1) / GRID
    return rounded
