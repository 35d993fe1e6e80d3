"""What FORMAT.md asks beyond single cells: keys, codes, looks, positions, dates and values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from corridors.errors import DateError, Fault
from corridors.model.dates import EXPECTED, Span, parse_date, parse_day
from corridors.model.vocabulary import Confidence, Obtained, Standing, Status
from corridors.reading.corrections import corrected, correction_faults
from corridors.reading.floors import floor_faults
from corridors.reading.folder import EMPTY, RawData, Record
from corridors.reading.index import Index
from corridors.reading.links import (
    SOURCED,
    alias_faults,
    contradiction_faults,
    decision_faults,
    link_faults,
)
from corridors.reading.tables import TABLE, THINGS, VOCABULARY_OF
from geo.speech import either_text
from geo.speech import gettext as _

_ID = re.compile(r"[a-z][a-z0-9-]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_URL = re.compile(r"https?://\S+")
_COLOUR = re.compile(r"#[0-9A-F]{6}")
_BOUNDS = {None, ">", ">=", "<", "<=", "~"}
_BREAKS = ("gauge", "mode")
_WITH_PARTIES = ("corridors", "agreements", "topics")


def find_faults(raw: RawData) -> list[Fault]:
    """Return every fault between rows, in the order of files and rows.

    What corrections make of the data has to stand as well as what they start from.
    """
    index, used = Index(raw), Index(corrected(raw))
    found = {fault for check in (*CHECKS, *CHECKS_OF_THE_TABLES) for fault in check(index)}
    return sorted(found.union(*(check(used) for check in CHECKS)))


def _keys(index: Index) -> Iterator[Fault]:
    """Keys are unique and sorted inside a file; thing ids are unique over all tables."""
    owner: dict[str, str] = {}
    for name, records in index.raw.records.items():
        seen: set[str] = set()
        for record in records:
            key = TABLE[name].key_of(record.value)
            if key in seen:
                yield record.fault(TABLE[name].key[-1], _("a key not used before"), key)
            seen.add(key)
            if name in THINGS and owner.setdefault(key, name) != name:
                expected = _("an id not used in {table}").format(table=owner[key])
                yield record.fault("id", expected, key)
        yield from _order(name, records)
    for record in index.records("facts"):
        if record.value.id in index.ids.get("events", set()):
            yield record.fault("id", _("an id not used in events"), record.value.id)


def _order(name: str, records: tuple[Record, ...]) -> Iterator[Fault]:
    for before, after in pairwise(records):
        if before.file != after.file or name in ("decisions", "corrections"):
            continue
        keys = [
            tuple(getattr(record.value, column) for column in TABLE[name].key)
            for record in (before, after)
        ]
        if keys[1] < keys[0]:
            expected = _("rows sorted (after {key})").format(key=keys[0])
            yield after.fault(TABLE[name].key[0], expected, str(keys[1]))


def _id_spelling(index: Index) -> Iterator[Fault]:
    """Ids are spelt alike."""
    for name in (*THINGS, "facts", "events", "sources"):
        for record in index.records(name):
            if not _ID.fullmatch(record.value.id):
                expected = _("lowercase letters, digits and hyphens")
                yield record.fault("id", expected, record.value.id)
    for record in index.records("countries"):
        if not _COUNTRY.fullmatch(record.value.id):
            yield record.fault("id", _("a two-letter country code"), record.value.id)


def _edition(index: Index) -> Iterator[Fault]:
    """The edition says its day, and up to when sources were looked at."""
    entries = {record.value.key: record for record in index.records("edition")}
    for key, read, expected in (
        ("edition", parse_day, "YYYY-MM-DD"),
        ("checked", parse_date, _(EXPECTED)),
    ):
        if key not in entries:
            yield Fault("edition.csv", 0, "key", _("a row {key}").format(key=key), _("none"))
            continue
        try:
            read(entries[key].value.value)
        except DateError:
            yield entries[key].fault("value", expected, entries[key].value.value)


def _shown_names(index: Index) -> Iterator[Fault]:
    """A thing has one shown name per language."""
    seen: set[tuple[str, str]] = set()
    for record in index.records("names"):
        row = record.value
        if row.role == "name" and (row.subject, row.language) in seen:
            expected = _("one shown name per language ({language})").format(language=row.language)
            yield record.fault("role", expected, row.name)
        elif row.role == "name":
            seen.add((row.subject, row.language))


def _looks(index: Index) -> Iterator[Fault]:
    """What decides how a thing is drawn is one of the ways the map knows."""
    for record in index.records("corridors"):
        if not _COLOUR.fullmatch(record.value.colour):
            yield record.fault("colour", _("a colour, #RRGGBB"), record.value.colour)
    for record in index.records("legs"):
        layer, corridor = record.value.layer, record.value.corridor
        if layer != corridor and not re.fullmatch(rf"{re.escape(corridor)}-[a-z0-9-]+", layer):
            expected = _("{corridor}, or {corridor}-… for a branch").format(corridor=corridor)
            yield record.fault("layer", expected, layer)
    for record in index.records("gauge-breaks"):
        if record.value.kind not in _BREAKS:
            yield record.fault("kind", either_text(_BREAKS), record.value.kind)


def _ranks(index: Index) -> Iterator[Fault]:
    """One corridor, the mission's, has rank 1; no two share a rank."""
    owner: dict[int, str] = {}
    for record in index.records("corridors"):
        first = owner.setdefault(record.value.rank, record.value.id)
        if first != record.value.id:
            expected = _("a rank not that of {corridor}").format(corridor=first)
            yield record.fault("rank", expected, record.value.rank)
    if 1 not in owner:
        yield Fault("corridors.csv", 0, "rank", _("a corridor of rank 1, the mission's"), _("none"))


