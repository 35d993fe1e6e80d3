"""Rail lines as a graph: lines that share an end meet there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import networkx as nx
import shapely
from shapely.geometry import LineString

from geo.rail_line import KM_PER_DEGREE, Place, RailLine

SAME_PLACE_DECIMALS = 7
"""About 1 cm: ends that agree to this are one node."""


@dataclass(frozen=True, slots=True)
class Network:
    """Rail lines as the edges of a graph; ``places`` holds the place of each node."""

    graph: nx.Graph[int]
    places: tuple[Place, ...]

    def line(self, start: int, end: int) -> RailLine:
        """Return the line between two neighbouring nodes, its course from the first on."""
        rail: RailLine = self.graph.edges[start, end]["rail"]
        first = rail.course.coords[0]
        forward = _key(first) == _key(self.places[start])
        return rail if forward else replace(rail, course=rail.course.reverse())

    def edges(self) -> Iterator[tuple[int, int, RailLine]]:
        """Return both nodes and the line of each edge, whichever way it runs, in a fixed order."""
        for start, end in sorted((min(e), max(e)) for e in self.graph.edges):
            yield start, end, self.graph.edges[start, end]["rail"]


def connected(lines: Iterable[RailLine]) -> Network:
    """Return lines as a graph: ends at the same place are one node, the cheapest line stays."""
    graph: nx.Graph[int] = nx.Graph()
    ids: dict[Place, int] = {}
    places: list[Place] = []
    for rail in lines:
        ends = []
        for lon, lat in (rail.course.coords[0], rail.course.coords[-1]):
            if ids.setdefault(_key((lon, lat)), len(places)) == len(places):
                places.append((lon, lat))
            ends.append(ids[_key((lon, lat))])
        start, end = ends
        cost = rail.km * rail.cost
        if start != end and graph.get_edge_data(start, end, {"cost": math.inf})["cost"] > cost:
            graph.add_edge(start, end, rail=rail, cost=cost)
    return Network(nx.freeze(graph), tuple(places))


def near(network: Network, course: LineString, reach_km: float) -> Network:
    """Return the part of a network within reach of a course, with the same node numbers."""
    found = list(network.edges())
    reach = reach_km / KM_PER_DEGREE / math.cos(math.radians(_northmost(course)))
    tree = shapely.STRtree([rail.course for _, _, rail in found])
    hits = sorted(tree.query(course, predicate="dwithin", distance=reach))
    graph: nx.Graph[int] = nx.Graph()
    for start, end, _ in (found[hit] for hit in hits):
        graph.add_edge(start, end, **network.graph.edges[start, end])
    return Network(nx.freeze(graph), network.places)


def _key(place: Sequence[float]) -> Place:
    return round(place[0], SAME_PLACE_DECIMALS), round(place[1], SAME_PLACE_DECIMALS)


def _northmost(course: LineString) -> float:
    return float(max(abs(course.bounds[1]), abs(course.bounds[3])))
