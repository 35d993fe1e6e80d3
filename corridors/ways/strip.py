"""A corridor read in order: one variant as a strip from end to end, as of a day, ready to be drawn.

Everything stands at its km along the way. Those km are stated ones where a source states them
and those of the lines elsewhere; gaps between legs take their straight length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from corridors.catalogue import Catalogue
from corridors.lines.courses import quality_of
from corridors.measures import AT_SEA, UNKNOWN, Measure, SectionLine, measure_of
from corridors.model.vocabulary import Mode, Quality
from corridors.names import name_of
from corridors.timeline import Condition, condition_on
from corridors.ways.cells import KmKind
from corridors.ways.landmarks import Landmark, landmarks_of
from corridors.ways.stations import Station, stations_of
from corridors.wording import STATUS_UNKNOWN, condition_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A country's part of the strip; one that comes back has several bands.

    ``km`` leaves gaps out; ``standing`` is that of the country in the corridor on the day.
    """

    country: str | None
    name: str
    from_km: float
    to_km: float
    km: float
    standing: str | None
    standing_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A section on the strip; ``status`` is None where no source gives one."""

    id: str
    first: str
    last: str
    from_km: float
    to_km: float
    country: str
    mode: Mode
    gauge_mm: int | None
    status: str | None
    status_text: str
    quality: Quality
    drawn_km: float
    kinds: tuple[KmKind, ...]

    @property
    def km(self) -> float:
        """Return its length."""
        return self.to_km - self.from_km


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A piece between two legs that do not meet, in a straight line."""

    first: str
    last: str
    from_km: float
    to_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One variant in order as of a day, with what stands along it."""

    corridor: str
    variant: str
    title: str
    on: date
    colour: str
    km: float
    to_km: float
    bands: tuple[Band, ...]
    segments: tuple[Segment, ...]
    gaps: tuple[Break, ...]
    stations: tuple[Station, ...]
    marks: tuple[Landmark, ...]

    def things(self) -> frozenset[str]:
        """Return the ids of everything on the strip that can be selected."""
        marks = {mark.id for mark in self.marks if mark.id}
        bands = {band.country for band in self.bands if band.country}
        return frozenset({segment.id for segment in self.segments} | marks | bands)


@lru_cache(maxsize=64)
def strip_of(catalogue: Catalogue, corridor: str, variant: str | None, day: date) -> Strip:
    """Return the strip of a corridor's variant, of the first one without a name, as of a day.

    Raises:
        UnknownIdError: the corridor has no line, or no variant of that id.
    """
    measure = measure_of(catalogue, corridor, day, variant)
    way = measure.way
    known = way.variant.corridor
    return Strip(
        corridor=known,
        variant=way.variant.id,
        title=name_of(catalogue, way.variant.id),
        on=day,
        colour=catalogue.corridors[known].colour,
        km=way.km,
        to_km=way.to_km,
        bands=tuple(_bands(catalogue, measure)),
        segments=tuple(_segment(catalogue, line) for line in measure.sections),
        gaps=tuple(
            Break(
                first=one.gap.first.name,
                last=one.gap.last.name,
                from_km=one.from_km,
                to_km=one.to_km,
            )
            for one in way.gaps
        ),
        stations=stations_of(catalogue, way.variant.id),
        marks=landmarks_of(catalogue, measure),
    )


def alternative_text(catalogue: Catalogue, strip: Strip) -> str:
    """Return the strip in words: ends, countries in order, borders, breaks, what is not open."""
    bands = ", ".join(f"{one.name} {one.km:,.0f} km" for one in strip.bands)
    shut = [one for one in strip.segments if one.status != "operating"]
    shut_text = "; ".join(f"{one.first} – {one.last}: {one.status_text}" for one in shut)
    counts = {kind: sum(one.kind == kind for one in strip.marks) for kind in _KINDS}
    counted = ", ".join(f"{count} {_plural(kind, count)}" for kind, count in counts.items())
    corridor = name_of(catalogue, strip.corridor)
    return (
        f"{corridor}, {strip.title}: {strip.km:,.0f} km in order from {strip.segments[0].first} to "
        f"{strip.segments[-1].last}. {bands}. {counted}. "
        + (f"Not open: {shut_text}." if shut else "Open throughout.")
    )


_KINDS = {
    "border": ("border", "borders"),
    "gauge": ("break of gauge", "breaks of gauge"),
    "mode": ("change of mode", "changes of mode"),
    "hub": ("hub within reach", "hubs within reach"),
}


def _plural(kind: str, count: int) -> str:
    return _KINDS[kind][count != 1]


def _bands(catalogue: Catalogue, measure: Measure) -> Iterator[Band]:
    for country, group in groupby(measure.sections, lambda line: line.part.section.country):
        lines = list(group)
        name = name_of(catalogue, country) if country else _no_country(lines)
        standing = _standing(catalogue, measure, country)
        yield Band(
            country=country,
            name=name,
            from_km=lines[0].part.from_km,
            to_km=lines[-1].part.to_km,
            km=sum(line.part.km for line in lines),
            standing=standing.code if standing else None,
            standing_text=condition_text(catalogue, standing, "standing") if standing else "",
        )


def _standing(catalogue: Catalogue, measure: Measure, country: str | None) -> Condition | None:
    corridor = measure.way.variant.corridor
    return condition_on(catalogue, corridor, measure.on, country) if country else None


def _no_country(lines: list[SectionLine]) -> str:
    is_sea = all(line.part.section.mode is Mode.SEA for line in lines)
    return {AT_SEA: "At sea", UNKNOWN: "Country not given"}[AT_SEA if is_sea else UNKNOWN]


def _segment(catalogue: Catalogue, line: SectionLine) -> Segment:
    section, part = line.part.section, line.part
    text = condition_text(catalogue, line.condition, "status") if line.condition else ""
    return Segment(
        id=section.id,
        first=part.first.name,
        last=part.last.name,
        from_km=part.from_km,
        to_km=part.to_km,
        country=name_of(catalogue, section.country) if section.country else "",
        mode=section.mode,
        gauge_mm=section.gauge_mm,
        status=line.status,
        status_text=text or STATUS_UNKNOWN,
        quality=quality_of(catalogue, section.id),
        drawn_km=part.drawn_km,
        kinds=part.kinds,
    )
