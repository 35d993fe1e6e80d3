"""Where a way changes country, gauge or mode: border crossings and breaks of gauge on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from corridors.catalogue import Catalogue
from corridors.model.corridor import BorderCrossing, GaugeBreak, Waypoint
from corridors.model.vocabulary import Mode
from corridors.names import name_of, waypoint_name
from corridors.timeline import condition_on
from corridors.ways.way import Part, Way
from geo.measure import distance_km

CROSSING_REACH_KM = 30.0
"""A crossing this near the place where the way changes country is the one it uses, beyond the
radius within which its own point is known; lines by main points pass no nearer."""

SAME_PLACE_KM = 2.0
BREAK_REACH_KM = 15.0
MODE_BREAK, GAUGE_BREAK = "mode", "gauge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A change of country; ``id`` is that of the crossing, None where the data names none.

    ``mode`` is the crossing's, which may be another than the way's where that is only planned.
    """

    id: str | None
    name: str
    countries: tuple[str, str]
    mode: Mode
    is_of_way: bool
    along_km: float
    off_km: float | None
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A change of gauge or mode; ``id`` is None where the data names no place for it.

    ``change`` is from and to: gauges in mm or modes.
    """

    id: str | None
    name: str
    kind: str
    change: tuple[str, str]
    along_km: float
    status: str | None


def borders_on(catalogue: Catalogue, way: Way, day: date) -> tuple[Border, ...]:
    """Return the changes of country along a way, in travel order, with their status on a day."""
    return tuple(_border(catalogue, one, other, day) for one, other in _changes(way))


def breaks_on(catalogue: Catalogue, way: Way, day: date) -> tuple[Break, ...]:
    """Return the changes of gauge and mode along a way, in travel order, as of a day.

    Railway whose gauge is not decided counts as neither; the change is then where it ends.
    """
    return tuple(_breaks(catalogue, way, day))


def break_near(catalogue: Catalogue, point: Waypoint) -> GaugeBreak | None:
    """Return the break of gauge at an end of a way, where the network itself ends."""
    breaks = [one for one in catalogue.gauge_breaks.values() if one.kind == GAUGE_BREAK]
    return _nearest_break(breaks, point)


def _changes(way: Way) -> Iterator[tuple[Part, Part]]:
    """Yield the parts on both sides of each change of country, the sea between left out."""
    on_land = [part for part in way.parts if part.section.country]
    for one, other in pairwise(on_land):
        if one.section.country != other.section.country:
            yield one, other


def _border(catalogue: Catalogue, one: Part, other: Part, day: date) -> Border:
    place, countries = other.first, (one.section.country or "", other.section.country or "")
    modes = {one.section.mode, other.section.mode}
    found = _crossing(catalogue, countries, place, modes) or _crossing(catalogue, countries, place)
    condition = condition_on(catalogue, found.id, day) if found else None
    return Border(
        id=found.id if found else None,
        name=name_of(catalogue, found.id) if found else waypoint_name(catalogue, place),
        countries=countries,
        mode=found.mode if found else one.section.mode,
        is_of_way=found is None or _fits_modes(found, modes),
        along_km=other.from_km,
        off_km=_distance(found, place) if found else None,
        status=condition.code if condition else None,
    )


def _crossing(
    catalogue: Catalogue,
    countries: tuple[str, str],
    place: Waypoint,
    modes: set[Mode] | None = None,
) -> BorderCrossing | None:
    """Return the crossing between two countries nearest to a place, if near enough.

    One of another mode than the way's has to be at the very place.
    """
    reach = CROSSING_REACH_KM if modes else SAME_PLACE_KM
    near = [
        (distance, one.id)
        for one in catalogue.crossings.values()
        if {one.country_a, one.country_b} == set(countries)
        and (modes is None or _fits_modes(one, modes))
        and (distance := _distance(one, place)) is not None
        and distance <= reach + (one.radius_km or 0.0)
    ]
    return catalogue.crossings[min(near)[1]] if near else None


def _fits_modes(crossing: BorderCrossing, modes: set[Mode]) -> bool:
    return crossing.mode in modes or Mode.MULTIMODAL in modes


def _breaks(catalogue: Catalogue, way: Way, day: date) -> Iterator[Break]:
    parts = way.parts
    gauge = parts[0].section.gauge_mm
    for one, other in pairwise(parts):
        if one.section.mode is not other.section.mode:
            modes = (one.section.mode.value, other.section.mode.value)
            yield _break(catalogue, MODE_BREAK, modes, (one, other), day)
            gauge = other.section.gauge_mm
        elif other.section.gauge_mm and gauge and other.section.gauge_mm != gauge:
            gauges = (str(gauge), str(other.section.gauge_mm))
            yield _break(catalogue, GAUGE_BREAK, gauges, (one, other), day)
        gauge = other.section.gauge_mm or gauge


def _break(
    catalogue: Catalogue, kind: str, change: tuple[str, str], parts: tuple[Part, Part], day: date
) -> Break:
    one, other = parts
    fitting = [g for g in catalogue.gauge_breaks.values() if _fits(g, kind, change)]
    found = _nearest_break(fitting, one.last) or _nearest_break(fitting, other.first)
    condition = condition_on(catalogue, found.id, day) if found else None
    return Break(
        id=found.id if found else None,
        name=name_of(catalogue, found.id) if found else waypoint_name(catalogue, one.last),
        kind=kind,
        change=change,
        along_km=one.to_km,
        status=condition.code if condition else None,
    )


def _fits(one: GaugeBreak, kind: str, change: tuple[str, str]) -> bool:
    gauges = {str(one.gauge_a_mm), str(one.gauge_b_mm)}
    return one.kind == kind and (kind == MODE_BREAK or gauges == set(change))


def _nearest_break(breaks: list[GaugeBreak], place: Waypoint) -> GaugeBreak | None:
    near = [
        (distance, one.id)
        for one in breaks
        if (distance := _distance(one, place)) is not None
        and distance <= BREAK_REACH_KM + (one.radius_km or 0.0)
    ]
    wanted = min(near)[1] if near else None
    return next((one for one in breaks if one.id == wanted), None)


def _distance(thing: BorderCrossing | GaugeBreak, place: Waypoint) -> float | None:
    if thing.lon is None or thing.lat is None:
        return None
    return distance_km(thing.lon, thing.lat, place.lon, place.lat)
