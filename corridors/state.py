"""The state of everything on a day, in the form other programs read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from corridors.catalogue import Catalogue
from corridors.lines.courses import course_of, quality_of
from corridors.timeline import Condition, condition_on, memberships_on
from geo.measure import length_km


def state_on(catalogue: Catalogue, day: date) -> dict[str, Any]:
    """Return memberships, hubs, corridors and sections as of a day, as JSON-ready values.

    A thing without a known status on that day has ``status`` null; lengths are geodesic km of
    the drawn line.
    """
    return {
        "on": day.isoformat(),
        "data": catalogue.digest,
        "memberships": [
            {
                "corridor": item.corridor,
                "party": item.party,
                "standing": item.condition.code,
                **_grounds(item.condition),
            }
            for item in memberships_on(catalogue, day)
        ],
        "hubs": _statuses(catalogue, catalogue.hubs, day),
        "corridors": _statuses(catalogue, catalogue.corridors, day),
        "sections": [_section(catalogue, section_id, day) for section_id in catalogue.sections],
    }


def _statuses(catalogue: Catalogue, things: Mapping[str, Any], day: date) -> list[dict[str, Any]]:
    return [
        {"id": thing_id, **_status(condition_on(catalogue, thing_id, day))} for thing_id in things
    ]


_NO_STATUS: Mapping[str, Any] = {
    "status": None,
    "since": None,
    "exact": False,
    "confidence": None,
    "disputed": False,
    "sources": [],
    "event": None,
}


def _status(condition: Condition | None) -> dict[str, Any]:
    if condition is None:
        return dict(_NO_STATUS, sources=[])
    return {"status": condition.code, **_grounds(condition)}


def _grounds(condition: Condition) -> dict[str, Any]:
    """Return since when, how surely and on whose word a condition is known."""
    return {
        "since": condition.since,
        "exact": condition.is_exact,
        "confidence": condition.confidence.value,
        "disputed": condition.is_disputed,
        "sources": list(condition.event.sources),
        "event": condition.event.id,
    }


def _section(catalogue: Catalogue, section_id: str, day: date) -> dict[str, Any]:
    section = catalogue.sections[section_id]
    condition = condition_on(catalogue, section_id, day)
    line = course_of(catalogue, section_id)
    return {
        "id": section_id,
        "corridor": catalogue.legs[section.leg].corridor,
        "leg": section.leg,
        "status": condition.code if condition else None,
        "mode": section.mode.value,
        "gauge_mm": section.gauge_mm,
        "km": round(length_km(line), 1),
        "country": section.country,
        "geometry_quality": quality_of(catalogue, section_id).value,
    }
