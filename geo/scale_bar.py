"""The scale bar and the north arrow of a picture, on a card that is as wide as their words."""

from __future__ import annotations

import math
from dataclasses import dataclass

from matplotlib.path import Path

from geo.fonts import width_of
from geo.layers import Fill, Stroke
from geo.mercator import Box, Frame
from geo.sheet import Sheet
from geo.speech import gettext as _
from geo.speech import number_text, pgettext

INK, SOFT = "#26221D", "#5A564F"
SIZE, LENGTH_SIZE, LETTER_SIZE = 10.0, 10.5, 9.0
BAR_TARGET = 130.0
BAR_CARD, BAR_START = 182.0, 36.0


def scale_card(frame: Frame) -> Box:
    """Return the part of the map under the scale bar and the north arrow."""
    left, _top, _right, bottom = frame.box
    scale = _scale_of(frame)
    width = BAR_START + scale.latitude_at + width_of(scale.latitude, SIZE) + 8
    return (left + 10, bottom - 50, left + 10 + max(BAR_CARD, width), bottom - 10)


def draw_scale(sheet: Sheet, frame: Frame) -> None:
    """Draw a bar whose length is true at the middle latitude of the map, and the north arrow."""
    left, top, right, bottom = scale_card(frame)
    sheet.card((left, top, right, bottom), colour="#FFFFFFD9", radius=5)
    scale = _scale_of(frame)
    x0, x1, y = left + BAR_START, left + BAR_START + scale.width, bottom - 10
    bar = Path([(x0, y - 5), (x0, y), (x1, y), (x1, y - 5)])
    sheet.line(bar, Stroke(colour=INK, width=1.4), clip=frame.box, cap="butt")
    sheet.text(x0, y - 10, scale.length, size=LENGTH_SIZE, colour=INK, bold=True)
    sheet.text(x0 + scale.latitude_at, y - 10, scale.latitude, size=SIZE, colour=SOFT)
    _draw_north(sheet, left + 18, bottom - 8, pgettext("compass", "N"), frame.box)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """A scale bar: its length in CSS pixels and in words, and the latitude at which it is true."""

    width: float
    length: str
    latitude: str

    @property
    def latitude_at(self) -> float:
        """Return where the latitude is written, from the bar's start."""
        return width_of(f"{self.length} ", LENGTH_SIZE, bold=True) + 3


def _scale_of(frame: Frame) -> _Scale:
    middle = (frame.bounds()[1] + frame.bounds()[3]) / 2
    per_pixel = frame.km_per_pixel(middle)
    length = _round_length(per_pixel * BAR_TARGET)
    latitude = _("at {lat}° N") if middle >= 0 else _("at {lat}° S")
    return _Scale(
        width=length / per_pixel,
        length=_("{km} km").format(km=number_text(length)),
        latitude=latitude.format(lat=number_text(abs(middle), 0)),
    )


def _draw_north(sheet: Sheet, x: float, y: float, letter: str, clip: Box) -> None:
    arrow = Path([(x, y - 19), (x + 5, y), (x, y - 4), (x - 5, y), (x, y - 19)], closed=True)
    sheet.area(arrow, Fill(colour=INK, opacity=1), clip=clip)
    sheet.text(x, y - 20.5, letter, size=LETTER_SIZE, colour=INK, bold=True, anchor="center")


def _round_length(most: float) -> float:
    """Return the greatest 1, 2 or 5 times a power of ten that is no more."""
    power = math.pow(10, math.floor(math.log10(most)))
    return float(next(step * power for step in (5, 2, 1) if step * power <= most))
