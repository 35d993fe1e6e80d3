"""The base map of a picture: land, water, borders and disputed ground, as on screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.basemap import DETAIL_FROM_ZOOM, base_frame
from geo.layers import Fill, Stroke
from geo.mercator import Frame, Numbers, world_geometries
from geo.outlines import Geometries, area_path, line_path
from geo.sheet import Sheet
from geo.speech import language, spoken_cache

LAND, OTHER_LAND, WATER, SHORE = "#F6F4EF", "#EFEDE7", "#CFE0EA", "#A9C3D1"
RIVER, BORDER, CONTESTED_BORDER = "#B4CFDD", "#B9B3A8", "#9A948A"
DISPUTED, DISPUTED_HATCH = "#EAE8E2", "#BDB8AE"
OUTLINE, HATCH_SPACING = 0.6, 5.66
AREAS = ("countries", "water", "disputed")
KINDS: tuple[tuple[Literal["country", "sea"], str], ...] = (
    ("country", "countries"),
    ("sea", "water"),
)


def scale_of(frame: Frame, detail: float = 1.0) -> str:
    """Return which scale of the base a frame is drawn from, ``detail`` times as fine as screens."""
    return "detail" if frame.zoom + np.log2(detail) >= DETAIL_FROM_ZOOM else "overview"


def draw_land(sheet: Sheet, frame: Frame, scale: str, focus: tuple[str, ...]) -> None:
    """Draw what lies below the tints: land and undisputed borders."""
    for is_near, colour in ((False, OTHER_LAND), (True, LAND)):
        path = _countries(frame, scale, focus, is_near=is_near)
        pen = Stroke(colour=colour, width=OUTLINE)
        sheet.area(path, Fill(colour=colour, opacity=1), clip=frame.box, outline=pen)
    pen = Stroke(colour=BORDER, width=0.9)
    sheet.line(_borders(frame, scale, is_disputed=False), pen, clip=frame.box)


def draw_water(sheet: Sheet, frame: Frame, scale: str) -> None:
    """Draw what lies above the tints: rivers, water, disputed ground and its borders."""
    rivers = _whole(frame, scale, "rivers")
    sheet.line(rivers, Stroke(colour=RIVER, width=0.8), clip=frame.box)
    shore = Stroke(colour=SHORE, width=OUTLINE)
    water = _whole(frame, scale, "water")
    sheet.area(water, Fill(colour=WATER, opacity=1), clip=frame.box, outline=shore)
    _draw_disputed(sheet, frame, scale)


def _draw_disputed(sheet: Sheet, frame: Frame, scale: str) -> None:
    ground = _whole(frame, scale, "disputed")
    sheet.area(ground, Fill(colour=DISPUTED, opacity=1), clip=frame.box)
    pen = Stroke(colour=DISPUTED_HATCH, width=1)
    if len(ground):
        sheet.hatch(ground, pen, HATCH_SPACING, (-45.0,), clip=frame.box)
    sheet.line(ground, Stroke(colour=DISPUTED_HATCH, width=OUTLINE), clip=frame.box)
    dashed = Stroke(colour=CONTESTED_BORDER, width=1, dash=(4, 3))
    sheet.line(_borders(frame, scale, is_disputed=True), dashed, clip=frame.box)


@cache
def outlines(scale: str) -> Mapping[str, BaseGeometry]:
    """Return the countries of the base by id, in world units."""
    ids = base_frame("countries", scale)["id"]
    pairs = zip(ids, _world("countries", scale), strict=True)
    return {country: area for country, area in pairs if isinstance(country, str)}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedArea:
    """A country or a sea: its name and the outer ring of its largest part, in world units."""

    kind: Literal["country", "sea"]
    id: str
    name: str
    ring: Numbers


@spoken_cache(maxsize=8)
def named_areas(scale: str) -> tuple[NamedArea, ...]:
    """Return the countries and seas that have a name, in the base's order."""
    return tuple(_named(scale))


def _named(scale: str) -> Iterator[NamedArea]:
    for kind, layer in KINDS:
        frame = base_frame(layer, scale)
        for row, area in zip(frame.itertuples(), _world(layer, scale), strict=True):
            name = _name_of(row)
            if name:
                area_id = str(getattr(row, "id", ""))
                yield NamedArea(kind=kind, id=area_id, name=name, ring=_largest_ring(area))


def _name_of(row: Any) -> str:
    """Return the name of a row of the base in the language spoken, else its English one."""
    names = (getattr(row, f"name_{language()}", None), row.name)
    return next((name for name in names if isinstance(name, str) and name), "")


def _largest_ring(area: BaseGeometry) -> Numbers:
    parts = shapely.get_parts(area)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    ring: Numbers = shapely.get_coordinates(shapely.get_exterior_ring(largest))
    return ring


@cache
def _world(name: str, scale: str) -> Geometries:
    """Return a layer of the base in world units; read and projected once."""
    return world_geometries(base_frame(name, scale).geometry.to_numpy())


@lru_cache(maxsize=64)
def _whole(frame: Frame, scale: str, name: str) -> Path:
    make = area_path if name in AREAS else line_path
    return make(_world(name, scale), frame)


@lru_cache(maxsize=32)
def _countries(frame: Frame, scale: str, focus: tuple[str, ...], *, is_near: bool) -> Path:
    inside = base_frame("countries", scale)["id"].isin(focus).to_numpy()
    return area_path(_world("countries", scale)[inside == is_near], frame)


@lru_cache(maxsize=32)
def _borders(frame: Frame, scale: str, *, is_disputed: bool) -> Path:
    disputed = base_frame("borders", scale)["disputed"].to_numpy(dtype=bool)
    return line_path(_world("borders", scale)[disputed == is_disputed], frame)
