"""Single rows of any table as a reader sees them: what they are about and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from shapely import get_num_coordinates
from shapely.geometry.base import BaseGeometry

from corridors.model.corridor import Waypoint
from corridors.model.evidence import Correction, Decision, Event, Fact, Name, Relation, Source
from corridors.model.geometry import Stretch
from corridors.model.things import Term

NOUNS: Mapping[str, str] = {
    "aliases": "renamed id",
    "agreements": "instrument",
    "countries": "country",
    "crossings": "border crossing",
    "edition": "edition",
    "gauge-breaks": "break of gauge",
    "stretches": "line",
    "vocabularies": "term",
}
"""What one row of a table is called, where it is not the table's name without its s."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A column in which two rows differ, with what it says in each."""

    column: str
    before: str
    after: str


def noun_of(table: str) -> str:
    """Return what one row of a table is called."""
    return NOUNS.get(table, table.removesuffix("s"))


def subject_of(row: Any) -> str:
    """Return the id of the thing a row speaks of, or nothing where it speaks of none."""
    match row:
        case Fact() | Event() | Name() | Relation():
            return row.subject
        case Waypoint():
            return row.leg
        case Stretch():
            return row.section
        case Source() | Decision() | Correction() | Term():
            return ""
    return getattr(row, "id", "")


def row_text(row: Any) -> str:
    """Return what a row says, in its own words where it has some."""
    said = _SAID.get(type(row))
    return said(row) if said else str(getattr(row, "name", row))


def sources_of(*rows: Any) -> tuple[str, ...]:
    """Return the sources some rows rest on, each once."""
    return tuple(dict.fromkeys(one for row in rows for one in getattr(row, "sources", ())))


def differing(before: Any, after: Any) -> Iterator[Cell]:
    """Yield the columns in which two rows of one table differ, in the order of the table."""
    if not is_dataclass(before):
        yield Cell("", cell_text(before), cell_text(after))
        return
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            yield Cell(field.name, cell_text(old), cell_text(new))


def cell_text(value: Any) -> str:
    """Return a value as its cell in a table spells it."""
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    if isinstance(value, BaseGeometry):
        return f"a line of {get_num_coordinates(value)} points"
    if isinstance(value, float):
        return f"{value:.10g}"
    return "" if value is None else str(value)


_SAID: Mapping[type, Callable[[Any], str]] = {
    Fact: lambda fact: fact.text,
    Event: lambda event: event.text,
    Name: lambda name: f"{name.name} ({name.language}, {name.role})",
    Relation: lambda tie: f"{tie.relation} {tie.object}",
    Source: lambda source: f"{source.title} ({source.publisher})",
    Decision: lambda decision: f"{decision.chosen}: {decision.reason}",
    Correction: lambda one: (
        f"{' · '.join(filter(None, (one.table, one.key, one.column)))}: {one.reason}"
    ),
    Stretch: lambda one: f"stretch {one.part}, {one.quality}",
    Term: lambda term: f"{term.code}: {term.label}",
}
