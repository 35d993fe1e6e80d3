"""How near a point comes to a line, and where: geodesic, at any distance.

The line is laid out about the point by geodesic azimuth and distance, which is the azimuthal
equidistant projection of the ellipsoid (Snyder 1987, Map Projections: A Working Manual, section
25): there every distance from the point is the true one, so the nearest place can be read off.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geo.errors import GeoDataError
from geo.measure import METRES_PER_KM
from geo.speech import gettext as _

LONGEST_STEP_DEG = 0.25
"""Lines are cut into steps this short, so that a step straight in degrees is straight here too."""

_WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The place of a line nearest to a point, WGS 84 degrees, and how far off it is."""

    lon: float
    lat: float
    km: float


def nearest_place(lon: float, lat: float, line: BaseGeometry) -> Nearest:
    """Return the place of a line in WGS 84 (lon, lat) that is nearest to a point.

    Raises:
        GeoDataError: the line is empty.
    """
    if line.is_empty:
        message = _("Nearest place: expected a line of at least one point, found an empty one.")
        raise GeoDataError(message)
    about = shapely.transform(
        shapely.segmentize(line, LONGEST_STEP_DEG), lambda places: _laid_out(lon, lat, places)
    )
    east, north = _foot(about)
    metres = float(np.hypot(east, north))
    azimuth = float(np.degrees(np.arctan2(east, north)))
    place_lon, place_lat, _back = _WGS84.fwd(lon, lat, azimuth, metres)
    return Nearest(lon=float(place_lon), lat=float(place_lat), km=metres / METRES_PER_KM)


def _laid_out(lon: float, lat: float, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return places (lon, lat) as metres east and north of a point."""
    here = np.full(len(places), lon), np.full(len(places), lat)
    azimuths, _, metres = _WGS84.inv(*here, places[:, 0], places[:, 1])
    angles = np.radians(azimuths)
    return np.column_stack((metres * np.sin(angles), metres * np.cos(angles)))


def _foot(about: BaseGeometry) -> NDArray[np.float64]:
    """Return the point of a line nearest to 0, 0."""
    link = shapely.shortest_line(shapely.Point(0.0, 0.0), about)
    foot: NDArray[np.float64] = shapely.get_coordinates(link)[-1]
    return foot
