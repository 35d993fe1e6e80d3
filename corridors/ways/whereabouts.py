"""On which variants a thing lies, so that a selection made on the map opens the right strip."""

from __future__ import annotations

from collections.abc import Iterator

from corridors.catalogue import Catalogue, Thing
from corridors.model.corridor import BorderCrossing, Corridor, GaugeBreak, Leg, Section, Variant
from corridors.model.things import Country, Hub
from corridors.ways.frontiers import borders_on, breaks_on
from corridors.ways.reach import reaches_of
from corridors.ways.way import variants_of, way_of


def variants_with(catalogue: Catalogue, thing_id: str) -> tuple[str, ...]:
    """Return the ids of the variants a thing lies on, or of a hub the nearest; none for others.

    Raises:
        UnknownIdError: no thing has that id.
    """
    return tuple(_variants(catalogue, catalogue.thing(thing_id)))


def _variants(catalogue: Catalogue, thing: Thing | Country) -> Iterator[str]:
    match thing:
        case Variant():
            yield thing.id
        case Corridor():
            yield from (one for one in _all(catalogue) if _corridor(catalogue, one) == thing.id)
        case Hub():
            yield from (reach.variant for reach in reaches_of(catalogue, thing.id)[:1])
        case Section() | Leg():
            yield from (one for one in _all(catalogue) if _holds(catalogue, one, thing.id))
        case Country():
            yield from (one for one in _all(catalogue) if _crosses(catalogue, one, thing.id))
        case BorderCrossing() | GaugeBreak():
            yield from (one for one in _all(catalogue) if _passes(catalogue, one, thing.id))
        case _:
            return


def _all(catalogue: Catalogue) -> Iterator[str]:
    """Yield every variant, the corridors by rank, each corridor's first variant first."""
    corridors = sorted(catalogue.corridors.values(), key=lambda one: (one.rank, one.id))
    held = {one.corridor for one in catalogue.variants.values()}
    for corridor in corridors:
        if corridor.id in held:
            yield from (one.id for one in variants_of(catalogue, corridor.id))


def _corridor(catalogue: Catalogue, variant: str) -> str:
    return catalogue.variants[variant].corridor


def _holds(catalogue: Catalogue, variant: str, thing_id: str) -> bool:
    parts = way_of(catalogue, variant).parts
    return any(thing_id in (part.section.id, part.section.leg) for part in parts)


def _crosses(catalogue: Catalogue, variant: str, country: str) -> bool:
    return any(part.section.country == country for part in way_of(catalogue, variant).parts)


def _passes(catalogue: Catalogue, variant: str, thing_id: str) -> bool:
    way, day = way_of(catalogue, variant), catalogue.edition
    borders = {one.id for one in borders_on(catalogue, way, day)}
    return thing_id in borders | {one.id for one in breaks_on(catalogue, way, day)}
