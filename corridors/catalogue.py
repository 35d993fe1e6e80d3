"""The catalogue: every fact, read, checked, corrected and linked, once and immutable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from corridors.errors import DataError, Fault, UnknownIdError
from corridors.lines.course_checks import course_faults
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
from corridors.model.dates import parse_day
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
from corridors.model.things import Agreement, Country, Hub, Site, Term, Topic
from corridors.reading.checks import find_faults
from corridors.reading.corrections import corrected
from corridors.reading.folder import RawData, read_folder
from corridors.reading.tables import THINGS
from geo.speech import gettext as _
from geo.speech import pgettext

DATA = Path(__file__).parent / "data"

Thing = (
    Hub
    | Site
    | BorderCrossing
    | GaugeBreak
    | Corridor
    | Variant
    | Leg
    | Section
    | Agreement
    | Topic
)
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue:
    """All facts of one edition; two catalogues of equal ``digest`` are equal."""

    digest: str
    edition: date
    checked: str
    countries: Mapping[str, Country]
    sources: Mapping[str, Source]
    hubs: Mapping[str, Hub]
    sites: Mapping[str, Site]
    crossings: Mapping[str, BorderCrossing]
    gauge_breaks: Mapping[str, GaugeBreak]
    corridors: Mapping[str, Corridor]
    variants: Mapping[str, Variant]
    legs: Mapping[str, Leg]
    sections: Mapping[str, Section]
    agreements: Mapping[str, Agreement]
    topics: Mapping[str, Topic]
    waypoints: Mapping[str, tuple[Waypoint, ...]]
    stretches: Mapping[str, tuple[Stretch, ...]]
    extents: Mapping[str, tuple[Extent, ...]]
    names: Mapping[str, tuple[Name, ...]]
    toponyms: Mapping[str, tuple[Toponym, ...]]
    facts: Mapping[str, tuple[Fact, ...]]
    events: Mapping[str, tuple[Event, ...]]
    relations: tuple[Relation, ...]
    decisions: tuple[Decision, ...]
    corrections: tuple[Correction, ...]
    aliases: Mapping[str, str]
    vocabularies: Mapping[str, Mapping[str, Term]]

    def thing(self, thing_id: str) -> Thing | Country:
        """Return the thing of that id, or of the id it was renamed to.

        Raises:
            UnknownIdError: no thing has that id.
        """
        known = self.aliases.get(thing_id, thing_id)
        for group in (*(getattr(self, _field(name)) for name in THINGS), self.countries):
            if known in group:
                found: Thing | Country = group[known]
                return found
        sentence = _("expected the id of a hub, site, corridor or other thing, found {found!r}")
        msg = sentence.format(found=thing_id)
        raise UnknownIdError(msg)

    def label(self, vocabulary: str, code: str) -> str:
        """Return the words for a code in the language spoken, or the code where there are none."""
        term = self.vocabularies.get(vocabulary, {}).get(code)
        return pgettext(vocabulary, term.label) if term else code

    def all_events(self) -> Iterable[Event]:
        """Return every event, subject by subject."""
        return (event for group in self.events.values() for event in group)

    def all_facts(self) -> Iterable[Fact]:
        """Return every fact, subject by subject."""
        return (fact for group in self.facts.values() for fact in group)


def load_catalogue(folder: Path = DATA) -> Catalogue:
    """Return the catalogue of a data folder.

    Raises:
        DataError: the folder breaks its contract; the error carries every fault.
    """
    raw = read_folder(folder)
    faults = all_faults(raw)
    if faults:
        raise DataError(tuple(faults))
    return _linked(raw)


def reopen_catalogue(folder: Path, digest: str) -> Catalogue:
    """Return the catalogue of data that was sound when it was kept, under its digest of then.

    Only what cannot be read any more is a fault: rules made since are not held against it.

    Raises:
        DataError: the folder cannot be read; the error carries every fault.
    """
    raw = read_folder(folder)
    if raw.faults:
        raise DataError(raw.faults)
    return replace(_linked(raw), digest=digest)


def all_faults(raw: RawData) -> list[Fault]:
    """Return the faults of single cells and those between rows."""
    return sorted({*raw.faults, *find_faults(raw), *course_faults(raw)})


def _field(table: str) -> str:
    return table.replace("-", "_")


def _linked(raw: RawData) -> Catalogue:
    rows = {
        name: [record.value for record in records]
        for name, records in corrected(raw).records.items()
    }
    edition = {entry.key: entry.value for entry in rows["edition"]}
    by_id = {
        _field(name): MappingProxyType({row.id: row for row in rows[name]})
        for name in ("countries", "sources", *THINGS)
    }
    return Catalogue(
        digest=raw.digest,
        edition=parse_day(edition["edition"]),
        checked=edition["checked"],
        **by_id,
        waypoints=_grouped(sorted(rows["waypoints"], key=lambda w: (w.leg, w.order)), "leg"),
        stretches=_grouped((placed.value for placed in raw.stretches), "section"),
        extents=_grouped(rows["extents"], "leg"),
        names=_grouped(rows["names"], "subject"),
        toponyms=_grouped(rows["toponyms"], "name"),
        facts=_grouped(rows["facts"], "subject"),
        events=_grouped(rows["events"], "subject"),
        relations=tuple(rows["relations"]),
        decisions=tuple(rows["decisions"]),
        corrections=tuple(rows["corrections"]),
        aliases=MappingProxyType({alias.old: alias.id for alias in rows["aliases"]}),
        vocabularies=MappingProxyType(
            {
                name: MappingProxyType({record.value.code: record.value for record in records})
                for name, records in raw.vocabularies.items()
            }
        ),
    )


def _grouped(rows: Iterable[Any], column: str) -> Mapping[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})


def with_rows(catalogue: Catalogue, **groups: Any) -> Catalogue:
    """Return a catalogue with some of its groups replaced, for what-if questions and tests."""
    unknown = set(groups) - {field.name for field in fields(Catalogue)}
    if unknown:
        msg = f"expected fields of Catalogue, found {sorted(unknown)}"
        raise UnknownIdError(msg)
    return replace(catalogue, **groups)
