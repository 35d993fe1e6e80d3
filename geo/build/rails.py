"""Read the railways of the region from the package that carries OpenStreetMap's rail lines.

The package's module is a Python file of two literals. It is read as data and never executed:
the literal of nodes is JSON as it stands, that of the graph once its integer keys are quoted.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from pyproj import Geod
from shapely.geometry import LineString

from geo.errors import GeoDataError
from geo.measure import METRES_PER_KM
from geo.rail_line import RailLine

if TYPE_CHECKING:
    from collections.abc import Iterator

RAILS_ORIGIN = Path(__file__).parent.parent / "data" / "rails" / "origin.csv"
"""Package, version, file and SHA-256 of the rail lines."""

RAILS_FILE = "world_railways.py"
SPHERE_KM = 6371.0
"""The radius with which the package measured its lengths: they agree to a metre."""

_KEY = re.compile(r"([0-9]+):")


def read_rails(path: Path, box: tuple[float, float, float, float], origin: str) -> list[RailLine]:
    """Return the rail lines with both ends in a box of west, south, east, north degrees.

    A line's course is the straight one between its ends; its length is that of the track.

    Raises:
        GeoDataError: the file does not hold a graph and its nodes.
    """
    graph, nodes = _literals(path)
    try:
        found = _edges(graph, nodes, box)
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        raise _broken(path, f"{type(error).__name__}: {error}") from error
    return list(_lines(*found, origin)) if len(found[0]) else []


def _literals(path: Path) -> tuple[Any, Any]:
    values: dict[str, Any] = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            name, is_assigned, text = line.partition("=")
            if is_assigned and name.strip() in ("graph", "nodes"):
                values[name.strip()] = _literal(path, text)
    if set(values) != {"graph", "nodes"}:
        raise _broken(path, ", ".join(values) or "neither")
    return values["graph"], values["nodes"]


def _literal(path: Path, text: str) -> Any:
    try:
        return json.loads(_KEY.sub(r'"\1":', text))
    except json.JSONDecodeError as error:
        raise _broken(path, str(error)) from error


def _broken(path: Path, found: str) -> GeoDataError:
    expected = "lists called graph and nodes, as scgraph_data 2.0.0 writes them"
    return GeoDataError(f"{path.name}: expected {expected}, found {found!r}.")


def _edges(
    graph: Any, nodes: Any, box: tuple[float, float, float, float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the ends (n × 2 of lon, lat) and lengths of the edges inside the box."""
    west, south, east, north = box
    places = np.asarray(nodes, dtype=float)[:, ::-1]
    lon, lat = places[:, 0], places[:, 1]
    inside = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
    edges = [
        (start, int(end), float(km))
        for start in np.flatnonzero(inside)
        for end, km in graph[start].items()
        if start < int(end) and inside[int(end)]
    ]
    starts = [edge[0] for edge in edges]
    ends = [edge[1] for edge in edges]
    return places[starts], places[ends], np.array([edge[2] for edge in edges])


def _lines(
    starts: np.ndarray, ends: np.ndarray, track_km: np.ndarray, origin: str
) -> Iterator[RailLine]:
    """Yield the lines, their lengths carried over from the sphere to the ellipsoid."""
    drawn = Geod(ellps="WGS84").inv(*starts.T, *ends.T)[2] / METRES_PER_KM
    on_sphere = Geod(a=SPHERE_KM, b=SPHERE_KM).inv(*starts.T, *ends.T)[2]
    km = drawn * np.maximum(track_km / np.where(on_sphere > 0, on_sphere, np.inf), 1.0)
    for start, end, length in zip(starts, ends, km, strict=True):
        if length > 0:
            yield RailLine(course=LineString([start, end]), km=float(length), origin=origin)
