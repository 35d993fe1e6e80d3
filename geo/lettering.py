"""The names on a picture: which things are named, in what lettering, and in which place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import shapely
from matplotlib.path import Path

from geo.ground import NamedArea
from geo.labelling import (
    BASELINE,
    Label,
    Lettering,
    Room,
    Stretch,
    boxes_around,
    boxes_in,
    spaced,
    stretches_of,
    written_width,
)
from geo.layers import Feature, Fill, Layer, Stroke
from geo.legend import is_towns
from geo.markings import Marker, looks_on
from geo.mercator import Box
from geo.sheet import Sheet

SITE_ZOOM = 7
LABEL_ZOOM = {"hub": 0, "crossing": 6, "gauge-break": 7}
AREA_NAMES_TO_ZOOM = 8
LINE_REACH = 3.0
_WHITE, _LAND, _SEA = ("#FFFFFFE6", 3.0), ("#F6F4EFCC", 3.0), ("#CFE0EACC", 3.0)
HUB = Lettering(size=13, height=16, gap=4, colour="#1F1B17", halo=("#FFFFFFE6", 3.5), bold=True)
SITE = Lettering(size=11, height=14, gap=3, colour="#3A352F", halo=_WHITE)
CAPITAL = Lettering(size=11.5, height=14, gap=3, colour="#3A362F", halo=_WHITE)
TOWN = Lettering(size=11, height=13, gap=3, colour="#45413B", halo=_WHITE)
COUNTRY = Lettering(size=10.5, height=14, gap=8, colour="#5A564F", halo=_LAND, spaced=True)
SMALL_COUNTRY = Lettering(size=9.5, height=12, gap=5, colour="#5A564F", halo=_LAND)
SEA = Lettering(size=10.5, height=14, gap=8, colour="#4F7388", halo=_SEA)


def take_room(room: Room, courses: Sequence[Path], markers: Sequence[Marker]) -> None:
    """Keep labels off lines and markers."""
    for course in courses:
        room.take_line(course, LINE_REACH)
    for marker in markers:
        room.take_marker(marker.x, marker.y, marker.reach)


def marker_labels(room: Room, markers: Sequence[Marker]) -> Iterator[Label]:
    """Yield the labels of markers that find a place: the selected first, then hubs, then rank."""
    wanted = [marker for marker in markers if _is_labelled(marker, room.frame.zoom)]
    for marker in sorted(wanted, key=_order):
        lettering = HUB if marker.glyph.shape == "hub" else SITE
        text = marker.feature.label or marker.feature.name
        width = written_width(text, lettering)
        boxes = boxes_around(marker.x, marker.y, marker.reach, width, lettering.height)
        label = room.place(text, lettering, boxes)
        if label:
            yield label


def _is_labelled(marker: Marker, zoom: float) -> bool:
    return marker.is_selected or zoom >= LABEL_ZOOM.get(marker.glyph.shape, SITE_ZOOM)


def _order(marker: Marker) -> tuple[bool, bool, int, str]:
    is_hub = marker.glyph.shape == "hub"
    return (not marker.is_selected, not is_hub, marker.feature.rank, marker.feature.id)


def area_labels(room: Room, areas: Sequence[NamedArea], focus: tuple[str, ...]) -> Iterator[Label]:
    """Yield the names of countries and seas that find a place, the atlas's own region first."""
    if room.frame.zoom > AREA_NAMES_TO_ZOOM:
        return
    for area in sorted(areas, key=lambda one: one.id not in focus):
        stretches = stretches_of(area.ring, room.frame)
        label = _area_label(room, area, stretches) if stretches else None
        if label:
            yield label


def _area_label(room: Room, area: NamedArea, stretches: Sequence[Stretch]) -> Label | None:
    is_country = area.kind == "country"
    text = area.name.upper() if is_country else area.name
    for lettering in (COUNTRY, SMALL_COUNTRY) if is_country else (SEA,):
        boxes = boxes_in(stretches, written_width(text, lettering), lettering.height)
        label = room.place(text, lettering, boxes)
        if label:
            return label
    return None


def town_labels(
    sheet: Sheet, room: Room, layers: Sequence[Layer], day: date, home: Box
) -> Iterator[Label]:
    """Draw each town's dot with its name, or neither; yield the names."""
    limit = (room.frame.zoom - 2.6) * 1.5
    towns = [f for layer in layers if is_towns(layer) for f, _ in looks_on(layer, day)]
    wanted = [(rank, f.id, f) for f in towns if (rank := _town_rank(f, home)) <= limit]
    for _, _, town in sorted(wanted, key=lambda one: one[:2]):
        x, y = room.frame.point(town.geometry)
        if room.is_open(x, y):
            label = _town_label(sheet, room, town, x, y)
            if label:
                yield label


def _town_label(sheet: Sheet, room: Room, town: Feature, x: float, y: float) -> Label | None:
    is_capital = town.kind == "capital"
    radius, lettering = (3.2, CAPITAL) if is_capital else (2.4, TOWN)
    text = town.label or town.name
    width = written_width(text, lettering)
    boxes = boxes_around(x, y, radius + 1, width, lettering.height)
    label = room.place(text, lettering, boxes)
    if label:
        colour, line = ("#4A463F", 1.5) if is_capital else ("#6B665E", 1.1)
        dot = Path(shapely.get_coordinates(shapely.Point(x, y).buffer(radius)), closed=True)
        edge = Stroke(colour=colour, width=line)
        white = Fill(colour="#FFFFFF", opacity=1)
        sheet.area(dot, white, clip=room.frame.box, outline=edge)
        room.take_marker(x, y, radius)
    return label


def _town_rank(town: Feature, home: Box) -> float:
    west, south, east, north = home
    lon, lat = shapely.get_x(town.geometry), shapely.get_y(town.geometry)
    is_near = west <= lon <= east and south <= lat <= north
    return town.rank - (1.5 if town.kind == "capital" else 0) + (-1 if is_near else 2)


def draw_labels(sheet: Sheet, labels: Sequence[Label]) -> None:
    """Write labels in their places."""
    for label in labels:
        ink = label.lettering
        sheet.text(
            label.box[0],
            label.box[1] + ink.height * BASELINE,
            spaced(label.text, ink),
            size=ink.size,
            colour=ink.colour,
            bold=ink.bold,
            halo=ink.halo,
        )
