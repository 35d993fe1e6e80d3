"""What stands along a way as of a day: borders, breaks of gauge, what is shut, hubs in reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corridors.catalogue import Catalogue
from corridors.measures import OPEN, Measure
from corridors.names import label_of, name_of
from corridors.timeline import condition_on
from corridors.ways.frontiers import GAUGE_BREAK, Break, break_near
from geo.speech import gettext as _
from geo.speech import number_text

REACH_KM = 150.0
"""Hubs this near a way stand on its strip, each with its distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A border, a change of gauge or mode, a missing link or a hub, at its place along the strip.

    ``id`` is None where the data names no thing for it; ``off_km`` is how far off the line, and
    from and to are the ends of a missing link.
    """

    id: str | None
    kind: str
    name: str
    along_km: float
    detail: str
    status: str | None
    off_km: float = 0.0
    from_km: float = 0.0
    to_km: float = 0.0


def landmarks_of(catalogue: Catalogue, measure: Measure) -> tuple[Landmark, ...]:
    """Return what stands along a measured way, in travel order."""
    found = (
        *_borders(catalogue, measure),
        *_breaks(catalogue, measure),
        *_ends(catalogue, measure),
        *_missing(catalogue, measure),
        *_hubs(catalogue, measure),
    )
    return tuple(sorted(found, key=lambda one: (one.along_km, one.kind)))


def _borders(catalogue: Catalogue, measure: Measure) -> Iterator[Landmark]:
    for one in measure.borders:
        sides = [name_of(catalogue, code) for code in one.countries]
        mode = "" if one.is_of_way else f" ({catalogue.label('mode', one.mode)})"
        yield Landmark(
            id=one.id,
            kind="border",
            name=f"{one.name}{mode}",
            along_km=one.along_km,
            detail=_("{one} to {other}").format(one=sides[0], other=sides[1]),
            status=one.status,
            off_km=one.off_km or 0.0,
        )


def _breaks(catalogue: Catalogue, measure: Measure) -> Iterator[Landmark]:
    for one in measure.breaks:
        yield Landmark(
            id=one.id,
            kind=one.kind,
            name=one.name,
            along_km=one.along_km,
            detail=_change_text(catalogue, one),
            status=one.status,
        )


def _change_text(catalogue: Catalogue, one: Break) -> str:
    if one.kind == GAUGE_BREAK:
        return _("{one} to {other} mm").format(one=one.change[0], other=one.change[1])
    modes = [catalogue.label("mode", code) for code in one.change]
    return _("{one} to {other}").format(one=modes[0], other=modes[1])


def _ends(catalogue: Catalogue, measure: Measure) -> Iterator[Landmark]:
    """Yield the breaks of gauge that stand at the ends of the way."""
    held = {one.id for one in measure.breaks}
    ends = ((measure.sections[0].part.first, 0.0), (measure.sections[-1].part.last, -1.0))
    for point, along in ends:
        found = break_near(catalogue, point)
        if found and found.id not in held:
            condition = condition_on(catalogue, found.id, measure.on)
            yield Landmark(
                id=found.id,
                kind="gauge",
                name=name_of(catalogue, found.id),
                along_km=measure.way.to_km if along < 0 else along,
                detail=_("{one} / {other} mm, at the end of the way").format(
                    one=found.gauge_a_mm, other=found.gauge_b_mm
                ),
                status=condition.code if condition else None,
            )


def _missing(catalogue: Catalogue, measure: Measure) -> Iterator[Landmark]:
    """Yield what is known not to be open, neighbours of one status joined."""
    for status, group in groupby(measure.sections, lambda line: line.status):
        lines = list(group)
        if status in (None, OPEN):
            continue
        first, last = lines[0].part, lines[-1].part
        km = sum(line.part.km for line in lines)
        yield Landmark(
            id=first.section.id,
            kind="missing",
            name=_("{status}, {km} km").format(
                status=catalogue.label("status", status), km=number_text(km, 0)
            ),
            along_km=(first.from_km + last.to_km) / 2,
            detail=f"{lines[0].first} – {lines[-1].last}",
            status=status,
            from_km=first.from_km,
            to_km=last.to_km,
        )


def _hubs(catalogue: Catalogue, measure: Measure) -> Iterator[Landmark]:
    for hub in catalogue.hubs.values():
        spot = measure.way.spot(hub.lon, hub.lat)
        if spot.off_km > REACH_KM:
            continue
        condition = condition_on(catalogue, hub.id, measure.on)
        yield Landmark(
            id=hub.id,
            kind="hub",
            name=label_of(catalogue, hub.id),
            along_km=spot.along_km,
            detail=_distance_text(spot.off_km, hub.radius_km),
            status=condition.code if condition else None,
            off_km=spot.off_km,
        )


def _distance_text(off_km: float, radius_km: float) -> str:
    """Return how far off the line a point lies, and how far it is known where that is more."""
    sentence = _("{km} km off the line")
    if off_km <= radius_km:
        sentence = _("{km} km off the line; its point is known within {radius} km")
    return sentence.format(km=number_text(off_km, 0), radius=number_text(radius_km))
