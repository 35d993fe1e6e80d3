"""Tell where a place is: reviewed places first, then the gazetteer, then Nominatim if allowed.

Every answer says who gave it, how precise it is and how well the name fits. A name that several
places carry answers with all of them: those of the countries asked for first, then the larger.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from geo.errors import GeoDataError
from geo.gazetteer import Gazetteer, Place, shipped_gazetteer
from geo.named import Named, NamedThings

OVERRIDES_FILE = Path(__file__).parent / "data" / "places" / "overrides.csv"
ONLINE_VARIABLE = "CORRIDORS_ONLINE_GEOCODER"
"""Environment variable that allows asking a geocoder on another host."""

REVIEWED, GAZETTEER = "reviewed", "geonames"
FROM_ATLAS = "atlas"
"""Origin of reviewed places whose position was taken over from an atlas's own data."""

LEAST_ALIKE = 0.55
SAME_PLACE_DEG = 0.15
_TOWN_KM_PER_ROOT = 0.01
_LEAST_TOWN_KM = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Geocoded:
    """Where a name may be: WGS 84 degrees, known within ``precision_km``.

    ``score`` is how well the name fits, 0 to 1; ``origin`` where a source took its position from.
    """

    name: str
    kind: str
    country: str
    lon: float
    lat: float
    precision_km: float
    source: str
    score: float
    population: int = 0
    key: str = ""
    origin: str = ""
    place: Place | None = None


class Geocoder(Protocol):
    """Whatever tells where a place is."""

    def locate(self, text: str, *, is_typing: bool = False) -> Sequence[Geocoded]:
        """Return the places a text may name, the best first; none where it knows none."""
        ...


class ReviewedPlaces:
    """Places that the gazetteer lacks or gets wrong, from a reviewed file."""

    def __init__(self, path: Path = OVERRIDES_FILE) -> None:
        """Read the file."""
        self.places = tuple(_reviewed_place(row) for row in _rows(path))
        self._found = NamedThings(
            Named(thing=place, name=name)
            for place, row in zip(self.places, _rows(path), strict=True)
            for name in (row["name"], *filter(None, row["spellings"].split("|")))
        )

    def locate(self, text: str, *, is_typing: bool = False) -> Sequence[Geocoded]:
        """Return the reviewed places a text may name, the best first."""
        found = self._found.find(text, is_typing=is_typing)
        scored = [replace(place, score=alike) for place, alike in found.items()]
        return sorted(scored, key=lambda one: (-one.score, one.name))


class GazetteerPlaces:
    """Towns and villages of the offline gazetteer."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Take the shipped gazetteer unless another is given."""
        self._gazetteer = gazetteer or shipped_gazetteer()

    def locate(self, text: str, *, is_typing: bool = False) -> Sequence[Geocoded]:
        """Return the towns a text may name, the best first."""
        hits = self._gazetteer.find(text, is_typing=is_typing)
        return [_from_gazetteer(hit.place, hit.alike) for hit in hits]


class GeocoderChain:
    """Several geocoders asked in their order, their answers put in one."""

    def __init__(self, geocoders: Iterable[Geocoder], *, first: Sequence[str] = ()) -> None:
        """Take the geocoders, and the countries whose places come first among equals."""
        self._geocoders = tuple(geocoders)
        self._first = tuple(first)

    def locate(self, text: str, *, is_typing: bool = False) -> Sequence[Geocoded]:
        """Return all candidates: best fit, then earlier geocoder, then country, then size."""
        found: list[tuple[tuple[float, ...], Geocoded]] = []
        for turn, geocoder in enumerate(self._geocoders):
            known = [one for _, one in found]
            found.extend(
                (self._order(turn, one), one)
                for one in geocoder.locate(text, is_typing=is_typing)
                if one.score >= LEAST_ALIKE
                and not any(is_same_place(one, other) for other in known)
            )
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]

    def _order(self, turn: int, one: Geocoded) -> tuple[float, ...]:
        is_first = one.country in self._first
        return (-round(one.score, 1), turn, not is_first, -one.population, one.lon)


@cache
def offline_geocoder(first: tuple[str, ...] = ()) -> GeocoderChain:
    """Return the reviewed places and the gazetteer, one chain for the whole process."""
    return GeocoderChain((reviewed_places(), GazetteerPlaces()), first=first)


@cache
def reviewed_places() -> ReviewedPlaces:
    """Return the shipped reviewed places, read once."""
    return ReviewedPlaces()


def is_same_place(one: Geocoded, other: Geocoded) -> bool:
    """Tell whether two answers mean one place: of one country, nearly at one spot."""
    return (
        one.country == other.country
        and abs(one.lon - other.lon) < SAME_PLACE_DEG
        and abs(one.lat - other.lat) < SAME_PLACE_DEG
    )


def town_radius_km(population: int) -> float:
    """Return how far a town's built-up land may reach: 1 km, 3 km at 100,000, 10 km at a million.

    The root of the population, as areas of towns grow about as their population does.
    """
    return max(_LEAST_TOWN_KM, round(_TOWN_KM_PER_ROOT * math.sqrt(population), 1))


def _from_gazetteer(place: Place, alike: float) -> Geocoded:
    return Geocoded(
        name=place.name,
        kind="town",
        country=place.country,
        lon=place.lon,
        lat=place.lat,
        precision_km=town_radius_km(place.population),
        source=GAZETTEER,
        score=alike,
        population=place.population,
        key=f"geonames:{place.geonameid}",
        origin=GAZETTEER,
        place=place,
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _reviewed_place(row: dict[str, str]) -> Geocoded:
    try:
        lon, lat, radius = (float(row[name]) for name in ("lon", "lat", "radius_km"))
    except ValueError as error:
        message = f"{OVERRIDES_FILE.name}, {row['name']}: expected lon, lat and radius_km, {error}."
        raise GeoDataError(message) from error
    slug = "-".join(row["name"].lower().split())
    return Geocoded(
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        lon=lon,
        lat=lat,
        precision_km=radius,
        source=REVIEWED,
        score=0.0,
        key=f"place:{slug}-{row['country'].lower()}",
        origin=row["source"],
    )
