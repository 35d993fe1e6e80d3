"""A routable network from any rail line data: lines that meet are connected, near ends joined."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import networkx as nx
import shapely
from shapely.geometry import Point

from geo.errors import GeoDataError
from geo.measure import distance_km
from geo.rail_graph import Network, connected
from geo.rail_line import KM_PER_DEGREE, Place, RailLine, gap_between, nearest_on, split_at
from geo.speech import gettext as _

GAP_COST, BRIDGE_COST = 3.0, 6.0
"""How many times its length a joined gap counts: real track wins wherever there is any."""
BRIDGE_SPACING_KM = 5.0
TRACK_SPACING_KM = 0.16
"""Nodes this close stand on tracks of one station: a break between them is closed anyhow."""
ROUNDABOUT = 5.0
"""A place faces an end across a break where the way by rail is this many times as long."""


def build_network(
    lines: Iterable[RailLine], *, join_km: float, bridge_km: float | None = None
) -> Network:
    """Return the network of the lines.

    Ends that stop within ``join_km`` of another line are joined to it; pieces that are still
    apart are bridged where they come within ``bridge_km`` (``join_km`` where not given).

    Raises:
        GeoDataError: there is no line.
    """
    kept = list(lines)
    if not kept:
        msg = _("expected rail lines to build a network from, found none; is this the right file?")
        raise GeoDataError(msg)
    network = connected(kept)
    network = _breaks_bridged(network, network.graph, TRACK_SPACING_KM, most=4)
    network = _ends_joined(network, join_km)
    farthest = max(bridge_km or join_km, join_km)
    ends = (node for node, degree in network.graph.degree if degree == 1)
    network = _breaks_bridged(network, ends, farthest)
    for reach_km in sorted({join_km, farthest}):
        network = _pieces_bridged(network, reach_km)
    return network


def _ends_joined(network: Network, join_km: float) -> Network:
    """Join each end that stops short of another line to the nearest point of that line."""
    found = list(network.edges())
    tree = shapely.STRtree([rail.course for _, _, rail in found])
    cuts: dict[int, list[float]] = defaultdict(list)
    joints = []
    for node in sorted(node for node, degree in network.graph.degree if degree == 1):
        hit = _nearest_other(network, node, found, tree, join_km)
        if hit is not None:
            index, fraction = hit
            cuts[index].append(fraction)
            meets = found[index][2].course.interpolate(fraction, normalized=True)
            joints.append(gap_between(network.places[node], (meets.x, meets.y), GAP_COST))
    lines = [part for i, (_, _, rail) in enumerate(found) for part in split_at(rail, cuts[i])]
    return connected([*lines, *(joint for joint in joints if joint.km > 0)])


def _nearest_other(
    network: Network,
    node: int,
    found: Sequence[tuple[int, int, RailLine]],
    tree: shapely.STRtree,
    join_km: float,
) -> tuple[int, float] | None:
    """Return the nearest line that does not end in a node, and where on it, within reach."""
    place = network.places[node]
    best: tuple[float, int, float] | None = None
    for index in sorted(tree.query(_square(place, join_km), predicate="intersects")):
        start, end, rail = found[index]
        fraction, km = nearest_on(rail.course, place)
        if node not in (start, end) and km <= join_km and (best is None or km < best[0]):
            best = (km, int(index), fraction)
    return best[1:] if best else None


def _square(place: Place, reach_km: float) -> shapely.Polygon:
    lon, lat = place
    high = reach_km / KM_PER_DEGREE
    wide = high / math.cos(math.radians(lat))
    return shapely.box(lon - wide, lat - high, lon + wide, lat + high)


def _breaks_bridged(
    network: Network, seekers: Iterable[int], reach_km: float, most: int = 1
) -> Network:
    """Bridge each of some nodes to the nearest that face it across a break in the line."""
    nodes = sorted(network.graph)
    tree = shapely.STRtree([Point(network.places[node]) for node in nodes])
    bridges = []
    for seeker in sorted(seekers):
        here = network.places[seeker]
        hits = tree.query(_square(here, reach_km), predicate="intersects")
        gaps = sorted((distance_km(*here, *network.places[nodes[hit]]), nodes[hit]) for hit in hits)
        around = nx.single_source_dijkstra_path_length(
            network.graph, seeker, ROUNDABOUT * reach_km, weight="cost"
        )
        facing = (n for km, n in gaps if around.get(n, math.inf) > ROUNDABOUT * km)
        bridges += [
            gap_between(here, network.places[node], BRIDGE_COST) for node in islice(facing, most)
        ]
    bridges = [bridge for bridge in bridges if bridge.km <= reach_km]
    return connected([*(rail for _, _, rail in network.edges()), *bridges])


def _pieces_bridged(network: Network, reach_km: float) -> Network:
    """Bridge pieces of a network that come within reach of each other, nearest nodes first."""
    piece = {
        node: number
        for number, nodes in enumerate(nx.connected_components(network.graph))
        for node in nodes
    }
    taken: dict[tuple[int, int], list[Place]] = defaultdict(list)
    bridges = []
    for km, start, end in sorted(_near_pairs(network, piece, reach_km)):
        pair = (min(piece[start], piece[end]), max(piece[start], piece[end]))
        here = network.places[start]
        if all(distance_km(*here, *other) > BRIDGE_SPACING_KM for other in taken[pair]):
            taken[pair].append(here)
            if km > 0:
                bridges.append(gap_between(here, network.places[end], BRIDGE_COST))
    lines = [rail for _, _, rail in network.edges()]
    return connected([*lines, *bridges])


def _near_pairs(
    network: Network, piece: dict[int, int], reach_km: float
) -> Iterator[tuple[float, int, int]]:
    """Yield distance and nodes of near places in different pieces, the small pieces searching."""
    nodes = sorted(piece)
    sizes = Counter(piece.values())
    largest = max(sizes, key=lambda number: (sizes[number], -number))
    points = [Point(network.places[node]) for node in nodes]
    tree = shapely.STRtree(points)
    seekers = [node for node in nodes if piece[node] != largest]
    for node in seekers:
        for hit in tree.query(_square(network.places[node], reach_km), predicate="intersects"):
            other = nodes[hit]
            if piece[other] != piece[node]:
                km = distance_km(*network.places[node], *network.places[other])
                if km <= reach_km:
                    yield km, node, other
