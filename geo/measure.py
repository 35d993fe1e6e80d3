"""Geodesic measures on the WGS 84 ellipsoid; never a projected length, never a fallback CRS.

Formulas: Karney (2013), Algorithms for geodesics, as implemented by PROJ.
"""

from __future__ import annotations

from pyproj import Geod
from shapely.geometry.base import BaseGeometry

_WGS84 = Geod(ellps="WGS84")
METRES_PER_KM = 1000.0


def length_km(line: BaseGeometry) -> float:
    """Return the geodesic length in km of a line in WGS 84 (lon, lat)."""
    return float(_WGS84.geometry_length(line)) / METRES_PER_KM


def distance_km(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Return the geodesic distance in km between two points in WGS 84 degrees."""
    return float(_WGS84.inv(lon_a, lat_a, lon_b, lat_b)[2]) / METRES_PER_KM
