"""What a thing is and what it is tied to: one line of description, and its relatives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corridors.catalogue import Catalogue, Thing
from corridors.lines.courses import quality_of
from corridors.model.corridor import (
    BorderCrossing,
    Corridor,
    GaugeBreak,
    Leg,
    Section,
    Variant,
)
from corridors.model.things import Agreement, Country, Hub, Site, Topic
from corridors.names import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relative of a thing: how they are related, its id and its name."""

    relation: str
    id: str
    name: str


def kind_line(catalogue: Catalogue, thing: Thing | Country) -> str:
    """Return what a thing is and where, in one line."""
    return _KIND_LINES[type(thing)](catalogue, thing)


def ties_of(catalogue: Catalogue, thing: Thing | Country) -> tuple[Tie, ...]:
    """Return a thing's relatives, each once, parts first."""
    first: dict[str, Tie] = {}
    for tie in (*_parts(catalogue, thing), *_related(catalogue, thing.id)):
        first.setdefault(tie.id, tie)
    return tuple(first.values())


def has_status(thing: Thing | Country) -> bool:
    """Tell whether a thing is one that runs, is built or is shut, so that a status is expected."""
    return isinstance(thing, (Hub, Site, BorderCrossing, GaugeBreak, Leg, Section))


def is_drawn(catalogue: Catalogue, thing_id: str) -> bool:
    """Tell whether the map shows a thing as one feature, so that it can be marked there."""
    thing = catalogue.thing(thing_id)
    if isinstance(thing, Country):
        return any(thing.id in c.countries for c in catalogue.corridors.values() if c.rank == 1)
    return isinstance(thing, Section) or getattr(thing, "lon", None) is not None


def _country(catalogue: Catalogue, code: str | None) -> str:
    country = catalogue.countries.get(code or "")
    return name_of(catalogue, country.id) if country else ""


def _hub_line(catalogue: Catalogue, hub: Hub) -> str:
    place = hub.region or _country(catalogue, hub.country)
    partner = _country(catalogue, hub.partner)
    return f"Hub · {place}" + (f" ⇄ {partner}" if partner else "")


def _site_line(catalogue: Catalogue, site: Site) -> str:
    kind = catalogue.label("site-kind", site.kind).capitalize()
    return f"{kind} · {_country(catalogue, site.country)}"


def _crossing_line(catalogue: Catalogue, crossing: BorderCrossing) -> str:
    sides = [_country(catalogue, code) for code in (crossing.country_a, crossing.country_b)]
    return f"Border crossing, {crossing.mode.value} · {' ⇄ '.join(sides)}"


def _break_line(_: Catalogue, one: GaugeBreak) -> str:
    if one.gauge_a_mm and one.gauge_b_mm:
        return f"Break of gauge · {one.gauge_a_mm} ⇄ {one.gauge_b_mm} mm"
    return "Goods change between rail and road" if one.kind == "mode" else "Break of gauge"


def _section_line(catalogue: Catalogue, section: Section) -> str:
    leg = catalogue.legs[section.leg]
    corridor = name_of(catalogue, leg.corridor)
    gauge = f", {section.gauge_mm} mm" if section.gauge_mm else ""
    where = _country(catalogue, section.country)
    quality = catalogue.label("quality", quality_of(catalogue, section.id))
    parts = (f"Section, {section.mode.value}{gauge}", where, f"line {quality}", corridor)
    return " · ".join(part for part in parts if part)


_KIND_LINES: Mapping[type, Callable[[Catalogue, Any], str]] = {
    Hub: _hub_line,
    Site: _site_line,
    BorderCrossing: _crossing_line,
    GaugeBreak: _break_line,
    Section: _section_line,
    Corridor: lambda _, corridor: "Corridor · " + " – ".join(corridor.countries),
    Variant: lambda catalogue, variant: f"Variant · {name_of(catalogue, variant.corridor)}",
    Leg: lambda catalogue, leg: f"Leg, {leg.mode.value} · {name_of(catalogue, leg.corridor)}",
    Agreement: lambda catalogue, one: catalogue.label("agreement-kind", one.kind).capitalize(),
    Topic: lambda catalogue, one: catalogue.label("topic-kind", one.kind).capitalize(),
    Country: lambda _, country: f"Country · {country.id}",
}


def _parts(catalogue: Catalogue, thing: Thing | Country) -> Iterator[Tie]:
    """Yield what a thing consists of and what it belongs to, from the tables themselves."""
    for relation, ids in _kin_ids(catalogue, thing):
        for one in ids:
            if one:
                yield Tie(relation=relation, id=one, name=name_of(catalogue, one))


def _kin_ids(
    catalogue: Catalogue, thing: Thing | Country
) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    match thing:
        case Hub():
            sites = catalogue.sites.values()
            yield "sites", tuple(site.id for site in sites if site.hub == thing.id)
        case Site():
            yield "hub", (thing.hub,)
        case Corridor():
            legs = catalogue.legs.values()
            yield "legs", tuple(leg.id for leg in legs if leg.corridor == thing.id)
            acts = catalogue.agreements.values()
            yield "instruments", tuple(one.id for one in acts if one.corridor == thing.id)
        case Leg():
            yield "corridor", (thing.corridor,)
            sections = catalogue.sections.values()
            yield "sections", tuple(one.id for one in sections if one.leg == thing.id)
        case Section():
            yield "corridor", (catalogue.legs[thing.leg].corridor,)
            yield "leg", (thing.leg,)
        case Agreement():
            yield "corridor", (thing.corridor,)
        case GaugeBreak():
            yield "crossing", (thing.crossing,)
        case _:
            return


def _related(catalogue: Catalogue, thing_id: str) -> Iterator[Tie]:
    for tie in catalogue.relations:
        words = catalogue.label("relation", tie.relation)
        if tie.subject == thing_id:
            yield Tie(relation=words, id=tie.object, name=name_of(catalogue, tie.object))
        elif tie.object == thing_id:
            yield Tie(
                relation=_INVERSE.get(tie.relation, words),
                id=tie.subject,
                name=name_of(catalogue, tie.subject),
            )


_INVERSE = {
    "part-of": "parts",
    "on-corridor": "hubs and sites on it",
    "successor-of": "succeeded by",
    "about": "concerned by",
    "road-crossing": "road crossing of",
    "rail-crossing": "rail crossing of",
}
