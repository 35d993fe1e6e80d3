"""Choose the capitals and towns a scale shows, under reviewed names and countries."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import geopandas as gpd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shapely.geometry import Point

    from geo.build.cells import Cell
    from geo.build.coverage import Scale

CORE_COUNTRIES = frozenset({"AF", "AM", "AZ", "BY", "GE", "KG", "KZ", "PK", "RU", "TJ", "TM", "UZ"})
NEIGHBOURS_STEP = 2
"""Elsewhere a town must be this many ranks greater than in the core countries to be shown."""

SMALLEST_POPULATION = 5000
"""Below it the source's ranks are an accident of its sheet lines, not of importance."""

CONTESTED = frozenset({"Jerusalem"})
"""Given no country and no capital's flag: whose it is, is no matter of this map."""

NO_CODE = "-99"

_PLAIN = re.compile(r"[A-Z][A-Za-z' .-]+")


def place_features(
    cells: Sequence[Cell],
    scale: Scale,
    sources: Mapping[str, Path],
    names: Mapping[tuple[str, str], str],
) -> list[dict[str, Any]]:
    """Return the places, greatest first; ``names`` by country and the source's name.

    An empty reviewed name drops the place, and so does a name that lost letters; of two
    places of one name in one country the greater stays.
    """
    frame = gpd.read_file(sources["ne_10m_populated_places_simple.shp"], bbox=scale.core)
    rows = frame.to_dict("records")
    places = [_place(row, cells, names) for row in rows if _is_shown(row, scale)]
    kept: dict[str, dict[str, Any]] = {}
    for place in sorted(places, key=lambda place: (place["rank"], place["id"])):
        if _PLAIN.fullmatch(place["name"]):
            kept.setdefault(place["id"], place)
    return list(kept.values())


def _is_shown(row: Mapping[str, Any], scale: Scale) -> bool:
    if row["featurecla"] == "Admin-0 capital":
        return True
    core = row["iso_a2"] in CORE_COUNTRIES
    largest = scale.places_up_to - (0 if core else NEIGHBOURS_STEP)
    return bool(row["scalerank"] <= largest and row["pop_max"] >= SMALLEST_POPULATION)


def _place(
    row: Mapping[str, Any], cells: Sequence[Cell], names: Mapping[tuple[str, str], str]
) -> dict[str, Any]:
    code, found = row["iso_a2"], row["name"]
    name = names.get((code, found), found)
    country = None if found in CONTESTED else _country(row["geometry"], code, cells)
    return {
        "id": f"{_slug(name)}-{(country or 'xx').lower()}",
        "name": name,
        "country": country,
        "rank": int(row["scalerank"]),
        "capital": row["featurecla"] == "Admin-0 capital" and found not in CONTESTED,
        "geometry": row["geometry"],
    }


def _country(point: Point, code: str, cells: Sequence[Cell]) -> str | None:
    """Return the country the source gives, or none in a disputed area."""
    cell = next((cell for cell in cells if cell.geometry.contains(point)), None)
    if cell is None or (cell.kind == "country" and code != NO_CODE):
        return code
    return cell.owner if cell.kind == "country" else None


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", plain.lower()).strip("-")
