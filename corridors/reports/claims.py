"""Facts, events and disagreements as a reader sees them, as of a day, with numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue
from corridors.evidence import Claim, Disagreement, Evidence, evidence_of
from corridors.model.evidence import Event, Fact
from corridors.model.vocabulary import Modality
from corridors.names import name_of
from corridors.reports.citations import Citations
from corridors.reports.keyfacts import has_begun
from corridors.wording import fact_date_text, span_text, value_text
from geo.speech import fact_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact as shown: what is measured, the value, the whole sentence, and its grounds.

    ``about`` names the part it speaks of and is empty for the thing itself; ``is_past`` is false
    where the value speaks only of a time after the day.
    """

    id: str
    about: str
    measure: str
    value: str
    when: str
    text: str
    modality: str
    confidence: str
    is_past: bool
    is_disputed: bool
    is_used: bool
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event as shown; ``is_past`` where it had happened by the day."""

    id: str
    when: str
    text: str
    modality: str
    is_past: bool
    is_disputed: bool
    is_used: bool
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """What one of several disagreeing rows says, and on whose word."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims that cannot all be true, the one used first, and why."""

    chosen: ClaimLine
    others: tuple[ClaimLine, ...]
    reason: str
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what rows say of a thing as of a day."""

    catalogue: Catalogue
    owner: str
    day: date
    cited: Citations

    @property
    def evidence(self) -> Evidence:
        """Return which rows are used and which are disputed."""
        return evidence_of(self.catalogue)

    def facts(self, facts: Iterable[Fact]) -> tuple[FactLine, ...]:
        """Return facts as shown, in the order given."""
        return tuple(self._fact(fact) for fact in facts)

    def events(self, subjects: Iterable[str]) -> tuple[EventLine, ...]:
        """Return the events of some subjects as shown, in time order."""
        events = [event for one in subjects for event in self.catalogue.events.get(one, ())]
        ordered = sorted(events, key=lambda event: (_begins(event), event.id))
        return tuple(self._event(event) for event in ordered)

    def disputes(self, subjects: Sequence[str]) -> tuple[Dispute, ...]:
        """Return the disagreements about some subjects, the first subject's first."""
        found = self.evidence.disagreements(subjects)
        ordered = sorted(found, key=lambda one: subjects.index(one.chosen.subject))
        return tuple(self._dispute(one) for one in ordered)

    def _fact(self, fact: Fact) -> FactLine:
        return FactLine(
            id=fact.id,
            about="" if fact.subject == self.owner else name_of(self.catalogue, fact.subject),
            measure=self.catalogue.label("measure", fact.measure),
            value=value_text(self.catalogue, fact),
            when=fact_date_text(fact),
            text=fact_text(fact.text),
            modality=fact.modality.value,
            confidence=fact.confidence.value,
            is_past=has_begun(fact, self.day),
            is_disputed=self.evidence.is_disputed(fact),
            is_used=self.evidence.is_used(fact),
            sources=self.cited.of(fact.sources),
        )

    def _event(self, event: Event) -> EventLine:
        return EventLine(
            id=event.id,
            when=span_text(event.date, event.not_before, event.not_after),
            text=fact_text(event.text),
            modality=event.modality.value,
            is_past=_begins(event) <= self.day and event.modality is not Modality.PLANNED,
            is_disputed=self.evidence.is_disputed(event),
            is_used=self.evidence.is_used(event),
            sources=self.cited.of(event.sources),
        )

    def _dispute(self, found: Disagreement) -> Dispute:
        return Dispute(
            chosen=self._claim(found.chosen),
            others=tuple(self._claim(other) for other in found.others),
            reason=found.reason,
            is_reviewed=found.is_reviewed,
        )

    def _claim(self, claim: Claim) -> ClaimLine:
        return ClaimLine(text=fact_text(claim.text), sources=self.cited.of(claim.sources))


def _begins(event: Event) -> date:
    return event.span.earliest or event.span.latest or date.min
