"""The line of a strip and all that stands on it: sections, gaps, stations, borders, hubs."""

from __future__ import annotations

from collections.abc import Iterator

from corridors import styles
from corridors.model.vocabulary import Status
from corridors.strips.flags import Flag
from corridors.strips.layout import (
    INK,
    LINE_Y,
    RULE,
    SOFT,
    Plan,
    below_y,
    is_bold,
    is_open,
    row_y,
)
from corridors.strips.legend import SHAPES, glyph_of, line_strokes
from corridors.strips.marks import BoxMark, GlyphMark, LineMark, TextMark
from corridors.strips.marks import Mark as Ink
from corridors.ways.landmarks import Landmark
from geo.layers import Fill, Glyph, Stroke

QUIET, SHUT = "#45413B", "#84400B"
NARROW = 8.0
"""A section narrower than this that is not open gets a mark, as its line style cannot be seen."""


def course_of_strip(plan: Plan) -> Iterator[Ink]:
    """Yield the staffs of the labels, then the line, then what stands on it, the lowest first."""
    yield from _staffs(plan)
    yield from _line(plan)
    yield from _gaps(plan)
    yield from _stations(plan)
    yield from _hubs(plan)
    yield from _marks(plan)


def _staffs(plan: Plan) -> Iterator[Ink]:
    hub, plain = Stroke(colour=styles.HUB_COLOUR, width=1.2), Stroke(colour=RULE, width=0.8)
    for _, flag in plan.hubs:
        if flag:
            top = (flag.wish.x, row_y(flag) + 2)
            yield LineMark(points=(top, (flag.wish.x, LINE_Y)), stroke=hub)
    for _, flag in plan.stations:
        if flag:
            top = (flag.wish.x, row_y(flag) - 8)
            yield LineMark(points=(top, (flag.wish.x, LINE_Y)), stroke=plain)
    for _, flag in plan.marks:
        if flag:
            foot = (flag.wish.x, below_y(flag))
            yield LineMark(points=((flag.wish.x, LINE_Y), foot), stroke=plain)


def _line(plan: Plan) -> Iterator[Ink]:
    """Yield the line: all casings and bands lowest, then the pens of each piece of a section."""
    strip, scale = plan.strip, plan.scale
    looks = [
        (run, line_strokes(strip.colour, one.status, run.quality))
        for one in strip.segments
        for run in one.runs
    ]
    for level in range(max(len(strokes) for _, strokes in looks)):
        for run, strokes in looks:
            if level < len(strokes):
                ends = (scale.x(run.from_km), LINE_Y), (scale.x(run.to_km), LINE_Y)
                yield LineMark(points=ends, stroke=strokes[level])
    for segment in strip.segments:
        width = scale.x(segment.to_km) - scale.x(segment.from_km)
        if segment.status != Status.OPERATING and width < NARROW:
            x = scale.x((segment.from_km + segment.to_km) / 2)
            pen = Stroke(colour=strip.colour, width=2.0)
            yield LineMark(points=((x, LINE_Y - 9), (x, LINE_Y + 9)), stroke=pen)


def _gaps(plan: Plan) -> Iterator[Ink]:
    scale = plan.scale
    for gap in plan.strip.gaps:
        x = scale.x((gap.from_km + gap.to_km) / 2)
        half = max((scale.x(gap.to_km) - scale.x(gap.from_km)) / 2, 2.5)
        white = Fill(colour="#FFFFFF", opacity=1.0)
        yield BoxMark(x=x - half, y=LINE_Y - 7, width=2 * half, height=14, fill=white)
        for side in (-half, half):
            pen = Stroke(colour=SOFT, width=1.4)
            ends = (x + side - 2.5, LINE_Y + 8), (x + side + 2.5, LINE_Y - 8)
            yield LineMark(points=ends, stroke=pen)


def _stations(plan: Plan) -> Iterator[Ink]:
    tick = Stroke(colour=SOFT, width=0.8, opacity=0.8)
    for station, flag in plan.stations:
        x = plan.scale.x(station.along_km)
        if flag is None:
            yield LineMark(points=((x, LINE_Y - 6), (x, LINE_Y - 3.5)), stroke=tick)
            continue
        bold = is_bold(station)
        dot = Glyph(shape="town", size=7.0 if bold else 5.5, colour=INK, hollow=True)
        yield GlyphMark(x=x, y=LINE_Y, glyph=dot)
        yield _flag_text(flag, row_y(flag), INK if bold else QUIET)


def _hubs(plan: Plan) -> Iterator[Ink]:
    for hub, flag in plan.hubs:
        if flag:
            glyph = glyph_of("hub", 18.0, hub.status, styles.HUB_COLOUR)
            yield GlyphMark(x=flag.left + 9, y=row_y(flag) - 4, glyph=glyph)
            yield _flag_text(flag, row_y(flag), INK)


def _marks(plan: Plan) -> Iterator[Ink]:
    for mark, flag in plan.marks:
        if mark.kind == "border":
            glyph = _mark_glyph(mark)
            yield GlyphMark(x=plan.scale.x(mark.along_km), y=LINE_Y, glyph=glyph)
        if mark.kind == "missing":
            yield from _bracket(plan, mark)
        if flag:
            y = below_y(flag)
            if mark.kind in ("gauge", "mode"):
                yield GlyphMark(x=flag.left + 8, y=y - 4, glyph=_mark_glyph(mark))
            yield _flag_text(flag, y, INK if is_open(mark.status) else SHUT)


def _mark_glyph(mark: Landmark) -> Glyph:
    return glyph_of(SHAPES[mark.kind], 15.0, mark.status, styles.CROSSING_COLOUR)


def _bracket(plan: Plan, mark: Landmark) -> Iterator[Ink]:
    """Yield a bracket under what is not open."""
    start, end = plan.scale.x(mark.from_km), plan.scale.x(mark.to_km)
    y, pen = LINE_Y + 15, Stroke(colour=SHUT, width=1.2)
    yield LineMark(points=((start, y - 4), (start, y), (end, y), (end, y - 4)), stroke=pen)


def _flag_text(flag: Flag, y: float, colour: str) -> TextMark:
    wish = flag.wish
    return TextMark(
        x=flag.left + wish.room,
        y=y,
        text=wish.text,
        size=wish.size,
        colour=colour,
        bold=wish.bold,
        has_halo=True,
    )
