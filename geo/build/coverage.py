"""Tile a box with cells on a coordinate grid and simplify them without opening gaps.

Every border is one run of points shared by both neighbours, so that tints meet exactly.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.build.cells import Cell

SEA = "sea"

Segment = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How finely one scale is drawn; tolerances and the grid in degrees, areas in degrees²."""

    name: str
    box: tuple[float, float, float, float]
    core: tuple[float, float, float, float]
    grid: float
    decimals: int
    core_tolerance: float
    outer_tolerance: float
    smallest_island: float
    smallest_lake: float
    rivers_up_to: int
    places_up_to: int


def tile(cells: Sequence[Cell], scale: Scale) -> dict[str, BaseGeometry]:
    """Return the geometry of each cell by its key, and of the sea, simplified together."""
    faces = _faces([cell.geometry for cell in cells], scale)
    keys = _keys_of(faces, cells)
    _drown_islands(faces, keys, scale.smallest_island)
    _fill_slivers(faces, keys, scale.smallest_island)
    core = shapely.box(*scale.core)
    inside = shapely.contains(core, shapely.point_on_surface(faces))
    pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
    for chosen, tolerance in (
        (inside, scale.core_tolerance),
        (~inside, scale.outer_tolerance),
    ):
        for key, piece in _simplified(faces[chosen], keys[chosen], tolerance).items():
            pieces[key].append(piece)
    return {key: shapely.union_all(pieces[key]) for key in sorted(pieces)}


def shared_segments(
    tiles: Mapping[str, BaseGeometry], grid: float
) -> dict[tuple[str, str], list[Segment]]:
    """Return the segments two neighbours share, by the keys of both, the sea left out."""
    owners: dict[Segment, list[str]] = defaultdict(list)
    for key in sorted(tiles):
        if key != SEA:
            for segment in _segments(tiles[key], grid):
                owners[segment].append(key)
    shared: dict[tuple[str, str], list[Segment]] = defaultdict(list)
    for segment, keys in owners.items():
        if len(keys) > 1:
            shared[keys[0], keys[1]].append(segment)
    return shared


def _segments(geometry: BaseGeometry, grid: float) -> Iterable[Segment]:
    polygons = shapely.get_parts(geometry)
    for ring in shapely.get_rings(polygons):
        points = [(int(x), int(y)) for x, y in np.rint(shapely.get_coordinates(ring) / grid)]
        for start, end in pairwise(points):
            yield (start, end) if start < end else (end, start)


def _faces(geometries: Sequence[BaseGeometry], scale: Scale) -> np.ndarray:
    frames = [shapely.box(*scale.box).boundary, shapely.box(*scale.core).boundary]
    lines = [*shapely.boundary(geometries), *frames]
    noded = shapely.union_all(lines, grid_size=scale.grid)
    return shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))


def _keys_of(faces: np.ndarray, cells: Sequence[Cell]) -> np.ndarray:
    tree = shapely.STRtree([cell.geometry for cell in cells])
    keys = np.full(len(faces), SEA, dtype=object)
    found = tree.query(shapely.point_on_surface(faces), predicate="within")
    for face, cell in zip(*found[:, ::-1], strict=True):
        keys[face] = cells[cell].key
    return keys


def _drown_islands(faces: np.ndarray, keys: np.ndarray, smallest: float) -> None:
    land = shapely.get_parts(shapely.union_all(faces[keys != SEA]))
    small = land[shapely.area(land) < smallest]
    tree = shapely.STRtree(faces)
    keys[tree.query(small, predicate="contains")[1]] = SEA


def _fill_slivers(faces: np.ndarray, keys: np.ndarray, smallest: float) -> None:
    """Give each gap between neighbours to the one it shares most of its outline with."""
    waters = shapely.get_parts(shapely.union_all(faces[keys == SEA]))
    gaps = waters[shapely.area(waters) < smallest]
    tree = shapely.STRtree(faces)
    land = keys != SEA
    for gap in gaps:
        near = [face for face in tree.query(gap, predicate="intersects") if land[face]]
        lengths = [shapely.intersection(gap.boundary, faces[face]).length for face in near]
        inside = tree.query(gap, predicate="contains")
        keys[inside] = keys[near[int(np.argmax(lengths))]]


def _simplified(faces: np.ndarray, keys: np.ndarray, tolerance: float) -> dict[str, BaseGeometry]:
    names = sorted(set(keys))
    wholes = [shapely.union_all(faces[keys == name]) for name in names]
    simple = shapely.coverage_simplify(wholes, tolerance, simplify_boundary=False)
    return dict(zip(names, simple, strict=True))
