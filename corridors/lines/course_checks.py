"""Checks of the geometry files: sections that exist, lines that hang together and end right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from corridors.errors import Fault
from corridors.lines.stretches import PlacedStretch
from corridors.reading.corrections import corrected
from corridors.reading.folder import RawData
from geo.measure import distance_km
from geo.speech import gettext as _

END_TOLERANCE_KM = 20.0
"""A waypoint may stand so far off the rails; a line that ends farther from it is another's."""

JOINT_TOLERANCE_KM = 0.1


def course_faults(raw: RawData) -> Iterator[Fault]:
    """Yield the faults of the lines as the corrected sections and waypoints need them."""
    if not raw.stretches:
        return
    used = corrected(raw).records
    sections = {record.value.id: record.value for record in used.get("sections", ())}
    places = {
        (record.value.leg, record.value.order): (record.value.lon, record.value.lat)
        for record in used.get("waypoints", ())
    }
    for section_id, group in groupby(raw.stretches, key=lambda one: one.value.section):
        stretches = tuple(group)
        if section_id not in sections:
            yield stretches[0].fault("section", _("an id of sections"), section_id)
            continue
        yield from _order_faults(stretches)
        yield from _end_faults(stretches, sections[section_id], places)


def _order_faults(stretches: Sequence[PlacedStretch]) -> Iterator[Fault]:
    """Parts are numbered from 1, and each begins where the one before it ends."""
    for number, placed in enumerate(stretches, start=1):
        if placed.value.part != number:
            expected = _("part {number} of its section").format(number=number)
            yield placed.fault("part", expected, placed.value.part)
    for before, after in pairwise(stretches):
        start, end = after.value.course.coords[0], before.value.course.coords[-1]
        if distance_km(*start[:2], *end[:2]) > JOINT_TOLERANCE_KM:
            expected = _("a line that begins at {end}, where the last ends").format(end=end)
            yield after.fault("geometry", expected, start)


def _end_faults(
    stretches: Sequence[PlacedStretch], section: Any, places: dict[tuple[str, int], Any]
) -> Iterator[Fault]:
    """A section's line begins and ends near its first and last waypoint."""
    for placed, index, column in ((stretches[0], 0, "first"), (stretches[-1], -1, "last")):
        place = places.get((section.leg, getattr(section, column)))
        end = placed.value.course.coords[index]
        if place is not None and distance_km(*place, *end[:2]) > END_TOLERANCE_KM:
            sentence = _("a line with an end within {km} km of {place}")
            expected = sentence.format(km=f"{END_TOLERANCE_KM:g}", place=place)
            yield placed.fault("geometry", expected, end)
