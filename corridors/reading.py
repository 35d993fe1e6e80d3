"""Read the data folder's CSV files into rows, collecting every fault instead of stopping."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from corridors.errors import DataError, DateError, Fault
from corridors.model.dates import EXPECTED, PartialDate, Period, parse_date, parse_period
from corridors.tables import TABLE, TABLES, TERMS, Column, Table

DIGEST_LENGTH = 12


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


def read_folder(folder: Path) -> RawData:
    """Read every table below a data folder."""
    faults: list[Fault] = []
    if not folder.is_dir():
        missing = Fault(str(folder), 0, "", "a data folder", "nothing there")
        return RawData({}, {}, (missing,), "")
    records = {table.name: tuple(_read_table(table, folder, faults)) for table in TABLES}
    vocabularies = {
        path.stem: tuple(_read_file(TERMS, path, folder, faults))
        for path in sorted((folder / "vocabularies").glob("*.csv"))
    }
    return RawData(records, vocabularies, tuple(faults), folder_digest(folder))


def folder_digest(folder: Path) -> str:
    """Return the digest of a data folder: of every CSV's path and bytes, in name order."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.csv")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:DIGEST_LENGTH]


def _read_table(table: Table, folder: Path, faults: list[Fault]) -> Iterator[Record]:
    files = [folder / f"{table.name}.csv", *sorted((folder / table.name).glob("*.csv"))]
    for path in files:
        if path.is_file():
            yield from _read_file(table, path, folder, faults)


def _read_file(table: Table, path: Path, folder: Path, faults: list[Fault]) -> Iterator[Record]:
    """Yield the sound rows of one file; add a fault for each unsound one."""
    name = path.relative_to(folder).as_posix()
    lines = _lines(path, name, faults)
    header = next(lines, (1, []))[1]
    if not _header_fits(table, header, name, faults):
        return
    for number, cells in lines:
        if len(cells) != len(header):
            faults.append(Fault(name, number, "", f"{len(header)} cells", f"{len(cells)} cells"))
            continue
        row = dict(zip(header, cells, strict=True))
        record = _record(table, Record(table.name, name, number, row), faults)
        if record is not None:
            yield record


def _lines(path: Path, name: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode("utf-8")
    except (UnicodeDecodeError, OSError) as error:
        faults.append(Fault(name, 0, "", "a readable UTF-8 file", str(error)))
        return
    if text.startswith("\ufeff"):
        faults.append(Fault(name, 1, "", "UTF-8 without byte order mark", "a byte order mark"))
        text = text.removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        faults.append(Fault(name, reader.line_num, "", "well-formed CSV", str(error)))


def _header_fits(table: Table, header: list[str], name: str, faults: list[Fault]) -> bool:
    names = [column.name for column in table.columns]
    if header == names or header == [n for n in names if n not in table.optional]:
        return True
    faults.append(Fault(name, 1, "", f"the header {','.join(names)}", ",".join(header) or "none"))
    return False


def _record(table: Table, raw: Record, faults: list[Fault]) -> Record | None:
    """Turn a row of cells into the table's value; None where a cell is unsound."""
    before = len(faults)
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.name in raw.value:
            cell = raw.value[column.name]
            faults.extend(_cell_faults(raw, column, cell))
            values[column.name] = _converted(raw, column, cell, faults)
    if len(faults) > before:
        return None
    try:
        return replace(raw, value=_adapter(table.row_type).validate_python(values))
    except ValidationError as error:
        faults.extend(_pydantic_faults(raw, error))
        return None


def _cell_faults(raw: Record, column: Column, cell: str) -> Iterator[Fault]:
    if cell != cell.strip():
        yield raw.fault(column.name, "no blanks at either end", cell)
    if column.required and not cell:
        yield raw.fault(column.name, "a value", "an empty cell")
    if not cell.isprintable():
        yield raw.fault(column.name, "printable text on one line", cell)


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
        faults.append(raw.fault(column.name, EXPECTED, cell))
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
        return _adapter(TABLE[record.table].row_type).validate_python(values)
    except ValidationError as error:
        raise DataError((*faults, *_pydantic_faults(record, error))) from error


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
    words = {"float_parsing": "a number", "int_parsing": "a whole number", "bool_parsing": "yes/no"}
    return words.get(kind, kind.replace("_", " "))


def _shown(found: object) -> str:
    text = found if isinstance(found, str) else repr(found)
    short = text if len(text) <= 80 else text[:77] + "..."  # noqa: PLR2004 - a line's worth
    return repr(short) if isinstance(found, str) and not text.startswith("an empty") else short
