"""Give the names of the base layer in the atlas's other languages.

Countries are named by CLDR, as Babel carries it. For other things ``translations.csv`` holds the
names of GeoNames and reviewed ones; what it lacks is written by rule.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from babel import Locale

from geo.build.cells import COUNTRIES_FILE
from geo.transliteration import LANGUAGES, transliterate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TRANSLATIONS_FILE = COUNTRIES_FILE.with_name("translations.csv")
KEYS = {"places": "id", "disputed": "id", "water": "name"}
"""The property by which a layer's things are known in the file."""

BY_ENGLISH = frozenset({"AF", "AZ", "BD", "IN", "IQ", "IR", "PK", "TM", "TR"})
"""Countries whose names Uzbek takes not from the Russian but from their Latin form."""


def with_translations(layer: str, features: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return features with ``name_ru``, ``name_kk`` and ``name_uz``, None for a nameless one."""
    nameless = {f"name_{language}": None for language in LANGUAGES}
    return [{**one, **(_names(layer, one) if one["name"] else nameless)} for one in features]


def _names(layer: str, feature: Mapping[str, Any]) -> dict[str, str]:
    if layer == "countries":
        names = _country_names(feature["id"], feature["name"])
    else:
        known = _translations()[layer, feature[KEYS[layer]]]
        names = {language: _name(feature, known, language) for language in LANGUAGES}
    return {f"name_{language}": name for language, name in names.items()}


def _country_names(code: str, name: str) -> dict[str, str]:
    locales = {language: Locale.parse(language) for language in LANGUAGES}
    return {one: locale.territories.get(code, name) for one, locale in locales.items()}


def _name(feature: Mapping[str, Any], known: Mapping[str, str], language: str) -> str:
    """Return a name from the file, else by rule: from the Russian one, or from the English."""
    if language in known:
        return known[language]
    is_russian = "ru" in known and (language == "kk" or feature.get("country") not in BY_ENGLISH)
    base = known["ru"] if is_russian else feature["name"]
    return transliterate(base, source="ru" if is_russian else "en", target=language)


@cache
def _translations() -> Mapping[tuple[str, str], Mapping[str, str]]:
    names: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    with TRANSLATIONS_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names[row["layer"], row["key"]][row["language"]] = row["name"]
    return names
