"""What is said of one hub under each aspect of the comparison, with its grounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue
from corridors.doubts.ageing import ageing_on
from corridors.doubts.disagreements import Conflict, conflicts_of
from corridors.doubts.gaps import GapKind, gaps_of
from corridors.model.things import Hub
from corridors.names import label_of, name_of
from corridors.reports.dossier import subjects_of
from corridors.reports.quantities import Quantity
from corridors.reports.quotations import Quote, quotes_of
from corridors.reports.timeline_view import Moment, timeline_of
from corridors.timeline import condition_on
from corridors.ways.distances import (
    COMPUTED,
    Distance,
    border_distance,
    corridor_distance,
    corridors_with_line,
)
from corridors.wording import condition_text
from geo.speech import N_, either_text, number_text
from geo.speech import gettext as _

UNKNOWN = N_("not known")
"""What stands where no source gives an answer."""

NO_PARTNER = N_("no single neighbour")
NOTHING = N_("none recorded")
"""What stands where an empty answer says that there is nothing, not that it is unknown."""

_UNITS = ("teu-per-year", "teu", "mt-per-year", "mt", "kzt-billion", "usd-million")
"""The units by which hubs are compared first, where a cell holds several; others follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement in a cell, about the hub or the part of it that ``about`` names.

    ``detail`` is the whole sentence where ``text`` is only the value.
    """

    text: str
    detail: str = ""
    about: str = ""
    when: str = ""
    is_computed: bool = False
    is_disputed: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One aspect of one hub; ``quantity`` is the number by which hubs are sorted, if there is one.

    A cell without lines says ``if_empty``, translated where it is shown.
    """

    hub: str
    lines: tuple[Line, ...]
    quantity: Quantity | None = None
    if_empty: str = UNKNOWN

    @property
    def is_unknown(self) -> bool:
        """Tell whether no source gives an answer."""
        return not self.lines and self.if_empty == UNKNOWN

    @property
    def text(self) -> str:
        """Return all it says in one line of text."""
        return "; ".join(_said(line) for line in self.lines) or _(self.if_empty)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources of all its lines, each once."""
        return tuple(dict.fromkeys(one for line in self.lines for one in line.sources))


Maker = Callable[[Catalogue, Hub, date], Cell]
"""Returns a hub's cell under one aspect as of a day."""


def aspects_of(catalogue: Catalogue) -> Mapping[str, tuple[str, Maker]]:
    """Return the aspects in their order by id: in words, and how a cell is made."""
    return {
        "partner": (_("Partner"), _partner),
        "road-crossing": (_("Road crossings"), _crossings("road-crossing")),
        "rail-crossing": (_("Rail crossings"), _crossings("rail-crossing")),
        "border-distance": (_("Distance to the border"), _border),
        **{
            f"distance/{one}": (_distance_words(catalogue, one), _corridor(one))
            for one in corridors_with_line(catalogue)
        },
        "area": (_("Area"), _measured("area")),
        "capacity-built": (_("Capacity, built"), _measured("capacity", is_plan=False)),
        "capacity-planned": (_("Capacity, planned"), _measured("capacity", is_plan=True)),
        "throughput": (_("Throughput"), _measured("throughput", is_plan=False)),
        "investment": (_("Investment"), _measured("investment")),
        "cost": (_("Cost"), _measured("cost")),
        "operator": (_("Operator"), _measured("operator")),
        "jobs": (_("Jobs"), _measured("jobs")),
        "status": (_("Status"), _status),
        "milestone": (_("Next milestone"), _milestone),
        "disputed": (_("Disputed"), _disputed),
        "unknown": (_("Looked for and not found"), _not_found),
    }


def _distance_words(catalogue: Catalogue, corridor: str) -> str:
    return _("Distance to {corridor}").format(corridor=label_of(catalogue, corridor))


def _said(line: Line) -> str:
    about = f"{line.about}: " if line.about else ""
    when = f" ({line.when})" if line.when else ""
    return f"{about}{line.text}{when}"


def _part(catalogue: Catalogue, hub: Hub, subject: str) -> str:
    """Return the name of a part, or nothing for the hub itself."""
    return "" if subject == hub.id else name_of(catalogue, subject)


def _partner(catalogue: Catalogue, hub: Hub, day: date) -> Cell:
    del day  # partners do not change
    name = name_of(catalogue, hub.partner) if hub.partner else _(NO_PARTNER)
    return Cell(hub=hub.id, lines=(Line(text=name, sources=hub.sources),))


def _crossings(relation: str) -> Maker:
    def cell(catalogue: Catalogue, hub: Hub, day: date) -> Cell:
        subjects = subjects_of(catalogue, hub)
        lines = (
            Line(text=_crossing_text(catalogue, tie.object, day), sources=tie.sources)
            for tie in catalogue.relations
            if tie.relation == relation and tie.subject in subjects
        )
        return Cell(hub=hub.id, lines=tuple(dict.fromkeys(lines)))

    return cell


def _crossing_text(catalogue: Catalogue, crossing: str, day: date) -> str:
    condition = condition_on(catalogue, crossing, day)
    status = f", {catalogue.label('status', condition.code)}" if condition else ""
    return f"{name_of(catalogue, crossing)}{status}"


def _border(catalogue: Catalogue, hub: Hub, _: date) -> Cell:
    found = border_distance(catalogue, hub)
    return _distance_cell(hub, found, name_of(catalogue, found.to) if found else "")


