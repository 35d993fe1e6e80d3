"""The course of a section: the line through its leg's waypoints."""

from __future__ import annotations

from functools import lru_cache

from shapely.geometry import LineString

from corridors.catalogue import Catalogue


@lru_cache(maxsize=4096)
def course_of(catalogue: Catalogue, section_id: str) -> LineString:
    """Return a section's line in WGS 84 (lon, lat), waypoint to waypoint."""
    section = catalogue.sections[section_id]
    return LineString(
        [
            (point.lon, point.lat)
            for point in catalogue.waypoints[section.leg]
            if section.first <= point.order <= section.last
        ]
    )
