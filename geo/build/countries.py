"""Derive the shipped table of countries: a point inside each, its reach, its names in CLDR."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import shapely
from babel import Locale
from shapely.geometry.base import BaseGeometry

from geo.basemap import country_polygons
from geo.countries import COUNTRIES_FILE
from geo.measure import distance_km

LANGUAGES = (
    *("en", "ru", "kk", "uz", "uz_Cyrl", "ky", "tg", "tk", "zh", "zh_Hant", "fa", "ps", "ur"),
    *("ar", "tr", "az", "ka", "hy", "be", "uk", "mn", "de", "fr", "pl"),
)
"""Languages of the countries on the map and of those who read it."""

_COLUMNS = ("code", "lon", "lat", "radius_km", "names")
_CODE_LENGTH = 2


def build_countries(out: Path = COUNTRIES_FILE) -> None:
    """Write the table, from the shipped base layer and the names that Babel carries."""
    out.write_text(_table(), encoding="utf-8")


def check_countries(shipped: Path = COUNTRIES_FILE) -> tuple[str, ...]:
    """Return the table's name where a new build would write it differently."""
    return () if shipped.read_text(encoding="utf-8") == _table() else (shipped.name,)


def _table() -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(sorted(_rows()))
    return text.getvalue()


def _rows() -> Iterator[tuple[str, str, str, str, str]]:
    frame = country_polygons()
    locales = [Locale.parse(code) for code in LANGUAGES]
    for code, outline in zip(frame["id"], frame.geometry, strict=True):
        names = [locale.territories[code] for locale in locales if code in locale.territories]
        if len(code) == _CODE_LENGTH and names:
            lon, lat, radius = _centre(outline)
            found = "|".join(dict.fromkeys(names))
            yield code, f"{lon:.2f}", f"{lat:.2f}", f"{radius:.0f}", found


def _centre(outline: BaseGeometry) -> tuple[float, float, float]:
    """Return a point inside the largest part of a country, and how far its edge is at most."""
    largest = max(shapely.get_parts(outline), key=lambda part: part.area)
    point = largest.representative_point()
    edge = shapely.get_coordinates(shapely.simplify(largest, 0.1))
    return point.x, point.y, max(distance_km(point.x, point.y, lon, lat) for lon, lat in edge)
