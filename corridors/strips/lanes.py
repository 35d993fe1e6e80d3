"""The lanes a strip's line runs through: countries, km and modes, and the frontiers across them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from corridors import styles
from corridors.model.vocabulary import Mode
from corridors.strips.layout import (
    AXIS_Y,
    FAINT,
    HEAD_HEIGHT,
    HEAD_TOP,
    INK,
    MODE_HEIGHT,
    MODE_Y,
    RULE,
    SMALL,
    SOFT,
    TEXT,
    TINTS,
    Scale,
)
from corridors.strips.legend import head_fill
from corridors.strips.marks import BoxMark, LineMark, Mark, TextMark
from corridors.ways.strip import Band, Strip
from geo.fonts import width_of
from geo.layers import Fill, Stroke
from geo.speech import N_, number_text
from geo.speech import gettext as _

MODE_COLOURS: Mapping[str, str] = {
    "1520": "#E6E0D4",
    "1676": "#D5CCBB",
    "1435": "#EFE7D3",
    "rail": "#EEEAE2",
    "road": "#DCE3DC",
    "sea": "#CFE0EA",
    "multimodal": "#E9E4EC",
}
MODE_WORDS: Mapping[Mode, str] = {
    Mode.RAIL: N_("rail"),
    Mode.ROAD: N_("road"),
    Mode.SEA: N_("sea"),
    Mode.MULTIMODAL: N_("multimodal"),
}
STEPS = (10, 20, 50, 100, 200, 250, 500, 1000)
STEP_PIXELS = 62.0


def lanes_of(strip: Strip, scale: Scale) -> Iterator[Mark]:
    """Yield what lies under the line, the lowest first."""
    yield from _bands(strip, scale)
    yield from _border_lines(strip, scale)
    yield from _axis(strip, scale)
    yield from _modes(strip, scale)


def _bands(strip: Strip, scale: Scale) -> Iterator[Mark]:
    for index, band in enumerate(strip.bands):
        x, end = scale.x(band.from_km), scale.x(band.to_km)
        tint = Fill(colour=TINTS[index % 2], opacity=1.0)
        yield BoxMark(x=x, y=HEAD_TOP, width=end - x, height=AXIS_Y - HEAD_TOP, fill=tint)
        look = styles.STANDING_STYLES.get(band.standing or "")
        if look and look.fill:
            tint = head_fill(look.fill)
            yield BoxMark(x=x, y=HEAD_TOP, width=end - x, height=HEAD_HEIGHT, fill=tint)
        yield from _band_words(band, x, end)


def _band_words(band: Band, x: float, end: float) -> Iterator[Mark]:
    """Yield the name and km of a country where there is room, else its code."""
    km = _("{km} km").format(km=number_text(band.km, 0))
    room, middle = end - x - 6, (x + end) / 2
    for name in (band.name, band.country or ""):
        if name and width_of(name, TEXT, bold=True) <= room:
            yield TextMark(
                x=middle, y=19, text=name, size=TEXT, colour=INK, bold=True, anchor="center"
            )
            break
    if width_of(km, SMALL) <= room:
        yield TextMark(x=middle, y=33, text=km, size=SMALL, colour=SOFT, anchor="center")


def _border_lines(strip: Strip, scale: Scale) -> Iterator[Mark]:
    for border in strip.marks:
        if border.kind == "border":
            x = scale.x(border.along_km)
            pen = Stroke(colour=RULE, width=1.2, dash=(4.0, 3.0))
            yield LineMark(points=((x, HEAD_TOP), (x, AXIS_Y)), stroke=pen)


def _axis(strip: Strip, scale: Scale) -> Iterator[Mark]:
    pen = Stroke(colour=FAINT, width=1.0)
    yield LineMark(points=((scale.x(0), AXIS_Y), (scale.x(strip.to_km), AXIS_Y)), stroke=pen)
    step = next((one for one in STEPS if one * scale.per_km >= STEP_PIXELS), STEPS[-1])
    for km in range(0, int(strip.to_km) + 1, step):
        x = scale.x(km)
        yield LineMark(points=((x, AXIS_Y), (x, AXIS_Y + 5)), stroke=pen)
        text = number_text(km, 0) if km else _("{km} km").format(km=0)
        yield TextMark(
            x=x,
            y=AXIS_Y + 17,
            text=text,
            size=SMALL,
            colour=SOFT,
            anchor="center" if km else "left",
        )


def _modes(strip: Strip, scale: Scale) -> Iterator[Mark]:
    """Yield the lane of modes and gauges, neighbours of one kind joined."""
    for (mode, gauge), group in groupby(strip.segments, lambda one: (one.mode, one.gauge_mm)):
        segments = list(group)
        x, end = scale.x(segments[0].from_km), scale.x(segments[-1].to_km)
        colour = MODE_COLOURS[str(gauge) if str(gauge) in MODE_COLOURS else mode.value]
        fill = Fill(colour=colour, opacity=1.0)
        yield BoxMark(x=x, y=MODE_Y, width=end - x, height=MODE_HEIGHT, fill=fill)
        for text in _mode_words(mode, gauge):
            if width_of(text, SMALL) <= end - x - 4:
                yield TextMark(
                    x=(x + end) / 2,
                    y=MODE_Y + 12.5,
                    text=text,
                    size=SMALL,
                    colour=INK,
                    anchor="center",
                )
                break


def _mode_words(mode: Mode, gauge: int | None) -> tuple[str, ...]:
    if mode is Mode.RAIL:
        if gauge:
            return (_("rail {gauge} mm").format(gauge=gauge), str(gauge))
        return (_("rail, gauge open"), _(MODE_WORDS[mode]))
    return (_(MODE_WORDS[mode]),)
