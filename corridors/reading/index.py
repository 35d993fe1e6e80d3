"""What a row may point at: the ids and codes of all tables, gathered once."""

from __future__ import annotations

from corridors.reading.folder import RawData, Record
from corridors.reading.tables import TABLE, THINGS


class Index:
    """The rows of a data folder by table, with their keys and the codes of the vocabularies."""

    def __init__(self, raw: RawData) -> None:
        """Gather the keys of every table."""
        self.raw = raw
        self.ids = {
            name: {TABLE[name].key_of(record.value) for record in records}
            | raw.unsound.get(name, frozenset())
            for name, records in raw.records.items()
        }
        self.things = set().union(*(self.ids.get(name, set()) for name in THINGS))
        self.subjects = self.things | self.ids.get("countries", set())
        self.codes = {
            name: {record.value.code for record in records}
            for name, records in raw.vocabularies.items()
        }

    def records(self, table: str) -> tuple[Record, ...]:
        """Return a table's records."""
        return self.raw.records.get(table, ())
