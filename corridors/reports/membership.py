"""Which country stands how in which instrument: the matrix, cell by cell with its grounds.

A corridor's standings belong to its founding instrument: the agreement signed on the day on which
its signatories signed. Where an instrument documents no country's standing, a cell says who took
part in the meeting at which it was signed, which is no signature.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue
from corridors.doubts.disagreements import Conflict, conflicts_of
from corridors.evidence import evidence_of
from corridors.model.evidence import Event
from corridors.model.vocabulary import Standing
from corridors.names import name_of
from corridors.reports.standings import RibbonPart, ribbon_of
from corridors.timeline import Condition, condition_on
from corridors.wording import condition_text, date_text, span_text
from geo.speech import N_, fact_text
from geo.speech import gettext as _

AGREEMENT, MEETING = "agreement", "meeting"
NO_STANDING = N_("no standing documented on this day")
DOUBT = N_("had perhaps not begun by this day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A column: what standings are held in, with the instrument that founded it.

    ``holder`` is the corridor, agreement or topic that holds the standings, ``id`` the instrument,
    the same where a corridor or topic names none. ``when`` and ``text`` tell of its signing.
    """

    id: str
    holder: str
    name: str
    corridor: str
    is_mission: bool
    when: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A country in an instrument as of the day; ``code`` is empty where no standing is known.

    ``text`` says the standing, or why there is none; ``doubt`` that it had perhaps not begun by the
    day; ``conflict`` is the disagreement it rests on, with every position; ``ribbon`` is the
    standing over time.
    """

    code: str
    text: str
    since: str
    confidence: str
    doubt: str
    conflict: Conflict | None
    sources: tuple[str, ...]
    ribbon: tuple[RibbonPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A row: a country and its cells in the order of the columns."""

    id: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Countries by instruments as of a day."""

    on: date
    instruments: tuple[Instrument, ...]
    parties: tuple[Party, ...]


def membership_on(catalogue: Catalogue, day: date) -> Matrix:
    """Return the matrix as of a day: the mission's corridor first, its countries in their order."""
    columns = tuple(_columns(catalogue))
    held = conflicts_of(catalogue, (one.holder for one in columns))
    conflicts = {one.id: one for one in held}
    parties = (
        Party(
            id=country,
            name=name_of(catalogue, country),
            cells=tuple(_cell(catalogue, one, country, day, conflicts) for one in columns),
        )
        for country in _countries(catalogue, columns)
    )
    return Matrix(on=day, instruments=columns, parties=tuple(parties))


def _columns(catalogue: Catalogue) -> Iterator[Instrument]:
    """Yield the corridors' instruments by rank, then other instruments, then associations."""
    held = {event.subject for event in catalogue.all_events() if event.party and event.counts}
    for corridor in sorted(catalogue.corridors.values(), key=lambda one: (one.rank, one.id)):
        acts = [one.id for one in catalogue.agreements.values() if one.corridor == corridor.id]
        founding = _founding(catalogue, corridor.id, acts)
        if corridor.id in held:
            yield _instrument(catalogue, founding or corridor.id, corridor.id, corridor.id)
        for act in _by_signing(catalogue, acts):
            is_mission = corridor.rank == 1 and _signing(catalogue, act) is not None
            if act != founding and (act in held or is_mission):
                yield _instrument(catalogue, act, act, corridor.id)
    others = [one.id for one in catalogue.agreements.values() if not one.corridor]
    for one in (*_by_signing(catalogue, others), *catalogue.topics):
        if one in held:
            yield _instrument(catalogue, one, one, "")


def _by_signing(catalogue: Catalogue, acts: Iterable[str]) -> list[str]:
    signed = {act: _signing(catalogue, act) for act in acts}
    return sorted(signed, key=lambda act: (_begins(signed[act]), act))


def _begins(event: Event | None) -> date:
    span = event.span if event else None
    return (span.earliest or span.latest or date.max) if span else date.max


def _founding(catalogue: Catalogue, corridor: str, acts: Iterable[str]) -> str | None:
    """Return the agreement signed when the corridor's signatories signed."""
    days = {
        event.span
        for event in catalogue.events.get(corridor, ())
        if event.effect == Standing.SIGNATORY and event.counts
    }
    signed = ((act, _signing(catalogue, act)) for act in acts)
    return next((act for act, event in signed if event and event.span in days), None)