def _corridor(corridor: str) -> Maker:
    def cell(catalogue: Catalogue, hub: Hub, _: date) -> Cell:
        return _distance_cell(hub, corridor_distance(catalogue, hub, corridor), "")

    return cell


def _distance_cell(hub: Hub, found: Distance | None, about: str) -> Cell:
    if found is None:
        return Cell(hub=hub.id, lines=())
    km = round(found.nearest.km, 1)
    said = _("{km} km, ± {radius} km")
    line = Line(
        text=said.format(km=number_text(km), radius=number_text(found.radius_km)),
        detail=_(COMPUTED),
        about=about,
        is_computed=True,
        sources=hub.sources,
    )
    return Cell(hub=hub.id, lines=(line,), quantity=Quantity(km, "km"))


def _measured(measure: str, *, is_plan: bool | None = None) -> Maker:
    def cell(catalogue: Catalogue, hub: Hub, day: date) -> Cell:
        subjects = subjects_of(catalogue, hub)
        quotes = [
            quote
            for quote in quotes_of(catalogue, subjects, (measure,), day)
            if is_plan in (None, quote.is_plan)
        ]
        quotes.sort(key=lambda one: _merit(one, hub), reverse=True)
        numbers = (quote.quantity for quote in quotes if quote.quantity)
        lines = tuple(_quoted(catalogue, hub, quote) for quote in quotes)
        return Cell(hub=hub.id, lines=lines, quantity=next(numbers, None))

    return cell


def _merit(quote: Quote, hub: Hub) -> tuple[bool, bool, int, date, float]:
    """Order quotes: the hub's own first, what is before plans, by unit, the latest, the most."""
    unit = quote.quantity.unit if quote.quantity else ""
    rank = -_UNITS.index(unit) if unit in _UNITS else -len(_UNITS)
    latest = quote.end or quote.start or quote.said or date.min
    amount = quote.quantity.value if quote.quantity else 0.0
    return quote.subject == hub.id, not quote.is_plan, rank, latest, amount


def _quoted(catalogue: Catalogue, hub: Hub, quote: Quote) -> Line:
    value = quote.value
    if value and quote.is_plan:
        value = _("{value}, planned").format(value=value)
    return Line(
        text=value or quote.text,
        detail=quote.text,
        about=_part(catalogue, hub, quote.subject),
        when=quote.when,
        is_disputed=quote.is_disputed,
        sources=quote.sources,
    )


def _status(catalogue: Catalogue, hub: Hub, day: date) -> Cell:
    condition = condition_on(catalogue, hub.id, day)
    if condition is None:
        return Cell(hub=hub.id, lines=())
    lines = [
        Line(
            text=condition_text(catalogue, condition, "status"),
            is_disputed=condition.is_disputed,
            sources=condition.event.sources,
        )
    ]
    aged = ageing_on(catalogue, hub.id, day)
    if aged:
        lines.append(Line(text=aged.text, is_computed=True, sources=aged.last.sources))
    return Cell(hub=hub.id, lines=tuple(lines))


def _milestone(catalogue: Catalogue, hub: Hub, day: date) -> Cell:
    """Return what is planned or announced next, the first due on or after the day."""
    ahead = [one for one in timeline_of(catalogue, hub.id, day).dated if _is_ahead(one, day)]
    lines = tuple(
        Line(
            text=one.text,
            about=_part(catalogue, hub, one.subject),
            when=one.when,
            is_disputed=one.is_disputed,
            sources=one.sources,
        )
        for one in sorted(ahead, key=lambda one: (one.end or date.max, one.id))[:1]
    )
    return Cell(hub=hub.id, lines=lines, if_empty=NOTHING)


def _is_ahead(moment: Moment, day: date) -> bool:
    return moment.is_only_said and moment.is_used and (moment.end is None or moment.end >= day)


def _disputed(catalogue: Catalogue, hub: Hub, _: date) -> Cell:
    found = conflicts_of(catalogue, subjects_of(catalogue, hub))
    lines = tuple(_conflict_line(catalogue, hub, one) for one in found)
    return Cell(hub=hub.id, lines=lines, if_empty=NOTHING)


def _conflict_line(catalogue: Catalogue, hub: Hub, conflict: Conflict) -> Line:
    notes = (note.id for one in conflict.positions for note in one.sources)
    return Line(
        text=f"{conflict.matter}: {either_text(_apart(conflict))}",
        detail=conflict.reason,
        about=_part(catalogue, hub, conflict.subject),
        is_disputed=True,
        sources=tuple(dict.fromkeys(notes)),
    )


def _apart(conflict: Conflict) -> tuple[str, ...]:
    """Return what tells the positions apart, in few words: values, dates or else sentences."""
    values = tuple(one.value for one in conflict.positions)
    days = tuple(one.when for one in conflict.positions)
    for said in (values, days):
        if all(said) and len(set(said)) == len(said):
            return said
    return tuple(one.text for one in conflict.positions)


def _not_found(catalogue: Catalogue, hub: Hub, _: date) -> Cell:
    found = gaps_of(catalogue, subjects_of(catalogue, hub))
    lines = tuple(
        Line(text=gap.text, sources=gap.sources) for gap in found if gap.kind is GapKind.NOT_FOUND
    )
    return Cell(hub=hub.id, lines=lines, if_empty=NOTHING)
