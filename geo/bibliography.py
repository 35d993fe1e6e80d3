"""The pages after a picture that list all its sources by number, and its whole note."""

from __future__ import annotations

from collections.abc import Iterator

from geo.cartouche import EDGE, INK, SMALL, SOFT, TITLE, TITLE_LINE, Content
from geo.direction import isolated, running_right
from geo.fonts import shortened, wrapped
from geo.sheet import Sheet
from geo.speech import gettext as _

PAPER = "#FFFFFF"
COLUMN = 480.0
"""The least width of a column in CSS pixels."""
SIZE, LINE, INDENT = 10.5, 14.0, 26.0


def source_sheets(content: Content) -> Iterator[Sheet]:
    """Yield the sheets that list all sources by number, after the whole note."""
    count = max(1, int((content.width - 2 * EDGE) // COLUMN))
    width = (content.width - (count + 1) * EDGE) / count
    top = 2 * EDGE + TITLE_LINE
    rows = int((content.height - top - 3 * EDGE) / LINE)
    lines = [*_note_lines(content, width), *_source_lines(content, width)]
    pages = [lines[at : at + rows * count] for at in range(0, len(lines), rows * count)]
    for number, page in enumerate(pages, start=2):
        sheet = Sheet(content.width, content.height, paper=PAPER)
        sheet.text(EDGE, EDGE + TITLE, _("Sources"), size=TITLE, colour=INK, bold=True)
        for place, (text, indent) in enumerate(page):
            column, row = divmod(place, rows)
            x = EDGE + column * (width + EDGE) + indent
            line = running_right(text)
            sheet.text(x, top + (row + 1) * LINE, line, size=SIZE, colour=INK)
        _draw_source_foot(sheet, content, number, len(pages) + 1)
        yield sheet


def _note_lines(content: Content, width: float) -> Iterator[tuple[str, float]]:
    yield from ((line, 0.0) for line in wrapped(content.note, SIZE, width))
    if content.note:
        yield ("", 0.0)


def _source_lines(content: Content, width: float) -> Iterator[tuple[str, float]]:
    for number, source in enumerate(content.sources, start=1):
        first, *rest = wrapped(f"{number}. {source}", SIZE, width - INDENT) or ("",)
        yield (first, 0.0)
        yield from ((line, INDENT) for line in rest)


def _draw_source_foot(sheet: Sheet, content: Content, page: int, pages: int) -> None:
    y = content.height - EDGE
    texts = (isolated(content.title), content.as_of, content.data, content.link)
    said = running_right(" · ".join(filter(None, texts)))
    number = _("{page} / {pages}").format(page=page, pages=pages)
    text = shortened(wrapped(said, SMALL, content.width - 4 * EDGE), 1)[0]
    sheet.text(EDGE, y, text, size=SMALL, colour=SOFT)
    sheet.text(content.width - EDGE, y, number, size=SMALL, colour=SOFT, anchor="right")
