"""The glyphs of the map as paths: one table of shapes and paints, read here and by the browser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from xml.sax.saxutils import quoteattr

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.path import Path

from geo.basemap import DATA_FOLDER
from geo.layers import Glyph

BOX = 26.0
"""The side of the square a shape is drawn in, its middle at 0, 0 and y downward."""
FALLBACK = "dot"
OWN = "own"
_CODES = {"moveTo": Path.MOVETO, "lineTo": Path.LINETO, "curveTo": Path.CURVE4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One painted part of a glyph: its path, also as SVG text, and how it is inked."""

    path: Path
    outline: str = ""
    fill: str = ""
    fill_opacity: float = 1.0
    stroke: str = ""
    width: float = 0.0
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round"] = "butt"


def shape_table() -> dict[str, Any]:
    """Return the table of ``shapes.json``: paints, paints of hollow glyphs, and shapes."""
    found: dict[str, Any] = json.loads((DATA_FOLDER / "shapes.json").read_text(encoding="utf-8"))
    return found


@cache
def stamps_of(glyph: Glyph) -> tuple[Stamp, ...]:
    """Return the painted parts of a glyph, the lowest first; an unknown shape is a dot."""
    table = _table()
    parts = table["shapes"].get(glyph.shape) or table["shapes"][FALLBACK]
    return tuple(_stamp(paint, outline, glyph) for paint, outline in parts)


def glyph_svg(glyph: Glyph) -> str:
    """Return a glyph as an SVG document of its own size."""
    half = BOX / 2
    parts = "".join(_svg_path(stamp) for stamp in stamps_of(glyph))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{glyph.size:g}" height="{glyph.size:g}" '
        f'viewBox="{-half:g} {-half:g} {BOX:g} {BOX:g}">{parts}</svg>'
    )


def _svg_path(stamp: Stamp) -> str:
    inks = {
        "fill": stamp.fill or "none",
        "fill-opacity": f"{stamp.fill_opacity:g}",
        "stroke": stamp.stroke or "none",
        "stroke-width": f"{stamp.width:g}",
        "stroke-dasharray": " ".join(f"{step:g}" for step in stamp.dash),
        "stroke-linecap": stamp.cap,
        "stroke-linejoin": "round",
    }
    said = " ".join(f"{name}={quoteattr(value)}" for name, value in inks.items() if value)
    return f"<path d={quoteattr(stamp.outline)} {said}/>"


@cache
def _table() -> dict[str, Any]:
    return shape_table()


def _stamp(paint: str, outline: str, glyph: Glyph) -> Stamp:
    table = _table()
    inks = (table["hollow"] if glyph.hollow else {}).get(paint) or table["paints"][paint]
    own = {key: glyph.colour for key in ("fill", "stroke") if inks.get(key) == OWN}
    path = _outline(outline)
    return Stamp(path=path, outline=outline, **{**inks, "dash": tuple(inks.get("dash", ())), **own})


@cache
def _outline(text: str) -> Path:
    """Return the path an SVG path text describes."""
    pen = RecordingPen()
    parse_path(text, pen)
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for name, places in pen.value:
        if name == "closePath":
            points.append(points[-1])
            codes.append(int(Path.CLOSEPOLY))
        elif name in _CODES:
            points.extend(places)
            codes.extend([int(_CODES[name])] * len(places))
    return Path(points, codes)
