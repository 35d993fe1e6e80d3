"""Everything known of one thing as of a day, gathered for a reader; sources are numbered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from corridors.catalogue import Catalogue, Thing
from corridors.evidence import evidence_of
from corridors.kinship import Tie, kind_line, ties_of
from corridors.model.evidence import Event, Fact, Source
from corridors.model.things import Country
from corridors.model.vocabulary import Confidence, Modality
from corridors.names import name_of, names_by_language, other_names
from corridors.timeline import Condition, Interval, condition_on, intervals, parties_of
from corridors.wording import condition_text, fact_date_text, span_text, value_text

KEY_FACTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """The status on the day, since when, how surely and on whose word."""

    code: str
    text: str
    confidence: str
    is_disputed: bool
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact as shown: what is measured, the value, the whole sentence, and its grounds."""

    id: str
    about: str
    measure: str
    value: str
    when: str
    text: str
    modality: str
    confidence: str
    is_disputed: bool
    is_used: bool
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event as shown; ``is_past`` as of the day of the dossier."""

    id: str
    when: str
    text: str
    modality: str
    is_past: bool
    is_disputed: bool
    is_used: bool
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A country's standing on the day, and its standings over time."""

    party: str
    name: str
    code: str
    text: str
    confidence: str
    is_disputed: bool
    sources: tuple[int, ...]
    ribbon: tuple[Interval, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Values that cannot all be true, the one used first, and why."""

    chosen: str
    others: tuple[str, ...]
    reason: str
    is_reviewed: bool
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A numbered source."""

    number: int
    title: str
    publisher: str
    url: str
    when: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What is known of a thing on a day."""

    id: str
    kind: str
    title: str
    names: tuple[tuple[str, str | None], ...]
    other_names: tuple[tuple[str, str], ...]
    status: StatusLine | None
    place: str
    standings: tuple[Standing, ...]
    key_facts: tuple[FactLine, ...]
    facts: tuple[FactLine, ...]
    background: tuple[FactLine, ...]
    events: tuple[EventLine, ...]
    disputes: tuple[Dispute, ...]
    ties: tuple[Tie, ...]
    sources: tuple[SourceLine, ...]
    note: str = ""


@dataclass(slots=True)
class _Numbering:
    """Numbers sources in the order in which they are first cited."""

    catalogue: Catalogue
    order: dict[str, int] = field(default_factory=dict)

    def of(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of some sources."""
        return tuple(self.order.setdefault(one, len(self.order) + 1) for one in source_ids)

    def lines(self) -> tuple[SourceLine, ...]:
        """Return the sources cited, by number."""
        return tuple(
            _source_line(self.catalogue, self.catalogue.sources[source_id], number)
            for source_id, number in self.order.items()
        )


def dossier_of(catalogue: Catalogue, thing_id: str, day: date) -> Dossier:
    """Return what is known of a thing as of a day.

    Raises:
        UnknownIdError: no thing has that id.
    """
    thing = catalogue.thing(thing_id)
    numbers = _Numbering(catalogue)
    subjects = subjects_of(catalogue, thing)
    condition = condition_on(catalogue, thing.id, day)
    standings = _standings(catalogue, thing.id, day, numbers)
    lines = [_fact_line(catalogue, fact, thing.id, numbers) for fact in _facts(catalogue, subjects)]
    return Dossier(
        id=thing.id,
        kind=kind_line(catalogue, thing),
        title=name_of(catalogue, thing.id),
        names=_shown_names(catalogue, thing.id),
        other_names=tuple((n.language, n.name) for n in other_names(catalogue, thing.id)),
        status=_status_line(catalogue, condition, numbers),
        place=_place_text(catalogue, thing),
        standings=standings,
        key_facts=_key_facts(lines),
        facts=tuple(line for line in lines if line.confidence != _BACKGROUND),
        background=tuple(line for line in lines if line.confidence == _BACKGROUND),
        events=_event_lines(catalogue, subjects, day, numbers),
        disputes=_disputes(catalogue, subjects, numbers),
        ties=ties_of(catalogue, thing),
        note=getattr(thing, "note", None) or "",
        sources=numbers.lines(),
    )


_BACKGROUND = Confidence.BACKGROUND.value


def subjects_of(catalogue: Catalogue, thing: Thing | Country) -> tuple[str, ...]:
    """Return the ids whose facts belong to a thing: its own, then those of its parts."""
    if thing.id in catalogue.hubs:
        return (thing.id, *(s.id for s in catalogue.sites.values() if s.hub == thing.id))
    if thing.id in catalogue.sections:
        return (thing.id, catalogue.sections[thing.id].leg)
    if thing.id in catalogue.legs:
        return (thing.id, *(s.id for s in catalogue.sections.values() if s.leg == thing.id))
    if thing.id in catalogue.corridors:
        tied = (a.id for a in catalogue.agreements.values() if a.corridor == thing.id)
        return (thing.id, *tied)
    return (thing.id,)


def _status_line(
    catalogue: Catalogue, condition: Condition | None, numbers: _Numbering
) -> StatusLine | None:
    if condition is None:
        return None
    return StatusLine(
        code=condition.code,
        text=condition_text(catalogue, condition, "status"),
        confidence=catalogue.label("confidence", condition.confidence),
        is_disputed=condition.is_disputed,
        sources=numbers.of(condition.event.sources),
    )


def _shown_names(catalogue: Catalogue, thing_id: str) -> tuple[tuple[str, str | None], ...]:
    names = names_by_language(catalogue, thing_id)
    return tuple((language, name.name if name else None) for language, name in names.items())


def _place_text(catalogue: Catalogue, thing: Thing | Country) -> str:
    lon, lat = getattr(thing, "lon", None), getattr(thing, "lat", None)
    if lon is None or lat is None:
        return ""
    radius = getattr(thing, "radius_km", None)
    how = catalogue.label("obtained", getattr(thing, "obtained", None) or "")
    within = f", true within {radius:g} km" if radius else ""
    return f"{lat:.4f}, {lon:.4f} ({how}{within})"


def _standings(
    catalogue: Catalogue, thing_id: str, day: date, numbers: _Numbering
) -> tuple[Standing, ...]:
    """Return the standing of each country in a corridor, or of a country in each corridor."""
    if thing_id in catalogue.corridors:
        pairs = [(thing_id, party, party) for party in parties_of(catalogue, thing_id)]
    elif thing_id in catalogue.countries:
        pairs = [
            (corridor, thing_id, corridor)
            for corridor in catalogue.corridors
            if thing_id in parties_of(catalogue, corridor)
        ]
    else:
        return ()
    return tuple(
        _standing(catalogue, corridor, party, shown, day, numbers)
        for corridor, party, shown in pairs
    )


def _standing(  # noqa: PLR0913 - a corridor, a country, which of the two is named, and the day
    catalogue: Catalogue, corridor: str, party: str, shown: str, day: date, numbers: _Numbering
) -> Standing:
    condition = condition_on(catalogue, corridor, day, party)
    return Standing(
        party=shown,
        name=name_of(catalogue, shown),
        code=condition.code if condition else "",
        text=condition_text(catalogue, condition, "standing") if condition else "no standing yet",
        confidence=catalogue.label("confidence", condition.confidence) if condition else "",
        is_disputed=condition.is_disputed if condition else False,
        sources=numbers.of(condition.event.sources) if condition else (),
        ribbon=intervals(catalogue, corridor, party),
    )


def _facts(catalogue: Catalogue, subjects: Sequence[str]) -> tuple[Fact, ...]:
    return tuple(fact for subject in subjects for fact in catalogue.facts.get(subject, ()))


def _fact_line(catalogue: Catalogue, fact: Fact, owner: str, numbers: _Numbering) -> FactLine:
    evidence = evidence_of(catalogue)
    return FactLine(
        id=fact.id,
        about="" if fact.subject == owner else name_of(catalogue, fact.subject),
        measure=catalogue.label("measure", fact.measure),
        value=value_text(catalogue, fact),
        when=fact_date_text(fact),
        text=fact.text,
        modality=fact.modality.value,
        confidence=fact.confidence.value,
        is_disputed=evidence.is_disputed(fact),
        is_used=evidence.is_used(fact),
        sources=numbers.of(fact.sources),
    )


def _key_facts(lines: Sequence[FactLine]) -> tuple[FactLine, ...]:
    """Return the measured facts in use, the best kept measure of each part first."""
    measured = [line for line in lines if line.value and line.is_used and line.confidence in _SURE]
    latest = {(line.about, line.measure): line for line in measured}
    return tuple(latest.values())[:KEY_FACTS]


_SURE = (Confidence.HIGH.value, Confidence.MEDIUM_HIGH.value, Confidence.MEDIUM.value)


def _event_lines(
    catalogue: Catalogue, subjects: Sequence[str], day: date, numbers: _Numbering
) -> tuple[EventLine, ...]:
    events = [event for subject in subjects for event in catalogue.events.get(subject, ())]
    ordered = sorted(events, key=lambda e: (_begins(e), e.id))
    return tuple(_event_line(catalogue, event, day, numbers) for event in ordered)


def _begins(event: Event) -> date:
    return event.span.earliest or event.span.latest or date.min


def _event_line(catalogue: Catalogue, event: Event, day: date, numbers: _Numbering) -> EventLine:
    evidence = evidence_of(catalogue)
    return EventLine(
        id=event.id,
        when=span_text(event.date, event.not_before, event.not_after),
        text=event.text,
        modality=event.modality.value,
        is_past=_begins(event) <= day and event.modality is not Modality.PLANNED,
        is_disputed=evidence.is_disputed(event),
        is_used=evidence.is_used(event),
        sources=numbers.of(event.sources),
    )


def _disputes(
    catalogue: Catalogue, subjects: Sequence[str], numbers: _Numbering
) -> tuple[Dispute, ...]:
    return tuple(
        Dispute(
            chosen=found.chosen.text,
            others=tuple(other.text for other in found.others),
            reason=found.reason,
            is_reviewed=found.is_reviewed,
            sources=numbers.of(
                source for claim in (found.chosen, *found.others) for source in claim.sources
            ),
        )
        for found in evidence_of(catalogue).disagreements(subjects)
    )


def _source_line(catalogue: Catalogue, source: Source, number: int) -> SourceLine:
    return SourceLine(
        number=number,
        title=source.title,
        publisher=source.publisher,
        url=source.url or "",
        when=span_text(source.date, source.not_before, source.not_after),
        kind=catalogue.label("source-kind", source.kind),
    )
