"""Choose the lakes and rivers a scale shows, and simplify them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import shapely

from geo.build.coverage import SEA
from geo.build.shapes import joined_lines, polygons_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geo.build.coverage import Scale

DRIED_UP = shapely.Polygon(
    [
        (59.05, 44.0),
        (60.95, 44.0),
        (60.95, 46.03),
        (60.72, 46.1),
        (60.4, 46.2),
        (59.9, 46.2),
        (59.85, 46.055),
        (59.45, 46.055),
        (59.45, 45.78),
        (59.25, 45.7),
        (59.25, 45.5),
        (59.05, 45.5),
    ]
)
"""Roughly what has dried of the Aral Sea since the state Natural Earth shows.

The eastern basin (2014) and the arm south of the Kokaral dam; the outline runs over dry land
but for the former straits.
"""

DRY_LAKES = frozenset({"Kakhovka Reservoir", "Lop Nur"})
"""Water in the source and land today: emptied in 2023, and dry since the 1970s."""

OUTER_LAKE_FACTOR = 5
"""Outside the core a lake must be this many times larger than inside to be shown."""

OUTER_RIVERS_UP_TO = 3


def water_features(
    tiles: Mapping[str, BaseGeometry],
    scale: Scale,
    sources: Mapping[str, Path],
    names: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Return the sea and the lakes; ``names`` holds the reviewed names by the source's."""
    sea = {"kind": "sea", "name": None, "geometry": tiles[SEA]}
    return [sea, *_lakes(scale, sources["ne_10m_ocean.shp"], names)]


def river_features(
    scale: Scale, sources: Mapping[str, Path], names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the main rivers by rank (1 is the greatest), one feature per rank and name."""
    frame = gpd.read_file(sources["ne_10m_rivers_lake_centerlines.shp"])
    frame = frame[frame["scalerank"] <= scale.rivers_up_to]
    core, box = shapely.box(*scale.core), shapely.box(*scale.box)
    lines: dict[tuple[int, str], list[BaseGeometry]] = {}
    for rank, found, whole in zip(
        frame["scalerank"].astype(int), frame["name"], frame.geometry, strict=True
    ):
        line = whole.intersection(box if rank <= OUTER_RIVERS_UP_TO else core)
        line = line.simplify(scale.core_tolerance)
        if not line.is_empty:
            lines.setdefault((rank, names.get(found, "")), []).extend(shapely.get_parts(line))
    return [
        {"name": name or None, "rank": rank, "geometry": joined_lines(lines[rank, name])}
        for rank, name in sorted(lines)
    ]


def _lakes(scale: Scale, path: Path, names: Mapping[str, str]) -> list[dict[str, Any]]:
    frame = gpd.read_file(path, columns=["featurecla", "name"], bbox=scale.box)
    frame = frame[frame["featurecla"].isna() & ~frame["name"].isin(DRY_LAKES)]
    core = shapely.box(*scale.core)
    lakes = []
    for found, outline in zip(frame["name"], frame.geometry, strict=True):
        lake = _without_specks(polygons_of(outline).difference(DRIED_UP), scale)
        smallest = scale.smallest_lake * (1 if core.intersects(lake) else OUTER_LAKE_FACTOR)
        if lake.area >= smallest:
            simple = lake.simplify(scale.core_tolerance / 2)
            lakes.append({"kind": "lake", "name": names.get(found), "geometry": simple})
    return sorted(lakes, key=lambda lake: (-lake["geometry"].area, lake["geometry"].wkt))


def _without_specks(lake: BaseGeometry, scale: Scale) -> BaseGeometry:
    parts = shapely.get_parts(lake)
    return shapely.MultiPolygon([part for part in parts if part.area > scale.smallest_lake / 4])
