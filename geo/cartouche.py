"""What stands around a picture's map: title, date, legend, scale, north, sources, address.

Nothing but the scale bar and the north arrow lies on the map itself, so that nothing is hidden.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import segno
from matplotlib.path import Path

from geo.direction import running_right
from geo.fonts import shortened, width_of, wrapped
from geo.layers import Fill, Stroke
from geo.legend import Entry
from geo.mercator import Box, Frame
from geo.scale_bar import draw_scale
from geo.sheet import Sheet
from geo.speech import gettext as _
from geo.speech import ngettext

Legend = tuple[tuple[Entry, ...], ...]
INK, SOFT, LINE, PAPER = "#26221D", "#5A564F", "#DDD8CE", "#FDFCFA"
EDGE = 16.0
TITLE, NOTE, SMALL, ENTRY = 20.0, 12.5, 10.0, 11.5
TITLE_LINE, NOTE_LINE, SMALL_LINE = 25.0, 17.0, 13.5
ROW, HEADING, GROUP_GAP, SAMPLE = 17.5, 24.0, 8.0, 30.0
ENTRY_WIDTH = 206.0
MOST_TITLE_LINES, MOST_NOTE_LINES = 2, 2
WIDE_FROM = 1.2
"""Sheets at least this much wider than high have the legend beside the map, others below it."""
QR_SIZE, QR_QUIET = 84.0, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The texts around a map on a sheet of some width and height in CSS pixels."""

    width: float
    height: float
    title: str
    note: str
    as_of: str
    data: str
    sources: tuple[str, ...]
    disclaimer: str
    attribution: str
    link: str

    @property
    def is_wide(self) -> bool:
        """Tell whether the legend stands beside the map."""
        return self.width >= WIDE_FROM * self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the parts lie: left, top, right, bottom in CSS pixels; texts broken into lines."""

    title: tuple[str, ...]
    note: tuple[str, ...]
    small: tuple[str, ...]
    map_box: Box
    side_box: Box
    columns: tuple[Legend, ...]


def layout_of(content: Content, legend: Legend) -> Layout:
    """Return where everything lies on a sheet with some legend."""
    room = content.width - 2 * EDGE
    as_of = width_of(content.as_of, NOTE, bold=True) + 24
    title = shortened(wrapped(content.title, TITLE, room - as_of, bold=True), MOST_TITLE_LINES)
    note = shortened(wrapped(content.note, NOTE, room), MOST_NOTE_LINES)
    small = tuple(
        running_right(line) for text in _small_texts(content) for line in wrapped(text, SMALL, room)
    )
    top = 16 + len(title) * TITLE_LINE + len(note) * NOTE_LINE
    bottom = content.height - 10 - len(small) * SMALL_LINE
    columns = _columns(legend, content, bottom - top)
    if content.is_wide:
        side = EDGE + len(columns) * ENTRY_WIDTH
        map_box = (0.0, top, content.width - side, bottom)
        side_box = (content.width - side, top, content.width, bottom)
    else:
        height = _band_height(columns, content)
        map_box = (0.0, top, content.width, bottom - height)
        side_box = (0.0, bottom - height, content.width, bottom)
    return Layout(
        title=title, note=note, small=small, map_box=map_box, side_box=side_box, columns=columns
    )


def _small_texts(content: Content) -> Iterator[str]:
    yield " · ".join(filter(None, (content.data, _sources_text(content))))
    yield " · ".join(filter(None, (content.attribution, content.disclaimer)))


def _sources_text(content: Content) -> str:
    """Return how many sources there are, and where they are listed."""
    count = len(content.sources)
    sources = ngettext("{n} source", "{n} sources", count) if count else ""
    if not sources or not content.link:
        return sources
    return _("{sources}, numbered at {link}").format(sources=sources, link=content.link)


def _columns(legend: Legend, content: Content, height: float) -> tuple[Legend, ...]:
    """Return the legend's groups in columns, as many as the room asks for."""
    if content.is_wide:
        room = height - HEADING - 16 - (QR_SIZE + 24 if content.link else 0)
        count = 1 if _groups_height(legend) <= room else 2
    else:
        count = max(1, int((content.width - EDGE - QR_SIZE) / ENTRY_WIDTH))
    return _dealt(legend, count) or ((),)


def _dealt(legend: Legend, count: int) -> tuple[Legend, ...]:
    """Deal groups over columns of about the same height; a group may go on in the next one."""
    rows = [(number, entry) for number, group in enumerate(legend) for entry in group]
    size = math.ceil(len(rows) / count)
    parts = [rows[at : at + size] for at in range(0, len(rows), size)] if rows else []
    return tuple(
        tuple(
            tuple(entry for number, entry in part if number == group)
            for group in dict.fromkeys(number for number, _ in part)
        )
        for part in parts
    )


def _groups_height(groups: Legend) -> float:
    rows = sum(_entry_height(entry) for group in groups for entry in group)
    return rows + GROUP_GAP * max(0, len(groups) - 1)


def _entry_height(entry: Entry) -> float:
    return ROW + (len(_entry_lines(entry)) - 1) * (ENTRY + 2)


def _entry_lines(entry: Entry) -> tuple[str, ...]:
    return wrapped(entry.label, ENTRY, ENTRY_WIDTH - SAMPLE - 26)


