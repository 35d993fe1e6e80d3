"""The layers of a picture: tints, lines, glyphs and labels, drawn as the browser draws them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
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
from geo.layers import Feature, Fill, Glyph, Layer, Stroke, Style
from geo.legend import is_towns
from geo.mercator import Box, Frame, world_geometries
from geo.outlines import area_path, line_path
from geo.sheet import Sheet

HALO = "#FFC531"
CIRCLE_ZOOM = 6
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A point of a layer on the sheet, in CSS pixels, with its look."""

    feature: Feature
    glyph: Glyph
    x: float
    y: float
    is_selected: bool


def shown_in(layers: Sequence[Layer], frame: Frame) -> tuple[Layer, ...]:
    """Return the layers that are drawn at the frame's zoom."""
    return tuple(layer for layer in layers if frame.zoom >= layer.min_zoom)


def draw_areas(sheet: Sheet, frame: Frame, layers: Sequence[Layer], day: date) -> None:
    """Draw the areas, the panel's first layer on top."""
    for layer in _upward(layers, "area"):
        for feature, style in _looks(layer, day):
            world = world_geometries(np.array([feature.geometry]))
            path = area_path(world, frame)
            if style.fill:
                sheet.area(path, style.fill, clip=frame.box)
            for pen in style.strokes:
                sheet.line(path, pen, clip=frame.box)


def draw_lines(
    sheet: Sheet, frame: Frame, layers: Sequence[Layer], day: date, selected: str | None
) -> tuple[Path, ...]:
    """Draw the lines, each layer's casings below all its pens, and return their courses."""
    courses: list[Path] = []
    for layer in _upward(layers, "line"):
        drawn = [
            (feature, style, line_path(world_geometries(np.array([feature.geometry])), frame))
            for feature, style in _looks(layer, day)
        ]
        _draw_halos(sheet, frame, layer, drawn, selected)
        for level in range(max((len(style.strokes) for _, style, _ in drawn), default=0)):
            for _, style, path in drawn:
                _draw_pen(sheet, frame, style, level, path)
        courses.extend(path for _, _, path in drawn)
    return tuple(courses)


def _draw_halos(
    sheet: Sheet,
    frame: Frame,
    layer: Layer,
    drawn: Sequence[tuple[Feature, Style, Path]],
    selected: str | None,
) -> None:
    for feature, style, path in drawn:
        if selected and selected in (feature.id, feature.extra.get("leg"), layer.id):
            width = max((pen.width for pen in style.strokes), default=2.0) + 7
            sheet.line(path, Stroke(colour=HALO, width=width, opacity=0.9), clip=frame.box)


def _draw_pen(sheet: Sheet, frame: Frame, style: Style, level: int, path: Path) -> None:
    if level < len(style.strokes):
        is_casing = level == 0 and len(style.strokes) > 1
        cap = "butt" if is_casing else ""
        sheet.line(path, style.strokes[level], clip=frame.box, cap=cap)


def markers_of(
    frame: Frame, layers: Sequence[Layer], day: date, selected: str | None
) -> tuple[Marker, ...]:
    """Return the points in the frame, the lowest first."""
    found = []
    for layer in _upward(layers, "point"):
        if is_towns(layer):
            continue
        for feature, style in _looks(layer, day):
            x, y = frame.point(feature.geometry)
            if style.glyph and frame.holds(x, y):
                found.append(
                    Marker(
                        feature=feature,
                        glyph=style.glyph,
                        x=x,
                        y=y,
                        is_selected=selected in (feature.id, layer.id),
                    )
                )
    return tuple(found)


def draw_markers(sheet: Sheet, frame: Frame, markers: Sequence[Marker]) -> None:
    """Draw how far off points may be, then their glyphs."""
    for marker in markers:
        _draw_circle(sheet, frame, marker)
    for marker in markers:
        if marker.is_selected:
            ring = Glyph(shape="dot", size=marker.glyph.size * 1.5, colour=HALO)
            sheet.glyph(ring, marker.x, marker.y, clip=frame.box)
        sheet.glyph(marker.glyph, marker.x, marker.y, clip=frame.box)


def _draw_circle(sheet: Sheet, frame: Frame, marker: Marker) -> None:
    radius = marker.feature.radius_km
    if radius is None or radius <= 1 or not (marker.is_selected or frame.zoom >= CIRCLE_ZOOM):
        return
    size = radius / frame.km_per_pixel(shapely.get_y(marker.feature.geometry))
    around = shapely.Point(marker.x, marker.y).buffer(size, quad_segs=16)
    path = Path(shapely.get_coordinates(around), closed=True)
    colour = marker.glyph.colour
    edge = Stroke(colour=colour, width=1.2, dash=(4, 3), opacity=0.8)
    sheet.area(path, Fill(colour=colour, opacity=0.1), clip=frame.box, outline=edge)


def take_room(room: Room, courses: Sequence[Path], markers: Sequence[Marker]) -> None:
    """Keep labels off lines and markers."""
    for course in courses:
        room.take_line(course, LINE_REACH)
    for marker in markers:
        room.take_marker(marker.x, marker.y, marker.glyph.size / 2)


def marker_labels(room: Room, markers: Sequence[Marker]) -> Iterator[Label]:
    """Yield the labels of markers that find a place: the selected first, then hubs, then rank."""
    wanted = [marker for marker in markers if _is_labelled(marker, room.frame.zoom)]
    for marker in sorted(wanted, key=_order):
        lettering = HUB if marker.glyph.shape == "hub" else SITE
        text = marker.feature.label or marker.feature.name
        width = written_width(text, lettering)
        boxes = boxes_around(marker.x, marker.y, marker.glyph.size / 2, width, lettering.height)
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
    towns = [f for layer in layers if is_towns(layer) for f, _ in _looks(layer, day)]
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


def _upward(layers: Sequence[Layer], geometry: str) -> Iterator[Layer]:
    """Yield the layers of a kind from the lowest to the topmost, the panel's first."""
    return (layer for layer in reversed(layers) if layer.geometry == geometry)


def _looks(layer: Layer, day: date) -> Iterator[tuple[Feature, Style]]:
    """Yield what a layer shows on a day, with its look."""
    for feature in layer.features:
        state = feature.state_on(day)
        if state and state.code in layer.styles:
            yield feature, layer.styles[state.code]
