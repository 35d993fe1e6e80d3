"""Checks of what a row points at: every id named in a cell exists, and choices fit together."""

from __future__ import annotations

from collections.abc import Iterator

from corridors.errors import Fault
from corridors.reading.folder import Record
from corridors.reading.index import Index
from geo.speech import gettext as _

SOURCED = (
    *("hubs", "sites", "crossings", "gauge-breaks", "corridors"),
    *("names", "toponyms", "relations"),
)

_SUBJECT_LINKS = (
    ("names", "subject"),
    ("relations", "subject"),
    ("relations", "object"),
    ("facts", "subject"),
    ("events", "subject"),
    ("aliases", "id"),
)
_TABLE_LINKS = (
    ("events", "party", "countries"),
    ("hubs", "country", "countries"),
    ("hubs", "partner", "countries"),
    ("sites", "country", "countries"),
    ("sections", "country", "countries"),
    ("crossings", "country_a", "countries"),
    ("crossings", "country_b", "countries"),
    ("corridors", "countries", "countries"),
    ("waypoints", "country", "countries"),
    ("toponyms", "country", "countries"),
    ("sites", "hub", "hubs"),
    ("variants", "corridor", "corridors"),
    ("variants", "legs", "legs"),
    ("legs", "corridor", "corridors"),
    ("waypoints", "leg", "legs"),
    ("sections", "leg", "legs"),
    ("extents", "fact", "facts"),
    ("extents", "leg", "legs"),
    ("agreements", "corridor", "corridors"),
    ("gauge-breaks", "crossing", "crossings"),
    ("facts", "contradicts", "facts"),
    ("events", "contradicts", "events"),
    *((table, "sources", "sources") for table in (*SOURCED, "facts", "events", "corrections")),
    ("waypoints", "sources", "sources"),
)


def link_faults(index: Index) -> Iterator[Fault]:
    """Every id named in a cell exists."""
    for table, column in _SUBJECT_LINKS:
        for record in index.records(table):
            yield from _broken(record, column, "subjects", index.subjects)
    for table, column, target in _TABLE_LINKS:
        ids = index.ids.get(target, set())
        for record in index.records(table):
            yield from _broken(record, column, target, ids)


def _broken(record: Record, column: str, target: str, ids: set[str]) -> Iterator[Fault]:
    value = getattr(record.value, column)
    for one in value if isinstance(value, tuple) else (value,):
        if one is not None and one not in ids:
            yield record.fault(column, _("an id of {table}").format(table=target), one)


def alias_faults(index: Index) -> Iterator[Fault]:
    """An old id is no longer in use: else the thing that has it could not be reached."""
    for record in index.records("aliases"):
        if record.value.old in index.subjects:
            yield record.fault("old", _("an id no longer in use"), record.value.old)


def decision_faults(index: Index) -> Iterator[Fault]:
    """Decisions choose between rows that contradict each other, and only one way round."""
    against = _contradictions(index)
    known = index.ids.get("facts", set()) | index.ids.get("events", set())
    made = {(d.value.chosen, lost) for d in index.records("decisions") for lost in d.value.over}
    for record in index.records("decisions"):
        chosen = record.value.chosen
        if chosen not in known:
            yield record.fault("chosen", _("an id of facts or events"), chosen)
        for lost in record.value.over:
            if lost not in known:
                yield record.fault("over", _("ids of facts or events"), lost)
            elif {lost, chosen} <= against.keys() and lost not in against[chosen]:
                expected = _("rows that contradict {chosen}").format(chosen=chosen)
                yield record.fault("over", expected, lost)
            elif (lost, chosen) in made:
                expected = _("rows not chosen over {chosen} elsewhere").format(chosen=chosen)
                yield record.fault("over", expected, lost)


def contradiction_faults(index: Index) -> Iterator[Fault]:
    """No row contradicts itself."""
    for table in ("events", "facts"):
        for record in index.records(table):
            if record.value.id in record.value.contradicts:
                yield record.fault("contradicts", _("ids of other rows"), record.value.id)


def _contradictions(index: Index) -> dict[str, set[str]]:
    """Return for every fact and event the rows it cannot be true with."""
    rows = [record.value for name in ("events", "facts") for record in index.records(name)]
    against: dict[str, set[str]] = {row.id: set() for row in rows}
    for row in rows:
        for other in row.contradicts:
            against[row.id].add(other)
            against.setdefault(other, set()).add(row.id)
    return against
