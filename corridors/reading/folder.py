"""Read the data folder's CSV files into rows, collecting every fault instead of stopping."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from corridors.errors import DataError, DateError, Fault
from corridors.lines.stretches import PlacedStretch, geometry_files, read_stretches
from corridors.model.dates import EXPECTED, PartialDate, Period, parse_date, parse_period
from corridors.reading.tables import TABLE, TABLES, TERMS, Column, Table
from geo.speech import N_, ngettext
from geo.speech import gettext as _

DIGEST_LENGTH = 12
EMPTY = N_("an empty cell")
_NUMBERS: dict[type, tuple[str, re.Pattern[str]]] = {
    float: (N_("a number"), re.compile(r"-?[0-9]+(\.[0-9]+)?")),
    int: (N_("a whole number"), re.compile(r"-?[0-9]+")),
}
"""How numbers are spelt: no thousands separator, no exponent, nothing that is not finite."""
_NON_JOINER = re.compile("(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])")
"""The one invisible character text may hold: Persian spelling keeps two letters apart with it."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row as read: where it stands and the value it became."""

    table: str
    file: str
    row: int
    value: Any

    def fault(self, column: str, expected: str, found: object) -> Fault:
        """Return a fault of this row."""
        return Fault(self.file, self.row, column, expected, _shown(found))


@dataclass(frozen=True, slots=True)
class RawData:
    """Everything the folder holds, with the faults met while reading it."""

    records: dict[str, tuple[Record, ...]]
    vocabularies: dict[str, tuple[Record, ...]]
    faults: tuple[Fault, ...]
    digest: str
    unsound: dict[str, frozenset[str]] = field(default_factory=dict)
    """The keys of rows left out for a fault of their own, so that links to them are no faults."""
    stretches: tuple[PlacedStretch, ...] = ()


def read_folder(folder: Path) -> RawData:
    """Read every table below a data folder."""
    faults: list[Fault] = []
    if not folder.is_dir():
        missing = Fault(str(folder), 0, "", _("a data folder"), _("nothing there"))
        return RawData({}, {}, (missing,), "")
    read = {table.name: tuple(_read_table(table, folder, faults)) for table in TABLES}
    records = {name: tuple(r for r in rows if not _is_cells(r)) for name, rows in read.items()}
    unsound = {
        name: frozenset(_key_of_cells(r) for r in rows if _is_cells(r))
        for name, rows in read.items()
    }
    vocabularies = {
        path.stem: tuple(
            record for record in _read_file(TERMS, path, folder, faults) if not _is_cells(record)
        )
        for path in sorted((folder / "vocabularies").glob("*.csv"))
    }
    faults.extend(_stray_files(folder))
    stretches = read_stretches(folder, faults)
    digest = folder_digest(folder)
    return RawData(records, vocabularies, tuple(faults), digest, unsound, stretches)


def _is_cells(record: Record) -> bool:
    """Tell whether a row was unsound and is still the cells it was read as."""
    return isinstance(record.value, dict)


def _key_of_cells(record: Record) -> str:
    return "/".join(record.value.get(name, "") for name in TABLE[record.table].key)


def folder_digest(folder: Path) -> str:
    """Return the digest of a data folder: of every data file's path and bytes, in name order."""
    digest = hashlib.sha256()
    for path in data_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(_content(path) + b"\0")
    return digest.hexdigest()[:DIGEST_LENGTH]


def data_files(folder: Path) -> list[Path]:
    """Return the files that make up the data: every CSV and every geometry file."""
    tables = [path for path in folder.rglob("*.csv") if path.is_file()]
    return sorted([*tables, *geometry_files(folder)])


def _content(path: Path) -> bytes:
    """Return a file's bytes, or none where it cannot be read, which is a fault elsewhere."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _stray_files(folder: Path) -> Iterator[Fault]:
    """Yield a fault for each CSV that belongs to no table and would be passed over in silence."""
    for path in sorted(folder.rglob("*.csv")):
        place = path.relative_to(folder)
        table = place.stem if len(place.parts) == 1 else place.parent.as_posix()
        if table not in TABLE and not (table == TERMS.name and len(place.parts) > 1):
            expected, found = _("a file of a table of FORMAT.md"), _("no such table")
            yield Fault(place.as_posix(), 0, "", expected, found)
        elif not path.is_file():
            yield Fault(place.as_posix(), 0, "", _("a file"), _("a folder or a broken link"))


def _read_table(table: Table, folder: Path, faults: list[Fault]) -> Iterator[Record]:
    files = [folder / f"{table.name}.csv", *sorted((folder / table.name).glob("*.csv"))]
    for path in files:
        if path.is_file():
            yield from _read_file(table, path, folder, faults)


def _read_file(table: Table, path: Path, folder: Path, faults: list[Fault]) -> Iterator[Record]:
    """Yield the rows of one file, unsound ones as their cells; add a fault for each of these."""
    name = path.relative_to(folder).as_posix()
    text = _text(path, name, faults)
    if text is None:
        return
    lines = _lines(text, name, faults)
    header = next(lines, (1, []))[1]
    if not _header_fits(table, header, name, faults):
        return
    for number, cells in lines:
        if len(cells) != len(header):
            wanted, there = (ngettext("{n} cell", "{n} cells", len(row)) for row in (header, cells))
            faults.append(Fault(name, number, "", wanted, there))
            continue
        row = dict(zip(header, cells, strict=True))
        yield _record(table, Record(table.name, name, number, row), faults)


def _text(path: Path, name: str, faults: list[Fault]) -> str | None:
    """Return a file's text, or None where it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (UnicodeDecodeError, OSError) as error:
        faults.append(Fault(name, 0, "", _("a readable UTF-8 file"), str(error)))
        return None
    if text.startswith("\ufeff"):
        expected = _("UTF-8 without byte order mark")
        faults.append(Fault(name, 1, "", expected, _("a byte order mark")))
    if "\r" in text:
        row = text[: text.index("\r")].count("\n") + 1
        expected = _("lines that end in \\n alone")
        faults.append(Fault(name, row, "", expected, _("a carriage return")))
    return text.removeprefix("\ufeff")


