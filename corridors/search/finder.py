"""Find what a text names: the atlas's own things first, then the towns of the gazetteer."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.search.asking import Reading, readings_of
from corridors.search.positions import with_position
from corridors.search.things import Findable, findable_things, names_of, shown_name
from geo.geocoding import (
    GAZETTEER,
    GazetteerPlaces,
    Geocoded,
    Geocoder,
    GeocoderChain,
    is_same_place,
    reviewed_places,
)
from geo.likeness import SAME_SOUND
from geo.measure import distance_km
from geo.named import NamedThings
from geo.spelling import fold, is_ideographic, sound, squeezed

FIRST_COUNTRIES = ("KZ", "UZ", "RU", "BY", "AF", "PK")
"""Of equally good answers those in the countries of the mission's corridor come first."""

ATLAS, DERIVED = "atlas", "derived"
DEFAULT_LIMIT, MOST_LIMIT = 10, 50

LEAD: Mapping[str, float] = {
    "hub": 0.10,
    "country": 0.09,
    "corridor": 0.08,
    "town": 0.065,
    "site": 0.06,
    "station": 0.055,
    "crossing": 0.05,
    "waypoint": 0.04,
    "gauge-break": 0.03,
    "variant": 0.02,
    "topic": 0.02,
    "agreement": 0.01,
}
"""How far a kind of thing goes before an equally good town: nobody means the village first."""

