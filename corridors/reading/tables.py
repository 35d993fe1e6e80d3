"""The tables of the data folder: which value a row becomes and by which columns it is known."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, fields
from typing import Any

from corridors.model.corridor import (
    BorderCrossing,
    Corridor,
    Extent,
    GaugeBreak,
    Leg,
    Section,
    Variant,
    Waypoint,
)
from corridors.model.evidence import (
    Correction,
    Decision,
    Event,
    Fact,
    Name,
    Relation,
    Source,
    Toponym,
)
from corridors.model.things import (
    Agreement,
    Alias,
    Country,
    EditionEntry,
    Floor,
    Hub,
    Site,
    Term,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and what its cells hold."""

    name: str
    holds: type
    many: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the contract."""

    name: str
    row_type: type
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    optional: frozenset[str] = frozenset()

    def key_of(self, row: Any) -> str:
        """Return the row's key as text, parts joined by a slash."""
        return "/".join(str(getattr(row, name)) for name in self.key)


def _column(name: str, hint: Any) -> Column:
    """Read a column's nature off a dataclass field's type."""
    if typing.get_origin(hint) is tuple:
        return Column(name, typing.get_args(hint)[0], many=True, required=False)
    if isinstance(hint, types.UnionType):
        inner = next(arg for arg in typing.get_args(hint) if arg is not types.NoneType)
        return Column(name, inner, many=False, required=False)
    return Column(name, hint, many=False, required=True)


def _table(name: str, row_type: type, *key: str, optional: frozenset[str] = frozenset()) -> Table:
    hints = typing.get_type_hints(row_type)
    columns = tuple(_column(field.name, hints[field.name]) for field in fields(row_type))
    return Table(name, row_type, key or ("id",), columns, optional)


TABLES: tuple[Table, ...] = (
    _table("edition", EditionEntry, "key"),
    _table("floors", Floor, "table"),
    _table("aliases", Alias, "old"),
    _table("countries", Country),
    _table("sources", Source),
    _table("hubs", Hub),
    _table("sites", Site),
    _table("crossings", BorderCrossing),
    _table("gauge-breaks", GaugeBreak),
    _table("corridors", Corridor),
    _table("variants", Variant),
    _table("legs", Leg),
    _table("waypoints", Waypoint, "leg", "order"),
    _table("sections", Section),
    _table("agreements", Agreement),
    _table("topics", Topic),
    _table("names", Name, "subject", "language", "role", "name"),
    _table("toponyms", Toponym, "name", "country", "language"),
    _table("relations", Relation, "subject", "relation", "object"),
    _table("facts", Fact),
    _table("extents", Extent, "fact", "leg"),
    _table("events", Event),
    _table("decisions", Decision, "chosen"),
    _table("corrections", Correction, "table", "key", "column"),
)
TABLE = {table.name: table for table in TABLES}
TERMS = _table("vocabularies", Term, "code", optional=frozenset({"rank"}))

THINGS = (
    "hubs",
    "sites",
    "crossings",
    "gauge-breaks",
    "corridors",
    "variants",
    "legs",
    "sections",
    "agreements",
    "topics",
)
"""The tables whose ids share one namespace and may be the subject of facts."""

VOCABULARY_OF: dict[tuple[str, str], str] = {
    ("sites", "kind"): "site-kind",
    ("waypoints", "kind"): "waypoint-kind",
    ("events", "kind"): "event-kind",
    ("sources", "kind"): "source-kind",
    ("agreements", "kind"): "agreement-kind",
    ("topics", "kind"): "topic-kind",
    ("facts", "measure"): "measure",
    ("facts", "unit"): "unit",
    ("relations", "relation"): "relation",
    ("names", "role"): "role",
    ("names", "language"): "language",
    ("toponyms", "language"): "language",
    ("sources", "language"): "language",
}
"""Columns whose codes live in a table only, because the program does not branch on them."""