def _vocabulary_codes(index: Index) -> Iterator[Fault]:
    """A code stands in its column's vocabulary."""
    for (table, column), vocabulary in VOCABULARY_OF.items():
        codes = index.codes.get(vocabulary, set())
        for record in index.records(table):
            code = getattr(record.value, column)
            if code is not None and code not in codes:
                expected = _("a code of {file}").format(file=f"vocabularies/{vocabulary}.csv")
                yield record.fault(column, expected, code)


def _sourcing(index: Index) -> Iterator[Fault]:
    """No source, no row, except for what is marked as background."""
    for table in (*SOURCED, "facts", "events"):
        for record in index.records(table):
            yield from _sourced(record, record.value)
    for record in index.records("waypoints"):
        background = record.value.obtained is Obtained.BACKGROUND
        if not record.value.sources and not background:
            yield record.fault("sources", _("a source, or obtained background"), EMPTY)


def _sourced(record: Record, row: Any) -> Iterator[Fault]:
    background = row.confidence is Confidence.BACKGROUND
    background |= getattr(row, "obtained", None) is Obtained.BACKGROUND
    if not row.sources and not background:
        yield record.fault("sources", _("a source, or confidence background"), EMPTY)
    if row.sources and row.confidence is Confidence.BACKGROUND:
        expected = _("no source with confidence background")
        yield record.fault("sources", expected, " ".join(row.sources))


def _positions(index: Index) -> Iterator[Fault]:
    """Coordinates are whole, in range, and come with how they were obtained."""
    for table in ("hubs", "sites", "crossings", "gauge-breaks"):
        for record in index.records(table):
            row = record.value
            given = [value is not None for value in (row.lon, row.lat, row.radius_km, row.obtained)]
            if any(given) and not all(given):
                expected = _("lon, lat, radius_km and obtained together, or none")
                yield record.fault("lon", expected, _("a part of them"))
    for table in ("hubs", "sites", "crossings", "gauge-breaks", "waypoints"):
        for record in index.records(table):
            yield from _in_range(record)


