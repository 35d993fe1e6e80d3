"""What there is to measure of a corridor's variant as of a day: km, borders, breaks, open share.

Every km says how it is known (see ``cells``): stated by a source, measured along rail data, or
along the line as drawn. Gaps between legs are listed and never counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from corridors.catalogue import Catalogue
from corridors.lines.courses import quality_of
from corridors.model.vocabulary import Mode, Quality, Status
from corridors.names import waypoint_name
from corridors.timeline import Condition, condition_on
from corridors.ways.cells import Cell, KmKind, cells_of
from corridors.ways.extents import StatedLength, stated_lengths
from corridors.ways.frontiers import Border, Break, borders_on, breaks_on
from corridors.ways.sayings import Saying, sayings_of
from corridors.ways.way import Missing, Part, Way, variant_of, variants_of, way_of
from geo.speech import spoken_cache

UNKNOWN, AT_SEA, NOT_RAIL = "unknown", "sea", "not-rail"
"""Codes of km whose country, gauge or status no source gives, or that have none."""

OPEN = Status.OPERATING
TOLERANCE = 0.03
"""By how much a line may differ from a stated length and still agree with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The km of one country, mode, gauge or status; ``stated_km`` is the part a source states."""

    code: str
    km: float
    drawn_km: float
    stated_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """One section of the way as of a day, with the names of its ends and what is said of it."""

    part: Part
    first: str
    last: str
    quality: Quality
    condition: Condition | None
    operator: str | None
    sayings: tuple[Saying, ...]

    @property
    def status(self) -> str | None:
        """Return the status on the day, None where no source gives it."""
        return self.condition.code if self.condition else None

    @property
    def is_open(self) -> bool:
        """Tell whether it can be travelled on the day."""
        return self.status == OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A stated length beside the line's: as drawn, and of the track where it follows rail data."""

    stated: StatedLength
    drawn_km: float
    track_km: float | None
    quality: Quality

    @property
    def ratio(self) -> float:
        """Return the line's length as a share of the stated one, the track's where known."""
        return (self.drawn_km if self.track_km is None else self.track_km) / self.stated.km

    @property
    def agrees(self) -> bool:
        """Tell whether the two lengths are the same within the tolerance."""
        return abs(self.ratio - 1) <= TOLERANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A variant measured as of a day."""

    way: Way
    on: date
    sections: tuple[SectionLine, ...]
    borders: tuple[Border, ...]
    breaks: tuple[Break, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def km(self) -> float:
        """Return the length of the way, gaps left out."""
        return self.way.km

    @property
    def drawn_km(self) -> float:
        """Return the length of the lines as drawn."""
        return sum(line.part.drawn_km for line in self.sections)

    @property
    def gaps(self) -> tuple[Missing, ...]:
        """Return the gaps between legs that do not meet."""
        return self.way.gaps

    @property
    def open_share(self) -> float:
        """Return the share of the km that can be travelled on the day, 0 to 1."""
        return sum(line.part.km for line in self.sections if line.is_open) / self.km

    @property
    def shut_borders(self) -> tuple[Border, ...]:
        """Return the borders whose crossing is known not to be open on the day."""
        return tuple(one for one in self.borders if one.status not in (None, OPEN))

    @property
    def longest_open(self) -> tuple[SectionLine, ...]:
        """Return the longest run of open sections on the day; a border that is shut ends a run.

        A gap between legs does not: there only our points do not meet.
        """
        runs = (tuple(run) for is_open, run in groupby(self.sections, _in_runs(self)) if is_open)
        return max(runs, key=_km_of, default=())

    @property
    def by_country(self) -> tuple[Tally, ...]:
        """Return the km per country, in travel order."""
        return self._tallies(_country_code)

    @property
    def by_mode(self) -> tuple[Tally, ...]:
        """Return the km per mode."""
        return self._tallies(lambda line: line.part.section.mode.value)

    @property
    def by_gauge(self) -> tuple[Tally, ...]:
        """Return the km of railway per gauge in mm."""
        return self._tallies(_gauge_code)

    @property
    def by_status(self) -> tuple[Tally, ...]:
        """Return the km per status on the day."""
        return self._tallies(lambda line: line.status)

    @property
    def by_kind(self) -> Mapping[KmKind, float]:
        """Return the km by how they are known."""
        cells = [cell for line in self.sections for cell in line.part.cells]
        kinds = [kind for kind in KmKind if any(cell.kind is kind for cell in cells)]
        return {kind: sum(cell.km for cell in cells if cell.kind is kind) for kind in kinds}

    @property
    def by_quality(self) -> tuple[Tally, ...]:
        """Return the km per quality of the line, the surest first."""
        cells = [cell for line in self.sections for cell in line.part.cells]
        return tuple(
            _tally_of_quality(quality, cells)
            for quality in Quality
            if any(quality is one for cell in cells for one, _ in cell.runs)
        )

    def _tallies(self, code: Callable[[SectionLine], str | None]) -> tuple[Tally, ...]:
        codes = dict.fromkeys(found for line in self.sections if (found := code(line) or UNKNOWN))
        return tuple(
            _tally(one, (line.part for line in self.sections if (code(line) or UNKNOWN) == one))
            for one in codes
            if one != NOT_RAIL
        )


@spoken_cache(maxsize=64)
def measure_of(
    catalogue: Catalogue, corridor: str, day: date, variant: str | None = None
) -> Measure:
    """Return the measures of a corridor's variant as of a day; of the first one by default.

    Raises:
        UnknownIdError: the corridor has no line, or no variant of that id.
    """
    way = way_of(catalogue, variant_of(catalogue, corridor, variant).id)
    return Measure(
        way=way,
        on=day,
        sections=tuple(_section_line(catalogue, part, day) for part in way.parts),
        borders=borders_on(catalogue, way, day),
        breaks=breaks_on(catalogue, way, day),
        comparisons=_comparisons(catalogue, way),
    )


def measures_of(catalogue: Catalogue, corridor: str, day: date) -> tuple[Measure, ...]:
    """Return the measures of every variant of a corridor, the one shown first at the head."""
    variants = variants_of(catalogue, corridor)
    return tuple(measure_of(catalogue, corridor, day, one.id) for one in variants)


def _section_line(catalogue: Catalogue, part: Part, day: date) -> SectionLine:
    return SectionLine(
        part=part,
        first=waypoint_name(catalogue, part.first),
        last=waypoint_name(catalogue, part.last),
        quality=quality_of(catalogue, part.section.id),
        condition=condition_on(catalogue, part.section.id, day),
        operator=catalogue.legs[part.section.leg].operator,
        sayings=sayings_of(catalogue, part.section, day),
    )


def _country_code(line: SectionLine) -> str | None:
    section = line.part.section
    return section.country or (AT_SEA if section.mode is Mode.SEA else None)


def _gauge_code(line: SectionLine) -> str | None:
    if line.part.section.gauge_mm:
        return str(line.part.section.gauge_mm)
    return UNKNOWN if line.part.section.mode is Mode.RAIL else NOT_RAIL


def _tally(code: str, parts: Iterable[Part]) -> Tally:
    cells = [cell for part in parts for cell in part.cells]
    return Tally(
        code=code,
        km=sum(cell.km for cell in cells),
        drawn_km=sum(cell.drawn_km for cell in cells),
        stated_km=sum(cell.stated_km or 0.0 for cell in cells),
    )


def _tally_of_quality(quality: Quality, cells: Iterable[Cell]) -> Tally:
    shares = [(cell, share) for cell in cells for one, share in cell.runs if one is quality]
    return Tally(
        code=quality.value,
        km=sum(cell.km * share for cell, share in shares),
        drawn_km=sum(cell.drawn_km * share for cell, share in shares),
        stated_km=sum((cell.stated_km or 0.0) * share for cell, share in shares),
    )


def _in_runs(measure: Measure) -> Callable[[SectionLine], int]:
    """Return what gives sections of one open run the same number, and 0 to those not open."""
    stops = [border.along_km for border in measure.shut_borders]

    def number(line: SectionLine) -> int:
        passed = sum(line.part.from_km >= stop - 1e-6 for stop in stops)
        return passed + 1 if line.is_open else 0

    return number


def _km_of(lines: Iterable[SectionLine]) -> float:
    return sum(line.part.km for line in lines)


def _comparisons(catalogue: Catalogue, way: Way) -> tuple[Comparison, ...]:
    """Return the stated lengths of the way's legs beside those of their lines."""
    legs = dict.fromkeys(part.section.leg for part in way.parts)
    return tuple(
        _comparison(catalogue, stated)
        for leg in legs
        for stated in sorted(stated_lengths(catalogue, leg), key=lambda one: one.extent.first)
    )


def _comparison(catalogue: Catalogue, stated: StatedLength) -> Comparison:
    extent = stated.extent
    cells: list[Cell] = [
        cell
        for cell in cells_of(catalogue, extent.leg)
        if extent.first <= cell.first.order and cell.last.order <= extent.last
    ]
    tracks = [cell.track_km for cell in cells]
    known = [km for km in tracks if km is not None]
    longest = max(cells, key=lambda cell: cell.drawn_km)
    return Comparison(
        stated=stated,
        drawn_km=sum(cell.drawn_km for cell in cells),
        track_km=sum(known) if len(known) == len(tracks) else None,
        quality=quality_of(catalogue, longest.section.id),
    )
