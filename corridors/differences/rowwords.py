"""Single rows of any table as a reader sees them: what they are about and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from shapely import get_num_coordinates
from shapely.geometry.base import BaseGeometry

from corridors.model.corridor import Extent, Waypoint
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
from corridors.model.geometry import Stretch
from corridors.model.things import Term
from geo.speech import N_, fact_text, ngettext
from geo.speech import gettext as _

NOUNS: Mapping[str, str] = {
    "aliases": N_("renamed id"),
    "agreements": N_("instrument"),
    "corrections": N_("correction"),
    "corridors": N_("corridor"),
    "countries": N_("country"),
    "crossings": N_("border crossing"),
    "decisions": N_("decision"),
    "edition": N_("edition"),
    "events": N_("event"),
    "extents": N_("stretch of a stated length"),
    "facts": N_("fact"),
    "gauge-breaks": N_("break of gauge"),
    "hubs": N_("hub"),
    "legs": N_("leg"),
    "names": N_("name"),
    "relations": N_("relation"),
    "sections": N_("section"),
    "sites": N_("site"),
    "sources": N_("source"),
    "stretches": N_("line"),
    "topics": N_("topic"),
    "toponyms": N_("place name"),
    "variants": N_("variant"),
    "vocabularies": N_("term"),
    "waypoints": N_("waypoint"),
}
"""What one row of a table is called."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A column in which two rows differ, with what it says in each."""

    column: str
    before: str
    after: str


def noun_of(table: str) -> str:
    """Return what one row of a table is called."""
    return _(NOUNS[table]) if table in NOUNS else table


def subject_of(row: Any) -> str:
    """Return the id of the thing a row speaks of, or nothing where it speaks of none."""
    match row:
        case Fact() | Event() | Name() | Relation():
            return row.subject
        case Waypoint() | Extent():
            return row.leg
        case Stretch():
            return row.section
        case Source() | Decision() | Correction() | Term() | Toponym():
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
        count = int(get_num_coordinates(value))
        return ngettext("a line of {n} point", "a line of {n} points", count)
    if isinstance(value, float):
        return f"{value:.10g}"
    return "" if value is None else str(value)


_SAID: Mapping[type, Callable[[Any], str]] = {
    Fact: lambda fact: fact.text,
    Event: lambda event: event.text,
    Name: lambda name: f"{name.name} ({name.language}, {name.role})",
    Toponym: lambda one: f"{one.name} ({one.country}): {one.spelling} ({one.language})",
    Relation: lambda tie: f"{tie.relation} {tie.object}",
    Source: lambda source: f"{source.title} ({source.publisher})",
    Decision: lambda decision: f"{decision.chosen}: {fact_text(decision.reason)}",
    Correction: lambda one: (
        f"{' · '.join(filter(None, (one.table, one.key, one.column)))}: {fact_text(one.reason)}"
    ),
    Extent: lambda one: f"{one.fact}: {one.first} – {one.last}",
    Stretch: lambda one: _("stretch {number}, {quality}").format(
        number=one.part, quality=one.quality
    ),
    Term: lambda term: f"{term.code}: {term.label}",
}
