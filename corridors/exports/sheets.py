"""An export as tables: CSV, and XLSX with a sheet per layer and a readme."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import openpyxl
import shapely
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from corridors.exports.features import COLUMNS, Cell, Export, Row, read_first

PLACE = ("lon", "lat", "wkt")
"""A point's degrees; of a line or an area its text in WKT, cut to five decimals."""
README = "readme"
MOST_LETTERS = 32_767
"""What a cell of a spreadsheet holds; longer outlines are left out there, not cut."""
SHEET_NAME = 31
FORMULA = ("=", "+", "-", "@", "\t")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def csv_of(export: Export) -> bytes:
    """Return the export as one CSV in UTF-8, all layers below each other."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow((*COLUMNS, *PLACE))
    for layer in export.layers:
        for row in export.rows[layer.id]:
            writer.writerow([_inert(cell) for cell in _cells(row)])
    return buffer.getvalue().encode()


def xlsx_of(export: Export) -> bytes:
    """Return the export as a workbook; equal input, equal bytes."""
    book = openpyxl.Workbook()
    first = book.active
    if isinstance(first, Worksheet):
        first.title = README
        _fill(first, [("what", "text"), *read_first(export)], widths=(26, 100))
    for layer in export.layers:
        sheet = book.create_sheet(layer.id[:SHEET_NAME])
        rows = [_cells(row) for row in export.rows[layer.id]]
        _fill(sheet, [(*COLUMNS, *PLACE), *rows], widths=(14, 24, 34))
    buffer = io.BytesIO()
    book.properties.title = _FORBIDDEN.sub("", export.title)
    book.properties.creator = "Corridor Atlas"
    book.properties.created = datetime.combine(export.edition, time())
    book.save(buffer)
    return _undated(buffer.getvalue(), export.edition)


def _cells(row: Row) -> tuple[Cell, ...]:
    return (*(row.cells[name] for name in COLUMNS), *_place(row))


def _place(row: Row) -> Iterator[Cell]:
    if row.geometry.geom_type == "Point":
        yield from (round(float(degrees), 5) for degrees in row.geometry.coords[0])
        yield None
        return
    yield from (None, None)
    yield shapely.to_wkt(row.geometry, rounding_precision=5)


def _inert(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula when it opens the file."""
    is_formula = isinstance(cell, str) and cell.startswith(FORMULA)
    return f"'{cell}" if is_formula else cell


def _fill(sheet: Worksheet, rows: list[tuple[Cell, ...]], *, widths: tuple[int, ...]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is None or (isinstance(value, str) and len(value) > MOST_LETTERS):
                continue
            cell = sheet.cell(number, column)
            cell.value = _FORBIDDEN.sub("", value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula
            if number == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGH", widths, strict=False):
        sheet.column_dimensions[letter].width = width


def _undated(content: bytes, day: date) -> bytes:
    """Return a workbook dated by the edition, where the library writes the clock's time."""
    moment = datetime.combine(day, time(), tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = _MODIFIED.sub(rb"\g<1>" + moment, old.read(name))
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            new.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
