"""A picture drawn: the map in its frame, what stands around it, and the pages of its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo import cartouche, ground, lettering, markings
from geo.bibliography import source_sheets
from geo.labelling import Room
from geo.layers import Layer
from geo.legend import legend_of
from geo.mercator import Box, Frame, fitted
from geo.picture import Form, Picture
from geo.press import printed
from geo.scale_bar import scale_card
from geo.sheet import Sheet
from geo.speech import gettext as _

PAPER = "#FDFCFA"
PADDING: Box = (14.0, 14.0, 14.0, 30.0)
"""CSS pixels left free around the bounds where no place is asked for; the scale bar's below."""


def drawn(layers: Sequence[Layer], picture: Picture, form: Form) -> bytes:
    """Return a picture as a file: the map, and after it in a PDF the list of its sources."""
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
    for _turn in range(2):
        frame = _framed(picture, cartouche.layout_of(content, legend).map_box)
        shown = markings.shown_in(layers, frame)
        legend = legend_of(
            shown,
            picture.day,
            frame.bounds(),
            unfinished=_("planned or being built"),
            marked=picture.marked,
        )
    return legend


def _draw_map(
    sheet: Sheet, frame: Frame, layers: Sequence[Layer], picture: Picture, detail: float
) -> None:
    day, selected = picture.day, picture.selected
    shown = markings.shown_in(layers, frame)
    scale = ground.scale_of(frame, detail * picture.size.scale)
    sheet.card(frame.box, colour=ground.WATER)
    ground.draw_land(sheet, frame, scale, picture.focus)
    markings.draw_areas(sheet, frame, shown, day, ground.outlines(scale))
    ground.draw_water(sheet, frame, scale)
    courses = markings.draw_lines(sheet, frame, shown, day, selected)
    markers = markings.markers_of(frame, shown, day, selected)
    markings.draw_markers(sheet, frame, markers)
    room = Room(frame)
    room.take(scale_card(frame))
    lettering.take_room(room, courses, markers)
    labels = [
        *lettering.marker_labels(room, markers),
        *lettering.area_labels(room, ground.named_areas(scale), picture.focus),
        *lettering.town_labels(sheet, room, shown, day, picture.home),
    ]
    lettering.draw_labels(sheet, labels)


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
    )
