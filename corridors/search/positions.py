"""Where a thing without a position of its own probably is, for those who look for it.

The facts stay as they are: a position derived here is only an answer's, and says how wide it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corridors.catalogue import Catalogue
from corridors.model.corridor import BorderCrossing
from corridors.search.things import Findable, names_of
from geo.geocoding import Geocoded, Geocoder
from geo.measure import distance_km

APART_KM = 100.0
"""Two sides of a crossing farther apart than this are not the places meant."""

ONE_SIDE_KM, BETWEEN_KM, IN_HUB_KM = 30.0, 5.0, 10.0
"""What is added to a radius: by one side alone, between two sides, somewhere in a hub."""

_EXACT = 0.97


def with_position(catalogue: Catalogue, thing: Findable, geocoder: Geocoder) -> Findable:
    """Return a thing with a derived position where it has none; as it is where none is found."""
    if thing.lon is not None or thing.kind not in ("site", "crossing"):
        return thing
    crossing = catalogue.crossings.get(thing.id)
    if crossing:
        return _between(thing, [*_sides(crossing, geocoder)])
    named = _called(catalogue, thing, geocoder)
    if named:
        return _at(thing, named.lon, named.lat, named.precision_km + BETWEEN_KM)
    return _in_hub(catalogue, thing)


def _sides(crossing: BorderCrossing, geocoder: Geocoder) -> Iterator[Geocoded]:
    sides = ((crossing.name_a, crossing.country_a), (crossing.name_b, crossing.country_b))
    for name, country in sides:
        found = _exactly(geocoder, name, country)
        if found:
            yield found


def _between(thing: Findable, sides: list[Geocoded]) -> Findable:
    """Return a crossing halfway between its two sides, or at the one that is known."""
    if not sides:
        return thing
    one, other = sides[0], sides[-1]
    apart = distance_km(one.lon, one.lat, other.lon, other.lat)
    if apart > APART_KM:
        return thing
    radius = ONE_SIDE_KM if len(sides) == 1 else apart / 2 + BETWEEN_KM
    return _at(thing, (one.lon + other.lon) / 2, (one.lat + other.lat) / 2, radius)


def _called(catalogue: Catalogue, thing: Findable, geocoder: Geocoder) -> Geocoded | None:
    """Return the place of one of a thing's names in its country."""
    found = (
        _exactly(geocoder, named.name, country)
        for named in names_of(catalogue, thing)
        for country in thing.countries
    )
    return next((one for one in found if one), None)


def _exactly(geocoder: Geocoder, name: str, country: str) -> Geocoded | None:
    answers = geocoder.locate(name)
    return next((a for a in answers if a.country == country and a.score >= _EXACT), None)


def _in_hub(catalogue: Catalogue, thing: Findable) -> Findable:
    site = catalogue.sites.get(thing.id)
    hub = catalogue.hubs.get(site.hub) if site and site.hub else None
    return _at(thing, hub.lon, hub.lat, hub.radius_km + IN_HUB_KM) if hub else thing


def _at(thing: Findable, lon: float, lat: float, radius_km: float) -> Findable:
    return replace(
        thing,
        lon=round(lon, 4),
        lat=round(lat, 4),
        radius_km=round(radius_km, 1),
        is_derived=True,
    )
