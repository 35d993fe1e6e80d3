"""The state of things on a day, computed from dated events and from nothing else.

An event counts from the earliest day its date allows (FORMAT.md, section 2); one without any
beginning counts on every day before the next. Of events that begin on the same day the one with
the later latest day wins, then the greater id, so that the order of rows never matters. Events
that lose against a contradicting one never count. What was planned or being built on a dated day
was not in service before: there an event known only by its latest day counts from that day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.evidence import evidence_of
from corridors.model.evidence import Event
from corridors.model.vocabulary import Confidence, Status

NOT_YET = (Status.PLANNED, Status.UNDER_CONSTRUCTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An effect in force from ``start`` (inclusive) to ``end`` (exclusive); None is open."""

    start: date | None
    end: date | None
    event: Event

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @property
    def code(self) -> str:
        """Return the status or standing in force."""
        return self.event.effect or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A status or standing on a day, with the event it rests on."""

    code: str
    since: str | None
    is_exact: bool
    is_disputed: bool
    event: Event

    @property
    def confidence(self) -> Confidence:
        """Return how sure the event is."""
        return self.event.confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A country's standing in a corridor on a day."""

    corridor: str
    party: str
    condition: Condition


def intervals(catalogue: Catalogue, subject: str, party: str | None = None) -> tuple[Interval, ...]:
    """Return the statuses of a thing, or the standings of a country in it, in time order.

    A section follows its leg until its own first event.
    """
    return _intervals(catalogue, subject, party)


def condition_on(
    catalogue: Catalogue, subject: str, day: date, party: str | None = None
) -> Condition | None:
    """Return the status of a thing, or a country's standing in it, on a day; None if unknown."""
    for interval in intervals(catalogue, subject, party):
        if interval.holds_on(day):
            return _condition(catalogue, interval.event, day)
    return None


def memberships_on(catalogue: Catalogue, day: date) -> tuple[Membership, ...]:
    """Return every country's standing in every corridor on a day, in the corridors' order."""
    found = []
    for corridor in sorted(catalogue.corridors.values(), key=lambda c: (c.rank, c.id)):
        for party in parties_of(catalogue, corridor.id):
            condition = condition_on(catalogue, corridor.id, day, party)
            if condition is not None:
                found.append(Membership(corridor=corridor.id, party=party, condition=condition))
    return tuple(found)


def parties_of(catalogue: Catalogue, corridor: str) -> tuple[str, ...]:
    """Return the countries with a standing in a corridor: those in its name first, in order."""
    named = catalogue.corridors[corridor].countries
    others = {e.party for e in catalogue.events.get(corridor, ()) if e.party and e.counts}
    return (*(p for p in named if p in others), *sorted(others - set(named)))


def event_days(catalogue: Catalogue, events: Iterable[Event]) -> tuple[tuple[date, Event], ...]:
    """Return the days on which used events may first have happened, in time order."""
    evidence = evidence_of(catalogue)
    dated = [(e.span.earliest, e) for e in events if evidence.is_used(e)]
    return tuple(sorted(((d, e) for d, e in dated if d), key=lambda pair: (pair[0], pair[1].id)))


@lru_cache(maxsize=4096)
def _intervals(catalogue: Catalogue, subject: str, party: str | None) -> tuple[Interval, ...]:
    timed = _timed(_counting(catalogue, subject, party))
    section = catalogue.sections.get(subject)
    if section is not None:
        own_start = timed[0][0] if timed else date.max
        of_leg = _timed(_counting(catalogue, section.leg, party))
        timed = [*(pair for pair in of_leg if pair[0] < own_start), *timed]
    timed = _changes(timed)
    ends = [*(start for start, _ in timed[1:]), date.max]
    return tuple(
        Interval(start=_open(start), end=_open(end), event=event)
        for (start, event), end in zip(timed, ends, strict=False)
    )


def _changes(timed: list[tuple[date, Event]]) -> list[tuple[date, Event]]:
    """Leave out what is overtaken on its first day, then what only says again what holds."""
    last_of_day = {start: (start, event) for start, event in timed}
    kept: list[tuple[date, Event]] = []
    for start, event in last_of_day.values():
        if not kept or kept[-1][1].effect != event.effect:
            kept.append((start, event))
    return kept


def _counting(catalogue: Catalogue, subject: str, party: str | None) -> list[Event]:
    """Return the events that change the status asked for."""
    evidence = evidence_of(catalogue)
    return [
        event
        for event in catalogue.events.get(subject, ())
        if event.counts and event.party == party and evidence.is_used(event)
    ]


def _timed(events: list[Event]) -> list[tuple[date, Event]]:
    """Return events with the day each begins to count, in the order in which they act."""
    timed = [(_acts_from(event, events), event) for event in events]
    return sorted(timed, key=lambda pair: (pair[0], pair[1].span.latest or date.max, pair[1].id))


def _acts_from(event: Event, others: list[Event]) -> date:
    """Return the first day an event counts; ``date.min`` for one without a known beginning."""
    span = event.span
    if span.earliest is not None:
        return span.earliest
    if span.latest is not None and any(_precedes(other, span.latest) for other in others):
        return span.latest
    return date.min


def _precedes(event: Event, day: date) -> bool:
    """Tell whether an event shows that the thing was not yet in service before some day."""
    start = event.span.earliest
    return event.effect in NOT_YET and start is not None and start < day


def _open(day: date) -> date | None:
    return None if day in (date.min, date.max) else day


def _condition(catalogue: Catalogue, event: Event, day: date) -> Condition:
    span = event.span
    known = span.earliest is not None
    return Condition(
        code=event.effect or "",
        since=span.text if known else None,
        is_exact=known and span.latest is not None and span.latest <= day,
        is_disputed=evidence_of(catalogue).is_disputed(event),
        event=event,
    )
