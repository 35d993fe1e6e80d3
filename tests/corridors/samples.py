"""Small sound data to break, bend and shuffle: a data folder, events, facts and sources."""

from __future__ import annotations

import csv
import io
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corridors.catalogue import Catalogue, all_faults, load_catalogue, with_rows
from corridors.errors import Fault
from corridors.model.dates import PartialDate, parse_date, parse_period
from corridors.model.evidence import Decision, Event, Fact
from corridors.model.vocabulary import Confidence, Modality, Standing, Status
from corridors.reading.folder import read_folder
from corridors.reading.tables import TABLE

Row = dict[str, str]

VOCABULARIES: dict[str, str] = {
    "source-kind": "official-act,act,,1\nagency,agency,,4\npress,press,,5\n",
    "site-kind": "port,port,\nstation,station,\n",
    "waypoint-kind": "station,station,\n",
    "event-kind": "membership,membership,\nreport,report,\n",
    "agreement-kind": "memorandum,memorandum,\n",
    "topic-kind": "programme,programme,\n",
    "measure": "area,Area,\nstatement,Statement,\n",
    "unit": "ha,ha,\n",
    "relation": "on-corridor,on the corridor,\npart-of,part of,\n",
    "role": "name,name,\nalias,alias,\n",
    "language": "en,English,\nru,Russian,\nfa,Persian,\n",
}
RANKED = ("source-kind",)

_PLACED = {
    "lon": "50",
    "lat": "44",
    "radius_km": "1",
    "obtained": "gazetteer",
    "confidence": "high",
    "sources": "s-act",
}
_SAID = {"modality": "happened", "sources": "s-act", "confidence": "high"}
_POINT = {"kind": "station", "obtained": "gazetteer", "confidence": "high", "sources": "s-act"}

