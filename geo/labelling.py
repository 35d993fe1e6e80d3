"""Where labels stand: greedy, best rank first, never on a line, on each other or under a card.

The rule and its distances are those of the browser's ``labels.js``, so that a picture reads as
the map it was made from. The label libraries for matplotlib were tried (``benchmarks/README.md``):
one is ten times slower than the whole budget allows, one lays labels on lines, and neither knows
which label is wanted most, names of areas, or cards that lie on the map.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from geo.fonts import width_of
from geo.mercator import Box, Frame, Numbers
from geo.outlines import vertices_of

CELL = 2.0
EDGE = 6.0
ROWS = 16
STEPS = (0.0, -0.5, 0.5, -1.0, 1.0)
BASELINE = 0.78
THIN = "\u2009"
"""Sets letters apart, as matplotlib has no spacing of its own."""
Stretch = tuple[float, float, float]
"""A level line: its y, and the x where it begins and ends, in CSS pixels."""
_REACHES = (2.0, 9.0, 18.0)
_DIAGONAL = 0.72


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """How a kind of label is written; sizes in CSS pixels."""

    size: float
    height: float
    gap: float
    colour: str
    halo: tuple[str, float]
    bold: bool = False
    spaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label with its place: the box it takes, left, top, right, bottom in CSS pixels."""

    text: str
    lettering: Lettering
    box: Box


class Room:
    """Which parts of the frame are taken, by lines or by labels, markers and cards."""

    def __init__(self, frame: Frame) -> None:
        """Begin with an empty frame."""
        self.frame = frame
        shape = (math.ceil(frame.height / CELL), math.ceil(frame.width / CELL))
        self._taken: NDArray[np.bool_] = np.zeros(shape, dtype=bool)
        self._blocked: NDArray[np.bool_] = np.zeros(shape, dtype=bool)

    def take(self, box: Box) -> None:
        """Keep a box free of labels and of towns."""
        self._taken[self._cells(box)] = True
        self._blocked[self._cells(box)] = True

    def take_marker(self, x: float, y: float, radius: float) -> None:
        """Keep the square around a marker free."""
        self.take((x - radius, y - radius, x + radius, y + radius))

    def take_line(self, path: Path, reach: float) -> None:
        """Keep labels off a line in CSS pixels; a town's dot may stand on it."""
        for x, y in _stations(path, CELL):
            self._taken[self._cells((x - reach, y - reach, x + reach, y + reach))] = True

    def is_free(self, box: Box) -> bool:
        """Tell whether a label may stand in a box."""
        return self._is_inside(box) and not self._taken[self._cells(box)].any()

    def is_open(self, x: float, y: float) -> bool:
        """Tell whether a town's dot is clear of cards, markers and labels."""
        box = (x - 2, y - 2, x + 2, y + 2)
        return self._is_inside((x, y, x, y)) and not self._blocked[self._cells(box)].any()

    def place(self, text: str, lettering: Lettering, boxes: Iterator[Box]) -> Label | None:
        """Return the label in the first free box and keep its surroundings free, or None."""
        box = next((one for one in boxes if self.is_free(one)), None)
        if box is None:
            return None
        gap = lettering.gap
        self.take((box[0] - gap, box[1] - gap / 2, box[2] + gap, box[3] + gap / 2))
        return Label(text=text, lettering=lettering, box=box)

    def _is_inside(self, box: Box) -> bool:
        left, top, right, bottom = self.frame.box
        fits_across = box[0] >= left + EDGE and box[2] <= right - EDGE
        return fits_across and box[1] >= top + EDGE and box[3] <= bottom - EDGE

    def _cells(self, box: Box) -> tuple[slice, slice]:
        left, top = self.frame.left, self.frame.top
        rows = slice(_cell(box[1] - top), _cell(box[3] - top + CELL))
        return rows, slice(_cell(box[0] - left), _cell(box[2] - left + CELL))