def _in_range(record: Record) -> Iterator[Fault]:
    for column, limit in (("lon", 180.0), ("lat", 90.0)):
        value = getattr(record.value, column)
        if value is not None and not -limit <= value <= limit:
            expected = _("degrees from {lowest} to {highest}")
            degrees = {"lowest": f"-{limit:g}", "highest": f"{limit:g}"}
            yield record.fault(column, expected.format(**degrees), value)
    radius = getattr(record.value, "radius_km", None)
    if radius is not None and radius <= 0:
        yield record.fault("radius_km", _("more than 0 km"), radius)


def _dates(index: Index) -> Iterator[Fault]:
    """A row has a date or limits, not both; limits are in order."""
    for table in ("events", "facts", "sources"):
        for record in index.records(table):
            row = record.value
            if row.date is not None and (row.not_before is not None or row.not_after is not None):
                found = _("{date} and limits").format(date=row.date)
                yield record.fault("date", _("either a date or limits"), found)
            span: Span = row.span
            if span.earliest and span.latest and span.latest < span.earliest:
                yield record.fault("not_after", _("a date after not_before"), span.text)


def _values(index: Index) -> Iterator[Fault]:
    """A number has a unit, and what qualifies it."""
    for record in index.records("facts"):
        row = record.value
        if (row.value is None) != (row.unit is None):
            yield record.fault("unit", _("a unit with a value, none without"), str(row.unit))
        if row.bound not in _BOUNDS:
            yield record.fault("bound", _("> >= < <= ~ or empty"), row.bound)
        elif row.bound and row.value is None:
            yield record.fault("bound", _("a bound of a value, none without"), row.bound)
        if row.value_max is not None and (row.value is None or row.value_max <= row.value):
            yield record.fault("value_max", _("more than value"), row.value_max)


def _addresses(index: Index) -> Iterator[Fault]:
    """A source has an address on the web, or says why not."""
    for record in index.records("sources"):
        if record.value.url and not _URL.fullmatch(record.value.url):
            yield record.fault("url", _("an http or https address"), record.value.url)
        if not record.value.url and not record.value.note:
            yield record.fault("note", _("why there is no address"), EMPTY)


def _effects(index: Index) -> Iterator[Fault]:
    """An effect is a status of the subject, or with a party its standing."""
    for record in index.records("events"):
        effect, party = record.value.effect, record.value.party
        allowed = set(Standing) if party else set(Status)
        if effect is not None and effect not in allowed:
            expected = _("a status (no party is given): {codes}")
            if party:
                expected = _("a standing (a party is given): {codes}")
            codes = ", ".join(sorted(allowed))
            yield record.fault("effect", expected.format(codes=codes), effect)
        if effect is not None and party and not _may_have_parties(index, record.value.subject):
            expected = _("a corridor, agreement or topic, where a party is given a standing")
            yield record.fault("subject", expected, record.value.subject)


def _may_have_parties(index: Index, subject: str) -> bool:
    known = subject in index.subjects
    return not known or any(subject in index.ids[name] for name in _WITH_PARTIES)


def _courses(index: Index) -> Iterator[Fault]:
    """Sections and the stretches of stated lengths name waypoints of their leg, in order."""
    for record in (*index.records("sections"), *index.records("extents")):
        row = record.value
        for column in ("first", "last"):
            if f"{row.leg}/{getattr(row, column)}" not in index.ids.get("waypoints", set()):
                expected = _("a waypoint order of {leg}").format(leg=row.leg)
                yield record.fault(column, expected, getattr(row, column))
        if row.last <= row.first:
            yield record.fault("last", _("an order after first"), row.last)


CHECKS: tuple[Callable[[Index], Iterator[Fault]], ...] = (
    _keys,
    _id_spelling,
    _edition,
    _shown_names,
    _looks,
    _ranks,
    _vocabulary_codes,
    link_faults,
    alias_faults,
    contradiction_faults,
    _sourcing,
    _positions,
    _dates,
    _values,
    _addresses,
    _effects,
    _courses,
    decision_faults,
)
"""What holds of the tables as written and of the tables as corrected."""

CHECKS_OF_THE_TABLES = (correction_faults, floor_faults)
"""What is asked of the tables as written only."""
