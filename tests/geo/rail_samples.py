"""Small rails to route along: lines by their points, and extracts of the tests' own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import osmium
from osmium.osm import mutable
from shapely.geometry import LineString

from geo.measure import length_km
from geo.rail_line import RailLine

Points = Sequence[tuple[float, float]]
RAIL = {"railway": "rail"}
DATED = "2026-11-01T00:00:00Z"


def rail(*points: tuple[float, float], longer: float = 1.0, cost: float = 1.0) -> RailLine:
    """Return a line of rail, its track some times as long as it is drawn."""
    course = LineString(points)
    return RailLine(course=course, km=length_km(course) * longer, origin="test", cost=cost)


def write_extract(path: Path, ways: Sequence[tuple[Points, Mapping[str, str]]]) -> Path:
    """Write an extract whose ways share the nodes of equal places."""
    header = osmium.io.Header()
    header.set("osmosis_replication_timestamp", DATED)
    places = list(dict.fromkeys(place for points, _ in ways for place in points))
    ids = {place: number for number, place in enumerate(places, start=1)}
    with osmium.SimpleWriter(str(path), header=header) as writer:
        for place, number in ids.items():
            writer.add_node(mutable.Node(id=number, location=place, version=1))
        for number, (points, tags) in enumerate(ways, start=1):
            nodes = [ids[place] for place in points]
            writer.add_way(mutable.Way(id=number, nodes=nodes, tags=dict(tags), version=1))
    return path


def eastward(lat: float, start: float, end: float, step: float = 0.05) -> list[tuple[float, float]]:
    """Return places along a parallel from one longitude to another."""
    count = round((end - start) / step)
    return [(round(start + i * step, 6), lat) for i in range(count + 1)]
