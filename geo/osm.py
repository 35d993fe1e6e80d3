"""Read the rails of an OpenStreetMap extract: ways of railway, cut where they meet.

The file is passed over twice, first for the ways of railway and then for the places of their
nodes alone, so that memory grows with the rails and not with the extract.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import osmium
from osmium.filter import IdFilter, KeyFilter
from osmium.osm import NODE, WAY
from shapely.geometry import LineString

from geo.errors import GeoDataError
from geo.measure import length_km
from geo.rail_line import Place, RailLine, RailTags
from geo.speech import gettext as _
from geo.speech import number_text

SUFFIXES = (".osm", ".osm.pbf", ".osm.bz2", ".osm.gz", ".pbf")
DATES = ("osmosis_replication_timestamp", "timestamp")
TAGS = ("gauge", "electrified", "tracks")
EVERY = 5000

TRACK = frozenset({"rail", "narrow_gauge"})
"""Values of ``railway`` that are track in use."""

IDLE = frozenset({"construction", "disused", "preserved"})
"""Values of ``railway`` that are taken only where nothing in use leads on."""

IDLE_COST, SIDING_COST = 3.0, 1.5
"""How many times its length such track, and a siding or works line, counts."""

SIDE_USAGES = frozenset({"industrial", "military", "tourism", "test"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RailWay:
    """A way of railway before its nodes have places."""

    nodes: tuple[int, ...]
    tags: RailTags
    cost: float


def read_osm(path: Path, report: Callable[[str], None]) -> list[RailLine]:
    """Return the rail lines of an extract; ``report`` is told how far the reading has come.

    Raises:
        GeoDataError: the file cannot be read to its end, or holds no rails.
    """
    try:
        ways = list(_ways(path, report))
        used = Counter(node for way in ways for node in way.nodes)
        places = _places(path, used, report) if ways else {}
    except (RuntimeError, OSError) as error:
        msg = _(
            "{file}: expected a whole OpenStreetMap extract, found {found!r}; "
            "please fetch the file again."
        )
        raise GeoDataError(msg.format(file=path.name, found=str(error))) from error
    lines = [line for way in ways for line in _lines(way, used, places, path.name)]
    if not lines:
        msg = _(
            "{file}: expected railway lines (ways tagged railway=rail), found none; "
            "please take an extract that holds the railways of a country on the way."
        )
        raise GeoDataError(msg.format(file=path.name))
    report(_("{file}: {n} rail lines").format(file=path.name, n=number_text(len(lines))))
    return lines


def date_of(path: Path) -> str | None:
    """Return the moment the extract shows, as its header says it, None where it is silent."""
    with osmium.io.Reader(str(path)) as reader:
        header = reader.header()
        return next((value for name in DATES if (value := header.get(name))), None)


def _ways(path: Path, report: Callable[[str], None]) -> Iterator[RailWay]:
    report(_("{file}: looking for railways").format(file=path.name))
    found = 0
    for way in osmium.FileProcessor(str(path), WAY).with_filter(KeyFilter("railway")):
        cost = _cost(dict(way.tags))
        if cost is None or not isinstance(way, osmium.osm.Way):
            continue
        found += 1
        if found % EVERY == 0:
            told = _("{file}: {n} ways of railway")
            report(told.format(file=path.name, n=number_text(found)))
        yield RailWay(nodes=tuple(node.ref for node in way.nodes), tags=_tags(way), cost=cost)


def _cost(tags: dict[str, str]) -> float | None:
    """Return how many times its length a way counts, None where it is no railway line."""
    kind = tags.get("railway", "")
    if kind == "construction" and tags.get("construction", "rail") not in TRACK:
        return None
    if kind in IDLE:
        return IDLE_COST
    if kind not in TRACK:
        return None
    is_side = "service" in tags or tags.get("usage") in SIDE_USAGES
    return SIDING_COST if is_side else 1.0


def _tags(way: osmium.osm.Way) -> RailTags:
    said = dict(way.tags)
    return RailTags(**{name: said[name] for name in TAGS if name in said})


def _places(path: Path, wanted: Iterable[int], report: Callable[[str], None]) -> dict[int, Place]:
    report(_("{file}: looking for the places of their nodes").format(file=path.name))
    nodes = osmium.FileProcessor(str(path), NODE).with_filter(IdFilter(wanted))
    return {
        node.id: (node.lon, node.lat)
        for node in nodes
        if isinstance(node, osmium.osm.Node) and node.location.valid()
    }


def _lines(
    way: RailWay, used: Counter[int], places: dict[int, Place], origin: str
) -> Iterator[RailLine]:
    """Yield the lines of a way between the nodes it shares with others."""
    run: list[Place] = []
    for node in way.nodes:
        place = places.get(node)
        if place is not None and (not run or place != run[-1]):
            run.append(place)
        if len(run) > 1 and (place is None or used[node] > 1):
            yield _line(run, way, origin)
        if place is None or used[node] > 1:
            run = [] if place is None else [place]
    if len(run) > 1:
        yield _line(run, way, origin)


def _line(places: list[Place], way: RailWay, origin: str) -> RailLine:
    course = LineString(places)
    return RailLine(
        course=course, km=length_km(course), origin=origin, tags=way.tags, cost=way.cost
    )
