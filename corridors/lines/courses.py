"""The course of a section: the line the geometry files hold, or the one through its waypoints."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from shapely.geometry import LineString

from corridors.catalogue import Catalogue
from corridors.model.corridor import Section
from corridors.model.geometry import Stretch
from corridors.model.vocabulary import Quality
from geo.measure import length_km


@lru_cache(maxsize=8192)
def stretches_of(catalogue: Catalogue, section_id: str) -> tuple[Stretch, ...]:
    """Return a section's line as runs of equal quality, end to end, WGS 84 (lon, lat).

    A section without derived geometry is one stretch from waypoint to waypoint.
    """
    return catalogue.stretches.get(section_id) or (_by_waypoints(catalogue, section_id),)


@lru_cache(maxsize=8192)
def course_of(catalogue: Catalogue, section_id: str) -> LineString:
    """Return a section's whole line in WGS 84 (lon, lat)."""
    stretches = stretches_of(catalogue, section_id)
    coords = [stretches[0].course.coords[0]]
    for stretch in stretches:
        coords += stretch.course.coords[1:]
    return LineString(coords)


def quality_of(catalogue: Catalogue, section_id: str) -> Quality:
    """Return how the greater part of a section's length was obtained."""
    lengths: dict[Quality, float] = {}
    for stretch in stretches_of(catalogue, section_id):
        lengths[stretch.quality] = lengths.get(stretch.quality, 0.0) + length_km(stretch.course)
    return max(lengths, key=lambda quality: lengths[quality])


def _by_waypoints(catalogue: Catalogue, section_id: str) -> Stretch:
    """Return the line through a section's waypoints, met to lines before and after it."""
    section = catalogue.sections[section_id]
    places = {
        point.order: (point.lon, point.lat)
        for point in catalogue.waypoints[section.leg]
        if section.first <= point.order <= section.last
    } | dict(_joints(catalogue, section))
    return Stretch(
        section=section_id, part=1, quality=section.quality, course=LineString(places.values())
    )


def _joints(catalogue: Catalogue, section: Section) -> Iterator[tuple[int, tuple[float, float]]]:
    """Yield the waypoint orders at which a derived line begins or ends, and where it does."""
    for other in catalogue.sections.values():
        derived = catalogue.stretches.get(other.id) if other.leg == section.leg else None
        if derived and other.last == section.first:
            lon, lat = derived[-1].course.coords[-1]
            yield section.first, (lon, lat)
        if derived and other.first == section.last:
            lon, lat = derived[0].course.coords[0]
            yield section.last, (lon, lat)