SOUND: dict[str, list[Row]] = {
    "edition": [
        {"key": "checked", "value": "2026-11"},
        {"key": "edition", "value": "2026-11-22"},
    ],
    "floors": [{"table": "hubs", "at_least": "1", "reason": "One hub."}],
    "aliases": [{"old": "old-hub", "id": "hub-a", "since": "2026-11"}],
    "countries": [
        {"id": "KZ", "name": "Kazakhstan"},
        {"id": "RU", "name": "Russia"},
        {"id": "UZ", "name": "Uzbekistan"},
    ],
    "sources": [
        {
            "id": "s-act",
            "title": "Act",
            "publisher": "State",
            "url": "https://act.example/1",
            "date": "2024-01-01",
            "language": "en",
            "kind": "official-act",
        },
        {
            "id": "s-agency",
            "title": "News",
            "publisher": "Agency",
            "note": "No address is known.",
            "date": "2024-03",
            "kind": "agency",
        },
        {
            "id": "s-agency-late",
            "title": "Later news",
            "publisher": "Agency",
            "url": "https://news.example/2",
            "date": "2025-03",
            "kind": "agency",
        },
    ],
    "hubs": [
        {
            "id": "hub-a",
            "country": "KZ",
            "partner": "RU",
            "region": "West",
            "label": "Hub",
            **_PLACED,
        }
    ],
    "sites": [
        {"id": "port-a", "hub": "hub-a", "kind": "port", "country": "KZ", "name": "Port", **_PLACED}
    ],
    "crossings": [
        {
            "id": "x-a",
            "mode": "rail",
            "name_a": "Saryagash",
            "country_a": "KZ",
            "name_b": "Keles",
            "country_b": "UZ",
            **_PLACED,
        }
    ],
    "gauge-breaks": [
        {
            "id": "g-a",
            "name": "Break",
            "kind": "gauge",
            "gauge_a_mm": "1520",
            "gauge_b_mm": "1435",
            "crossing": "x-a",
            **_PLACED,
        }
    ],
    "corridors": [
        {
            "id": "main",
            "name": "Main corridor",
            "label": "Main",
            "rank": "1",
            "colour": "#AA3377",
            "countries": "RU KZ UZ",
            "sources": "s-act",
            "confidence": "high",
        },
        {
            "id": "other",
            "name": "Other corridor",
            "label": "Other",
            "rank": "2",
            "colour": "#4477AA",
            "sources": "s-act",
            "confidence": "high",
        },
    ],
    "variants": [{"id": "v-main", "corridor": "main", "name": "All", "legs": "leg-a leg-b"}],
    "legs": [
        {"id": "leg-a", "corridor": "main", "layer": "main", "name": "A", "mode": "rail"},
        {"id": "leg-b", "corridor": "main", "layer": "main-branch", "name": "B", "mode": "rail"},
        {"id": "leg-c", "corridor": "other", "layer": "other", "name": "C", "mode": "road"},
    ],
    "waypoints": [
        {"leg": leg, "order": order, "name": f"P{order}", "country": "KZ", "lon": lon, "lat": lat}
        | _POINT
        for leg, order, lon, lat in (
            ("leg-a", "10", "50.5", "44"),
            ("leg-a", "20", "51.5", "44.5"),
            ("leg-a", "30", "52.5", "44"),
            ("leg-b", "10", "52.5", "44"),
            ("leg-b", "20", "53.5", "43.5"),
            ("leg-c", "10", "60", "40"),
            ("leg-c", "20", "61", "40"),
        )
    ],
    "sections": [
        {"id": section, "leg": leg, "first": first, "last": last, "country": "KZ", "mode": "rail"}
        | {"gauge_mm": "1520", "quality": "station-to-station"}
        for section, leg, first, last in (
            ("sec-a1", "leg-a", "10", "20"),
            ("sec-a2", "leg-a", "20", "30"),
            ("sec-b1", "leg-b", "10", "20"),
            ("sec-c1", "leg-c", "10", "20"),
        )
    ],
    "extents": [{"fact": "fact-a", "leg": "leg-a", "first": "10", "last": "30"}],
    "agreements": [
        {"id": "mou", "name": "Memorandum", "kind": "memorandum", "corridor": "main"},
    ],
    "topics": [{"id": "topic-a", "name": "Concept", "kind": "programme"}],
    "names": [
        {"subject": "hub-a", "language": "en", "role": "alias", "name": "The hub"},
        {"subject": "hub-a", "language": "en", "role": "name", "name": "Hub A"},
        {"subject": "hub-a", "language": "fa", "role": "name", "name": "هاب"},
        {"subject": "hub-a", "language": "ru", "role": "name", "name": "Узел А"},
    ],
    "toponyms": [{"name": "P10", "country": "KZ", "language": "ru", "spelling": "П-десять"}],
    "relations": [{"subject": "hub-a", "relation": "on-corridor", "object": "main"}],
    "facts": [
        {"id": "fact-a", "subject": "hub-a", "measure": "area", "value": "10", "value_max": "12"}
        | {"bound": "~", "unit": "ha", "text": "About 10 to 12 ha.", "date": "2024", **_SAID},
        {"id": "fact-b", "subject": "hub-a", "measure": "area", "value": "20", "unit": "ha"}
        | {"text": "20 ha.", "date": "2024-01/2024-07", **_SAID, "contradicts": "fact-a"},
    ],
    "events": [
        {"id": "event-a", "subject": "main", "kind": "membership", "party": "KZ"}
        | {"effect": "signatory", "date": "2023-11-01", "text": "KZ signs.", **_SAID},
        {"id": "event-b", "subject": "hub-a", "kind": "report", "effect": "operating"}
        | {"not_after": "2024-05", "text": "It runs.", **_SAID, "sources": "s-agency"},
    ],
    "decisions": [
        {"chosen": "fact-b", "over": "fact-a", "reason": "It is newer.", "date": "2026-11"}
    ],
    "corrections": [
        {
            "table": "waypoints",
            "key": "leg-a/20",
            "column": "lat",
            "reference": "44.5",
            "corrected": "44.25",
            "reason": "Off the rails.",
            "sources": "s-act",
            "date": "2026-11",
        }
    ],
}
for _rows in (SOUND["names"], SOUND["toponyms"], SOUND["relations"]):
    for _row in _rows:
        _row.update(sources="s-act", confidence="high")