def _band_height(columns: tuple[Legend, ...], content: Content) -> float:
    legend = max(_groups_height(groups) for groups in columns) + HEADING
    return max(legend, QR_SIZE if content.link else 0) + 20


def draw_surroundings(sheet: Sheet, frame: Frame, layout: Layout, content: Content) -> None:
    """Draw all that stands around the map, and its scale bar and north arrow."""
    x0, y0, x1, y1 = layout.map_box
    whole = (0.0, 0.0, content.width, content.height)
    for box in ((0.0, 0.0, x1, y0), (0.0, y1, content.width, content.height), layout.side_box):
        sheet.card(box, colour=PAPER)
    right = content.width
    for ends in (((x0, y0), (right, y0)), ((x0, y1), (right, y1)), ((x1, y0), (x1, y1))):
        sheet.line(Path(ends), Stroke(colour=LINE, width=1), clip=whole)
    _draw_heading(sheet, layout, content)
    _draw_side(sheet, layout, content)
    draw_scale(sheet, frame)


def _draw_heading(sheet: Sheet, layout: Layout, content: Content) -> None:
    y = 8 + TITLE
    for line in layout.title:
        sheet.text(EDGE, y, line, size=TITLE, colour=INK, bold=True)
        y += TITLE_LINE
    y += NOTE_LINE - TITLE_LINE + 4
    for line in layout.note:
        sheet.text(EDGE, y, line, size=NOTE, colour=SOFT)
        y += NOTE_LINE
    right = content.width - EDGE
    sheet.text(right, 8 + TITLE, content.as_of, size=NOTE, colour=INK, bold=True, anchor="right")
    y = content.height - 8 - SMALL_LINE * (len(layout.small) - 1)
    for line in layout.small:
        sheet.text(EDGE, y, line, size=SMALL, colour=SOFT)
        y += SMALL_LINE


def _draw_side(sheet: Sheet, layout: Layout, content: Content) -> None:
    left, top, right, bottom = layout.side_box
    sheet.text(left + EDGE, top + 20, _("Legend"), size=ENTRY + 1, colour=INK, bold=True)
    for number, groups in enumerate(layout.columns):
        _draw_groups(sheet, groups, left + EDGE + number * ENTRY_WIDTH, top + HEADING + 6)
    if content.link:
        x = left + EDGE if content.is_wide else right - EDGE - QR_SIZE
        _draw_code(sheet, content.link, x, bottom - QR_SIZE - 10)


def _draw_groups(sheet: Sheet, groups: Legend, x: float, y: float) -> None:
    for group in groups:
        for entry in group:
            _draw_entry(sheet, entry, x, y)
            y += _entry_height(entry)
        y += GROUP_GAP


def _draw_entry(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    """Draw a sample as the browser's legend does, 30 by 14 CSS pixels, and the words beside it."""
    clip = (x, y, x + SAMPLE, y + ROW)
    middle = y + ROW / 2
    if entry.style.glyph:
        size = min(18.0, max(9.0, entry.style.glyph.size))
        sheet.glyph(entry.style.glyph, x + SAMPLE / 2, middle, size, clip=clip)
    else:
        _draw_sample(sheet, entry, x, middle, clip)
    for number, line in enumerate(_entry_lines(entry)):
        baseline = middle + ENTRY * 0.36 + number * (ENTRY + 2)
        sheet.text(x + SAMPLE + 9, baseline, line, size=ENTRY, colour=INK)


def _draw_sample(sheet: Sheet, entry: Entry, x: float, y: float, clip: Box) -> None:
    if entry.geometry == "area":
        corners = [(x + 2, y - 5.5), (x + 28, y - 5.5), (x + 28, y + 5.5), (x + 2, y + 5.5)]
        path = Path([*corners, corners[0]], closed=True)
    else:
        path = Path([(x + 1, y), (x + 29, y)])
    if entry.style.fill:
        sheet.area(path, entry.style.fill, clip=clip)
    for number, pen in enumerate(entry.style.strokes):
        is_casing = number == 0 and len(entry.style.strokes) > 1
        sheet.line(path, pen, clip=clip, cap="butt" if is_casing else "")


def _draw_code(sheet: Sheet, link: str, x: float, y: float) -> None:
    """Draw the address as a QR code in one path, with the quiet edge it needs."""
    rows = list(segno.make(link, micro=False).matrix_iter(border=QR_QUIET))
    step = QR_SIZE / len(rows)
    corners: list[tuple[float, float]] = []
    codes: list[int] = []
    for row, cells in enumerate(rows):
        for first, last in _runs(cells):
            x0, x1, y0, y1 = first * step, last * step, row * step, (row + 1) * step
            corners += [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
            codes += [int(Path.MOVETO), *[int(Path.LINETO)] * 3, int(Path.CLOSEPOLY)]
    box = (x, y, x + QR_SIZE, y + QR_SIZE)
    sheet.card(box, colour="#FFFFFF", edge=LINE)
    path = Path([(x + dx, y + dy) for dx, dy in corners], codes)
    sheet.area(path, Fill(colour=INK, opacity=1), clip=box)


def _runs(cells: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where dark cells begin and end in a row."""
    start = None
    for place, cell in enumerate((*cells, 0)):
        if cell and start is None:
            start = place
        elif not cell and start is not None:
            yield start, place
            start = None
