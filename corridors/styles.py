"""The style table: what each status, standing and kind looks like, for map, picture and legend.

Status is told by line style, never by colour alone. A line whose course is only known by its
main points, or only assumed, gets a broad pale band under a thinner line: somewhere in here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corridors.model.vocabulary import Quality, Standing, Status
from geo.layers import Fill, Glyph, Stroke, Style

MISSION_COLOUR = "#AA3377"
HUB_COLOUR = "#D95F0E"
SITE_COLOUR = "#4A4740"
CROSSING_COLOUR = "#1D4E6B"
CLOSED_COLOUR = "#8A857B"
WHITE = "#FFFFFF"
MAIN_WIDTH, VARIANT_WIDTH, RELATED_WIDTH = 3.0, 2.0, 1.5
"""Line widths in CSS pixels: the mission's main route, its variants, related corridors."""

DASHES: Mapping[Status, tuple[float, ...]] = {
    Status.OPERATING: (),
    Status.UNDER_CONSTRUCTION: (11.0, 6.0),
    Status.PLANNED: (2.0, 5.0),
    Status.SUSPENDED: (),
    Status.CLOSED: (),
}
TICKED = (Status.SUSPENDED, Status.CLOSED)
TICK_DASH = (1.6, 9.4)

VAGUE: Mapping[Quality, str] = {
    Quality.STATION_TO_STATION: "stations joined straight",
    Quality.SCHEMATIC: "course known by main points",
    Quality.APPROXIMATE: "course assumed",
}
BAND_OPACITY = 0.16
VAGUE_WIDTH = 0.7

STATUS_WORDS: Mapping[Status, str] = {
    Status.OPERATING: "operating",
    Status.UNDER_CONSTRUCTION: "under construction",
    Status.PLANNED: "planned",
    Status.SUSPENDED: "suspended",
    Status.CLOSED: "closed",
}


def line_key(status: str, quality: Quality) -> str:
    """Return the style key of a line of some status and geometry quality."""
    return f"{status}.{quality.value}" if quality in VAGUE else status


def line_styles(colour: str, width: float) -> Mapping[str, Style]:
    """Return the looks of a corridor's lines by style key, sure courses before vague ones."""
    sure = {status.value: _line(status, colour, width) for status in Status}
    vague = {
        line_key(status.value, quality): _vague(sure[status.value], colour, words)
        for quality, words in VAGUE.items()
        for status in Status
    }
    return {**sure, **vague}


def _line(status: Status, colour: str, width: float) -> Style:
    ink = CLOSED_COLOUR if status is Status.CLOSED else colour
    is_cased = width > RELATED_WIDTH
    casing = (Stroke(colour=WHITE, width=width + 2.5, opacity=0.9),) if is_cased else ()
    ticks = (Stroke(colour=ink, width=width * 3, dash=TICK_DASH),) if status in TICKED else ()
    pen = Stroke(colour=ink, width=width, dash=DASHES[status])
    return Style(label=STATUS_WORDS[status], strokes=(*casing, pen, *ticks))


def _vague(style: Style, colour: str, words: str) -> Style:
    """Return a line's style with a pale band instead of a casing, and a thinner pen."""
    pens = [stroke for stroke in style.strokes if stroke.colour != WHITE]
    band = Stroke(colour=colour, width=pens[0].width * 3.5, opacity=BAND_OPACITY)
    thin = tuple(replace(pen, width=pen.width * VAGUE_WIDTH, opacity=0.85) for pen in pens)
    return Style(label=f"{style.label}, {words}", strokes=(band, *thin))


STANDING_STYLES: Mapping[str, Style] = {
    Standing.SIGNATORY: Style(label="signatory", fill=Fill(colour=MISSION_COLOUR, opacity=0.17)),
    Standing.JOINED: Style(label="joined later", fill=Fill(colour=MISSION_COLOUR, opacity=0.09)),
    Standing.INTENDS: Style(
        label="intends to join", fill=Fill(colour=MISSION_COLOUR, opacity=0.30, hatch="lines")
    ),
    Standing.TAKES_PART: Style(
        label="takes part", fill=Fill(colour=MISSION_COLOUR, opacity=0.30, hatch="cross")
    ),
    Standing.NAMED: Style(
        label="named only, accession not confirmed",
        strokes=(Stroke(colour=MISSION_COLOUR, width=1.2, dash=(4.0, 3.0), opacity=0.7),),
    ),
}

UNKNOWN = "unknown"
"""The style key of a thing whose status no source gives."""


def point_styles(shape: str, size: float, colour: str, words: str) -> Mapping[str, Style]:
    """Return the looks of one kind of point by ``shape.status``; unfinished ones are hollow."""
    styles = {}
    for status in (*Status, UNKNOWN):
        hollow = status in (Status.PLANNED, Status.UNDER_CONSTRUCTION)
        ink = CLOSED_COLOUR if status in (*TICKED, UNKNOWN) else colour
        label = words if status is UNKNOWN else f"{words}, {STATUS_WORDS[Status(status)]}"
        glyph = Glyph(shape=shape, size=size, colour=ink, hollow=hollow)
        styles[point_key(shape, status)] = Style(label=label, glyph=glyph)
    return styles


def point_key(shape: str, status: str | None) -> str:
    """Return the style key of a point of some shape and status."""
    return f"{shape}.{status or UNKNOWN}"
