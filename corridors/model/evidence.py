"""What is said of things, and on whose word: sources, names, relations, facts and events."""

from __future__ import annotations

from dataclasses import dataclass

from corridors.model.dates import PartialDate, Period, Span, span_of
from corridors.model.vocabulary import Confidence, Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One page, act or dataset that facts rest on."""

    id: str
    title: str
    publisher: str
    url: str | None
    date: PartialDate | None
    not_before: PartialDate | None
    not_after: PartialDate | None
    language: str | None
    kind: str
    keys: tuple[str, ...]
    note: str | None

    @property
    def span(self) -> Span:
        """Return the days on which it may have been published."""
        return span_of(self.date, self.not_before, self.not_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of a thing in one language."""

    subject: str
    language: str
    name: str
    role: str
    sources: tuple[str, ...]
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """How a language writes a place name of a country that the tables give in English."""

    name: str
    country: str
    language: str
    spelling: str
    sources: tuple[str, ...]
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A tie between two things."""

    subject: str
    relation: str
    object: str
    sources: tuple[str, ...]
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A measured or stated property of a thing; ``date`` is when the value speaks of."""

    id: str
    subject: str
    measure: str
    value: float | None
    value_max: float | None
    bound: str | None
    unit: str | None
    text: str
    date: Period | None
    not_before: PartialDate | None
    not_after: PartialDate | None
    modality: Modality
    sources: tuple[str, ...]
    confidence: Confidence
    contradicts: tuple[str, ...]
    note: str | None

    @property
    def span(self) -> Span:
        """Return the days the value may speak of."""
        if self.date is not None:
            return Span(self.date.start.first, self.date.end.last, str(self.date))
        return span_of(None, self.not_before, self.not_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated happening, or an announced one; ``effect`` is the status or standing it brings."""

    id: str
    subject: str
    kind: str
    party: str | None
    effect: str | None
    date: PartialDate | None
    not_before: PartialDate | None
    not_after: PartialDate | None
    modality: Modality
    text: str
    sources: tuple[str, ...]
    confidence: Confidence
    contradicts: tuple[str, ...]
    note: str | None

    @property
    def span(self) -> Span:
        """Return the days on which it may have happened."""
        return span_of(self.date, self.not_before, self.not_after)

    @property
    def counts(self) -> bool:
        """Tell whether it changes a status: it has an effect, happened, and has a source."""
        real = self.modality in (Modality.HAPPENED, Modality.CLAIMED)
        return self.effect is not None and real and self.confidence is not Confidence.BACKGROUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A reviewed choice between contradicting rows, with its reason."""

    chosen: str
    over: tuple[str, ...]
    reason: str
    date: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A departure from the reference files, with its reason; an empty column speaks of the row."""

    table: str
    key: str
    column: str | None
    reference: str | None
    corrected: str | None
    reason: str
    sources: tuple[str, ...]
    date: PartialDate
