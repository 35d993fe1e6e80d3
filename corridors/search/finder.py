"""Find what a text names: the atlas's own things first, then the towns of the gazetteer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.search.asking import Reading, readings_of, shortened
from corridors.search.positions import with_position
from corridors.search.things import Findable, findable_things, names_of, shown_name
from corridors.search.weights import (
    FIRST_COUNTRIES,
    OTHER_NAME,
    is_in,
    lead_of_kind,
    least_alike,
    least_town,
    thing_lead,
    town_lead,
    wish,
)
from geo.geocoding import (
    GazetteerPlaces,
    Geocoded,
    Geocoder,
    GeocoderChain,
    is_same_place,
    reviewed_places,
)
from geo.measure import distance_km
from geo.named import NamedThings
from geo.spelling import fold, sound

ATLAS, DERIVED = "atlas", "derived"
DEFAULT_LIMIT, MOST_LIMIT = 10, 50

SAME_TOWN_KM = 15.0
BEST = 1.15
WELL_KNOWN = 100_000
SHORTENED_LAG, LEAST_SHORTENED = -0.15, 0.93
"""What an answer to only a part of the question counts less, and how alike it must be."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A thing by its id, or a town, with how alike its name is and what it scores."""

    key: str
    alike: float
    score: float
    place: Geocoded | None = None


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
        readings = readings_of(text)
        answers = [*self._answers(readings, is_typing=is_typing)]
        if not answers and not is_typing:
            answers = [*self._answers_to_a_part(readings)]
        best: dict[str, _Answer] = {}
        for answer in answers:
            if answer.score > (best[answer.key].score if answer.key in best else 0.0):
                best[answer.key] = answer
        ranked = sorted(best.values(), key=lambda one: (-one.score, one.key))
        return tuple(self._found(one, language) for one in ranked[: min(limit, MOST_LIMIT)])

    def _answers(self, readings: Iterable[Reading], *, is_typing: bool) -> Iterator[_Answer]:
        """Yield the answers to each reading; things and towns of a name are looked for once."""
        by_name: dict[str, tuple[dict[str, float], list[Geocoded]]] = {}
        for reading in readings:
            name = reading.name
            if name not in by_name:
                things = self._named.find(name, is_typing=is_typing)
                by_name[name] = things, list(self._towns_called(name, is_typing=is_typing))
            things, towns = by_name[name]
            yield from self._things_answering(reading, things, is_typing=is_typing)
            yield from self._towns_answering(reading, towns, is_typing=is_typing)

    def _answers_to_a_part(self, readings: Iterable[Reading]) -> Iterator[_Answer]:
        """Yield what is named but for one word at an end, and named without an error."""
        parts = dict.fromkeys(part for reading in readings for part in shortened(reading))
        for answer in self._answers(parts, is_typing=False):
            is_known = answer.place is None or answer.place.population >= WELL_KNOWN
            if is_known and answer.alike >= LEAST_SHORTENED:
                yield replace(answer, score=answer.score + SHORTENED_LAG)

    def _things_answering(
        self, reading: Reading, things: Mapping[str, float], *, is_typing: bool
    ) -> Iterator[_Answer]:
        least = least_alike(reading.name, is_typing=is_typing)
        for thing_id, alike in things.items():
            thing = self._things[thing_id]
            if alike >= least and is_in(reading, thing.countries):
                lead = thing_lead(thing, alike, is_typing=is_typing)
                score = alike + lead + wish(reading, thing.type)
                yield _Answer(key=thing_id, alike=alike, score=score)

    def _towns_answering(
        self, reading: Reading, towns: Iterable[Geocoded], *, is_typing: bool
    ) -> Iterator[_Answer]:
        """Yield towns, or the things of the atlas that they are."""
        for place in towns:
            same = self._same_thing(place)
            if not is_in(reading, same.countries if same else (place.country,)):
                continue
            if same:
                alike = place.score if place.score > OTHER_NAME else 0.0
                lead = thing_lead(same, alike, is_typing=is_typing) + wish(reading, same.type)
                yield _Answer(key=same.id, alike=place.score, score=place.score + lead)
            else:
                lead = town_lead(place, is_typing=is_typing)
                score = place.score + lead + wish(reading, place.kind)
                yield _Answer(key=place.key, alike=place.score, score=score, place=place)

    def _towns_called(self, name: str, *, is_typing: bool) -> Iterator[Geocoded]:
        reviewed = self._reviewed.locate(name, is_typing=is_typing)
        others = self._towns.locate(name, is_typing=is_typing)
        further = (one for one in others if not any(is_same_place(one, r) for r in reviewed))
        for place in (*reviewed, *further):
            if place.score >= least_town(place, name, is_typing=is_typing):
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
        return max(near, key=lead_of_kind, default=None)

    def _found(self, answer: _Answer, language: str) -> Found:
        shown = min(round(answer.score / BEST, 3), 1.0)
        if answer.place:
            return _town_found(answer.place, shown, language)
        thing = self._things[answer.key]
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


def _is_near(thing: Findable, place: Geocoded) -> bool:
    if thing.lon is None or thing.lat is None:
        return False
    return distance_km(thing.lon, thing.lat, place.lon, place.lat) <= SAME_TOWN_KM


def _town_found(place: Geocoded, score: float, language: str) -> Found:
    kind = "town" if place.kind == "town" else "place"
    return found_place(place, name=_town_name(place, language), kind=kind, score=score)


def found_place(place: Geocoded, *, name: str, kind: str, score: float) -> Found:
    """Return a place some geocoder knows as an answer."""
    return Found(
        name=name,
        kind=kind,
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
