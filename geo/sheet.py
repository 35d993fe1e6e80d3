"""A sheet to draw on: a matplotlib Figure measured in CSS pixels, x to the right and y downward.

Nothing of pyplot's global state is used, so sheets may be drawn in several threads at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Normal
from matplotlib.patheffects import Stroke as Outline
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, Transform, TransformedBbox

from geo.fonts import font_of, writable
from geo.layers import Fill, Glyph, Stroke
from geo.mercator import PIXELS_PER_INCH, Box
from geo.outlines import vertices_of
from geo.shapes import BOX, stamps_of

POINTS_PER_PIXEL = 0.75
HATCH_SPACING, HATCH_WIDTH = 7.0, 1.5
"""As the browser's pattern shows them, which cuts half of each line off."""
HALO = "halo"
"""The name of outlines under texts; a form that can outline a text itself leaves them out."""
Anchor = Literal["left", "center", "right"]


class Sheet:
    """A page of some width and height in CSS pixels; what is drawn later lies on top."""

    def __init__(self, width: float, height: float, *, paper: str, has_text: bool = True) -> None:
        """Lay out an empty sheet of a colour; without text, what has a halo is drawn as outlines.

        Dots on a screen are no text anyway, and then halo and letters lie in the same place.
        """
        self._has_text = has_text
        size = (width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
        self.width, self.height = width, height
        self.figure = Figure(figsize=size, dpi=PIXELS_PER_INCH, facecolor=paper, edgecolor="none")
        turn = Affine2D().scale(1 / width, -1 / height).translate(0, 1)
        self._pixels: Transform = turn + self.figure.transFigure
        self._level = 0
        self.halos: dict[str, tuple[str, float]] = {}
        self._windows: dict[Box, TransformedBbox] = {}

    def area(self, path: Path, fill: Fill, *, clip: Box, outline: Stroke | None = None) -> None:
        """Fill an area, by hatching where the fill says so, and draw its outline."""
        if not len(path):
            return
        if fill.hatch == "none":
            patch = PathPatch(path, facecolor=fill.colour, alpha=fill.opacity, linewidth=0)
            self._add(patch, clip)
        else:
            angles = (-45.0,) if fill.hatch == "lines" else (-45.0, 45.0)
            pen = Stroke(colour=fill.colour, width=HATCH_WIDTH, opacity=fill.opacity)
            self.hatch(path, pen, HATCH_SPACING, angles, clip=clip)
        if outline:
            self.line(path, outline, clip=clip)

    def hatch(
        self, path: Path, pen: Stroke, spacing: float, angles: Sequence[float], *, clip: Box
    ) -> None:
        """Hatch an area with lines at some angles, in degrees against the horizontal."""
        box = _overlap(_bounds(path), clip)
        if box is None:
            return
        for angle in angles:
            lines = _slanting(box, spacing, angle)
            patch = self._stroked(lines, pen, "butt")
            self._add(patch, clip)
            patch.set_clip_path(path, self._pixels)

    def line(self, path: Path, pen: Stroke, *, clip: Box, cap: str = "") -> None:
        """Draw along a path; solid lines end round, dashes end flat, unless ``cap`` says."""
        if len(path):
            self._add(self._stroked(path, pen, cap or ("butt" if pen.dash else "round")), clip)

    def glyph(self, glyph: Glyph, x: float, y: float, size: float = 0.0, *, clip: Box) -> None:
        """Draw a glyph with its middle at a point, at its own size or another."""
        factor = (size or glyph.size) / BOX
        place = Affine2D().scale(factor).translate(x, y)
        for stamp in stamps_of(glyph):
            path = stamp.path.transformed(place)
            if stamp.fill:
                fill = Fill(colour=stamp.fill, opacity=stamp.fill_opacity)
                self.area(path, fill, clip=clip)
            if stamp.stroke:
                dash = tuple(step * factor for step in stamp.dash)
                pen = Stroke(colour=stamp.stroke, width=stamp.width * factor, dash=dash)
                self.line(path, pen, clip=clip, cap=stamp.cap)

    def card(self, box: Box, *, colour: str, edge: str = "none", radius: float = 0.0) -> None:
        """Lay a plain or rounded rectangle: left, top, right, bottom."""
        x0, y0, x1, y1 = box
        width, height = x1 - x0, y1 - y0
        plain = Rectangle((x0, y0), width, height)
        shape = f"round,pad=0,rounding_size={radius}"
        card = FancyBboxPatch((x0, y0), width, height, boxstyle=shape) if radius else plain
        card.set_facecolor(colour)
        card.set_edgecolor(edge)
        card.set_linewidth(POINTS_PER_PIXEL)
        self._add(card)

    def text(  # noqa: PLR0913 - a text has a place, a size, a weight, a colour and a halo
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        colour: str,
        bold: bool = False,
        halo: tuple[str, float] | None = None,
        anchor: Anchor = "left",
    ) -> None:
        """Write a line of text on a baseline, over a halo of a colour and width if given.

        The halo is an outline of its own; the text itself stays text, to be searched and copied.
        """
        words = writable(text)
        if halo:
            under = self._text(x, y, words, size, bold=bold, anchor=anchor)
            pen = Outline(linewidth=halo[1] * POINTS_PER_PIXEL, foreground=halo[0])
            if not self._has_text:
                under.set_path_effects([pen, Normal()])
                under.set_color(colour)
                return
            under.set_path_effects([pen])
            under.set_gid(HALO)
        over = self._text(x, y, words, size, bold=bold, anchor=anchor)
        over.set_color(colour)
        if halo:
            over.set_gid(f"{self.halo_name(*halo)}{self._level}")

    def halo_name(self, colour: str, width: float) -> str:
        """Return how the names of all texts with a halo of some look begin; keep the look."""
        name = f"halo-{colour.lstrip('#')}-{width:g}-".replace(".", "_")
        self.halos[name] = (colour, width * POINTS_PER_PIXEL)
        return name

    def _text(
        self, x: float, y: float, words: str, size: float, *, bold: bool, anchor: Anchor
    ) -> Text:
        font = font_of(size * POINTS_PER_PIXEL, bold=bold)
        text = Text(x, y, words, fontproperties=font, parse_math=False)
        text.set_horizontalalignment(anchor)
        text.set_verticalalignment("baseline")
        self._add(text)
        return text

    def _stroked(self, path: Path, pen: Stroke, cap: str) -> PathPatch:
        """Return a path's line; dashes are divided by the width, as matplotlib multiplies them."""
        dash = (0, [step / pen.width for step in pen.dash]) if pen.dash else "solid"
        return PathPatch(
            path,
            fill=False,
            edgecolor=pen.colour,
            alpha=pen.opacity if pen.opacity < 1 else None,
            linewidth=pen.width * POINTS_PER_PIXEL,
            linestyle=dash,
            capstyle=cap,
            joinstyle="round",
        )

    def _add(self, artist: Artist, clip: Box | None = None) -> None:
        self._level += 1
        artist.set_zorder(self._level)
        artist.set_transform(self._pixels)
        self.figure.add_artist(artist, clip=False)
        if clip:
            artist.set_clip_box(self._window(clip))

    def _window(self, clip: Box) -> TransformedBbox:
        """Return a clip in the sheet's units; one for all that is drawn in the same box."""
        if clip not in self._windows:
            self._windows[clip] = TransformedBbox(Bbox.from_extents(*clip), self._pixels)
        return self._windows[clip]


def _bounds(path: Path) -> Box:
    points = vertices_of(path)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return (float(left), float(top), float(right), float(bottom))


def _overlap(one: Box, other: Box) -> Box | None:
    x0, y0 = max(one[0], other[0]), max(one[1], other[1])
    x1, y1 = min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def _slanting(box: Box, spacing: float, angle: float) -> Path:
    """Return parallel lines over a box; they are laid from the sheet's corner, so they meet."""
    turn = Affine2D().rotate_deg(angle)
    corners = turn.inverted().transform([box[:2], (box[0], box[3]), box[2:], (box[2], box[1])])
    (left, low), (right, high) = corners.min(axis=0), corners.max(axis=0)
    levels = np.arange(np.ceil(low / spacing), np.floor(high / spacing) + 1) * spacing
    starts = np.column_stack((np.full_like(levels, left), levels))
    ends = np.column_stack((np.full_like(levels, right), levels))
    vertices = turn.transform(np.stack((starts, ends), axis=1).reshape(-1, 2))
    codes = np.tile([Path.MOVETO, Path.LINETO], len(levels))
    return Path(np.round(vertices, 1), codes)
