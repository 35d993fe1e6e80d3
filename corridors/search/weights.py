"""How answers are weighed: what must be alike, what goes before what among equals.

The numbers were chosen on a set of queries and nonsense of our own (``tests/corridors``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from corridors.search.asking import Reading
from corridors.search.things import Findable
from geo.geocoding import GAZETTEER, Geocoded
from geo.likeness import SAME_SOUND
from geo.spelling import is_ideographic, squeezed

FIRST_COUNTRIES = ("KZ", "UZ", "RU", "BY", "AF", "PK")
"""Of equally good answers those in the countries of the mission's corridor come first."""

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
TYPED_SIZE_LEAD, TYPED_LAG, REMOTE_LAG = 0.16, -0.1, -0.3
LEAD_WITH_ERRORS = 0.15
OTHER_NAME = 0.99
"""Up to here a town of the gazetteer answers to a name that is not its main one."""
TYPE_MEANT, TYPE_NOT_MEANT = 0.03, -0.08
LEAST_ALIKE = ((8, 0.58), (7, 0.62), (5, 0.66), (0, 0.72))
LEAST_REVIEWED, LEAST_TYPED = 0.62, 0.69
TINY, LEAST_TINY = 3, 0.965
LARGE, MIDDLE = 100_000, 10_000
LEAST_LARGE, LEAST_MIDDLE, LEAST_SMALL, LEAST_ELSEWHERE = 0.62, 0.68, 0.74, 0.965
NEAR_COUNTRIES = frozenset(["KZ", "UZ", "RU", "BY", "AF", "PK", "KG", "TM", "TJ"])


def least_alike(name: str, *, is_typing: bool) -> float:
    """Return how alike a thing's name must be, by the number of letters asked for."""
    if is_typing:
        return LEAST_TYPED
    letters = len(squeezed(name))
    return next(least for length, least in LEAST_ALIKE if letters >= length)


def least_town(place: Geocoded, name: str, *, is_typing: bool) -> float:
    """Return how alike a town's name must be to the one asked for."""
    if is_typing:
        return LEAST_TYPED
    is_tiny = len(squeezed(name)) <= TINY and not is_ideographic(name)
    return max(_least_of_town(place), LEAST_TINY if is_tiny else 0.0)


def _least_of_town(place: Geocoded) -> float:
    """Return how alike a name must be: nearly the same for small places far from the corridors."""
    if place.source != GAZETTEER:
        return LEAST_REVIEWED
    if place.population >= LARGE:
        return LEAST_LARGE if place.country in NEAR_COUNTRIES else LEAST_MIDDLE
    if place.country not in NEAR_COUNTRIES:
        return LEAST_ELSEWHERE
    return LEAST_MIDDLE if place.population >= MIDDLE else LEAST_SMALL


def is_in(reading: Reading, countries: Sequence[str]) -> bool:
    """Tell whether something lies in the country a question names, if it names one."""
    return reading.country is None or reading.country in countries


def wish(reading: Reading, type_: str) -> float:
    """Return what it counts that a question names the kind of thing it means."""
    country = TYPE_MEANT / 2 if reading.country else 0.0
    if not reading.types:
        return country
    return country + (TYPE_MEANT if type_ in reading.types else TYPE_NOT_MEANT)


def lead_of_kind(thing: Findable) -> float:
    """Return the full lead of a thing's kind; a town has that of towns, whatever it belongs to."""
    return LEAD["town" if thing.type in ("town", "city") else thing.kind]


def thing_lead(thing: Findable, alike: float, *, is_typing: bool) -> float:
    """Return the lead of a thing's kind, less of it where the spelling has errors."""
    is_full = is_typing or alike >= SAME_SOUND
    return lead_of_kind(thing) * (1.0 if is_full else LEAD_WITH_ERRORS)


def town_lead(place: Geocoded, *, is_typing: bool) -> float:
    """Return how far a town goes before others: by country and size."""
    if is_typing:
        return _typed_lead(place)
    if place.source != GAZETTEER:
        return REVIEWED_LEAD
    first = FIRST_COUNTRY_LEAD if place.country in FIRST_COUNTRIES else 0.0
    return first + SIZE_LEAD * math.log10(place.population + 1) / 7


def _typed_lead(place: Geocoded) -> float:
    """Return a town's lead while its name is typed: size says more than how much is there yet."""
    if place.source != GAZETTEER:
        return 2 * REVIEWED_LEAD
    is_remote = place.country not in NEAR_COUNTRIES and place.population < LARGE
    size = TYPED_SIZE_LEAD * math.log10(place.population + 1) / 7
    first = FIRST_COUNTRY_LEAD if place.country in FIRST_COUNTRIES else 0.0
    return size + first + (REMOTE_LAG if is_remote else TYPED_LAG)
