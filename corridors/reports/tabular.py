"""The atlas as tables: everything on the map as rows as of a day, each with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from corridors.catalogue import Catalogue
from corridors.doubts.ageing import ageing_on
from corridors.lines.courses import course_of, quality_of
from corridors.model.corridor import BorderCrossing, GaugeBreak, Section
from corridors.model.things import Hub, Site
from corridors.names import name_of, waypoint_name
from corridors.reports.kinship import kind_line
from corridors.timeline import Condition, condition_on, memberships_on
from corridors.wording import STATUS_UNKNOWN, span_text, written_date
from geo.measure import length_km
from geo.speech import gettext as _

Row = Mapping[str, Any]
Placed = Hub | Site | BorderCrossing | GaugeBreak

PLACES = ("hubs", "sites", "crossings", "gauge-breaks", "sections")


def places_on(catalogue: Catalogue, table: str, day: date) -> tuple[Row, ...]:
    """Return the rows of one of the tables ``PLACES`` as of a day."""
    return _PLACES[table](catalogue, day)


def memberships_table(catalogue: Catalogue, day: date) -> tuple[Row, ...]:
    """Return every country's standing in every corridor as of a day."""
    return tuple(
        {
            "id": item.corridor,
            "corridor": name_of(catalogue, item.corridor),
            "country": name_of(catalogue, item.party),
            "standing": catalogue.label("standing", item.condition.code),
            "since": _since(item.condition),
            **_grounds(catalogue, item.condition),
        }
        for item in memberships_on(catalogue, day)
    )


def membership_matrix(catalogue: Catalogue, day: date) -> tuple[Row, ...]:
    """Return one row per country and one column per corridor, with the standing in words."""
    members = memberships_on(catalogue, day)
    corridors = tuple(dict.fromkeys(item.corridor for item in members))
    parties = tuple(dict.fromkeys(item.party for item in members))
    standing = {
        (item.party, item.corridor): catalogue.label("standing", item.condition.code)
        for item in members
    }
    return tuple(
        {
            "country": name_of(catalogue, party),
            **{name_of(catalogue, one): standing.get((party, one)) for one in corridors},
        }
        for party in parties
    )


def _hubs(catalogue: Catalogue, day: date) -> tuple[Row, ...]:
    return tuple(_placed(catalogue, hub, day) for hub in catalogue.hubs.values())


def _sites(catalogue: Catalogue, day: date) -> tuple[Row, ...]:
    return tuple(
        {
            **_placed(catalogue, site, day),
            "hub": name_of(catalogue, site.hub) if site.hub else None,
        }
        for site in catalogue.sites.values()
    )


def _crossings(catalogue: Catalogue, day: date) -> tuple[Row, ...]:
    return tuple(_placed(catalogue, one, day) for one in catalogue.crossings.values())


def _breaks(catalogue: Catalogue, day: date) -> tuple[Row, ...]:
    return tuple(_placed(catalogue, one, day) for one in catalogue.gauge_breaks.values())


def _sections(catalogue: Catalogue, day: date) -> tuple[Row, ...]:
    return tuple(_section(catalogue, one, day) for one in catalogue.sections.values())


_PLACES: Mapping[str, Callable[[Catalogue, date], tuple[Row, ...]]] = dict(
    zip(PLACES, (_hubs, _sites, _crossings, _breaks, _sections), strict=True)
)


def _placed(catalogue: Catalogue, thing: Placed, day: date) -> Row:
    obtained = catalogue.label("obtained", thing.obtained) if thing.obtained else None
    return {
        "id": thing.id,
        "name": name_of(catalogue, thing.id),
        "kind": kind_line(catalogue, thing),
        **_status(catalogue, thing.id, day),
        "lat": thing.lat,
        "lon": thing.lon,
        "radius_km": thing.radius_km,
        "obtained": obtained,
        **links_of(catalogue, "position", thing.sources),
    }


def _section(catalogue: Catalogue, section: Section, day: date) -> Row:
    points = {point.order: point for point in catalogue.waypoints[section.leg]}
    return {
        "id": section.id,
        "from": waypoint_name(catalogue, points[section.first]),
        "to": waypoint_name(catalogue, points[section.last]),
        "country": name_of(catalogue, section.country) if section.country else None,
        "corridor": name_of(catalogue, catalogue.legs[section.leg].corridor),
        "mode": catalogue.label("mode", section.mode),
        "gauge_mm": section.gauge_mm,
        "km": round(length_km(course_of(catalogue, section.id)), 1),
        "quality": catalogue.label("quality", quality_of(catalogue, section.id)),
        **_status(catalogue, section.id, day),
    }


def _status(catalogue: Catalogue, thing_id: str, day: date) -> Row:
    condition = condition_on(catalogue, thing_id, day)
    if condition is None:
        return {"status": _(STATUS_UNKNOWN), "since": None, "ageing": None, **_NO_GROUNDS}
    aged = ageing_on(catalogue, thing_id, day)
    return {
        "status": catalogue.label("status", condition.code),
        "since": _since(condition),
        "ageing": aged.text if aged else None,
        **_grounds(catalogue, condition),
    }


def _since(condition: Condition) -> str | None:
    event = condition.event
    is_dated = event.date or event.not_before or event.not_after
    return span_text(event.date, event.not_before, event.not_after) if is_dated else None


def _grounds(catalogue: Catalogue, condition: Condition) -> Row:
    return {
        "confidence": catalogue.label("confidence", condition.confidence),
        "disputed": condition.is_disputed,
        **links_of(catalogue, "source", condition.event.sources),
    }


def links_of(catalogue: Catalogue, column: str, source_ids: Iterable[str]) -> Row:
    """Return the first address of some sources, and all of them in words."""
    sources = [catalogue.sources[one] for one in source_ids]
    said = [f"{s.publisher}, {written_date(s.date, s.not_before, s.not_after)}" for s in sources]
    return {
        f"{column}_url": next((source.url for source in sources if source.url), None),
        f"{column}_words": "; ".join(said) or None,
    }


_NO_GROUNDS: Row = {
    "confidence": None,
    "disputed": False,
    "source_url": None,
    "source_words": None,
}
