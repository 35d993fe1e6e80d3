"""What a strip is drawn with: lines, boxes, texts and glyphs in CSS pixels, for page and picture.

One drawing is painted by the browser and by matplotlib, so that both look alike. Targets are the
places on it that answer to pointer and keyboard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.layers import Fill, Glyph, Stroke

Anchor = Literal["left", "center", "right"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMark:
    """A line through points."""

    points: tuple[Point, ...]
    stroke: Stroke


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxMark:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill
    outline: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMark:
    """A line of text on a baseline; with a halo lines may pass under it."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "left"
    has_halo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GlyphMark:
    """A glyph with its middle at a point."""

    x: float
    y: float
    glyph: Glyph


Mark = LineMark | BoxMark | TextMark | GlyphMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A rectangle that answers: ``id`` is what it selects, None what only tells.

    A repeat stands for what another target answers for too; the keyboard passes it over.
    """

    id: str | None
    x: float
    y: float
    width: float
    height: float
    title: str
    lines: tuple[str, ...]
    is_repeat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """A sample of a look, within a box of ``SAMPLE`` pixels, and what it means."""

    marks: tuple[Mark, ...]
    words: str


SAMPLE: Point = (36.0, 16.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A strip as drawn: its size, its marks from the lowest up, targets and legend."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    targets: tuple[Target, ...]
    legend: tuple[LegendEntry, ...]
