"""Tell agreed borders from disputed ones along the edges that neighbours share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely

from geo.build.coverage import shared_segments
from geo.build.shapes import joined_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geo.build.cells import Cell
    from geo.build.coverage import Scale, Segment

DISPUTED_CLASSES = "Disputed|Line of control|Indefinite|Indeterminant"
"""Natural Earth's classes of boundary lines that are not agreed."""

CLAIMS = (
    ("Moldovan claim", "Moldova"),
    ("Georgian claim", "Georgia"),
    ("Syrian claim", "Israel"),
    ("Chinese claim", "India"),
)
"""Lines inside a country, drawn as disputed.

Left out: the ceasefire line of 1994 and the oblast line in Azerbaijan, overtaken in 2023,
and the line of 2015 in Ukraine, overtaken in 2022.
"""

SHORTEST_CLAIM = 0.5
"""Degrees; shorter pockets would be specks at every zoom the map has."""


def border_lines(
    tiles: Mapping[str, BaseGeometry],
    cells: Sequence[Cell],
    scale: Scale,
    sources: Mapping[str, Path],
) -> dict[bool, BaseGeometry]:
    """Return the agreed (False) and the disputed (True) border lines."""
    by_key = {cell.key: cell for cell in cells}
    reach = 2 * max(scale.core_tolerance, scale.grid)
    unagreed = _unagreed(sources["ne_10m_admin_0_boundary_lines_land.shp"]).buffer(reach)
    shapely.prepare(unagreed)
    found: dict[bool, list[BaseGeometry]] = {False: [], True: []}
    for (first, second), segments in shared_segments(tiles, scale.grid).items():
        lines = _lines(segments, scale.grid)
        disputed = shapely.contains(unagreed, lines) | _is_party(by_key[first], by_key[second])
        found[True].extend(lines[disputed])
        if by_key[first].owner != by_key[second].owner:
            found[False].extend(lines[~disputed])
    found[True].extend(_claims(sources["world_map.gpkg"], tiles, cells, scale))
    return {kind: joined_lines(found[kind]) for kind in found}


def _is_party(one: Cell, other: Cell) -> bool:
    """Tell whether a border is disputed by what lies on its sides."""
    if one.owner == other.owner:
        return False
    if one.kind == other.kind == "disputed":
        return True
    return other.owner in one.parties or one.owner in other.parties


def _unagreed(path: Path) -> BaseGeometry:
    frame = gpd.read_file(path)
    wanted = frame["featurecla"].str.contains(DISPUTED_CLASSES)
    return shapely.union_all(frame.geometry[wanted].to_numpy())


def _lines(segments: Iterable[Segment], grid: float) -> NDArray[np.object_]:
    return np.asarray(shapely.linestrings(np.array(list(segments), dtype=float) * grid))


def _claims(
    path: Path, tiles: Mapping[str, BaseGeometry], cells: Sequence[Cell], scale: Scale
) -> list[BaseGeometry]:
    frame = gpd.read_file(path, layer="disputed_borders")
    grey = shapely.union_all([tiles[c.key] for c in cells if c.kind == "disputed"])
    outside = shapely.box(*scale.box).difference(grey)
    lines: list[BaseGeometry] = []
    for name, country in CLAIMS:
        wanted = (frame["name"] == name) & (frame["adm0_left"] == country)
        for whole in frame.geometry[wanted]:
            line = shapely.line_merge(whole).simplify(scale.core_tolerance)
            if line.length > SHORTEST_CLAIM:
                lines.extend(shapely.get_parts(line.intersection(outside)))
    return lines