def _lines(text: str, name: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        faults.append(Fault(name, reader.line_num, "", _("well-formed CSV"), str(error)))


def _header_fits(table: Table, header: list[str], name: str, faults: list[Fault]) -> bool:
    names = [column.name for column in table.columns]
    if header == names or header == [n for n in names if n not in table.optional]:
        return True
    found = _shown(",".join(header)) if header else _("none")
    expected = _("the header {names}").format(names=",".join(names))
    faults.append(Fault(name, 1, "", expected, found))
    return False


def _record(table: Table, raw: Record, faults: list[Fault]) -> Record:
    """Turn a row of cells into the table's value; leave it as it is where a cell is unsound."""
    before = len(faults)
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.name in raw.value:
            cell = raw.value[column.name]
            faults.extend(_cell_faults(raw, column, cell))
            values[column.name] = _converted(raw, column, cell, faults)
    if len(faults) > before:
        return raw
    try:
        return replace(raw, value=_adapter(table.row_type).validate_python(values))
    except ValidationError as error:
        faults.extend(_pydantic_faults(raw, error))
        return raw


def _cell_faults(raw: Record, column: Column, cell: str) -> Iterator[Fault]:
    if cell != cell.strip():
        yield raw.fault(column.name, _("no blanks at either end"), cell)
    if column.required and not cell:
        yield raw.fault(column.name, _("a value"), EMPTY)
    if column.many and "  " in cell:
        yield raw.fault(column.name, _("one space between values"), cell)
    if not _NON_JOINER.sub("", cell).isprintable():
        yield raw.fault(column.name, _("printable text on one line"), cell)


def _converted(raw: Record, column: Column, cell: str, faults: list[Fault]) -> Any:
    """Return the cell as what pydantic is to check: None, a tuple, a date or the text."""
    if column.many:
        return tuple(cell.split())
    if not cell:
        return None
    try:
        if column.holds is PartialDate:
            return parse_date(cell)
        if column.holds is Period:
            return parse_period(cell)
    except DateError:
        faults.append(raw.fault(column.name, _(EXPECTED), cell))
    expected, pattern = _NUMBERS.get(column.holds, ("", None))
    if pattern and not pattern.fullmatch(cell):
        faults.append(raw.fault(column.name, _(expected), cell))
    return cell


def recast(record: Record, cells: Mapping[str, str | None]) -> Any:
    """Return the record's value with some cells replaced by other texts.

    Raises:
        DataError: a replacement does not fit its column.
    """
    faults: list[Fault] = []
    columns = {column.name: column for column in TABLE[record.table].columns}
    values = {name: getattr(record.value, name) for name in columns}
    for name, text in cells.items():
        values[name] = _converted(record, columns[name], text or "", faults)
    try:
        value = _adapter(TABLE[record.table].row_type).validate_python(values)
    except ValidationError as error:
        raise DataError((*faults, *_pydantic_faults(record, error))) from error
    if faults:
        raise DataError(tuple(faults))
    return value


@cache
def _adapter(row_type: type) -> TypeAdapter[Any]:
    return TypeAdapter(row_type)


def _pydantic_faults(raw: Record, error: ValidationError) -> Iterable[Fault]:
    for item in error.errors(include_url=False):
        column = str(item["loc"][0]) if item["loc"] else ""
        expected = item.get("ctx", {}).get("expected") or _plain(item["type"])
        yield raw.fault(column, str(expected), item["input"])


def _plain(kind: str) -> str:
    """Say in words what a pydantic error type asked for."""
    words = {
        "float_type": _("a number"),
        "int_type": _("a whole number"),
        "string_type": _("a value"),
    }
    return words.get(kind, kind.replace("_", " "))


def _shown(found: object) -> str:
    if found == EMPTY:
        return _(EMPTY)
    text = found if isinstance(found, str) else repr(found)
    short = text if len(text) <= 80 else text[:77] + "..."  # noqa: PLR2004 - a line's worth
    return repr(short) if isinstance(found, str) else short
