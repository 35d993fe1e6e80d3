"""The things of a catalogue that can be found: where each is and the names it answers to."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from corridors.catalogue import Catalogue
from corridors.language import LANGUAGES
from corridors.model.corridor import BorderCrossing, Corridor, GaugeBreak, Variant, Waypoint
from corridors.names import DASH, name_of, waypoint_name
from corridors.search.kinds import take_out_kind
from geo.countries import country_places
from geo.measure import distance_km
from geo.named import Named
from geo.spelling import fold

SPELLINGS_FILE = Path(__file__).parent / "spellings.csv"
NAMELESS = frozenset({"line point", "mid-Caspian", "off Absheron"})
STATIONS = frozenset({"station", "junction", "border-station", "port", "terminal"})
SAME_KM = 15.0

PART, SIDE, BARE = 0.97, 0.96, 0.93
"""Weights of a name's part, of one side of a crossing, of a name without its kind word."""

PROPER = frozenset({"bridge", "topic"})
"""Types whose kind word is a part of the name: the Friendship Bridge is not called Friendship."""

LONGEST_ABBREVIATION = 6

LINES = frozenset({"corridor", "variant", "topic", "agreement"})
"""Kinds whose names list the places they join, which are not names of theirs."""

_QUOTED = re.compile(r"[«\"“]([^»\"”]{3,})[»\"”]")
_BRACKETED = re.compile(r"\s*\(([^)]*)\)")
_SLASH = re.compile(r"\s*/\s*")
_LATIN_SIDES = re.compile(r"^(?:[A-Z]{2}|[A-Z]{2}[/-][A-Z]{2}|exp\.|эксп\.|.*\bside\b.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """A thing that can be found: WGS 84 degrees, None where no position is known.

    ``kind`` is the group it belongs to, ``type`` says it more closely, such as ``dry-port``. A
    derived position is not the facts' own.
    """

    id: str
    kind: str
    type: str
    name: str
    countries: tuple[str, ...]
    lon: float | None = None
    lat: float | None = None
    radius_km: float | None = None
    is_derived: bool = False


def findable_things(catalogue: Catalogue) -> Iterator[Findable]:
    """Yield everything that can be found, without waypoints that only repeat another thing."""
    drawn = tuple(_placed(catalogue))
    yield from drawn
    yield from _waypoints(catalogue, drawn)
    yield from _lines(catalogue)
    yield from _documents(catalogue)
    yield from _countries(catalogue)


def names_of(catalogue: Catalogue, thing: Findable) -> Iterator[Named[str]]:
    """Yield the names a thing answers to, with their parts and without their kind words."""
    for name, weight in dict.fromkeys(_weighted(catalogue, thing)):
        is_strict = name.isupper() and len(name) <= LONGEST_ABBREVIATION
        yield Named(thing=thing.id, name=name, weight=weight, is_strict=is_strict)
        bare, meant = take_out_kind(fold(name))
        if meant and thing.type not in PROPER:
            yield Named(thing=thing.id, name=bare, weight=weight * BARE)


def _placed(catalogue: Catalogue) -> Iterator[Findable]:
    for hub in catalogue.hubs.values():
        yield _at(hub, kind="hub", type_="hub", name=hub.label, countries=_both(hub))
    for site in catalogue.sites.values():
        yield _at(site, kind="site", type_=site.kind, name=site.name, countries=(site.country,))
    for crossing in catalogue.crossings.values():
        both = (crossing.country_a, crossing.country_b)
        name = crossing.name
        yield _at(crossing, kind="crossing", type_="crossing", name=name, countries=both)
    for one in catalogue.gauge_breaks.values():
        sides = _countries_of(catalogue, one)
        yield _at(one, kind="gauge-break", type_="gauge-break", name=one.name, countries=sides)


def _countries_of(catalogue: Catalogue, one: GaugeBreak) -> tuple[str, ...]:
    """Return the countries of a break's crossing, or of the waypoint that bears its name."""
    if one.crossing:
        crossing = catalogue.crossings[one.crossing]
        return (crossing.country_a, crossing.country_b)
    points = (point for points in catalogue.waypoints.values() for point in points)
    named = (point.country for point in points if one.name in _parts(point.name))
    return next(named, ())


def _both(hub: object) -> tuple[str, ...]:
    country, partner = getattr(hub, "country", None), getattr(hub, "partner", None)
    return tuple(filter(None, (country, partner)))


def _at(thing: object, *, kind: str, type_: str, name: str, countries: tuple[str, ...]) -> Findable:
    values = {key: getattr(thing, key) for key in ("id", "lon", "lat", "radius_km")}
    return Findable(kind=kind, type=type_, name=name, countries=countries, **values)


def _waypoints(catalogue: Catalogue, others: tuple[Findable, ...]) -> Iterator[Findable]:
    """Yield each named point of the legs once, the better known position of those of a name."""
    kept: dict[str, list[Findable]] = defaultdict(list)
    for other in others:
        for part in _parts(other.name):
            kept[take_out_kind(fold(part))[0]].append(other)
    points = (point for points in catalogue.waypoints.values() for point in points)
    for point in sorted(points, key=lambda p: (p.confidence != "high", p.leg, p.order)):
        thing = _waypoint(point)
        names = [take_out_kind(fold(part))[0] for part in _parts(point.name)]
        if point.name in NAMELESS or _repeats(thing, names, kept):
            continue
        for name in names:
            kept[name].append(thing)
        yield thing


def _waypoint(point: Waypoint) -> Findable:
    is_station = point.kind in STATIONS
    kind = "station" if is_station else "crossing" if point.kind == "border-crossing" else "town"
    return Findable(
        id=f"{point.leg}:{point.order}",
        kind=kind if point.kind != "waypoint" else "waypoint",
        type=point.kind,
        name=point.name,
        countries=point.country,
        lon=point.lon,
        lat=point.lat,
        radius_km=WAYPOINT_KM.get(point.confidence, 10.0),
    )


WAYPOINT_KM: Mapping[str, float] = {"high": 3.0, "medium": 5.0, "low": 10.0}
"""How far the position of a waypoint may be off, by its confidence."""


def _repeats(thing: Findable, names: list[str], kept: Mapping[str, list[Findable]]) -> bool:
    return any(_is_near(thing, other) for name in names for other in kept.get(name, ()))


def _is_near(one: Findable, other: Findable) -> bool:
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return False
    if other.kind == "gauge-break":
        return False
    return distance_km(one.lon, one.lat, other.lon, other.lat) <= SAME_KM


def _lines(catalogue: Catalogue) -> Iterator[Findable]:
    for corridor in catalogue.corridors.values():
        first = next((v for v in catalogue.variants.values() if v.corridor == corridor.id), None)
        yield _line(catalogue, corridor, first, kind="corridor", countries=corridor.countries)
    for variant in catalogue.variants.values():
        owner = catalogue.corridors[variant.corridor]
        yield _line(catalogue, variant, variant, kind="variant", countries=owner.countries)


def _line(
    catalogue: Catalogue,
    thing: Corridor | Variant,
    way: Variant | None,
    *,
    kind: str,
    countries: tuple[str, ...],
) -> Findable:
    """Return a line as found: at its middle point, known within the reach of its points."""
    legs = way.legs if way else ()
    points = [point for leg in legs for point in catalogue.waypoints.get(leg, ())]
    found = Findable(id=thing.id, kind=kind, type=kind, name=thing.name, countries=countries)
    if not points:
        return found
    middle = points[len(points) // 2]
    reach = max(distance_km(middle.lon, middle.lat, p.lon, p.lat) for p in points)
    return replace(found, lon=middle.lon, lat=middle.lat, radius_km=round(reach))


def _documents(catalogue: Catalogue) -> Iterator[Findable]:
    for topic in catalogue.topics.values():
        yield Findable(id=topic.id, kind="topic", type="topic", name=topic.name, countries=())
    for one in catalogue.agreements.values():
        yield Findable(id=one.id, kind="agreement", type=one.kind, name=one.name, countries=())


def _countries(catalogue: Catalogue) -> Iterator[Findable]:
    places = country_places()
    for country in catalogue.countries.values():
        place = places.get(country.id)
        yield Findable(
            id=country.id,
            kind="country",
            type="country",
            name=country.name,
            countries=(country.id,),
            lon=place.lon if place else None,
            lat=place.lat if place else None,
            radius_km=place.radius_km if place else None,
        )


def _weighted(catalogue: Catalogue, thing: Findable) -> Iterator[tuple[str, float]]:
    for name in _full_names(catalogue, thing):
        yield name, 1.0
        if thing.kind not in LINES:
            yield from ((part, PART) for part in _parts(name) if part != name)
        if thing.kind == "crossing":
            yield from ((side, SIDE) for side in name.split(DASH) if side != name)
    crossing = catalogue.crossings.get(thing.id)
    if crossing:
        yield from _sides(crossing)


def _full_names(catalogue: Catalogue, thing: Findable) -> Iterator[str]:
    yield thing.name
    yield from (name.name for name in catalogue.names.get(thing.id, ()))
    yield from _spellings().get(thing.id, ())
    yield from (shown_name(catalogue, thing, language) for language in LANGUAGES)
    corridor = catalogue.corridors.get(thing.id)
    if corridor:
        yield corridor.label
    if thing.kind == "country" and thing.id in country_places():
        yield from country_places()[thing.id].names
    point = _point(catalogue, thing)
    if point and point.name_local:
        yield point.name_local


def shown_name(catalogue: Catalogue, thing: Findable, language: str) -> str:
    """Return what a thing is called in a language."""
    point = _point(catalogue, thing)
    if point:
        return waypoint_name(catalogue, point, language)
    return name_of(catalogue, thing.id, language)


def _point(catalogue: Catalogue, thing: Findable) -> Waypoint | None:
    """Return the waypoint a thing was made of, if it was."""
    leg, _, order = thing.id.partition(":")
    points = catalogue.waypoints.get(leg, ()) if order else ()
    return next((point for point in points if str(point.order) == order), None)


def _sides(crossing: BorderCrossing) -> Iterator[tuple[str, float]]:
    yield crossing.name, 1.0
    for name in (crossing.name_a, crossing.name_b):
        yield from ((part, SIDE) for part in _parts(name))


def _parts(name: str) -> tuple[str, ...]:
    """Return a name with what it holds in quotes, in and before brackets, between slashes."""
    bracketed = [text for text in _BRACKETED.findall(name) if not _LATIN_SIDES.match(text)]
    plain = _BRACKETED.sub("", name).strip()
    sides = [side.strip() for side in _SLASH.split(plain)]
    found = (name, plain, *_QUOTED.findall(name), *bracketed, *sides)
    return tuple(dict.fromkeys(part for part in found if part))


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """Return the further spellings by thing: what people write, shown to nobody."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    with SPELLINGS_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["thing"]] += tuple(row["spellings"].split("|"))
    return found
