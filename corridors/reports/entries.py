"""Things in one line each as of a day, for lists from which one is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue
from corridors.names import name_of
from corridors.reports.kinship import kind_line
from corridors.timeline import condition_on, memberships_on
from corridors.wording import STATUS_UNKNOWN, condition_text
from geo.speech import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A thing in one line: what it is, its name, and how it stands on the day."""

    id: str
    kind: str
    title: str
    code: str
    status: str


def hub_entries(catalogue: Catalogue, day: date) -> tuple[Entry, ...]:
    """Return the hubs with their statuses."""
    return tuple(_placed_entry(catalogue, hub, day) for hub in catalogue.hubs)


def corridor_entries(catalogue: Catalogue, day: date) -> tuple[Entry, ...]:
    """Return the corridors in their order, with who stands how in each."""
    ranked = sorted(catalogue.corridors.values(), key=lambda corridor: corridor.rank)
    standings = _standings(catalogue, day)
    return tuple(
        Entry(
            id=corridor.id,
            kind=kind_line(catalogue, corridor),
            title=name_of(catalogue, corridor.id),
            code="",
            status=standings.get(corridor.id, ""),
        )
        for corridor in ranked
    )


def named_places(catalogue: Catalogue) -> Mapping[str, str]:
    """Return what can be looked up by name: names by id, in the order of the names."""
    groups = (
        catalogue.hubs,
        catalogue.corridors,
        catalogue.countries,
        catalogue.sites,
        catalogue.crossings,
        catalogue.gauge_breaks,
        catalogue.sections,
    )
    names = {one: name_of(catalogue, one) for group in groups for one in group}
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _placed_entry(catalogue: Catalogue, thing_id: str, day: date) -> Entry:
    condition = condition_on(catalogue, thing_id, day)
    return Entry(
        id=thing_id,
        kind=kind_line(catalogue, catalogue.thing(thing_id)),
        title=name_of(catalogue, thing_id),
        code=condition.code if condition else "",
        status=condition_text(catalogue, condition, "status") if condition else _(STATUS_UNKNOWN),
    )


def _standings(catalogue: Catalogue, day: date) -> dict[str, str]:
    """Return per corridor the countries of each standing, in words."""
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for member in memberships_on(catalogue, day):
        name = name_of(catalogue, member.party)
        groups[member.corridor][member.condition.code].append(name)
    return {
        corridor: " · ".join(
            f"{catalogue.label('standing', code)}: {', '.join(names)}"
            for code, names in sorted(by_code.items(), key=lambda pair: _rank(catalogue, pair[0]))
        )
        for corridor, by_code in groups.items()
    }


def _rank(catalogue: Catalogue, standing: str) -> int:
    return catalogue.vocabularies["standing"][standing].rank or 0