def _signing(catalogue: Catalogue, act: str) -> Event | None:
    """Return the event by which an instrument was made, else the first by which a party signed."""
    evidence = evidence_of(catalogue)
    events = [event for event in catalogue.events.get(act, ()) if evidence.is_used(event)]
    made = [event for event in events if event.kind == AGREEMENT]
    signed = [event for event in events if event.effect == Standing.SIGNATORY]
    return min(made or signed, key=lambda event: (_begins(event), event.id), default=None)


def _instrument(catalogue: Catalogue, act: str, holder: str, corridor: str) -> Instrument:
    event = _signing(catalogue, act)
    mission = catalogue.corridors.get(corridor)
    return Instrument(
        id=act,
        holder=holder,
        name=name_of(catalogue, act),
        corridor=corridor,
        is_mission=mission is not None and mission.rank == 1,
        when=_when(event) if event else "",
        text=fact_text(event.text) if event else "",
        sources=event.sources if event else (),
    )


def _countries(catalogue: Catalogue, columns: Iterable[Instrument]) -> tuple[str, ...]:
    """Return the countries with a standing anywhere, those in the names of corridors first."""
    holders = tuple(dict.fromkeys(one.holder for one in columns))
    parties = {
        holder: {e.party for e in catalogue.events.get(holder, ()) if e.party and e.counts}
        for holder in holders
    }
    known = set().union(*parties.values())
    named = (
        c
        for one in holders
        if one in catalogue.corridors
        for c in catalogue.corridors[one].countries
    )
    rest = (country for one in holders for country in sorted(parties[one]))
    return tuple(dict.fromkeys(one for one in (*named, *rest) if one in known))


def _cell(
    catalogue: Catalogue,
    column: Instrument,
    country: str,
    day: date,
    conflicts: Mapping[str, Conflict],
) -> Cell:
    condition = condition_on(catalogue, column.holder, day, country)
    if condition is None:
        return _empty_cell(catalogue, column, country, day)
    event = condition.event
    return Cell(
        code=condition.code,
        text=_standing_text(catalogue, condition),
        since=_when(event),
        confidence=catalogue.label("confidence", condition.confidence),
        doubt="" if _has_begun(event, day) else _(DOUBT),
        conflict=conflicts.get(event.id),
        sources=event.sources,
        ribbon=ribbon_of(catalogue, column.holder, country),
    )


def _standing_text(catalogue: Catalogue, condition: Condition) -> str:
    """Return a standing with its beginning, or that no source documents that."""
    event = condition.event
    if event.date or event.not_before or not event.not_after:
        return condition_text(catalogue, condition, "standing")
    return _("{standing} by {date}, beginning not documented").format(
        standing=catalogue.label("standing", condition.code),
        date=date_text(event.not_after, in_phrase=True),
    )


def _has_begun(event: Event, day: date) -> bool:
    return event.span.latest is not None and event.span.latest <= day


def _empty_cell(catalogue: Catalogue, column: Instrument, country: str, day: date) -> Cell:
    met = _meeting(catalogue, column, country, day)
    said = _("took part in the meeting of {date}, no signature documented")
    return Cell(
        code="",
        text=said.format(date=_when(met)) if met else _(NO_STANDING),
        since="",
        confidence=catalogue.label("confidence", met.confidence) if met else "",
        doubt="",
        conflict=None,
        sources=met.sources if met else (),
        ribbon=ribbon_of(catalogue, column.holder, country),
    )


def _meeting(catalogue: Catalogue, column: Instrument, country: str, day: date) -> Event | None:
    """Return a country's part in the meeting at which an instrument was signed."""
    signed = _signing(catalogue, column.id)
    if signed is None or _begins(signed) > day:
        return None
    for event in catalogue.events.get(column.corridor, ()):
        is_part = event.kind == MEETING and event.party == country and event.span == signed.span
        if is_part and column.holder != column.corridor:
            return event
    return None


def _when(event: Event) -> str:
    return span_text(event.date, event.not_before, event.not_after)