@dataclass
class DataFolder:
    """A sound data folder that a test breaks in one place."""

    path: Path
    tables: dict[str, list[Row]] = field(default_factory=lambda: deepcopy(SOUND))

    def set(self, table: str, row: int, /, **cells: str) -> DataFolder:
        """Change some cells of a row, counted from 0."""
        self.tables[table][row].update(cells)
        return self

    def add(self, table: str, like: int, /, **cells: str) -> DataFolder:
        """Add a row at the end that is like another but for some cells."""
        self.tables[table].append({**self.tables[table][like], **cells})
        return self

    def clear(self, *tables: str) -> DataFolder:
        """Remove all rows of some tables."""
        for table in tables:
            self.tables[table] = []
        return self

    def write(self) -> Path:
        """Write the folder."""
        (self.path / "vocabularies").mkdir(parents=True, exist_ok=True)
        for name, lines in VOCABULARIES.items():
            header = "code,label,description" + (",rank" if name in RANKED else "")
            self.put(f"vocabularies/{name}.csv", f"{header}\n{lines}")
        for table, rows in self.tables.items():
            self.put(f"{table}.csv", _csv_text(table, rows))
        return self.path

    def put(self, name: str, content: str | bytes) -> DataFolder:
        """Write one file as it is given."""
        raw = content if isinstance(content, bytes) else content.encode()
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_bytes(raw)
        return self

    def content(self, name: str) -> bytes:
        """Return the bytes of a file, the folder being written first."""
        return (self.write() / name).read_bytes()

    def faults(self) -> list[Fault]:
        """Return the faults of the folder, written anew."""
        return all_faults(read_folder(self.write()))

    def faults_as_is(self) -> list[Fault]:
        """Return the faults of the folder as it stands on the disk."""
        return all_faults(read_folder(self.path))

    def load(self) -> Catalogue:
        """Return the catalogue of the folder, written anew."""
        return load_catalogue(self.write())


def _csv_text(table: str, rows: list[Row]) -> str:
    columns = [column.name for column in TABLE[table].columns]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def partial(text: str | None) -> PartialDate | None:
    """Return the partial date of a text, or None."""
    return parse_date(text) if text else None


def event(
    name: str,
    effect: str | None = Status.OPERATING,
    when: str | None = None,
    *,
    span: tuple[str | None, str | None] = (None, None),
    **changes: Any,
) -> Event:
    """Return an event of the hub; ``span`` holds its limits."""
    values: dict[str, Any] = {
        "id": name,
        "subject": "hub-a",
        "kind": "report",
        "party": None,
        "effect": str(effect) if effect else None,
        "date": partial(when),
        "not_before": partial(span[0]),
        "not_after": partial(span[1]),
        "modality": Modality.HAPPENED,
        "text": f"{name}.",
        "sources": ("s-act",),
        "confidence": Confidence.HIGH,
        "contradicts": (),
        "note": None,
    }
    return Event(**{**values, **changes})


def standing(
    name: str, effect: Standing, when: str | None, party: str = "KZ", **changes: Any
) -> Event:
    """Return an event that gives a country a standing in the main corridor."""
    return event(name, effect, when, subject="main", party=party, **changes)


def fact(name: str, value: float | None = 10.0, when: str | None = None, **changes: Any) -> Fact:
    """Return a fact of the hub."""
    values: dict[str, Any] = {
        "id": name,
        "subject": "hub-a",
        "measure": "area",
        "value": value,
        "value_max": None,
        "bound": None,
        "unit": None if value is None else "ha",
        "text": f"{name}.",
        "date": parse_period(when) if when else None,
        "not_before": None,
        "not_after": None,
        "modality": Modality.HAPPENED,
        "sources": ("s-act",),
        "confidence": Confidence.HIGH,
        "contradicts": (),
        "note": None,
    }
    return Fact(**{**values, **changes})


def decision(chosen: str, *over: str, reason: str = "Reviewed.") -> Decision:
    """Return a reviewed choice."""
    return Decision(chosen=chosen, over=over, reason=reason, date=parse_date("2026-11"))


def with_events(catalogue: Catalogue, *events: Event) -> Catalogue:
    """Return the catalogue with these events and no others."""
    subjects = {one.subject for one in events}
    groups = {name: tuple(e for e in events if e.subject == name) for name in subjects}
    return with_rows(catalogue, events=groups, facts={}, decisions=())


def with_facts(
    catalogue: Catalogue, *facts: Fact, decisions: tuple[Decision, ...] = ()
) -> Catalogue:
    """Return the catalogue with these facts and no events."""
    subjects = {one.subject for one in facts}
    groups = {name: tuple(f for f in facts if f.subject == name) for name in subjects}
    return with_rows(catalogue, facts=groups, events={}, decisions=decisions)
