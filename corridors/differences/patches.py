"""What has to be done to one catalogue's rows to make them another's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corridors.catalogue import Catalogue
from corridors.differences.rows import RowId, Rows, catalogue_of, rows_of
from corridors.reading.tables import THINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One row before and after; None where it is not there, ids apart where it was renamed."""

    old_id: RowId | None
    new_id: RowId | None
    before: Any
    after: Any

    @property
    def row_id(self) -> RowId:
        """Return the id it goes by: the new one where there is one."""
        return self.new_id or self.old_id or RowId("", "")


def row_changes(old: Catalogue, new: Catalogue) -> tuple[RowChange, ...]:
    """Return the rows in which two catalogues differ, by table and key; none for equal ones.

    A thing that was renamed, as the new catalogue's aliases tell, counts as the same row.
    """
    before, after = rows_of(old), rows_of(new)
    kept = _kept(before, after, new.aliases)
    changes = (*_lost(before, set(kept.values())), *_found(before, after, kept))
    return tuple(sorted(changes, key=lambda change: change.row_id))


def patched(catalogue: Catalogue, changes: Iterable[RowChange]) -> Catalogue:
    """Return a catalogue with changes applied: ``patched(a, row_changes(a, b))`` has b's rows."""
    rows, made = dict(rows_of(catalogue)), tuple(changes)
    for change in made:
        if change.old_id:
            rows.pop(change.old_id, None)
    rows.update({change.new_id: change.after for change in made if change.new_id})
    return catalogue_of(rows)


def _kept(before: Rows, after: Rows, aliases: Mapping[str, str]) -> dict[RowId, RowId]:
    """Return the new ids of rows that both have, with their old ids."""
    kept = {row_id: row_id for row_id in before if row_id in after}
    for row_id in before:
        new_id = RowId(row_id.table, aliases.get(row_id.key, row_id.key))
        if row_id.table in THINGS and row_id not in after and new_id in after:
            kept.setdefault(new_id, row_id)
    return kept


def _lost(before: Rows, kept: set[RowId]) -> Iterator[RowChange]:
    for row_id, row in before.items():
        if row_id not in kept:
            yield RowChange(old_id=row_id, new_id=None, before=row, after=None)


def _found(before: Rows, after: Rows, kept: Mapping[RowId, RowId]) -> Iterator[RowChange]:
    for row_id, row in after.items():
        old_id = kept.get(row_id)
        held = before[old_id] if old_id else None
        if old_id != row_id or held != row:
            yield RowChange(old_id=old_id, new_id=row_id, before=held, after=row)
