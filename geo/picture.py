"""The map as a picture: layers, base map and all that a map needs around it, as PNG, SVG or PDF.

One frozen description gives the same bytes each time. The projection is the screen's (see
``geo.mercator``): a picture of a view shows that view, its centre and its zoom.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from geo import cartouche, ground, markings
from geo.bibliography import source_sheets
from geo.errors import GeoDataError
from geo.labelling import Room
from geo.layers import Layer
from geo.legend import legend_of
from geo.map_page import Place
from geo.mercator import Box, Frame, fitted
from geo.press import printed
from geo.sheet import PIXELS_PER_INCH, Sheet

Form = Literal["png", "svg", "pdf"]
FORMS: tuple[Form, ...] = ("png", "svg", "pdf")
PAPER = "#FDFCFA"
MM_PER_INCH = 25.4
PADDING: Box = (14.0, 14.0, 14.0, 30.0)
"""CSS pixels left free around the bounds where no place is asked for; the scale bar's below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A picture's size in CSS pixels, and how many pixels of the file make one of them."""

    width: float
    height: float
    scale: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is too small to read or too large to draw."""
        pixels = self.width * self.height * self.scale**2
        if min(self.width, self.height) < SMALLEST or pixels > MOST_PIXELS:
            msg = (
                f"Picture size: expected at least {SMALLEST} × {SMALLEST} CSS pixels and at most "
                f"{MOST_PIXELS / 1e6:.0f} million pixels, found {self.width:g} × {self.height:g} "
                f"at scale {self.scale:g}."
            )
            raise GeoDataError(msg)


SMALLEST, MOST_PIXELS = 400, 40_000_000


def _paper(width_mm: float, height_mm: float) -> Size:
    """Return a paper size; as PNG it is printed at 192 dots per inch."""
    factor = PIXELS_PER_INCH / MM_PER_INCH
    return Size(width=width_mm * factor, height=height_mm * factor, scale=2.0)


SIZES: Mapping[str, Size] = {
    "card": Size(width=1200, height=630),
    "square": Size(width=1080, height=1080),
    "wide": Size(width=1280, height=720, scale=1.5),
    "card-2x": Size(width=1200, height=630, scale=2),
    "square-2x": Size(width=1080, height=1080, scale=2),
    "wide-2x": Size(width=1280, height=720, scale=3),
    "a4-landscape": _paper(297, 210),
    "a4-portrait": _paper(210, 297),
    "a3-landscape": _paper(420, 297),
    "a3-portrait": _paper(297, 420),
}
"""``wide`` is 1920 × 1080 pixels drawn half as large again, as it is looked at from afar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a picture shows and says.

    ``place`` is centre and zoom as on screen; without it ``bounds`` (west, south, east, north)
    fill the map. Towns in ``home`` are named sooner; countries in ``focus`` are the atlas's own
    region. ``sources`` are lines without their numbers. ``edition`` dates the file itself.
    """

    size: Size
    day: date
    edition: date
    title: str
    as_of: str
    data: str
    bounds: Box
    home: Box
    place: Place | None = None
    note: str = ""
    sources: tuple[str, ...] = ()
    disclaimer: str = ""
    attribution: str = ""
    link: str = ""
    alt: str = ""
    language: str = "en"
    focus: tuple[str, ...] = ()
    selected: str | None = None
    words: cartouche.Words = field(default_factory=cartouche.Words)


def render_picture(layers: Sequence[Layer], picture: Picture, form: Form) -> bytes:
    """Return a picture of layers, in the order of the panel, as a file; equal input, equal bytes.

    Raises:
        GeoDataError: the form is not one of ``FORMS``.
    """
    if form not in FORMS:
        msg = f"Picture form: expected one of {', '.join(FORMS)}, found {form!r}."
        raise GeoDataError(msg)
    sheets = [_map_sheet(layers, picture, form)]
    if form == "pdf":
        sheets.extend(source_sheets(_content(picture)))
    return printed(
        sheets,
        form,
        scale=picture.size.scale,
        title=picture.title,
        description=picture.alt,
        edition=picture.edition,
        language=picture.language,
    )


def frame_of(picture: Picture) -> Frame:
    """Return the window on the world that a picture's map shows."""
    return _framed(picture, cartouche.layout_of(_content(picture), ()).map_box)


def _framed(picture: Picture, box: Box) -> Frame:
    """Return the window that the picture asks for, in its box on the sheet."""
    left, top, right, bottom = box
    frame = Frame(left=left, top=top, width=right - left, height=bottom - top, lon=0, lat=0, zoom=0)
    if picture.place is None:
        return fitted(frame, picture.bounds, PADDING)
    at = picture.place
    return replace(frame, lon=at.lon, lat=at.lat, zoom=at.zoom)


def _map_sheet(layers: Sequence[Layer], picture: Picture, form: Form) -> Sheet:
    """Draw the map, then lay what is written around it over its edges."""
    content = _content(picture)
    legend = _legend(layers, picture, content)
    layout = cartouche.layout_of(content, legend)
    frame = _framed(picture, layout.map_box)
    size = picture.size
    sheet = Sheet(size.width, size.height, paper=PAPER, has_text=form != "png")
    _draw_map(sheet, frame, layers, picture, 1.0 if form == "png" else 2.0)
    cartouche.draw_surroundings(sheet, frame, layout, content)
    return sheet


def _legend(
    layers: Sequence[Layer], picture: Picture, content: cartouche.Content
) -> cartouche.Legend:
    """Return the legend of what is in sight; its own size leaves the map the smaller."""
    legend: cartouche.Legend = ()
    for _ in range(2):
        frame = _framed(picture, cartouche.layout_of(content, legend).map_box)
        shown = markings.shown_in(layers, frame)
        unfinished = picture.words.unfinished
        legend = legend_of(shown, picture.day, frame.bounds(), unfinished=unfinished)
    return legend


def _draw_map(
    sheet: Sheet, frame: Frame, layers: Sequence[Layer], picture: Picture, detail: float
) -> None:
    day, selected = picture.day, picture.selected
    shown = markings.shown_in(layers, frame)
    scale = ground.scale_of(frame, detail * picture.size.scale)
    sheet.card(frame.box, colour=ground.WATER)
    ground.draw_land(sheet, frame, scale, picture.focus)
    markings.draw_areas(sheet, frame, shown, day)
    ground.draw_water(sheet, frame, scale)
    courses = markings.draw_lines(sheet, frame, shown, day, selected)
    markers = markings.markers_of(frame, shown, day, selected)
    markings.draw_markers(sheet, frame, markers)
    room = Room(frame)
    room.take(cartouche.scale_card(frame))
    markings.take_room(room, courses, markers)
    labels = [
        *markings.marker_labels(room, markers),
        *markings.area_labels(room, ground.named_areas(scale), picture.focus),
        *markings.town_labels(sheet, room, shown, day, picture.home),
    ]
    markings.draw_labels(sheet, labels)


def _content(picture: Picture) -> cartouche.Content:
    return cartouche.Content(
        width=picture.size.width,
        height=picture.size.height,
        title=picture.title,
        note=picture.note,
        as_of=picture.as_of,
        data=picture.data,
        sources=picture.sources,
        disclaimer=picture.disclaimer,
        attribution=picture.attribution,
        link=picture.link,
        words=picture.words,
    )
