"""Distance along a line: where a point comes nearest to it, and the part between two distances.

Geodesic throughout: a line is laid out about the point by azimuth and distance, as in
``geo.proximity``, and its length is that of ``geo.measure``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod
from shapely.geometry import LineString

from geo.errors import GeoDataError
from geo.measure import METRES_PER_KM, length_km
from geo.proximity import LONGEST_STEP_DEG
from geo.speech import gettext as _

_WGS84 = Geod(ellps="WGS84")
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The place of a line nearest to a point, in WGS 84 degrees: km along and km off the line."""

    lon: float
    lat: float
    along_km: float
    off_km: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chainage:
    """A line as places (lon, lat) with the km from its start at each, never decreasing."""

    places: Numbers
    km: Numbers

    @property
    def length_km(self) -> float:
        """Return the length in km."""
        return float(self.km[-1] - self.km[0])

    def foot(self, lon: float, lat: float) -> Foot:
        """Return where a point in WGS 84 degrees comes nearest to the line."""
        about = _laid_out(lon, lat, self.places)
        share = _nearest_shares(about)
        feet = about[:-1] + share[:, np.newaxis] * np.diff(about, axis=0)
        metres = np.hypot(feet[:, 0], feet[:, 1])
        index = int(np.argmin(metres))
        along = self.km[index] + share[index] * (self.km[index + 1] - self.km[index])
        place = self.place_at(float(along - self.km[0]))
        off = float(metres[index]) / METRES_PER_KM
        return Foot(lon=place[0], lat=place[1], along_km=float(along - self.km[0]), off_km=off)

    def place_at(self, along_km: float) -> tuple[float, float]:
        """Return the place (lon, lat) so many km from the start; the nearer end beyond the ends."""
        wanted = self.km[0] + along_km
        lon, lat = (float(np.interp(wanted, self.km, self.places[:, axis])) for axis in (0, 1))
        return lon, lat

    def between(self, start_km: float, end_km: float) -> Chainage:
        """Return the part between two distances from the start, the first the smaller."""
        low, high = self.km[0] + start_km, self.km[0] + end_km
        inside = (self.km > low) & (self.km < high)
        ends = [self.place_at(start_km)], [self.place_at(end_km)]
        places = np.concatenate((ends[0], self.places[inside], ends[1]))
        return Chainage(places=places, km=np.concatenate(([low], self.km[inside], [high])) - low)

    def turned(self) -> Chainage:
        """Return the line in the other direction."""
        return Chainage(places=self.places[::-1], km=self.km[-1] - self.km[::-1])


def chainage_of(line: LineString) -> Chainage:
    """Return a line in WGS 84 (lon, lat) with the geodesic km at each of its places.

    Long steps are divided, so that a step straight in degrees is straight on the ground too.

    Raises:
        GeoDataError: the line is empty.
    """
    if line.is_empty:
        message = _("Chainage: expected a line of at least two points, found an empty one.")
        raise GeoDataError(message)
    places = shapely.get_coordinates(shapely.segmentize(line, LONGEST_STEP_DEG))
    steps = _steps_km(places)
    km = np.concatenate(([0.0], np.cumsum(steps)))
    whole = length_km(line)
    return Chainage(places=places, km=km * (whole / km[-1]) if km[-1] else km)


def _steps_km(places: Numbers) -> Numbers:
    metres: Any = _WGS84.inv(places[:-1, 0], places[:-1, 1], places[1:, 0], places[1:, 1])[2]
    return np.asarray(metres, dtype=np.float64) / METRES_PER_KM


def _laid_out(lon: float, lat: float, places: Numbers) -> Numbers:
    """Return places (lon, lat) as metres east and north of a point."""
    here = np.full(len(places), lon), np.full(len(places), lat)
    azimuths, _, metres = _WGS84.inv(*here, places[:, 0], places[:, 1])
    angles = np.radians(azimuths)
    return np.column_stack((metres * np.sin(angles), metres * np.cos(angles)))


def _nearest_shares(about: Numbers) -> Numbers:
    """Return for each step the share of it, 0 to 1, at which it comes nearest to 0, 0."""
    steps = np.diff(about, axis=0)
    lengths = (steps**2).sum(axis=1)
    towards = -(about[:-1] * steps).sum(axis=1)
    shares = np.divide(towards, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    clipped: Numbers = np.clip(shares, 0.0, 1.0)
    return clipped
