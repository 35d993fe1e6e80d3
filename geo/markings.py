"""The layers of a picture: tints, lines and glyphs, drawn as the browser draws them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.layers import Feature, Fill, Glyph, Layer, Stroke, Style
from geo.legend import MARK, is_towns
from geo.mercator import Frame, world_geometries
from geo.outlines import area_path, line_path
from geo.sheet import Sheet

HALO = "#FFC531"
COUNTRY = "country"
CIRCLE_ZOOM = 6
RING = 4.0
"""CSS pixels that a ring stands out beyond its glyph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A point of a layer on the sheet, in CSS pixels, with its look."""

    feature: Feature
    glyph: Glyph
    x: float
    y: float
    is_selected: bool
    is_marked: bool = False

    @property
    def reach(self) -> float:
        """Return how far it reaches from its middle with the rings around it, in CSS pixels."""
        return self.glyph.size / 2 + RING * (self.is_selected + self.is_marked)


def shown_in(layers: Sequence[Layer], frame: Frame) -> tuple[Layer, ...]:
    """Return the layers that are drawn at the frame's zoom."""
    return tuple(layer for layer in layers if frame.zoom >= layer.min_zoom)


def draw_areas(
    sheet: Sheet,
    frame: Frame,
    layers: Sequence[Layer],
    day: date,
    outlines: Mapping[str, BaseGeometry],
) -> None:
    """Draw the areas, the panel's first layer on top.

    ``outlines`` are the countries of the base at its present scale, in world units: countries
    are drawn with them, as in the browser, so that tint and coast agree.
    """
    for layer in _upward(layers, "area"):
        for feature, style in looks_on(layer, day):
            outline = outlines.get(feature.id) if feature.kind == COUNTRY else None
            world = world_geometries(np.array([feature.geometry]))
            path = area_path(world if outline is None else np.array([outline]), frame)
            if style.fill:
                sheet.area(path, style.fill, clip=frame.box)
            for pen in (*_rings(layer, feature, MARK.width / 2), *style.strokes):
                sheet.line(path, pen, clip=frame.box)


def draw_lines(
    sheet: Sheet, frame: Frame, layers: Sequence[Layer], day: date, selected: str | None
) -> tuple[Path, ...]:
    """Draw the lines, each layer's casings below all its pens, and return their courses."""
    courses: list[Path] = []
    for layer in _upward(layers, "line"):
        drawn = [
            (feature, style, line_path(world_geometries(np.array([geometry])), frame))
            for feature, geometry, style in _lines_on(layer, day)
        ]
        _draw_halos(sheet, frame, layer, drawn, selected)
        for level in range(max((len(style.strokes) for _, style, _ in drawn), default=0)):
            _draw_pens(sheet, frame, drawn, level)
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
        widest = max((pen.width for pen in style.strokes), default=0.0)
        for ring in _rings(layer, feature, MARK.width + widest):
            sheet.line(path, ring, clip=frame.box)


def _rings(layer: Layer, feature: Feature, width: float) -> Iterator[Stroke]:
    """Yield what marks a feature as changed, along its course or outline."""
    if feature.id in layer.marked:
        yield replace(MARK, width=width)


def _draw_pens(
    sheet: Sheet, frame: Frame, drawn: Sequence[tuple[Feature, Style, Path]], level: int
) -> None:
    """Draw one pen of each look.

    All that has the same pen is one path, which is quick, and no darker where such lines meet.
    """
    same: dict[tuple[Stroke, str], list[Path]] = {}
    for _, style, path in drawn:
        if level < len(style.strokes) and len(path):
            is_casing = level == 0 and len(style.strokes) > 1
            key = (style.strokes[level], "butt" if is_casing else "")
            same.setdefault(key, []).append(path)
    for (pen, cap), paths in same.items():
        sheet.line(Path.make_compound_path(*paths), pen, clip=frame.box, cap=cap)


def markers_of(
    frame: Frame, layers: Sequence[Layer], day: date, selected: str | None
) -> tuple[Marker, ...]:
    """Return the points in the frame, the lowest first."""
    found = []
    for layer in _upward(layers, "point"):
        if is_towns(layer):
            continue
        for feature, style in looks_on(layer, day):
            x, y = frame.point(feature.geometry)
            if style.glyph and frame.holds(x, y):
                found.append(
                    Marker(
                        feature=feature,
                        glyph=style.glyph,
                        x=x,
                        y=y,
                        is_selected=selected in (feature.id, layer.id),
                        is_marked=feature.id in layer.marked,
                    )
                )
    return tuple(found)


def draw_markers(sheet: Sheet, frame: Frame, markers: Sequence[Marker]) -> None:
    """Draw how far off points may be, then their glyphs."""
    for marker in markers:
        _draw_circle(sheet, frame, marker)
    for marker in markers:
        _draw_rings(sheet, frame, marker)
        sheet.glyph(marker.glyph, marker.x, marker.y, clip=frame.box)


def _draw_rings(sheet: Sheet, frame: Frame, marker: Marker) -> None:
    """Draw what stands around a glyph, as wide as in the browser: changed, below it selected."""
    if marker.is_marked:
        fill = Fill(colour=MARK.colour, opacity=MARK.opacity)
        sheet.area(_disc(marker.x, marker.y, marker.reach), fill, clip=frame.box)
    if marker.is_selected:
        disc = _disc(marker.x, marker.y, marker.glyph.size / 2 + RING)
        sheet.area(disc, Fill(colour=HALO, opacity=1), clip=frame.box)


def _disc(x: float, y: float, radius: float) -> Path:
    around = shapely.Point(x, y).buffer(radius, quad_segs=16)
    return Path(shapely.get_coordinates(around), closed=True)


def _draw_circle(sheet: Sheet, frame: Frame, marker: Marker) -> None:
    radius = marker.feature.radius_km
    if radius is None or radius <= 1 or not (marker.is_selected or frame.zoom >= CIRCLE_ZOOM):
        return
    size = radius / frame.km_per_pixel(shapely.get_y(marker.feature.geometry))
    path = _disc(marker.x, marker.y, size)
    colour = marker.glyph.colour
    edge = Stroke(colour=colour, width=1.2, dash=(4, 3), opacity=0.8)
    sheet.area(path, Fill(colour=colour, opacity=0.1), clip=frame.box, outline=edge)


def _upward(layers: Sequence[Layer], geometry: str) -> Iterator[Layer]:
    """Yield the layers of a kind from the lowest to the topmost, the panel's first."""
    return (layer for layer in reversed(layers) if layer.geometry == geometry)


def _lines_on(layer: Layer, day: date) -> Iterator[tuple[Feature, BaseGeometry, Style]]:
    """Yield the lines a layer shows on a day, in the parts and the looks they are drawn in."""
    for feature in layer.features:
        for geometry, code in layer.pieces_on(feature, day):
            if code in layer.styles:
                yield feature, geometry, layer.styles[code]


def looks_on(layer: Layer, day: date) -> Iterator[tuple[Feature, Style]]:
    """Yield what a layer shows on a day, with its look."""
    for feature in layer.features:
        state = feature.state_on(day)
        if state and state.code in layer.styles:
            yield feature, layer.styles[state.code]
