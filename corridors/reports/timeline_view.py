"""All dated events of a corridor, hub, country or other thing, as values for a timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue, Thing
from corridors.evidence import evidence_of
from corridors.model.corridor import Corridor, Leg
from corridors.model.evidence import Event
from corridors.model.things import Country, Hub
from corridors.model.vocabulary import Confidence, Modality
from corridors.names import name_of
from corridors.wording import span_text
from geo.speech import fact_text

FILTERS = ("membership", "construction", "opening", "agreement", "suspension", "trial-run")
"""The kinds of events asked for most; the first switches of the timeline."""

PROJECT = "project"
_AHEAD = (Modality.PLANNED, Modality.ANNOUNCED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An event on the timeline, from ``start`` to ``end``; None where its source sets no limit.

    ``is_past`` tells whether it had happened by the day asked for, ``is_only_said`` whether it was
    planned or announced and no more.
    """

    id: str
    subject: str
    name: str
    kind: str
    kind_words: str
    start: date | None
    end: date | None
    when: str
    text: str
    party: str
    is_past: bool
    is_only_said: bool
    is_used: bool
    is_disputed: bool
    confidence: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The events of a thing in time order; those without any date stand apart."""

    dated: tuple[Moment, ...]
    undated: tuple[Moment, ...]

    @property
    def span(self) -> tuple[date, date] | None:
        """Return the first and last day of any event, for the zoomed-out view."""
        days = [day for one in self.dated for day in (one.start, one.end) if day]
        return (min(days), max(days)) if days else None

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many events there are of each kind, for the switches."""
        return Counter(one.kind for one in (*self.dated, *self.undated))

    def of_kinds(self, kinds: Iterable[str]) -> Timeline:
        """Return the events of some kinds only."""
        wanted = set(kinds)
        return Timeline(
            dated=tuple(one for one in self.dated if one.kind in wanted),
            undated=tuple(one for one in self.undated if one.kind in wanted),
        )


def timeline_of(catalogue: Catalogue, thing_id: str, day: date) -> Timeline:
    """Return the events of a thing and its parts; of a country also those it is the party of.

    Raises:
        UnknownIdError: no thing has that id.
    """
    thing = catalogue.thing(thing_id)
    own = set(_subjects(catalogue, thing))
    subjects = own | set(_tied(catalogue, own))
    events = [
        event
        for event in catalogue.all_events()
        if event.subject in subjects or (isinstance(thing, Country) and event.party == thing.id)
    ]
    moments = sorted((_moment(catalogue, one, day) for one in events), key=_place)
    return Timeline(
        dated=tuple(one for one in moments if one.start or one.end),
        undated=tuple(one for one in moments if not (one.start or one.end)),
    )


def _place(moment: Moment) -> tuple[date, date, str]:
    begins = moment.start or moment.end or date.max
    return begins, moment.end or begins, moment.id


def _moment(catalogue: Catalogue, event: Event, day: date) -> Moment:
    evidence = evidence_of(catalogue)
    begins = event.span.earliest or event.span.latest
    return Moment(
        id=event.id,
        subject=event.subject,
        name=name_of(catalogue, event.subject),
        kind=event.kind,
        kind_words=catalogue.label("event-kind", event.kind),
        start=event.span.earliest,
        end=event.span.latest,
        when=span_text(event.date, event.not_before, event.not_after),
        text=fact_text(event.text),
        party=event.party or "",
        is_past=event.modality not in _AHEAD and (begins is None or begins <= day),
        is_only_said=event.modality in _AHEAD,
        is_used=evidence.is_used(event) and event.confidence is not Confidence.BACKGROUND,
        is_disputed=evidence.is_disputed(event),
        confidence=event.confidence.value,
        sources=event.sources,
    )


def _subjects(catalogue: Catalogue, thing: Thing | Country) -> Iterator[str]:
    """Yield a thing and its parts."""
    yield thing.id
    match thing:
        case Hub():
            yield from (site.id for site in catalogue.sites.values() if site.hub == thing.id)
        case Corridor():
            legs = [leg.id for leg in catalogue.legs.values() if leg.corridor == thing.id]
            yield from legs
            yield from (one.id for one in catalogue.sections.values() if one.leg in legs)
            acts = catalogue.agreements.values()
            yield from (one.id for one in acts if one.corridor == thing.id)
        case Leg():
            yield from (one.id for one in catalogue.sections.values() if one.leg == thing.id)
        case Country():
            yield from _things_in(catalogue, thing.id)


def _tied(catalogue: Catalogue, things: AbstractSet[str]) -> Iterator[str]:
    """Yield what is about some things, and the projects their legs are part of."""
    for tie in catalogue.relations:
        topic = catalogue.topics.get(tie.object)
        is_project = topic is not None and topic.kind == PROJECT
        if tie.relation == "about" and tie.object in things:
            yield tie.subject
        elif tie.relation == "part-of" and tie.subject in things and is_project:
            yield tie.object


def _things_in(catalogue: Catalogue, country: str) -> Iterator[str]:
    groups = (catalogue.hubs, catalogue.sites, catalogue.sections)
    yield from (one.id for group in groups for one in group.values() if one.country == country)
    for crossing in catalogue.crossings.values():
        if country in (crossing.country_a, crossing.country_b):
            yield crossing.id
