"""The projection of the maps: spherical Mercator, as on screen, and a frame that shows part of it.

A picture must show what its sender saw, so it keeps the screen's projection: same angles, same
straight lines between waypoints, same zoom. World units run from 0 to 1, x to the east and y to
the south. Formula: Snyder (1987), Map projections, equations 7-1 and 7-2, on a sphere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.measure import distance_km

TILE = 256.0
"""CSS pixels of the whole world at zoom 0, as in web maps."""
PIXELS_PER_INCH = 96.0
"""CSS pixels of an inch, by CSS Values 3, section 6.2."""
MAX_LAT = 85.05
Numbers = NDArray[np.float64]
Box = tuple[float, float, float, float]


def to_world(points: Numbers) -> Numbers:
    """Return points of shape (n, 2), lon and lat in degrees, in world units."""
    lat = np.radians(np.clip(points[:, 1], -MAX_LAT, MAX_LAT))
    x = points[:, 0] / 360 + 0.5
    y = 0.5 - np.log(np.tan(np.pi / 4 + lat / 2)) / (2 * np.pi)
    return np.column_stack((x, y))


def to_degrees(points: Numbers) -> Numbers:
    """Return points of shape (n, 2) in world units as lon and lat in degrees."""
    lat = np.degrees(2 * np.arctan(np.exp((0.5 - points[:, 1]) * 2 * np.pi)) - np.pi / 2)
    return np.column_stack(((points[:, 0] - 0.5) * 360, lat))


def world_geometries(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return WGS 84 geometries (lon, lat) in world units."""
    found: NDArray[np.object_] = shapely.transform(geometries, to_world)
    return found


def world_point(geometry: BaseGeometry) -> tuple[float, float]:
    """Return a point of WGS 84 (lon, lat) in world units."""
    return _world_xy(float(shapely.get_x(geometry)), float(shapely.get_y(geometry)))


def _world_xy(lon: float, lat: float) -> tuple[float, float]:
    """Return one point in world units; quicker than an array of one."""
    angle = math.radians(min(max(lat, -MAX_LAT), MAX_LAT))
    return lon / 360 + 0.5, 0.5 - math.log(math.tan(math.pi / 4 + angle / 2)) / (2 * math.pi)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A window on the world: where it lies on the sheet (CSS px), its centre and its zoom."""

    left: float
    top: float
    width: float
    height: float
    lon: float
    lat: float
    zoom: float

    @property
    def scale(self) -> float:
        """Return CSS pixels per world unit."""
        return TILE * math.pow(2.0, self.zoom)

    @property
    def origin(self) -> tuple[float, float]:
        """Return the world's point (0, 0) in CSS pixels of the sheet."""
        x, y = _world_xy(self.lon, self.lat)
        left, top = self.left + self.width / 2, self.top + self.height / 2
        return (left - x * self.scale, top - y * self.scale)

    @property
    def box(self) -> Box:
        """Return the frame's left, top, right and bottom in CSS pixels."""
        return (self.left, self.top, self.left + self.width, self.top + self.height)

    def pixels(self, world: Numbers) -> Numbers:
        """Return world points of shape (n, 2) in CSS pixels of the sheet."""
        pixels: Numbers = world * self.scale + np.array(self.origin)
        return pixels

    def point(self, geometry: BaseGeometry) -> tuple[float, float]:
        """Return a WGS 84 point (lon, lat) in CSS pixels of the sheet."""
        x, y = world_point(geometry)
        left, top = self.origin
        return x * self.scale + left, y * self.scale + top

    def world_box(self, margin: float = 0.0) -> Box:
        """Return what the frame shows in world units, widened by CSS pixels on every side."""
        x0, y0, x1, y1 = self.box
        left, top = self.origin
        return (
            (x0 - margin - left) / self.scale,
            (y0 - margin - top) / self.scale,
            (x1 + margin - left) / self.scale,
            (y1 + margin - top) / self.scale,
        )

    def bounds(self) -> Box:
        """Return west, south, east and north in degrees."""
        x0, y0, x1, y1 = self.world_box()
        (west, north), (east, south) = to_degrees(np.array([[x0, y0], [x1, y1]]))
        return (float(west), float(south), float(east), float(north))

    def km_per_pixel(self, lat: float) -> float:
        """Return the geodesic km that a CSS pixel stands for along the parallel of a latitude."""
        step = 0.01
        degrees_per_pixel = 360 / self.scale
        return distance_km(0.0, lat, step, lat) / step * degrees_per_pixel

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Tell whether a point in CSS pixels lies in the frame, or that near to it."""
        x0, y0, x1, y1 = self.box
        return x0 - margin <= x <= x1 + margin and y0 - margin <= y <= y1 + margin


def fitted(frame: Frame, bounds: Box, padding: Box = (0.0, 0.0, 0.0, 0.0)) -> Frame:
    """Return the frame moved and zoomed so that it just shows all of ``bounds``.

    ``bounds`` are west, south, east, north in degrees; ``padding`` is left, top, right, bottom
    in CSS pixels.
    """
    west, south, east, north = bounds
    (x0, y0), (x1, y1) = to_world(np.array([[west, north], [east, south]]))
    left, top, right, bottom = padding
    room = (frame.width - left - right, frame.height - top - bottom)
    scale = min(room[0] / (x1 - x0), room[1] / (y1 - y0))
    centre = np.array(
        [[(x0 + x1) / 2 + (right - left) / 2 / scale, (y0 + y1) / 2 + (bottom - top) / 2 / scale]]
    )
    lon, lat = to_degrees(centre)[0]
    return replace(frame, lon=float(lon), lat=float(lat), zoom=math.log2(scale / TILE))
