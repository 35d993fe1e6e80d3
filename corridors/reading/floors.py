"""The counts below which the data counts as damaged, and the check that holds it to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corridors.errors import Fault
from corridors.reading.folder import RawData
from corridors.reading.index import Index
from geo.speech import gettext as _


def floor_faults(index: Index) -> Iterator[Fault]:
    """The data has not lost rows: each count stands at or above its floor."""
    counts = counted(index.raw)
    for record in index.records("floors"):
        found = counts.get(record.value.table)
        if found is None:
            yield record.fault("table", _("a table or count that exists"), record.value.table)
        elif found < record.value.at_least:
            at_least = _("at least {count} {table}").format(
                count=record.value.at_least, table=record.value.table
            )
            yield record.fault("at_least", at_least, found)


def counted(raw: RawData) -> dict[str, int]:
    """Return how many rows each table holds, and the counts the floors speak of."""
    rows = {name: [r.value for r in records] for name, records in raw.records.items()}
    counts = Counter({name: len(values) for name, values in rows.items()})
    counts["events:dated"] = sum(
        e.date is not None or e.not_before is not None for e in rows.get("events", [])
    )
    counts["facts:measured"] = sum(f.value is not None for f in rows.get("facts", []))
    counts["sites:placed"] = sum(s.lon is not None for s in rows.get("sites", []))
    counts["crossings:both-names"] = sum(
        bool(c.name_a and c.name_b) for c in rows.get("crossings", [])
    )
    counts["indicators:seed"] = sum("seed" in f.sources for f in rows.get("facts", []))
    return dict(counts)
