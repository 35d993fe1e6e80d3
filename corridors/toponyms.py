"""Place names by language: from a row, from a waypoint's local name, or written by rule.

A name of the tables, such as ``Saryagash (KZ) / Keles (UZ)`` or ``Salang tunnel``, is taken apart:
its halves are named each for itself, what stands in brackets (another spelling, a side) is left
out, a common noun is translated as part of a sentence, and only the proper name is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.language import LANGUAGES, speaking
from corridors.model.corridor import Waypoint
from geo.speech import N_
from geo.speech import gettext as _
from geo.transliteration import transliterate

FORMS = (
    N_("{name} airport terminal"),
    N_("{name} container hub"),
    N_("{name} dry port"),
    N_("{name} border post"),
    N_("{name} airport"),
    N_("{name} area"),
    N_("{name} Cantt"),
    N_("{name} customs"),
    N_("{name} gorge"),
    N_("{name} Jn"),
    N_("{name} junction"),
    N_("{name} pass"),
    N_("{name} port"),
    N_("{name} terminal"),
    N_("{name} tunnel"),
)
"""Common nouns in names; the longer before those that end it."""

SAYINGS = (
    N_("line point"),
    N_("mid-Caspian"),
    N_("off Absheron"),
    N_("Friendship Bridge"),
    N_("Chinese side (post not named)"),
)
"""Whole names that are words, not names."""

LOCAL_LANGUAGES: Mapping[str, str] = {
    "AF": "fa",
    "AZ": "az",
    "BY": "ru",
    "CN": "zh",
    "GE": "ka",
    "IR": "fa",
    "KG": "ky",
    "KZ": "kk",
    "PK": "ur",
    "PL": "pl",
    "RU": "ru",
    "TJ": "tg",
    "TM": "tk",
    "TR": "tr",
    "UZ": "uz",
}
"""The language of a waypoint's local name, by its country."""

READ_LOCALLY = frozenset({"kk", "ky", "ru", "tg", "uz"})
"""Local languages whose spelling says more about the sound than the English one."""

BY_RUSSIAN = frozenset({"BY", "CN", "GE", "MN", "PL", "RU"})
"""Countries whose names Uzbek takes from their Russian form; those of the others from English."""

