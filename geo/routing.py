"""The way along a rail network through an ordered list of stops, absurd detours refused.

The way is the one that makes track length and distances of the stops from it smallest
together, found stop by stop: a stop far off the rails does not drag the line to itself, and
a stop on a side track does not send it there and back.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from geo.measure import distance_km
from geo.rail_graph import Network
from geo.rail_line import Place, RailLine
from geo.speech import gettext as _
from geo.speech import number_text
from geo.stops import Stop, meeting_places, with_stops

END_TOLERANCE_KM = 0.2
"""The way ends at the rails nearest to its first and last stop, give or take this."""

NEAR_KM = 5.0
"""A way that stays this much farther from a stop than the nearest rail did not arrive there."""

SPARE_KM = 10.0
"""What a way may be longer than its share of the great circle: small hops turn corners."""

LOOP_KM = 6.0
"""A way that comes back to the same point within this length is cut short there."""

_START = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The way from one stop to a later one: rail lines in order, or why there is none."""

    first: int
    last: int
    lines: tuple[RailLine, ...] = ()
    refusal: str = ""

    @property
    def km(self) -> float:
        """Return the length of track in km, 0 where there is no way."""
        return sum(line.km for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way through stops: where each was met (None: nowhere), and the spans between them."""

    met: tuple[Place | None, ...]
    snaps_km: tuple[float | None, ...]
    spans: tuple[Span, ...]


def find_way(network: Network, stops: Sequence[Stop], *, detour: float) -> Way:
    """Return the way through the stops; spans with absurd detours are refused, not drawn.

    A detour is absurd where the track is longer than ``detour`` times the great circle
    between the places met, plus a few km.
    """
    local = with_stops(network, stops)
    meeting = [meeting_places(local, stop) for stop in stops]
    usable = [
        index
        for index, stop in enumerate(stops)
        if meeting[index] or not stop.optional or index in (0, len(stops) - 1)
    ]
    nodes, reached = _unlooped(local, *_best_nodes(local, stops, meeting, usable, detour))
    met = [local.places[nodes[i]] if i in nodes else None for i in range(len(stops))]
    spans = [
        _span(local, (first, last), reached.get(last), met, detour)
        for first, last in pairwise(usable)
    ]
    return Way(
        met=tuple(met),
        snaps_km=tuple(
            distance_km(*stop.place, *place) if place else None
            for stop, place in zip(stops, met, strict=True)
        ),
        spans=tuple(spans),
    )


def _best_nodes(
    network: Network,
    stops: Sequence[Stop],
    meeting: Sequence[dict[int, float]],
    usable: Sequence[int],
    detour: float,
) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Return the node met by each stop and the nodes of the way that leads to it (Viterbi)."""
    graph = nx.Graph(network.graph)
    costs: dict[int, dict[int, float]] = {usable[0]: _nearest(meeting[usable[0]])}
    before: dict[int, dict[int, list[int]]] = {}
    for last, here in pairwise(usable):
        limit = _limit_km(stops[last].place, stops[here].place, detour) + stops[last].reach_km
        back, far = _spread(graph, costs[last], limit)
        weight = stops[here].weight
        arrived = {n: far[n] + weight * km for n, km in meeting[here].items() if n in far}
        if _comes_near(arrived, meeting[here]):
            costs[here], before[here] = arrived, back
        else:
            costs[here] = _nearest(meeting[here])
    return _traced(costs, before, meeting, usable)


def _comes_near(arrived: Iterable[int], meeting: dict[int, float]) -> bool:
    """Tell whether a way comes about as near to a stop as any rail does."""
    nearest = min((meeting[node] for node in arrived), default=math.inf)
    return nearest <= min(meeting.values(), default=0.0) + NEAR_KM


def _nearest(meeting: dict[int, float]) -> dict[int, float]:
    """Return the meeting places as near as any: where a way begins or ends it goes to the stop."""
    limit = min(meeting.values(), default=0.0) + END_TOLERANCE_KM
    return {node: km for node, km in meeting.items() if km <= limit}


def _limit_km(start: Place, end: Place, detour: float) -> float:
    return detour * distance_km(*start, *end) + SPARE_KM


def _spread(
    graph: nx.Graph[int], costs: dict[int, float], limit_km: float
) -> tuple[dict[int, list[int]], dict[int, float]]:
    """Return predecessors and costs of all nodes reachable from nodes with given costs."""
    if not costs:
        return {}, {}
    least = min(costs.values())
    graph.add_edges_from((_START, node, {"cost": cost - least}) for node, cost in costs.items())
    back, far = nx.dijkstra_predecessor_and_distance(
        graph, _START, cutoff=limit_km * 2, weight="cost"
    )
    graph.remove_node(_START)
    return back, {node: cost + least for node, cost in far.items()}


def _traced(
    costs: dict[int, dict[int, float]],
    before: dict[int, dict[int, list[int]]],
    meeting: Sequence[dict[int, float]],
    usable: Sequence[int],
) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Walk back from the last stop, starting anew where no way leads on."""
    nodes: dict[int, int] = {}
    reached: dict[int, list[int]] = {}
    here: int | None = None
    for index in reversed(usable):
        if here is None and costs[index]:
            ends = _nearest({node: meeting[index][node] for node in costs[index]})
            here = min(ends, key=lambda node: (costs[index][node], node))
        if here is None:
            continue
        nodes[index] = here
        if index not in before:
            here = None
            continue
        path = [here]
        while before[index][path[-1]] != [_START]:
            path.append(min(before[index][path[-1]]))
        reached[index] = path[::-1]
        here = path[-1]
    return nodes, reached


def _unlooped(
    network: Network, nodes: dict[int, int], reached: dict[int, list[int]]
) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Leave out short loops: a stop on a side track is met where the track leaves the line."""
    met, kept = dict(nodes), dict(reached)
    ordered = sorted(reached)
    for index, following in ((a, b) for a in ordered for b in ordered if a < b):
        run = [i for i in ordered if index <= i <= following]
        joined = all(kept[j][0] == kept[i][-1] for i, j in pairwise(run))
        common = set(kept[index]) & set(kept[following]) if joined else set()
        if not common:
            continue
        corner = min(common, key=kept[index].index)
        out = kept[index][kept[index].index(corner) :]
        back = kept[following][: kept[following].index(corner) + 1]
        loop = [*out, *(node for i in run[1:-1] for node in kept[i][1:]), *back[1:]]
        if len(loop) > 1 and _track_km(network, loop) <= LOOP_KM:
            kept[index] = kept[index][: kept[index].index(corner) + 1]
            kept[following] = kept[following][kept[following].index(corner) :]
            for i in run[1:-1]:
                kept[i] = [corner]
            met |= dict.fromkeys(run[:-1], corner)
    return met, kept


def _track_km(network: Network, nodes: Sequence[int]) -> float:
    return sum(network.line(start, end).km for start, end in pairwise(nodes))


def _span(
    network: Network,
    stops: tuple[int, int],
    nodes: list[int] | None,
    met: Sequence[Place | None],
    detour: float,
) -> Span:
    first, last = stops
    start, end = met[first], met[last]
    if start is None or end is None:
        return Span(first=first, last=last, refusal=_("no rail within reach"))
    if nodes is None:
        return Span(first=first, last=last, refusal=_("no way along the rails"))
    lines = tuple(network.line(a, b) for a, b in pairwise(nodes))
    span = Span(first=first, last=last, lines=lines)
    if span.km > _limit_km(start, end, detour):
        refusal = _("a detour of {km} km").format(km=number_text(span.km, 0))
        return Span(first=first, last=last, refusal=refusal)
    return span
