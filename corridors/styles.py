"""The style table: what each status, standing and kind looks like, for map, picture and legend.

Status is told by line style, never by colour alone. A line whose course is only known by its
main points, or only assumed, gets a broad pale band under a thinner line: somewhere in here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corridors.model.vocabulary import Quality, Standing, Status
from geo.layers import Fill, Glyph, Stroke, Style
from geo.speech import N_
from geo.speech import gettext as _

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
    Quality.STATION_TO_STATION: N_("course between known points estimated"),
    Quality.SCHEMATIC: N_("course known by main points"),
    Quality.APPROXIMATE: N_("course assumed"),
}
BAND_OPACITY = 0.16
VAGUE_WIDTH = 0.7
UNKNOWN_WIDTH, UNKNOWN_OPACITY = 1.4, 0.5

STATUS_WORDS: Mapping[Status, str] = {
    Status.OPERATING: N_("operating"),
    Status.UNDER_CONSTRUCTION: N_("under construction"),
    Status.PLANNED: N_("planned"),
    Status.SUSPENDED: N_("suspended"),
    Status.CLOSED: N_("closed"),
}


def line_key(status: str, quality: Quality) -> str:
    """Return the style key of a line of some status and geometry quality."""
    return f"{status}{line_look(quality)}"


def line_look(quality: Quality) -> str:
    """Return what ends the style keys of a line of some geometry quality."""
    return f".{quality.value}" if quality in VAGUE else ""


def line_styles(colour: str, width: float) -> Mapping[str, Style]:
    """Return the looks of a corridor's lines by style key, sure courses before vague ones."""
    sure = {status.value: _line(status, colour, width) for status in Status}
    vague = {
        line_key(status.value, quality): _vague(sure[status.value], colour, _(words))
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
    return Style(label=_(STATUS_WORDS[status]), strokes=(*casing, pen, *ticks))


def _vague(style: Style, colour: str, words: str) -> Style:
    """Return a line's style with a pale band instead of a casing, and a thinner pen."""
    pens = [stroke for stroke in style.strokes if stroke.colour != WHITE]
    band = Stroke(colour=colour, width=pens[0].width * 3.5, opacity=BAND_OPACITY)
    thin = tuple(replace(pen, width=pen.width * VAGUE_WIDTH, opacity=0.85) for pen in pens)
    return Style(label=style.label, remark=words, strokes=(band, *thin))


STANDING_STYLES: Mapping[str, Style] = {
    Standing.SIGNATORY: Style(
        label=N_("signatory"), fill=Fill(colour=MISSION_COLOUR, opacity=0.17)
    ),
    Standing.JOINED: Style(
        label=N_("joined later"), fill=Fill(colour=MISSION_COLOUR, opacity=0.09)
    ),
    Standing.INTENDS: Style(
        label=N_("intends to join"), fill=Fill(colour=MISSION_COLOUR, opacity=0.30, hatch="lines")
    ),
    Standing.TAKES_PART: Style(
        label=N_("takes part"), fill=Fill(colour=MISSION_COLOUR, opacity=0.30, hatch="cross")
    ),
    Standing.NAMED: Style(
        label=N_("named only"),
        remark=N_("accession not confirmed"),
        strokes=(Stroke(colour=MISSION_COLOUR, width=1.2, dash=(4.0, 3.0), opacity=0.7),),
    ),
}


def standing_styles() -> Mapping[str, Style]:
    """Return the looks of countries by standing, their labels in the language spoken."""
    return {
        code: replace(look, label=_(look.label), remark=_(look.remark))
        for code, look in STANDING_STYLES.items()
    }


UNKNOWN = "unknown"
"""The style key of a thing whose status no source gives."""


def unknown_line(colour: str) -> Style:
    """Return the look of a line of whose status no source had told: thin and pale."""
    pen = Stroke(colour=colour, width=UNKNOWN_WIDTH, opacity=UNKNOWN_OPACITY)
    return Style(label=_("status not documented"), strokes=(pen,))


def point_styles(shape: str, size: float, colour: str, words: str) -> Mapping[str, Style]:
    """Return the looks of one kind of point by ``shape.status``; unfinished ones are hollow."""
    styles = {}
    for status in (*Status, UNKNOWN):
        hollow = status in (Status.PLANNED, Status.UNDER_CONSTRUCTION)
        ink = CLOSED_COLOUR if status in (*TICKED, UNKNOWN) else colour
        remark = "" if status is UNKNOWN else _(STATUS_WORDS[Status(status)])
        glyph = Glyph(shape=shape, size=size, colour=ink, hollow=hollow)
        styles[point_key(shape, status)] = Style(label=words, remark=remark, glyph=glyph)
    return styles


def point_key(shape: str, status: str | None) -> str:
    """Return the style key of a point of some shape and status."""
    return f"{shape}.{status or UNKNOWN}"
