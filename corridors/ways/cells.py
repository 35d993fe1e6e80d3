"""The cells of a leg: its line cut wherever anything changes, with every length known of each.

A stated length of a longer stretch is shared out among its cells in proportion to the line as
drawn, after what shorter stretches inside it already take. Where that would leave the rest shorter
than the line drawn for it, the stated lengths do not fit each other and the longer one is not used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from corridors.catalogue import Catalogue
from corridors.lines.courses import course_of, stretches_of
from corridors.model.corridor import Section, Waypoint
from corridors.model.geometry import Stretch
from corridors.model.vocabulary import Quality
from corridors.ways.extents import StatedLength, stated_lengths
from geo.chainage import Chainage, chainage_of
from geo.measure import length_km
from geo.speech import N_

SHORTEST = 0.97
"""What is left of a stated length may be this much of the line drawn: points are not exact."""


class KmKind(StrEnum):
    """How a length in km is known."""

    STATED = "stated"
    TRACK = "track"
    DRAWN = "drawn"
    GAP = "gap"


KM_WORDS: Mapping[KmKind, str] = {
    KmKind.STATED: N_("stated by a source"),
    KmKind.TRACK: N_("measured along rail line data"),
    KmKind.DRAWN: N_("measured along the line as drawn, which is shorter than the way itself"),
    KmKind.GAP: N_("straight across a gap between two legs"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A piece of one section between two waypoints, in travel direction.

    ``drawn_km`` is the length of the line as drawn, ``track_km`` that of the track in the rail
    data it follows, ``stated_km`` what a source says; None where not known. ``runs`` are the shares
    of the line, 0 to 1, with how each was obtained, in travel direction.
    """

    section: Section
    first: Waypoint
    last: Waypoint
    chain: Chainage
    drawn_km: float
    runs: tuple[tuple[Quality, float], ...]
    track_km: float | None = None
    stated_km: float | None = None
    stated_by: str | None = None

    @property
    def kind(self) -> KmKind:
        """Return which of the lengths is used: a stated one first, the drawn one last."""
        if self.stated_km is not None:
            return KmKind.STATED
        return KmKind.DRAWN if self.track_km is None else KmKind.TRACK

    @property
    def km(self) -> float:
        """Return the length used."""
        if self.stated_km is not None:
            return self.stated_km
        return self.drawn_km if self.track_km is None else self.track_km

    def turned(self) -> Cell:
        """Return the cell travelled the other way."""
        return replace(
            self,
            first=self.last,
            last=self.first,
            chain=self.chain.turned(),
            runs=self.runs[::-1],
        )


@lru_cache(maxsize=512)
def cells_of(catalogue: Catalogue, leg: str, cuts: frozenset[int] = frozenset()) -> Sequence[Cell]:
    """Return the cells of a leg in its own order, cut also at some waypoint orders."""
    lengths = stated_lengths(catalogue, leg)
    ends = {end for one in lengths for end in (one.extent.first, one.extent.last)} | cuts
    sections = sorted((s for s in catalogue.sections.values() if s.leg == leg), key=_first)
    cells = [cell for section in sections for cell in _cut(catalogue, section, ends)]
    for length in lengths:
        cells = _shared_out(cells, length)
    return tuple(cells)


def _first(section: Section) -> int:
    return section.first


def _cut(catalogue: Catalogue, section: Section, ends: set[int]) -> Iterator[Cell]:
    """Yield a section's cells; a waypoint cuts the line where it comes nearest to it."""
    inner = {end for end in ends if section.first < end < section.last}
    points = {p.order: p for p in catalogue.waypoints[section.leg]}
    bounds = [points[o] for o in sorted({section.first, section.last, *inner}) if o in points]
    chain = chainage_of(course_of(catalogue, section.id))
    places = [chain.foot(point.lon, point.lat).along_km for point in bounds[1:-1]]
    km = [0.0, *places, chain.length_km]
    ratio = _track_ratio(catalogue, section)
    for (first, start), (last, end) in pairwise(zip(bounds, km, strict=True)):
        part = chain.between(start, max(start, end))
        drawn = part.length_km
        yield Cell(
            section=section,
            first=first,
            last=last,
            chain=part,
            drawn_km=drawn,
            runs=_runs(stretches_of(catalogue, section.id), start, end),
            track_km=drawn * ratio if ratio is not None else None,
        )


def _runs(
    stretches: Sequence[Stretch], start_km: float, end_km: float
) -> tuple[tuple[Quality, float], ...]:
    """Return what lies between two distances along stretches as shares, each with its quality."""
    found: list[tuple[Quality, float]] = []
    along = 0.0
    for stretch in stretches:
        until = along + length_km(stretch.course)
        inside = min(until, end_km) - max(along, start_km)
        if inside > 0:
            found.append((stretch.quality, inside))
        along = until
    whole = sum(km for _, km in found)
    return tuple((quality, km / whole) for quality, km in found)


def _track_ratio(catalogue: Catalogue, section: Section) -> float | None:
    """Return how much longer the track is than the line; None where part of it is not known."""
    stretches = stretches_of(catalogue, section.id)
    track = [stretch.track_km for stretch in stretches]
    drawn = sum(length_km(stretch.course) for stretch in stretches)
    known = [km for km in track if km is not None]
    return sum(known) / drawn if len(known) == len(track) and drawn > 0 else None


def _shared_out(cells: list[Cell], length: StatedLength) -> list[Cell]:
    """Return the cells with a stated length shared out among those that have none yet."""
    inside = [cell for cell in cells if _is_inside(cell, length)]
    taken = sum(cell.stated_km or 0.0 for cell in inside)
    open_km = sum(cell.drawn_km for cell in inside if cell.stated_km is None)
    left = length.km - taken
    if open_km <= 0 or (taken > 0 and left < open_km * SHORTEST):
        return cells
    factor = left / open_km
    return [
        replace(cell, stated_km=cell.drawn_km * factor, stated_by=length.fact.id)
        if _is_inside(cell, length) and cell.stated_km is None
        else cell
        for cell in cells
    ]


def _is_inside(cell: Cell, length: StatedLength) -> bool:
    return length.extent.first <= cell.first.order and cell.last.order <= length.extent.last