def _cell(distance: float) -> int:
    """Return the cell at a distance from the frame's edge; what lies before it has none."""
    return max(0, math.floor(distance / CELL))


def _stations(path: Path, step: float) -> Numbers:
    """Return points along a path's lines, no further apart than ``step``."""
    points = vertices_of(path)
    codes = np.full(len(path), Path.LINETO) if path.codes is None else np.asarray(path.codes)
    is_drawn = codes[1:] != Path.MOVETO
    found = [points]
    for start, end in zip(points[:-1][is_drawn], points[1:][is_drawn], strict=True):
        count = int(math.hypot(*(end - start)) / step)
        found.append(start + np.outer(np.arange(1, count + 1) / (count + 1), end - start))
    stations: Numbers = np.vstack(found)
    return stations


def written_width(text: str, lettering: Lettering) -> float:
    """Return a label's width in CSS pixels."""
    return width_of(spaced(text, lettering), lettering.size, bold=lettering.bold)


def spaced(text: str, lettering: Lettering) -> str:
    """Return the text as written: letters of spaced lettering stand apart by thin spaces."""
    return THIN.join(text) if lettering.spaced else text


def boxes_around(x: float, y: float, radius: float, width: float, height: float) -> Iterator[Box]:
    """Yield the boxes around a point in order of preference: right, left, above, below, corners."""
    for reach in (radius + step for step in _REACHES):
        slant = reach * _DIAGONAL
        starts = (
            (reach, -height / 2),
            (-reach - width, -height / 2),
            (-width / 2, -reach - height),
            (-width / 2, reach),
            (slant, -slant - height / 2),
            (slant, slant - height / 2),
            (-slant - width, -slant - height / 2),
            (-slant - width, slant - height / 2),
        )
        for dx, dy in starts:
            yield (x + dx, y + dy, x + dx + width, y + dy + height)


def boxes_in(stretches: Sequence[Stretch], width: float, height: float) -> Iterator[Box]:
    """Yield boxes in which a name lies within an area's stretches, nearest its middle first."""
    if not stretches:
        return
    middle = _middle(stretches)
    spots = [
        ((west + east) / 2 + step * (east - west - width) / 2, y)
        for y, west, east in stretches
        if east - west >= width
        for step in STEPS
    ]
    spots.sort(key=lambda spot: math.hypot(spot[0] - middle[0], (spot[1] - middle[1]) * 2))
    for x, y in spots:
        yield (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def stretches_of(ring: Numbers, frame: Frame) -> tuple[Stretch, ...]:
    """Return the level stretches inside a ring (world units) that lie in the frame."""
    left, top, right, bottom = frame.box
    points = frame.pixels(ring)
    (west, north), (east, south) = points.min(axis=0), points.max(axis=0)
    high, low = max(top, north), min(bottom, south)
    if high >= low or west >= right or east <= left:
        return ()
    levels = high + (low - high) * np.arange(1, ROWS) / ROWS
    found = [(y, *pair) for y in levels for pair in _spans(points, y)]
    inside = ((float(y), max(x0, left), min(x1, right)) for y, x0, x1 in found)
    return tuple(stretch for stretch in inside if stretch[1] < stretch[2])


def _spans(points: Numbers, y: float) -> Iterator[tuple[float, float]]:
    """Yield where a level runs inside a closed ring, by the even-odd rule."""
    above = points[:, 1] > y
    at = np.flatnonzero(above[1:] != above[:-1])
    starts, ends = points[at], points[at + 1]
    shares = (y - starts[:, 1]) / (ends[:, 1] - starts[:, 1])
    crossings = np.sort(starts[:, 0] + shares * (ends[:, 0] - starts[:, 0]))
    yield from zip(crossings[::2].tolist(), crossings[1::2].tolist(), strict=True)


def _middle(stretches: Sequence[Stretch]) -> tuple[float, float]:
    weights = np.array([east - west for _, west, east in stretches])
    y, west, east = np.average(np.array(stretches), axis=0, weights=weights)
    return (float(west + east) / 2, float(y))
