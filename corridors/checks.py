"""What FORMAT.md asks beyond single cells: keys, links, vocabularies, positions, floors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from corridors.errors import Fault
from corridors.model.dates import Span
from corridors.model.vocabulary import Confidence, Obtained, Standing, Status
from corridors.reading import RawData, Record
from corridors.tables import TABLE, THINGS, VOCABULARY_OF

_ID = re.compile(r"[a-z][a-z0-9-]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_URL = re.compile(r"https?://\S+")
_BOUNDS = {None, ">", ">=", "<", "<=", "~"}
SOURCED = ("hubs", "sites", "crossings", "gauge-breaks", "corridors", "names", "relations")


class Index:
    """The ids a row may point at, gathered once from all tables."""

    def __init__(self, raw: RawData) -> None:
        """Gather the ids of every table."""
        self.raw = raw
        self.ids = {
            name: {TABLE[name].key_of(record.value) for record in records}
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


def find_faults(raw: RawData) -> list[Fault]:
    """Return every fault between rows, in the order of files and rows."""
    index = Index(raw)
    return sorted(fault for check in CHECKS for fault in check(index))


def _keys(index: Index) -> Iterator[Fault]:
    """Keys are unique and sorted inside a file; thing ids are unique over all tables."""
    owner: dict[str, str] = {}
    for name, records in index.raw.records.items():
        seen: set[str] = set()
        for record in records:
            key = TABLE[name].key_of(record.value)
            if key in seen:
                yield record.fault(TABLE[name].key[-1], "a key not used before", key)
            seen.add(key)
            if name in THINGS and owner.setdefault(key, name) != name:
                yield record.fault("id", f"an id not used in {owner[key]}", key)
        yield from _order(name, records)


def _order(name: str, records: tuple[Record, ...]) -> Iterator[Fault]:
    for before, after in pairwise(records):
        if before.file != after.file or name in ("decisions", "corrections"):
            continue
        keys = [
            tuple(getattr(record.value, column) for column in TABLE[name].key)
            for record in (before, after)
        ]
        if keys[1] < keys[0]:
            yield after.fault(TABLE[name].key[0], f"rows sorted (after {keys[0]})", str(keys[1]))


def _id_spelling(index: Index) -> Iterator[Fault]:
    for name in (*THINGS, "facts", "events", "sources"):
        for record in index.records(name):
            if not _ID.fullmatch(record.value.id):
                expected = "lowercase letters, digits and hyphens"
                yield record.fault("id", expected, record.value.id)
    for record in index.records("countries"):
        if not _COUNTRY.fullmatch(record.value.id):
            yield record.fault("id", "a two-letter country code", record.value.id)


def _vocabulary_codes(index: Index) -> Iterator[Fault]:
    for (table, column), vocabulary in VOCABULARY_OF.items():
        codes = index.codes.get(vocabulary, set())
        for record in index.records(table):
            code = getattr(record.value, column)
            if code is not None and code not in codes:
                yield record.fault(column, f"a code of vocabularies/{vocabulary}.csv", code)


def _links(index: Index) -> Iterator[Fault]:
    """Every id named in a cell exists."""
    thing = ("subjects", index.subjects)
    country = ("countries", index.ids.get("countries", set()))
    targets: dict[tuple[str, str], tuple[str, set[str]]] = {
        ("names", "subject"): thing,
        ("relations", "subject"): thing,
        ("relations", "object"): thing,
        ("facts", "subject"): thing,
        ("events", "subject"): thing,
        ("aliases", "id"): thing,
        ("events", "party"): country,
        ("hubs", "country"): country,
        ("hubs", "partner"): country,
        ("sites", "country"): country,
        ("sections", "country"): country,
        ("crossings", "country_a"): country,
        ("crossings", "country_b"): country,
        ("corridors", "countries"): country,
        ("waypoints", "country"): country,
        ("facts", "contradicts"): ("facts", index.ids.get("facts", set())),
        ("events", "contradicts"): ("events", index.ids.get("events", set())),
        **{
            (table, column): (target, index.ids.get(target, set()))
            for table, column, target in _PLAIN_LINKS
        },
    }
    for (table, column), (target, ids) in targets.items():
        for record in index.records(table):
            yield from _broken(record, column, target, ids)


_PLAIN_LINKS = (
    ("sites", "hub", "hubs"),
    ("variants", "corridor", "corridors"),
    ("variants", "legs", "legs"),
    ("legs", "corridor", "corridors"),
    ("waypoints", "leg", "legs"),
    ("sections", "leg", "legs"),
    ("agreements", "corridor", "corridors"),
    ("gauge-breaks", "crossing", "crossings"),
    *((table, "sources", "sources") for table in (*SOURCED, "facts", "events", "corrections")),
    ("waypoints", "sources", "sources"),
)


def _broken(record: Record, column: str, target: str, ids: set[str]) -> Iterator[Fault]:
    value = getattr(record.value, column)
    for one in value if isinstance(value, tuple) else (value,):
        if one is not None and one not in ids:
            yield record.fault(column, f"an id of {target}", one)


def _sourcing(index: Index) -> Iterator[Fault]:
    """No source, no row, except for what is marked as background."""
    for table in (*SOURCED, "facts", "events"):
        for record in index.records(table):
            yield from _sourced(record, record.value)
    for record in index.records("waypoints"):
        background = record.value.obtained is Obtained.BACKGROUND
        if not record.value.sources and not background:
            yield record.fault("sources", "a source, or obtained background", "an empty cell")


def _sourced(record: Record, row: Any) -> Iterator[Fault]:
    background = row.confidence is Confidence.BACKGROUND
    background |= getattr(row, "obtained", None) is Obtained.BACKGROUND
    if not row.sources and not background:
        yield record.fault("sources", "a source, or confidence background", "an empty cell")
    if row.sources and row.confidence is Confidence.BACKGROUND:
        yield record.fault("sources", "no source with confidence background", " ".join(row.sources))


def _positions(index: Index) -> Iterator[Fault]:
    """Coordinates are whole, in range, and come with how they were obtained."""
    for table in ("hubs", "sites", "crossings", "gauge-breaks"):
        for record in index.records(table):
            row = record.value
            given = [value is not None for value in (row.lon, row.lat, row.radius_km, row.obtained)]
            if any(given) and not all(given):
                expected = "lon, lat, radius_km and obtained together, or none"
                yield record.fault("lon", expected, "a part of them")
    for table in ("hubs", "sites", "crossings", "gauge-breaks", "waypoints"):
        for record in index.records(table):
            yield from _in_range(record)


def _in_range(record: Record) -> Iterator[Fault]:
    for column, limit in (("lon", 180.0), ("lat", 90.0)):
        value = getattr(record.value, column)
        if value is not None and not -limit <= value <= limit:
            yield record.fault(column, f"degrees from -{limit:g} to {limit:g}", value)
    radius = getattr(record.value, "radius_km", None)
    if radius is not None and radius <= 0:
        yield record.fault("radius_km", "more than 0 km", radius)


def _dates(index: Index) -> Iterator[Fault]:
    """A row has a date or limits, not both; limits are in order."""
    for table in ("events", "facts", "sources"):
        for record in index.records(table):
            row = record.value
            if row.date is not None and (row.not_before is not None or row.not_after is not None):
                yield record.fault("date", "either a date or limits", f"{row.date} and limits")
            span: Span = row.span
            if span.earliest and span.latest and span.latest < span.earliest:
                yield record.fault("not_after", "a date after not_before", span.text)


def _values(index: Index) -> Iterator[Fault]:
    """A number has a unit, and what qualifies it."""
    for record in index.records("facts"):
        row = record.value
        if (row.value is None) != (row.unit is None):
            yield record.fault("unit", "a unit with a value, none without", str(row.unit))
        if row.bound not in _BOUNDS:
            yield record.fault("bound", "> >= < <= ~ or empty", row.bound)
        if row.value_max is not None and (row.value is None or row.value_max <= row.value):
            yield record.fault("value_max", "more than value", row.value_max)
    for record in index.records("sources"):
        if record.value.url and not _URL.fullmatch(record.value.url):
            yield record.fault("url", "an http or https address", record.value.url)


def _effects(index: Index) -> Iterator[Fault]:
    """An effect is a status of the subject, or with a party its standing."""
    for record in index.records("events"):
        effect, party = record.value.effect, record.value.party
        allowed = set(Standing) if party else set(Status)
        if effect is not None and effect not in allowed:
            kind = "standing (a party is given)" if party else "status (no party is given)"
            yield record.fault("effect", f"a {kind}: {', '.join(sorted(allowed))}", effect)


def _courses(index: Index) -> Iterator[Fault]:
    """Sections name waypoints of their leg, in order."""
    orders: dict[str, set[int]] = {}
    for record in index.records("waypoints"):
        orders.setdefault(record.value.leg, set()).add(record.value.order)
    for record in index.records("sections"):
        row = record.value
        for column in ("first", "last"):
            if getattr(row, column) not in orders.get(row.leg, set()):
                yield record.fault(column, f"a waypoint order of {row.leg}", getattr(row, column))
        if row.last <= row.first:
            yield record.fault("last", "an order after first", row.last)


def _corrections(index: Index) -> Iterator[Fault]:
    """A correction names a row that exists and the value that stands in it."""
    rows = {
        (name, TABLE[name].key_of(record.value)): record.value
        for name, records in index.raw.records.items()
        for record in records
    }
    for record in index.records("corrections"):
        row = record.value
        target = rows.get((row.table, row.key))
        if target is None:
            yield record.fault("key", f"the key of a row of {row.table}", row.key)
        elif row.column and not hasattr(target, row.column):
            yield record.fault("column", f"a column of {row.table}", row.column)
        elif row.column is None and row.corrected not in ("added", "dropped"):
            yield record.fault("corrected", "added or dropped", row.corrected)
        elif row.column and _cell_text(getattr(target, row.column)) != (row.reference or ""):
            found = _cell_text(getattr(target, row.column))
            yield record.fault("reference", f"the value in the row, {found!r}", row.reference or "")


def _cell_text(value: Any) -> str:
    """Return a value as its cell spells it."""
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return f"{value:.10g}" if isinstance(value, float) else "" if value is None else str(value)


def _decisions(index: Index) -> Iterator[Fault]:
    ids = index.ids.get("facts", set()) | index.ids.get("events", set())
    for record in index.records("decisions"):
        for one in (record.value.chosen, *record.value.over):
            if one not in ids:
                yield record.fault("chosen", "an id of facts or events", one)


def _floors(index: Index) -> Iterator[Fault]:
    """The data has not lost rows: each count stands at or above its floor."""
    counts = counted(index.raw)
    for record in index.records("floors"):
        found = counts.get(record.value.table)
        if found is None:
            yield record.fault("table", "a table or count that exists", record.value.table)
        elif found < record.value.at_least:
            at_least = f"at least {record.value.at_least} {record.value.table}"
            yield record.fault("at_least", at_least, found)


def counted(raw: RawData) -> dict[str, int]:
    """Return how many rows each table holds, and the counts the floors speak of."""
    rows = {name: [r.value for r in records] for name, records in raw.records.items()}
    counts = Counter({name: len(values) for name, values in rows.items()})
    counts["events:dated"] = sum(e.span.text != "undated" for e in rows.get("events", []))
    counts["facts:measured"] = sum(f.value is not None for f in rows.get("facts", []))
    counts["sites:placed"] = sum(s.lon is not None for s in rows.get("sites", []))
    counts["crossings:both-names"] = sum(
        bool(c.name_a and c.name_b) for c in rows.get("crossings", [])
    )
    counts["indicators:seed"] = sum("seed" in f.sources for f in rows.get("facts", []))
    return dict(counts)


CHECKS: tuple[Callable[[Index], Iterator[Fault]], ...] = (
    _keys,
    _id_spelling,
    _vocabulary_codes,
    _links,
    _sourcing,
    _positions,
    _dates,
    _values,
    _effects,
    _courses,
    _corrections,
    _decisions,
    _floors,
)
