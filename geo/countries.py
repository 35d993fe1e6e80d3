"""Countries for those who look for them: a point inside, how far it reaches, its names."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

COUNTRIES_FILE = Path(__file__).parent / "data" / "places" / "countries.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPlace:
    """A country by its ISO 3166 code: a point inside it, WGS 84, and the km to its farthest edge.

    The names are those of Unicode CLDR in some two dozen languages.
    """

    code: str
    lon: float
    lat: float
    radius_km: float
    names: tuple[str, ...]


@cache
def country_places() -> Mapping[str, CountryPlace]:
    """Return the countries of the base layer by code."""
    with COUNTRIES_FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _country(row) for row in csv.DictReader(file)}


def _country(row: Mapping[str, str]) -> CountryPlace:
    return CountryPlace(
        code=row["code"],
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        radius_km=float(row["radius_km"]),
        names=tuple(row["names"].split("|")),
    )
