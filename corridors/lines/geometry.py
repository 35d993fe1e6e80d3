"""Derive the lines of railway sections: along the rails where they are known, else stop to stop.

Sections of other modes, and planned or assumed ones, keep their waypoints. Each stretch says
how it was obtained.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

import shapely
from shapely.geometry import LineString, MultiLineString

from corridors.catalogue import Catalogue
from corridors.lines.runs import Piece, stretches_from, with_curves
from corridors.model.corridor import Section, Waypoint
from corridors.model.geometry import Stretch
from corridors.model.vocabulary import Confidence, Mode, Quality
from geo.measure import distance_km
from geo.network import build_network
from geo.rail_graph import Network
from geo.rail_line import KM_PER_DEGREE, RailLine
from geo.routing import Span, Way, find_way
from geo.stops import LOOSE_KM, Stop

JOIN_KM, BRIDGE_KM = 2.0, 10.0
"""Ends of rail lines are joined over so much; pieces that stay apart are bridged over so much."""

DETOUR = 1.8
"""A way this many times as long as the great circle is not the line's: it is not taken."""

NEIGHBOURHOOD_KM = 130.0
"""Rails farther from every section are not looked at."""

WAY_KNOWN_KM = 300.0
"""Between main points farther apart than this the way along the rails is only our guess."""

STUB_KM = 5.0
"""A sure end of a leg farther than this from any rail is joined to them by a straight line."""

TWIN_DEGREES, TWIN_SHARE = 0.005, 0.8
"""A line that runs within so much of another for so much of its length runs on its rails."""

ROUTED = (Quality.SURVEYED, Quality.NETWORK, Quality.STATION_TO_STATION, Quality.SCHEMATIC)
_DOUBTFUL = (Confidence.LOW_MEDIUM, Confidence.LOW, Confidence.BACKGROUND)


def rail_sections(catalogue: Catalogue) -> list[list[Section]]:
    """Return the existing railway sections, those that follow one another on a leg together."""
    runs: list[list[Section]] = []
    kept = (s for s in catalogue.sections.values() if s.mode is Mode.RAIL and s.quality in ROUTED)
    for section in sorted(kept, key=lambda s: (s.leg, s.first)):
        last = runs[-1][-1] if runs else None
        if last and last.leg == section.leg and last.last == section.first:
            runs[-1].append(section)
        else:
            runs.append([section])
    return runs


def network_of(
    catalogue: Catalogue, lines: Sequence[RailLine], *, join_km: float, bridge_km: float
) -> Network:
    """Return the network of the lines that lie in the neighbourhood of railway sections.

    Raises:
        GeoDataError: no line does.
    """
    courses = [
        LineString([(point.lon, point.lat) for point in _points(catalogue, run)])
        for run in rail_sections(catalogue)
    ]
    tree = shapely.STRtree([rail.course for rail in lines])
    reach = NEIGHBOURHOOD_KM / KM_PER_DEGREE
    hits = tree.query(MultiLineString(courses), predicate="dwithin", distance=reach)
    return build_network((lines[hit] for hit in sorted(hits)), join_km=join_km, bridge_km=bridge_km)


def derive_stretches(catalogue: Catalogue, network: Network) -> Mapping[str, tuple[Stretch, ...]]:
    """Return the stretches of every section that has a way of its own along the network."""
    derived: dict[str, tuple[Stretch, ...]] = {}
    for run in rail_sections(catalogue):
        points = _points(catalogue, run)
        way = find_way(network, [_stop(point) for point in points], detour=DETOUR)
        pieces = _pieces(way, points, run)
        for section in run:
            if any(piece.rail for piece in pieces[section.id]):
                derived[section.id] = tuple(stretches_from(section.id, pieces[section.id]))
    twins = {name for name in derived if _is_twin(catalogue, name, derived)}
    return {name: stretches for name, stretches in derived.items() if name not in twins}


def _is_twin(catalogue: Catalogue, name: str, derived: Mapping[str, tuple[Stretch, ...]]) -> bool:
    """Tell whether a vaguely known section fell on the rails of another leg of its corridor.

    A bypass of which only the ends are known is not the line it passes by.
    """
    section, legs = catalogue.sections[name], catalogue.legs
    if section.quality is not Quality.SCHEMATIC:
        return False
    corridor = legs[section.leg].corridor
    others = [
        stretch.course
        for other, stretches in derived.items()
        if (leg := catalogue.sections[other].leg) != section.leg and legs[leg].corridor == corridor
        for stretch in stretches
    ]
    own = MultiLineString([stretch.course for stretch in derived[name]])
    shared = own.intersection(shapely.buffer(MultiLineString(others), TWIN_DEGREES))
    return float(shared.length) > TWIN_SHARE * own.length


