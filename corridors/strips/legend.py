"""The looks of a strip: how each status is drawn, and the legend of those in sight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corridors import styles
from corridors.model.vocabulary import Quality
from corridors.strips.marks import SAMPLE, BoxMark, GlyphMark, LegendEntry, LineMark
from corridors.ways.strip import Strip
from geo.layers import Fill, Glyph, Stroke
from geo.speech import N_
from geo.speech import gettext as _

LINE_WIDTH = 5.0
UNKNOWN_LINE = (Stroke(colour="#8A857B", width=2.5, dash=(1.5, 3.5)),)
UNKNOWN_WORDS = N_("status not documented")
SHAPES: Mapping[str, str] = {
    "hub": "hub",
    "border": "crossing",
    "gauge": "gauge-break",
    "mode": "mode-change",
}
"""The map's glyph for each kind of mark."""

_COLOURS = {"hub": styles.HUB_COLOUR}
_WORDS = {
    "hub": N_("hub, with its distance from the line"),
    "border": N_("border crossing"),
    "gauge": N_("break of gauge"),
    "mode": N_("change between rail, road and sea"),
}
HEAD_OPACITY = 0.17
_MIDDLE = SAMPLE[1] / 2


def line_strokes(colour: str, status: str | None, quality: Quality) -> tuple[Stroke, ...]:
    """Return how a section is drawn; the looks are the map's, only broader."""
    if status is None:
        return UNKNOWN_LINE
    return styles.line_styles(colour, LINE_WIDTH)[styles.line_key(status, quality)].strokes


def glyph_of(shape: str, size: float, status: str | None, colour: str) -> Glyph:
    """Return the map's glyph of a shape and status at a size."""
    look = styles.point_styles(shape, size, colour, shape)[styles.point_key(shape, status)]
    return look.glyph or Glyph(shape=shape, size=size, colour=colour)


def legend_of(strip: Strip) -> tuple[LegendEntry, ...]:
    """Return the looks on a strip with what they mean, each once."""
    return (*_lines(strip), *_marks(strip), *_gap(strip), *_standings(strip))


def _lines(strip: Strip) -> Iterator[LegendEntry]:
    seen: set[str] = set()
    pieces = [(one, run.quality) for one in strip.segments for run in one.runs]
    for one, quality in pieces:
        key = styles.line_key(one.status, quality) if one.status else UNKNOWN_WORDS
        if key in seen:
            continue
        seen.add(key)
        looks = styles.line_styles(strip.colour, LINE_WIDTH)
        ends = ((2.0, _MIDDLE), (SAMPLE[0] - 2.0, _MIDDLE))
        strokes = line_strokes(strip.colour, one.status, quality)
        yield LegendEntry(
            marks=tuple(LineMark(points=ends, stroke=stroke) for stroke in strokes),
            words=looks[key].words if one.status else _(UNKNOWN_WORDS),
        )


def _marks(strip: Strip) -> Iterator[LegendEntry]:
    for kind in (kind for kind in SHAPES if any(one.kind == kind for one in strip.marks)):
        colour = _COLOURS.get(kind, styles.CROSSING_COLOUR)
        glyph = glyph_of(SHAPES[kind], 14.0, "operating", colour)
        mark = GlyphMark(x=SAMPLE[0] / 2, y=_MIDDLE, glyph=glyph)
        yield LegendEntry(marks=(mark,), words=_(_WORDS[kind]))


def _gap(strip: Strip) -> Iterator[LegendEntry]:
    if strip.gaps:
        pen = Stroke(colour="#5A564F", width=1.4)
        x = SAMPLE[0] / 2
        slants = tuple(
            LineMark(points=((x + d - 2.5, 15.0), (x + d + 2.5, 1.0)), stroke=pen)
            for d in (-2.5, 2.5)
        )
        white = BoxMark(
            x=x - 2.5, y=1, width=5, height=14, fill=Fill(colour="#FFFFFF", opacity=1.0)
        )
        yield LegendEntry(marks=(white, *slants), words=_("gap between two legs, not counted"))


def _standings(strip: Strip) -> Iterator[LegendEntry]:
    """Yield the tints of the countries' heads: their standing in the corridor on the day."""
    for code in dict.fromkeys(band.standing for band in strip.bands):
        look = styles.STANDING_STYLES.get(code or "")
        if look and look.fill:
            box = BoxMark(x=4, y=2, width=SAMPLE[0] - 8, height=12, fill=head_fill(look.fill))
            words = _("country: {standing}").format(standing=_(look.label))
            yield LegendEntry(marks=(box,), words=words)


def head_fill(fill: Fill) -> Fill:
    """Return the tint of a country's head: that of the map, its words still to be read on it."""
    return replace(fill, opacity=min(fill.opacity, HEAD_OPACITY))
