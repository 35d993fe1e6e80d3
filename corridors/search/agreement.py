"""Whether the facts' own positions agree with what a geocoder says of their names."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from corridors.catalogue import Catalogue
from corridors.search.kinds import take_out_kind
from corridors.search.things import Findable, findable_things, names_of
from corridors.search.weights import FIRST_COUNTRIES
from geo.geocoding import FROM_ATLAS, Geocoded, Geocoder, GeocoderChain, offline_geocoder
from geo.measure import distance_km
from geo.spelling import fold

ACCEPTED_FILE = Path(__file__).parent / "accepted.csv"
KINDS = frozenset({"site", "station", "town", "waypoint"})
AT_THEIR_TOWN = frozenset({"town", "city", "station", "junction", "border-station", "checkpoint"})
EXACT, OWN_KM = 0.97, 50.0
STATION_KM = 3.0
"""How far a station may stand from the centre of the place it is named after."""

Verdict = Literal["agrees", "differs", "accepted", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A thing's position beside the geocoder's nearest answer to its name.

    ``allowed_km`` is the radius of the thing, that of the answer and a station's way to its town.
    """

    thing: Findable
    verdict: Verdict
    answer: Geocoded | None = None
    km: float | None = None
    allowed_km: float | None = None
    reason: str = ""


def compare_positions(catalogue: Catalogue, geocoder: Geocoder | None = None) -> list[Comparison]:
    """Return a comparison for each place of the catalogue, the widest differences first."""
    asked = geocoder or _independent()
    found = [
        _compared(catalogue, thing, asked)
        for thing in findable_things(catalogue)
        if thing.kind in KINDS and thing.lon is not None
    ]
    return sorted(found, key=lambda one: (-(one.km or 0.0), one.thing.id))


def _independent() -> GeocoderChain:
    return offline_geocoder(FIRST_COUNTRIES)


def _compared(catalogue: Catalogue, thing: Findable, geocoder: Geocoder) -> Comparison:
    near = min(
        ((_km(thing, one), one) for one in _answers(catalogue, thing, geocoder)),
        key=lambda pair: pair[0],
        default=None,
    )
    if near is None:
        return Comparison(thing=thing, verdict="unknown")
    km, answer = near
    allowed = (thing.radius_km or 0.0) + answer.precision_km + STATION_KM
    reason = _accepted().get(thing.id, "") if km > allowed else ""
    verdict: Verdict = "agrees" if km <= allowed else "accepted" if reason else "differs"
    return Comparison(
        thing=thing,
        verdict=verdict,
        answer=answer,
        km=round(km, 1),
        allowed_km=round(allowed, 1),
        reason=reason,
    )


def _answers(catalogue: Catalogue, thing: Findable, geocoder: Geocoder) -> Iterator[Geocoded]:
    """Yield the answers to a thing's names in its countries.

    None where one of them was taken from the facts: then the others are other places of the name.
    """
    found = [
        answer
        for name in dict.fromkeys(_asked_for(catalogue, thing))
        for answer in geocoder.locate(name)
        if answer.score >= EXACT and answer.country in thing.countries
    ]
    is_own = any(one.origin == FROM_ATLAS and _km(thing, one) <= OWN_KM for one in found)
    yield from () if is_own else (one for one in found if one.origin != FROM_ATLAS)


def _asked_for(catalogue: Catalogue, thing: Findable) -> Iterator[str]:
    """Yield the names to ask for: a port or airport is not where the town of its name is."""
    for named in names_of(catalogue, thing):
        bare, _ = take_out_kind(fold(named.name))
        if thing.type in AT_THEIR_TOWN:
            yield bare
        elif named.weight == 1.0:
            yield named.name


def _km(thing: Findable, answer: Geocoded) -> float:
    return distance_km(thing.lon or 0.0, thing.lat or 0.0, answer.lon, answer.lat)


@cache
def _accepted() -> Mapping[str, str]:
    """Return the differences that were looked into, with what was found."""
    with ACCEPTED_FILE.open(encoding="utf-8", newline="") as file:
        return {row["thing"]: row["reason"] for row in csv.DictReader(file)}