def _points(catalogue: Catalogue, run: Sequence[Section]) -> list[Waypoint]:
    first, last = run[0].first, run[-1].last
    return [p for p in catalogue.waypoints[run[0].leg] if first <= p.order <= last]


def _stop(point: Waypoint) -> Stop:
    """Return a waypoint as a stop: a doubtful one pulls weakly and may be passed over."""
    if point.confidence in _DOUBTFUL:
        return Stop(lon=point.lon, lat=point.lat, reach_km=20.0, weight=0.5, optional=True)
    return Stop(lon=point.lon, lat=point.lat, reach_km=15.0, weight=1.9)


def _pieces(
    way: Way, points: Sequence[Waypoint], run: Sequence[Section]
) -> Mapping[str, list[Piece]]:
    """Return the pieces of each section's line, in order."""
    found: dict[str, list[Piece]] = {section.id: [] for section in run}
    if way.spans:
        _add(found, run, points[0].order, _stub(way, points, 0, run[0]))
    for span in way.spans:
        for order, piece in _span_pieces(way, span, points, run):
            _add(found, run, order, [piece])
    if way.spans:
        _add(found, run, points[-2].order, _stub(way, points, len(points) - 1, run[-1]))
    chain = with_curves([piece for section in run for piece in found[section.id]])
    return {section.id: list(islice(chain, len(found[section.id]))) for section in run}


def _add(
    found: Mapping[str, list[Piece]], run: Sequence[Section], order: int, pieces: Iterable[Piece]
) -> None:
    """Add pieces that begin at a waypoint order to the section that holds it."""
    section = next(s for s in run if s.first <= order < s.last)
    found[section.id].extend(pieces)


def _stub(way: Way, points: Sequence[Waypoint], index: int, section: Section) -> Iterator[Piece]:
    """Yield the straight line between a leg's end and rails that do not quite reach it."""
    met, km, point = way.met[index], way.snaps_km[index], points[index]
    if met is None or km is None or km <= STUB_KM or point.confidence in _DOUBTFUL:
        return
    ends = [(point.lon, point.lat), met]
    yield Piece(course=LineString(ends if index == 0 else ends[::-1]), quality=section.quality)


def _span_pieces(
    way: Way, span: Span, points: Sequence[Waypoint], run: Sequence[Section]
) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces of a span with the waypoint order at which each begins."""
    if not span.lines:
        yield from _straight(way, span, points, run)
        return
    apart = distance_km(*_place(points[span.first]), *_place(points[span.last]))
    order = points[span.first].order
    for rail, begins in _cut(span, points, run):
        order = max(order, begins)
        section = next(s for s in run if s.first <= order < s.last)
        yield order, Piece(course=rail.course, quality=_quality(rail, section, apart), rail=rail)


def _place(point: Waypoint) -> tuple[float, float]:
    return point.lon, point.lat


def _quality(rail: RailLine, section: Section, apart_km: float) -> Quality:
    is_guess = section.quality is Quality.SCHEMATIC and apart_km > WAY_KNOWN_KM
    return section.quality if is_guess or rail.stray_km > LOOSE_KM else Quality.NETWORK


def _cut(
    span: Span, points: Sequence[Waypoint], run: Sequence[Section]
) -> Iterator[tuple[RailLine, int]]:
    """Yield a span's lines with the order from which they count.

    Where two sections meet at a waypoint the way passed over, they meet at the end of the line
    nearest to it.
    """
    borders = {section.first for section in run}
    between = [p for p in points[span.first + 1 : span.last] if p.order in borders]
    starts = {0: points[span.first].order}
    for point in between:
        far = [distance_km(*_place(point), *rail.ends[1]) for rail in span.lines]
        starts[far.index(min(far)) + 1] = point.order
    order = points[span.first].order
    for index, rail in enumerate(span.lines):
        order = max(order, starts.get(index, order))
        yield rail, order


def _straight(
    way: Way, span: Span, points: Sequence[Waypoint], run: Sequence[Section]
) -> Iterator[tuple[int, Piece]]:
    """Yield straight lines from waypoint to waypoint, from where rails end to where they begin."""
    routed = {index for one in way.spans if one.lines for index in (one.first, one.last)}
    places = [
        way.met[index] if index in routed else None for index in range(span.first, span.last + 1)
    ]
    through = points[span.first : span.last + 1]
    chain = [met or _place(point) for met, point in zip(places, through, strict=True)]
    for point, (start, end) in zip(through, pairwise(chain), strict=False):
        section = next(s for s in run if s.first <= point.order < s.last)
        if start != end:
            yield point.order, Piece(course=LineString([start, end]), quality=section.quality)
