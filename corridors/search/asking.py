"""What a question may mean: cleaned, without its kind word, without the country it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from corridors.search.kinds import corrected, meant_kind, take_out_kind
from geo.countries import country_places
from geo.spelling import fold, is_ideographic, scripts_of, sound

LONGEST = 120
MOST_WORDS = 14
MOST_SCRIPTS = 2
SHORTEST = 2
SHORTEST_COUNTRY = 6
SHORTEST_PART, MOST_SHORTENED = 4, 4

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CODE = re.compile(r"[<>{}\\=;|]|--|/\*")
_JOINERS = frozenset(
    ["and", "of", "the", "for", "in", "at", "to", "by", "и", "в", "на", "для", "из", "de", "la"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a question: the name in it, the types and the country it asks for."""

    name: str
    types: frozenset[str] = frozenset()
    country: str | None = None


def readings_of(text: str) -> tuple[Reading, ...]:
    """Return the ways to read a question; none for what is no name at all.

    No name are: nothing, too much, control characters, program text, one word in two scripts.
    """
    folded = _clean(text)
    if folded is None:
        return ()
    mended = " ".join(meant_kind(word) for word in folded.split())
    found = [Reading(name=folded)]
    for asked in dict.fromkeys((folded, mended)):
        for name, country in ((asked, None), *_without_country(asked)):
            bare, types = take_out_kind(name)
            if types or country:
                found.append(Reading(name=bare, types=types, country=country))
    return tuple(dict.fromkeys(found))


def shortened(reading: Reading) -> tuple[Reading, ...]:
    """Return a reading without its first and without its last word, as people add a region."""
    words = reading.name.split()
    if not 1 < len(words) <= MOST_SHORTENED:
        return ()
    parts = (words[:-1], words[1:])
    names = [" ".join(part) for part in parts]
    return tuple(replace(reading, name=name) for name in names if len(name) >= SHORTEST_PART)


def _clean(text: str) -> str | None:
    """Return a question folded, or None where it is no name."""
    if len(text) > LONGEST or _SURROGATES.search(text):
        return None
    plain = unicodedata.normalize("NFKC", text).strip()
    if _UNPRINTABLE.search(plain) or _CODE.search(plain) or _is_mixed(plain):
        return None
    words = fold(plain).split()
    is_short = len("".join(words)) < SHORTEST and not is_ideographic(plain)
    if is_short or len(words) > MOST_WORDS or _JOINERS.issuperset(words):
        return None
    return " ".join(words)


def _is_mixed(text: str) -> bool:
    """Tell whether a word is written in two scripts, or the whole in more than two."""
    scripts = [scripts_of(word) for word in re.split(r"[\W_]+", text)]
    return any(len(one) > 1 for one in scripts) or len(frozenset().union(*scripts)) > MOST_SCRIPTS


def _without_country(folded: str) -> Iterator[tuple[str, str]]:
    """Yield a text without a country's name at its end or beginning, with that country's code."""
    words = folded.split()
    for length in range(1, min(len(words), 4)):
        ends = ((words[-length:], words[:-length]), (words[:length], words[length:]))
        for named, rest in ends:
            heard = sound(" ".join(named))
            if len(heard) >= SHORTEST_COUNTRY:
                heard = corrected(heard, _long_names())
            code = _codes().get(heard)
            if code:
                yield " ".join(rest), code


@cache
def _codes() -> dict[str, str]:
    """Return the countries' codes by how their names sound; the code itself counts as a name."""
    found: dict[str, str] = {}
    for place in country_places().values():
        for name in (*place.names, place.code):
            found.setdefault(sound(fold(name)), place.code)
    return found


@cache
def _long_names() -> tuple[str, ...]:
    return tuple(heard for heard in _codes() if len(heard) >= SHORTEST_COUNTRY)
