"""Departures from the reference files: applied when the data is read, and checked for truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from corridors.errors import DataError, Fault
from corridors.reading.folder import RawData, Record, recast
from corridors.reading.index import Index
from corridors.reading.tables import TABLE
from geo.speech import either_text
from geo.speech import gettext as _

Rows = dict[tuple[str, str], Record]
DROPPED = "dropped"
OF_ROWS = ("added", DROPPED)


def correction_faults(index: Index) -> Iterator[Fault]:
    """A correction names a row that exists, the value in it, and one that may replace it."""
    rows = _rows(index.raw)
    for record in index.records("corrections"):
        if record.value.key not in index.raw.unsound.get(record.value.table, ()):
            yield from _faults(record, rows)


def corrected(raw: RawData) -> RawData:
    """Return the data with every sound correction applied and the rows left out removed."""
    rows = _rows(raw)
    cells: dict[tuple[str, str], dict[str, str | None]] = defaultdict(dict)
    dropped: set[tuple[str, str]] = set()
    for record in raw.records.get("corrections", ()):
        row = record.value
        if any(_faults(record, rows)):
            continue
        if row.column:
            cells[row.table, row.key][row.column] = row.corrected
        elif row.corrected == DROPPED:
            dropped.add((row.table, row.key))
    changed = {key: _with(rows[key], new) for key, new in cells.items()}
    records = {
        name: tuple(
            changed.get((name, TABLE[name].key_of(record.value)), record)
            for record in table
            if (name, TABLE[name].key_of(record.value)) not in dropped
        )
        for name, table in raw.records.items()
    }
    return replace(raw, records=records)


def _rows(raw: RawData) -> Rows:
    return {
        (name, TABLE[name].key_of(record.value)): record
        for name, records in raw.records.items()
        for record in records
    }


def _with(record: Record, cells: dict[str, str | None]) -> Record:
    return replace(record, value=recast(record, cells))


def _faults(record: Record, rows: Rows) -> Iterator[Fault]:
    row = record.value
    target = rows.get((row.table, row.key))
    if target is None:
        yield record.fault("key", _("the key of a row of {table}").format(table=row.table), row.key)
    elif row.column is None:
        if row.corrected not in OF_ROWS:
            yield record.fault("corrected", either_text(OF_ROWS), row.corrected or "")
        if row.reference is not None:
            expected = _("an empty cell, as for all whole rows")
            yield record.fault("reference", expected, row.reference)
    elif row.column not in {column.name for column in TABLE[row.table].columns}:
        yield record.fault("column", _("a column of {table}").format(table=row.table), row.column)
    else:
        yield from _cell_faults(record, target)


def _cell_faults(record: Record, target: Record) -> Iterator[Fault]:
    row = record.value
    stands = _cell_text(getattr(target.value, row.column))
    if row.column in TABLE[row.table].key:
        yield record.fault("column", _("a column that is not part of the key"), row.column)
    if stands != (row.reference or ""):
        expected = _("the value in the row, {value!r}").format(value=stands)
        yield record.fault("reference", expected, row.reference or "")
    try:
        recast(target, {row.column: row.corrected})
    except DataError as error:
        yield record.fault("corrected", error.faults[0].expected, row.corrected or "")


def _cell_text(value: Any) -> str:
    """Return a value as its cell spells it."""
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return f"{value:.10g}" if isinstance(value, float) else "" if value is None else str(value)
