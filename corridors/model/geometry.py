"""A stretch: a part of a section's line that was obtained in one way."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry import LineString

from corridors.model.vocabulary import Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The ``part``-th run of equal quality along a section, WGS 84 (lon, lat).

    ``track_km`` is the length of the track by its source where that gives one; the drawn line
    may be shorter. ``origin`` names the data it was routed along, None for straight lines
    between waypoints. Gauge, electrification and tracks are as that data says them.
    """

    section: str
    part: int
    quality: Quality
    course: LineString
    track_km: float | None = None
    origin: str | None = None
    gauge: str | None = None
    electrified: str | None = None
    tracks: str | None = None
