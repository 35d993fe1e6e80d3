"""A catalogue as single rows by table and key, and back again, so that two can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from corridors.catalogue import Catalogue
from corridors.model.dates import parse_day
from corridors.reading.tables import TABLE, THINGS

KEYED = ("countries", "sources", *THINGS)
"""Tables whose rows the catalogue holds by id."""

GROUPED = {
    "names": "subject",
    "toponyms": "name",
    "facts": "subject",
    "events": "subject",
    "waypoints": "leg",
    "stretches": "section",
    "extents": "leg",
}
"""Tables whose rows the catalogue holds in groups, with the column that groups them."""

LISTED = ("relations", "decisions", "corrections")
EDITION, ALIASES, VOCABULARIES = "edition", "aliases", "vocabularies"
_IN_ORDER = {"waypoints": attrgetter("order"), "stretches": attrgetter("part")}


class RowId(NamedTuple):
    """The table a row stands in, and its key there, parts joined by a slash."""

    table: str
    key: str


Rows = Mapping[RowId, Any]


def rows_of(catalogue: Catalogue) -> Rows:
    """Return every row of a catalogue, with its digest and edition as rows of ``edition``."""
    return MappingProxyType(dict(_rows(catalogue)))


def catalogue_of(rows: Rows) -> Catalogue:
    """Return the catalogue of some rows; the order of rows within a group is that of the rows."""
    tables: dict[str, dict[str, Any]] = defaultdict(dict)
    for (table, key), row in rows.items():
        tables[table][key] = row
    edition = tables[EDITION]
    groups: dict[str, Any] = {
        **{_field(name): MappingProxyType(tables[name]) for name in KEYED},
        **{name: _grouped(name, tables[name].values()) for name in GROUPED},
        **{name: tuple(tables[name].values()) for name in LISTED},
    }
    return Catalogue(
        digest=edition["digest"],
        edition=parse_day(edition["edition"]),
        checked=edition["checked"],
        **groups,
        aliases=MappingProxyType(tables[ALIASES]),
        vocabularies=_vocabularies(tables[VOCABULARIES]),
    )


def _rows(catalogue: Catalogue) -> Iterator[tuple[RowId, Any]]:
    yield RowId(EDITION, "digest"), catalogue.digest
    yield RowId(EDITION, "edition"), catalogue.edition.isoformat()
    yield RowId(EDITION, "checked"), catalogue.checked
    for name in KEYED:
        yield from ((RowId(name, key), row) for key, row in _held(catalogue, name).items())
    for name in GROUPED:
        for group in _held(catalogue, name).values():
            yield from ((RowId(name, _key(name, row)), row) for row in group)
    for name in LISTED:
        rows = getattr(catalogue, name)
        yield from ((RowId(name, _key(name, row)), row) for row in rows)
    yield from ((RowId(ALIASES, old), new) for old, new in catalogue.aliases.items())
    for name, terms in catalogue.vocabularies.items():
        yield from ((RowId(VOCABULARIES, f"{name}/{code}"), t) for code, t in terms.items())


def _key(table: str, row: Any) -> str:
    """Return the key of a row; lines have no table but files of their own."""
    return f"{row.section}/{row.part}" if table == "stretches" else TABLE[table].key_of(row)


def _held(catalogue: Catalogue, table: str) -> Mapping[str, Any]:
    held: Mapping[str, Any] = getattr(catalogue, _field(table))
    return held


def _field(table: str) -> str:
    return table.replace("-", "_")


def _grouped(table: str, rows: Iterable[Any]) -> Mapping[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, GROUPED[table])].append(row)
    if table in _IN_ORDER:
        groups = {key: sorted(group, key=_IN_ORDER[table]) for key, group in groups.items()}
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})


def _vocabularies(terms: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for key, term in terms.items():
        found[key.partition("/")[0]][term.code] = term
    return MappingProxyType({name: MappingProxyType(one) for name, one in found.items()})