_HALVES = re.compile(r" / |/(?! )|, ")
_NUMBERED = re.compile(r"(?P<name>.+) (?P<number>I{1,3}|IV|V)")
_BRACKETS = re.compile(r" *\([^()]*\)")
_FORM_PATTERNS = tuple(
    (form, re.compile(re.escape(form).replace(re.escape("{name}"), "(?P<name>.+)"), re.IGNORECASE))
    for form in FORMS
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A name in a language, the sources of that spelling, and who else it is from.

    Without sources it is a house spelling, unless a rule wrote it or translators did.
    """

    name: str
    language: str
    sources: tuple[str, ...] = ()
    is_by_rule: bool = False
    is_translated: bool = False


class Toponyms:
    """The place names of a catalogue by English name, country and language."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Gather the rows, and the local names of waypoints that lie in one country."""
        self._rows: dict[tuple[str, str], dict[str, Spoken]] = {}
        for group in catalogue.toponyms.values():
            for row in group:
                said = Spoken(name=row.spelling, language=row.language, sources=row.sources)
                self._keep(row.country, row.name, said)
        for points in catalogue.waypoints.values():
            for point in points:
                self._keep_local(point)

    def _keep(self, country: str, name: str, said: Spoken) -> None:
        kept = self._rows.setdefault((country, name.casefold()), {})
        kept.setdefault(said.language, said)

    def _keep_local(self, point: Waypoint) -> None:
        """Keep a waypoint's local name, half by half, each for its name without brackets."""
        if point.name_local is None or len(point.country) != 1:
            return
        country = point.country[0]
        language = LOCAL_LANGUAGES.get(country, country.lower())
        names, locals_ = (_HALVES.split(_bare(text)) for text in (point.name, point.name_local))
        if len(names) == len(locals_):
            for name, local in zip(names, locals_, strict=True):
                said = Spoken(name=local, language=language, sources=point.sources)
                self._keep(country, name, said)

    def named(self, text: str, countries: Iterable[str], language: str) -> Spoken:
        """Return what a place of the tables is called in a language, its own English included.

        ``countries`` are those it may lie in, the likeliest first.
        """
        if language == "en" or language not in LANGUAGES:
            return Spoken(name=text, language="en")
        with speaking(language):
            return self._named(text, tuple(countries), language)

    def _named(self, text: str, countries: tuple[str, ...], language: str) -> Spoken:
        if text in SAYINGS or _bare(text) in SAYINGS:
            saying = text if text in SAYINGS else _bare(text)
            return Spoken(name=_(saying), language=language)
        found = self._found(text, countries, language)
        if found:
            return found
        halves = _HALVES.split(_bare(text))
        if len(halves) > 1:
            return self._joined(halves, countries, language)
        return self._of_form(halves[0], countries, language)

    def _found(self, name: str, countries: Iterable[str], language: str) -> Spoken | None:
        rows = (self._rows.get((country, name.casefold()), {}) for country in countries)
        return next((row[language] for row in rows if language in row), None)

    def _joined(self, halves: list[str], countries: tuple[str, ...], language: str) -> Spoken:
        turned = _turned(countries, len(halves))
        said = [
            self._named(half, order, language) for half, order in zip(halves, turned, strict=True)
        ]
        return replace(
            said[0],
            name=" / ".join(dict.fromkeys(one.name for one in said)),
            sources=tuple(dict.fromkeys(source for one in said for source in one.sources)),
            is_by_rule=any(one.is_by_rule for one in said),
        )

    def _of_form(self, name: str, countries: tuple[str, ...], language: str) -> Spoken:
        """Return a name with its common noun translated, or the bare proper name."""
        found = self._found(name, countries, language)
        if found:
            return found
        for form, pattern in _FORM_PATTERNS:
            match = pattern.fullmatch(name)
            if match:
                proper = self._of_form(match["name"], countries, language)
                return replace(proper, name=_(form).format(name=proper.name))
        numbered = _NUMBERED.fullmatch(name)
        if numbered:
            proper = self._of_form(numbered["name"], countries, language)
            return replace(proper, name=f"{proper.name} {numbered['number']}")
        return self._by_rule(name, countries, language)

    def _by_rule(self, name: str, countries: tuple[str, ...], language: str) -> Spoken:
        base = self._base(name, countries, language)
        written = transliterate(base.name, source=base.language, target=language)
        return Spoken(name=written, language=language, sources=base.sources, is_by_rule=True)

    def _base(self, name: str, countries: tuple[str, ...], language: str) -> Spoken:
        """Return the spelling from which a rule writes a name."""
        for country in countries:
            row = self._rows.get((country, name.casefold()), {})
            local = LOCAL_LANGUAGES.get(country, "")
            if local in READ_LOCALLY and local in row:
                return row[local]
            if "ru" in row and (language == "kk" or country in BY_RUSSIAN):
                return row["ru"]
        return Spoken(name=name, language="en")

    def local(self, name: str, country: str) -> Iterator[Spoken]:
        """Yield what a place is called in further languages than the atlas's own."""
        rows = self._rows.get((country, _bare(name).casefold()), {})
        yield from (said for code, said in sorted(rows.items()) if code not in LANGUAGES)


@lru_cache(maxsize=8)
def toponyms_of(catalogue: Catalogue) -> Toponyms:
    """Return the place names of a catalogue, gathered once."""
    return Toponyms(catalogue)


def _bare(name: str) -> str:
    """Return a name without what stands in brackets."""
    return _BRACKETS.sub("", name).strip() or name


def _turned(countries: tuple[str, ...], halves: int) -> list[tuple[str, ...]]:
    """Return for each half the countries it may lie in, its own first."""
    if len(countries) != halves:
        return [countries] * halves
    return [(one, *(other for other in countries if other != one)) for one in countries]
