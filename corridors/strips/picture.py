"""The strip as a file: SVG and PNG drawn by matplotlib, with title, day, legend and sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from matplotlib.path import Path

from corridors.catalogue import Catalogue
from corridors.names import name_of
from corridors.strips.drawing import draw_strip
from corridors.strips.layout import INK, SMALL, SOFT, TEXT
from corridors.strips.marks import (
    SAMPLE,
    BoxMark,
    Drawing,
    GlyphMark,
    LegendEntry,
    LineMark,
    Mark,
    TextMark,
)
from corridors.ways.cells import KmKind
from corridors.ways.strip import Strip, alternative_text
from geo.basemap import DISCLAIMER
from geo.fonts import width_of, wrapped
from geo.mercator import Box
from geo.press import printed
from geo.sheet import Sheet
from geo.speech import N_, day_text, fact_text, language, number_text, spoken_cache
from geo.speech import gettext as _

Form = Literal["svg", "png"]
PAPER = "#FDFCFA"
TITLE_SIZE, TOP, SIDE = 17.0, 62.0, 18.0
LEGEND_ROW, FOOT_ROW = 20.0, 15.0
PNG_SCALE = 2.0
HALO = ("#FBFAF7E0", 2.4)
CREDIT = N_(
    "Lines along rails: © OpenStreetMap contributors (ODbL). Towns: GeoNames (CC BY 4.0), "
    "Natural Earth."
)


@spoken_cache(maxsize=24)
def strip_file(catalogue: Catalogue, strip: Strip, form: Form, factor: float = 1.0) -> bytes:
    """Return a strip as a file; the same strip gives the same bytes."""
    return printed(
        [_sheet(catalogue, strip, draw_strip(strip, factor))],
        form,
        scale=PNG_SCALE,
        title=f"{name_of(catalogue, strip.corridor)}: {strip.title}",
        description=alternative_text(catalogue, strip),
        edition=catalogue.edition,
        language=language(),
    )


def length_words(strip: Strip) -> str:
    """Return which kinds of km a strip is drawn to, in one sentence."""
    kinds = {kind for segment in strip.segments for kind in segment.kinds}
    parts = [_(words) for kind, words in _KINDS.items() if kind in kinds]
    first, *others = parts
    for other in others:
        first = _("{kind}, else {other}").format(kind=first, other=other)
    return _("To scale. Km are {kinds}; gaps are not counted.").format(kinds=first)


_KINDS = {
    KmKind.STATED: N_("those a source states"),
    KmKind.TRACK: N_("measured along rail line data"),
    KmKind.DRAWN: N_("those of the line as drawn, which is shorter than the way itself"),
}


def _sheet(catalogue: Catalogue, strip: Strip, drawing: Drawing) -> Sheet:
    """Lay the drawing between its title and its legend."""
    width = drawing.width
    rows = _legend_rows(drawing.legend, width - 2 * SIDE)
    foot = wrapped(_foot_text(catalogue, strip), SMALL, width - 2 * SIDE)
    below = TOP + drawing.height + 12
    height = below + len(rows) * LEGEND_ROW + len(foot) * FOOT_ROW + 14
    sheet = Sheet(width, height, paper=PAPER)
    page = (0.0, 0.0, width, height)
    _write_head(sheet, catalogue, strip)
    paint(sheet, drawing.marks, page, top=TOP)
    for row, entries in enumerate(rows):
        for x, entry in entries:
            y = below + row * LEGEND_ROW
            paint(sheet, entry.marks, page, left=x, top=y)
            sheet.text(x + SAMPLE[0] + 4, y + 12, entry.words, size=SMALL, colour=SOFT)
    for line, text in enumerate(foot):
        y = below + len(rows) * LEGEND_ROW + 14 + line * FOOT_ROW
        sheet.text(SIDE, y, text, size=SMALL, colour=SOFT)
    return sheet


def paint(
    sheet: Sheet, marks: Iterable[Mark], page: Box, *, left: float = 0.0, top: float = 0.0
) -> None:
    """Draw marks on a sheet, moved to a place."""
    for mark in marks:
        match mark:
            case LineMark():
                path = Path([(x + left, y + top) for x, y in mark.points])
                sheet.line(path, mark.stroke, clip=page, cap="butt")
            case BoxMark():
                _paint_box(sheet, mark, page, left, top)
            case TextMark():
                sheet.text(
                    mark.x + left,
                    mark.y + top,
                    mark.text,
                    size=mark.size,
                    colour=mark.colour,
                    bold=mark.bold,
                    anchor=mark.anchor,
                    halo=HALO if mark.has_halo else None,
                )
            case GlyphMark():
                sheet.glyph(mark.glyph, mark.x + left, mark.y + top, clip=page)


def _paint_box(sheet: Sheet, mark: BoxMark, page: Box, left: float, top: float) -> None:
    x, y = mark.x + left, mark.y + top
    ends = x + mark.width, y + mark.height
    corners = [(x, y), (ends[0], y), ends, (x, ends[1]), (x, y)]
    sheet.area(Path(corners, closed=True), mark.fill, clip=page, outline=mark.outline)


def _write_head(sheet: Sheet, catalogue: Catalogue, strip: Strip) -> None:
    title = f"{fact_text(catalogue.corridors[strip.corridor].label)}: {strip.title}"
    sheet.text(SIDE, 26, title, size=TITLE_SIZE, colour=INK, bold=True)
    said = _("{km} km · as of {day} · data {edition}").format(
        km=number_text(strip.km, 0),
        day=day_text(strip.on),
        edition=catalogue.edition.isoformat(),
    )
    sheet.text(SIDE, 46, f"{said} · {length_words(strip)}", size=TEXT, colour=SOFT)


def _legend_rows(
    legend: Iterable[LegendEntry], width: float
) -> list[list[tuple[float, LegendEntry]]]:
    """Return the entries of a legend in rows, each with where it begins."""
    rows: list[list[tuple[float, LegendEntry]]] = [[]]
    x = SIDE
    for entry in legend:
        size = SAMPLE[0] + 4 + width_of(entry.words, SMALL) + 22
        if rows[-1] and x + size > width + SIDE:
            rows.append([])
            x = SIDE
        rows[-1].append((x, entry))
        x += size
    return rows


def _foot_text(catalogue: Catalogue, strip: Strip) -> str:
    sentences = [
        _("Corridor Atlas, data {digest}.").format(digest=catalogue.digest),
        _(CREDIT),
        _(DISCLAIMER),
    ]
    if strip.segments:
        sentences.append(_("Sources of every status are listed in the atlas."))
    return " ".join(sentences)
