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
from corridors.wording import opening
from geo.speech import N_, fact_text
from geo.speech import gettext as _


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
    place = fact_text(hub.region or "") or _country(catalogue, hub.country)
    partner = _country(catalogue, hub.partner)
    return _("Hub · {place}").format(place=f"{place} ⇄ {partner}" if partner else place)


def _site_line(catalogue: Catalogue, site: Site) -> str:
    kind = opening(catalogue.label("site-kind", site.kind))
    return f"{kind} · {_country(catalogue, site.country)}"


def _crossing_line(catalogue: Catalogue, crossing: BorderCrossing) -> str:
    sides = [_country(catalogue, code) for code in (crossing.country_a, crossing.country_b)]
    mode = catalogue.label("mode", crossing.mode)
    return _("Border crossing, {mode} · {countries}").format(mode=mode, countries=" ⇄ ".join(sides))


def _break_line(catalogue: Catalogue, one: GaugeBreak) -> str:
    del catalogue  # all lines are made alike
    if one.gauge_a_mm and one.gauge_b_mm:
        sentence = _("Break of gauge · {one} ⇄ {other} mm")
        return sentence.format(one=one.gauge_a_mm, other=one.gauge_b_mm)
    return _("Goods change between rail and road") if one.kind == "mode" else _("Break of gauge")


def _section_line(catalogue: Catalogue, section: Section) -> str:
    leg = catalogue.legs[section.leg]
    corridor = name_of(catalogue, leg.corridor)
    where = _country(catalogue, section.country)
    quality = catalogue.label("quality", quality_of(catalogue, section.id))
    line = _("line {quality}").format(quality=quality)
    return " · ".join(filter(None, (_track_line(catalogue, section), where, line, corridor)))


def _track_line(catalogue: Catalogue, section: Section) -> str:
    mode = catalogue.label("mode", section.mode)
    if not section.gauge_mm:
        return _("Section, {mode}").format(mode=mode)
    return _("Section, {mode}, {gauge} mm").format(mode=mode, gauge=section.gauge_mm)


def _leg_line(catalogue: Catalogue, leg: Leg) -> str:
    mode, corridor = catalogue.label("mode", leg.mode), name_of(catalogue, leg.corridor)
    return _("Leg, {mode} · {corridor}").format(mode=mode, corridor=corridor)


def _corridor_line(catalogue: Catalogue, corridor: Corridor) -> str:
    del catalogue  # codes of countries are the same everywhere
    return _("Corridor · {countries}").format(countries=" – ".join(corridor.countries))


def _variant_line(catalogue: Catalogue, variant: Variant) -> str:
    return _("Variant · {corridor}").format(corridor=name_of(catalogue, variant.corridor))


def _country_line(catalogue: Catalogue, country: Country) -> str:
    del catalogue  # codes of countries are the same everywhere
    return _("Country · {code}").format(code=country.id)


_KIND_LINES: Mapping[type, Callable[[Catalogue, Any], str]] = {
    Hub: _hub_line,
    Site: _site_line,
    BorderCrossing: _crossing_line,
    GaugeBreak: _break_line,
    Section: _section_line,
    Corridor: _corridor_line,
    Variant: _variant_line,
    Leg: _leg_line,
    Agreement: lambda catalogue, one: opening(catalogue.label("agreement-kind", one.kind)),
    Topic: lambda catalogue, one: opening(catalogue.label("topic-kind", one.kind)),
    Country: _country_line,
}


def _parts(catalogue: Catalogue, thing: Thing | Country) -> Iterator[Tie]:
    """Yield what a thing consists of and what it belongs to, from the tables themselves."""
    for relation, ids in _kin_ids(catalogue, thing):
        for one in ids:
            if one:
                yield Tie(relation=_(relation), id=one, name=name_of(catalogue, one))


def _kin_ids(
    catalogue: Catalogue, thing: Thing | Country
) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    match thing:
        case Hub():
            sites = catalogue.sites.values()
            yield N_("sites"), tuple(site.id for site in sites if site.hub == thing.id)
        case Site():
            yield N_("hub"), (thing.hub,)
        case Corridor():
            legs = catalogue.legs.values()
            yield N_("legs"), tuple(leg.id for leg in legs if leg.corridor == thing.id)
            acts = catalogue.agreements.values()
            yield N_("instruments"), tuple(one.id for one in acts if one.corridor == thing.id)
        case Leg():
            yield N_("corridor"), (thing.corridor,)
            sections = catalogue.sections.values()
            yield N_("sections"), tuple(one.id for one in sections if one.leg == thing.id)
        case Section():
            yield N_("corridor"), (catalogue.legs[thing.leg].corridor,)
            yield N_("leg"), (thing.leg,)
        case Agreement():
            yield N_("corridor"), (thing.corridor,)
        case GaugeBreak():
            yield N_("crossing"), (thing.crossing,)
        case _:
            return


def _related(catalogue: Catalogue, thing_id: str) -> Iterator[Tie]:
    for tie in catalogue.relations:
        words = catalogue.label("relation", tie.relation)
        if tie.subject == thing_id:
            yield Tie(relation=words, id=tie.object, name=name_of(catalogue, tie.object))
        elif tie.object == thing_id:
            yield Tie(
                relation=_(_INVERSE[tie.relation]) if tie.relation in _INVERSE else words,
                id=tie.subject,
                name=name_of(catalogue, tie.subject),
            )


_INVERSE = {
    "part-of": N_("parts"),
    "on-corridor": N_("hubs and sites on it"),
    "successor-of": N_("succeeded by"),
    "about": N_("concerned by"),
    "road-crossing": N_("road crossing of"),
    "rail-crossing": N_("rail crossing of"),
}
