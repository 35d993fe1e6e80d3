"""Measures as JSON: what other programs read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from corridors.catalogue import Catalogue
from corridors.measures import Comparison, Measure, SectionLine, Tally
from corridors.timeline import Condition
from corridors.ways.cells import KM_WORDS
from corridors.ways.frontiers import Border, Break
from corridors.ways.sayings import Saying

KM_DECIMALS = 1


def measure_json(catalogue: Catalogue, measure: Measure) -> dict[str, Any]:
    """Return a measure as JSON-ready values; every km in km, shares from 0 to 1."""
    variant = measure.way.variant
    return {
        "corridor": variant.corridor,
        "variant": variant.id,
        "name": variant.name,
        "on": measure.on.isoformat(),
        "data": catalogue.digest,
        "from": measure.sections[0].part.first.name,
        "to": measure.sections[-1].part.last.name,
        "km": _km(measure.km),
        "drawn_km": _km(measure.drawn_km),
        "km_by_kind": {kind.value: _km(km) for kind, km in measure.by_kind.items()},
        "kinds": {kind.value: words for kind, words in KM_WORDS.items()},
        **_all_tallies(measure),
        "open_share": round(measure.open_share, 4),
        "longest_open": _run(measure.longest_open),
        "borders": [_border(one) for one in measure.borders],
        "breaks": [_break(one) for one in measure.breaks],
        "gaps": [
            {"from": one.gap.first.name, "to": one.gap.last.name, "km": _km(one.gap.km)}
            for one in measure.gaps
        ],
        "sections": [_section(line) for line in measure.sections],
        "stated_lengths": [_comparison(one) for one in measure.comparisons],
    }


def _section(line: SectionLine) -> dict[str, Any]:
    section, part = line.part.section, line.part
    return {
        "id": section.id,
        "leg": section.leg,
        "from": part.first.name,
        "to": part.last.name,
        "from_km": _km(part.from_km),
        "to_km": _km(part.to_km),
        "km": _km(part.km),
        "km_kinds": [kind.value for kind in part.kinds],
        "drawn_km": _km(part.drawn_km),
        "stated_km": None if part.stated_km is None else _km(part.stated_km),
        "country": section.country,
        "mode": section.mode.value,
        "gauge_mm": section.gauge_mm,
        "geometry_quality": line.quality.value,
        "operator": line.operator,
        **_grounds(line.condition),
        "tracks": [_saying(one) for one in line.sayings if one.measure == "tracks"],
        "traction": [_saying(one) for one in line.sayings if one.measure == "traction"],
    }


def _grounds(condition: Condition | None) -> dict[str, Any]:
    if condition is None:
        return {"status": None, "since": None, "confidence": None, "sources": []}
    return {
        "status": condition.code,
        "since": condition.since,
        "confidence": condition.confidence.value,
        "sources": list(condition.event.sources),
    }


def _saying(saying: Saying) -> dict[str, Any]:
    return {
        "text": saying.text,
        "value": saying.short or None,
        "confidence": saying.confidence.value,
        "sources": list(saying.sources),
    }


def _border(one: Border) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "countries": list(one.countries),
        "mode": one.mode.value,
        "is_of_way": one.is_of_way,
        "along_km": _km(one.along_km),
        "status": one.status,
    }


def _break(one: Break) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "change": list(one.change),
        "along_km": _km(one.along_km),
        "status": one.status,
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "fact": one.stated.fact.id,
        "text": one.stated.fact.text,
        "leg": one.stated.extent.leg,
        "stated_km": _km(one.stated.km),
        "drawn_km": _km(one.drawn_km),
        "track_km": None if one.track_km is None else _km(one.track_km),
        "ratio": round(one.ratio, 4),
        "agrees": one.agrees,
        "geometry_quality": one.quality.value,
        "sources": list(one.stated.fact.sources),
    }


def _run(run: tuple[SectionLine, ...]) -> dict[str, Any] | None:
    if not run:
        return None
    km = sum(line.part.km for line in run)
    return {"from": run[0].part.first.name, "to": run[-1].part.last.name, "km": _km(km)}


def _all_tallies(measure: Measure) -> dict[str, Any]:
    return {
        "countries": _tallies(measure.by_country),
        "modes": _tallies(measure.by_mode),
        "gauges_mm": _tallies(measure.by_gauge),
        "statuses": _tallies(measure.by_status),
        "qualities": _tallies(measure.by_quality),
    }


def _tallies(tallies: Iterable[Tally]) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "km": _km(one.km),
            "drawn_km": _km(one.drawn_km),
            "stated_km": _km(one.stated_km),
        }
        for one in tallies
    ]


def _km(km: float) -> float:
    return round(km, KM_DECIMALS)
