"""A corridor read in order: one variant as a strip from end to end, as of a day, ready to be drawn.

Everything stands at its km along the way. Those km are stated ones where a source states them
and those of the lines elsewhere; gaps between legs take their straight length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from corridors.catalogue import Catalogue
from corridors.measures import Measure, SectionLine, measure_of
from corridors.model.vocabulary import Mode
from corridors.names import name_of, waypoint_name
from corridors.timeline import Condition, condition_on
from corridors.ways.cells import KmKind
from corridors.ways.landmarks import Landmark, landmarks_of
from corridors.ways.stations import Station, stations_of
from corridors.ways.way import Known
from corridors.wording import STATUS_UNKNOWN, condition_text
from geo.speech import gettext as _
from geo.speech import ngettext, number_text, spoken_cache


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
    runs: tuple[Known, ...]
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


@spoken_cache(maxsize=64)
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
                first=waypoint_name(catalogue, one.gap.first),
                last=waypoint_name(catalogue, one.gap.last),
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
    countries = ", ".join(
        _("{country} {km} km").format(country=one.name, km=number_text(one.km, 0))
        for one in strip.bands
    )
    counted = ", ".join(_counts(strip))
    return f"{_whole_text(catalogue, strip)} {countries}. {counted}. {_open_text(strip)}"


def _whole_text(catalogue: Catalogue, strip: Strip) -> str:
    sentence = _("{corridor}, {variant}: {km} km in order from {first} to {last}.")
    return sentence.format(
        corridor=name_of(catalogue, strip.corridor),
        variant=strip.title,
        km=number_text(strip.km, 0),
        first=strip.segments[0].first,
        last=strip.segments[-1].last,
    )


def _counts(strip: Strip) -> Iterator[str]:
    """Yield how many there are of each kind of thing along the strip."""
    count = Counter(one.kind for one in strip.marks)
    yield ngettext("{n} border", "{n} borders", count["border"])
    yield ngettext("{n} break of gauge", "{n} breaks of gauge", count["gauge"])
    yield ngettext("{n} change of mode", "{n} changes of mode", count["mode"])
    yield ngettext("{n} hub within reach", "{n} hubs within reach", count["hub"])


def _open_text(strip: Strip) -> str:
    shut = [one for one in strip.segments if one.status != "operating"]
    if not shut:
        return _("Open throughout.")
    said = "; ".join(f"{one.first} – {one.last}: {one.status_text}" for one in shut)
    return _("Not open: {sections}.").format(sections=said)


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
    return _("At sea") if is_sea else _("Country not given")


def _segment(catalogue: Catalogue, line: SectionLine) -> Segment:
    section, part = line.part.section, line.part
    text = condition_text(catalogue, line.condition, "status") if line.condition else ""
    return Segment(
        id=section.id,
        first=line.first,
        last=line.last,
        from_km=part.from_km,
        to_km=part.to_km,
        country=name_of(catalogue, section.country) if section.country else "",
        mode=section.mode,
        gauge_mm=section.gauge_mm,
        status=line.status,
        status_text=text or _(STATUS_UNKNOWN),
        runs=part.runs,
        drawn_km=part.drawn_km,
        kinds=part.kinds,
    )