REVIEWED_LEAD, FIRST_COUNTRY_LEAD, SIZE_LEAD = 0.04, 0.022, 0.02
LEAD_WITH_ERRORS = 0.15
OTHER_NAME = 0.99
"""Up to here a town of the gazetteer answers to a name that is not its main one."""
TYPE_MEANT, TYPE_NOT_MEANT = 0.03, -0.08
LEAST_ALIKE = ((8, 0.58), (7, 0.62), (5, 0.66), (0, 0.72))
LEAST_REVIEWED = 0.62
TINY, LEAST_TINY = 3, 0.965
SAME_TOWN_KM = 15.0
BEST = 1.15
LARGE, MIDDLE = 100_000, 10_000
LEAST_LARGE, LEAST_MIDDLE, LEAST_SMALL, LEAST_ELSEWHERE = 0.62, 0.68, 0.74, 0.965
NEAR_COUNTRIES = frozenset(["KZ", "UZ", "RU", "BY", "AF", "PK", "KG", "TM", "TJ"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One answer: what it is and where, WGS 84 degrees, known within ``precision_km``.

    Where no position is known lon, lat and precision are None; ``score`` is 0 to 1.
    """

    name: str
    kind: str
    type: str
    id: str
    country: str
    lon: float | None
    lat: float | None
    precision_km: float | None
    source: str
    score: float


class Finder:
    """All that can be found in a catalogue and around it."""

    def __init__(self, catalogue: Catalogue, towns: Geocoder | None = None) -> None:
        """Gather the things and their names; towns come from the gazetteer unless given."""
        self._catalogue = catalogue
        self._towns = towns or GazetteerPlaces()
        self._reviewed = reviewed_places()
        chain = GeocoderChain((self._reviewed, self._towns), first=FIRST_COUNTRIES)
        things = [with_position(catalogue, one, chain) for one in findable_things(catalogue)]
        self._things = {thing.id: thing for thing in things}
        self._names = {thing.id: tuple(names_of(catalogue, thing)) for thing in things}
        self._named = NamedThings(named for names in self._names.values() for named in names)
        self._by_sound = self._places_by_sound()

    def find(
        self,
        text: str,
        *,
        limit: int = DEFAULT_LIMIT,
        language: str = "en",
        is_typing: bool = False,
    ) -> tuple[Found, ...]:
        """Return what a text names, the best first; nothing for what is no name.

        With ``is_typing`` the text may be the beginning of a name.
        """
        scored: dict[str, float] = {}
        places: dict[str, Geocoded] = {}
        for key, score, place in self._all_answers(text, is_typing=is_typing):
            if score > scored.get(key, 0.0):
                scored[key] = score
            if place:
                places[key] = place
        ranked = sorted(scored, key=lambda key: (-scored[key], key))[: min(limit, MOST_LIMIT)]
        return tuple(self._found(key, scored[key], places.get(key), language) for key in ranked)

    def _all_answers(
        self, text: str, *, is_typing: bool
    ) -> Iterator[tuple[str, float, Geocoded | None]]:
        """Yield the answers to each reading: id, score, and the town where it is one."""
        by_name: dict[str, tuple[dict[str, float], list[Geocoded]]] = {}
        for reading in readings_of(text):
            name = reading.name
            if name not in by_name:
                things = self._named.find(name, is_typing=is_typing)
                by_name[name] = things, list(self._towns_called(name, is_typing=is_typing))
            things, towns = by_name[name]
            yield from self._things_answering(reading, things, is_typing=is_typing)
            yield from self._towns_answering(reading, towns, is_typing=is_typing)

    def _things_answering(
        self, reading: Reading, things: Mapping[str, float], *, is_typing: bool
    ) -> Iterator[tuple[str, float, None]]:
        least = _least_alike(reading.name)
        for thing_id, alike in things.items():
            thing = self._things[thing_id]
            if alike >= least and _is_in(reading, thing.countries):
                lead = _lead(thing, alike, is_typing=is_typing)
                yield thing_id, alike + lead + _wish(reading, thing.type), None

    def _towns_answering(
        self, reading: Reading, towns: Iterable[Geocoded], *, is_typing: bool
    ) -> Iterator[tuple[str, float, Geocoded | None]]:
        """Yield towns, or the things of the atlas that they are."""
        for place in towns:
            same = self._same_thing(place)
            if not _is_in(reading, same.countries if same else (place.country,)):
                continue
            if same:
                alike = place.score if place.score > OTHER_NAME else 0.0
                lead = _lead(same, alike, is_typing=is_typing) + _wish(reading, same.type)
                yield same.id, place.score + lead, None
            else:
                yield place.key, place.score + _town_lead(place) + _wish(reading, place.kind), place

    def _towns_called(self, name: str, *, is_typing: bool) -> Iterator[Geocoded]:
        least = LEAST_TINY if len(squeezed(name)) <= TINY and not is_ideographic(name) else 0.0
        reviewed = self._reviewed.locate(name, is_typing=is_typing)
        others = self._towns.locate(name, is_typing=is_typing)
        further = (one for one in others if not any(is_same_place(one, r) for r in reviewed))
        for place in (*reviewed, *further):
            if place.score >= max(_least_town(place), least):
                yield place

    def _places_by_sound(self) -> Mapping[str, tuple[Findable, ...]]:
        """Return the things that are places a gazetteer knows too, by how they sound."""
        found: dict[str, list[Findable]] = defaultdict(list)
        for thing in self._things.values():
            if thing.kind in ("site", "town", "station", "crossing", "waypoint"):
                for named in self._names[thing.id]:
                    found[sound(fold(named.name))].append(thing)
        return {heard: tuple(things) for heard, things in found.items()}

    def _same_thing(self, place: Geocoded) -> Findable | None:
        """Return the thing of the atlas that a town of the gazetteer is, if it is one."""
        things = self._by_sound.get(sound(fold(place.name)), ())
        near = [thing for thing in things if _is_near(thing, place)]
        return max(near, key=lambda thing: LEAD[_lead_kind(thing)], default=None)

    def _found(self, key: str, score: float, place: Geocoded | None, language: str) -> Found:
        shown = min(round(score / BEST, 3), 1.0)
        if place:
            return _town_found(place, shown, language)
        thing = self._things[key]
        return Found(
            name=shown_name(self._catalogue, thing, language),
            kind=thing.kind,
            type=thing.type,
            id=thing.id,
            country=thing.countries[0] if thing.countries else "",
            lon=thing.lon,
            lat=thing.lat,
            precision_km=thing.radius_km,
            source=DERIVED if thing.is_derived else ATLAS,
            score=shown,
        )


@lru_cache(maxsize=2)
def finder_of(catalogue: Catalogue) -> Finder:
    """Return the finder of a catalogue, made once."""
    return Finder(catalogue)


def _least_alike(name: str) -> float:
    """Return how alike a thing's name must be, by the number of letters asked for."""
    letters = len(squeezed(name))
    return next(least for length, least in LEAST_ALIKE if letters >= length)


def _least_town(place: Geocoded) -> float:
    """Return how alike a name must be: nearly the same for small places far from the corridors."""
    if place.source != GAZETTEER:
        return LEAST_REVIEWED
    if place.population >= LARGE:
        return LEAST_LARGE if place.country in NEAR_COUNTRIES else LEAST_MIDDLE
    if place.country not in NEAR_COUNTRIES:
        return LEAST_ELSEWHERE
    return LEAST_MIDDLE if place.population >= MIDDLE else LEAST_SMALL


def _is_in(reading: Reading, countries: Sequence[str]) -> bool:
    return reading.country is None or reading.country in countries


def _wish(reading: Reading, type_: str) -> float:
    """Return what it counts that a question names the kind of thing it means."""
    country = TYPE_MEANT / 2 if reading.country else 0.0
    if not reading.types:
        return country
    return country + (TYPE_MEANT if type_ in reading.types else TYPE_NOT_MEANT)


def _lead_kind(thing: Findable) -> str:
    return "town" if thing.type in ("town", "city") else thing.kind


def _lead(thing: Findable, alike: float, *, is_typing: bool) -> float:
    """Return the lead of a thing's kind, less of it where the spelling has errors."""
    is_full = is_typing or alike >= SAME_SOUND
    return LEAD[_lead_kind(thing)] * (1.0 if is_full else LEAD_WITH_ERRORS)


def _town_lead(place: Geocoded) -> float:
    if place.source != GAZETTEER:
        return REVIEWED_LEAD
    first = FIRST_COUNTRY_LEAD if place.country in FIRST_COUNTRIES else 0.0
    return first + SIZE_LEAD * math.log10(place.population + 1) / 7


def _is_near(thing: Findable, place: Geocoded) -> bool:
    if thing.lon is None or thing.lat is None:
        return False
    return distance_km(thing.lon, thing.lat, place.lon, place.lat) <= SAME_TOWN_KM


def _town_found(place: Geocoded, score: float, language: str) -> Found:
    return Found(
        name=_town_name(place, language),
        kind="town" if place.kind == "town" else "place",
        type=place.kind,
        id=place.key,
        country=place.country,
        lon=place.lon,
        lat=place.lat,
        precision_km=place.precision_km,
        source=place.source,
        score=score,
    )


def _town_name(place: Geocoded, language: str) -> str:
    """Return a town's name in a language where the gazetteer's letters tell it."""
    if place.place is None:
        return place.name
    russian, kazakh = place.place.russian, place.place.kazakh
    by_language = {"ru": russian, "kk": kazakh or russian}
    return by_language.get(language) or place.name
