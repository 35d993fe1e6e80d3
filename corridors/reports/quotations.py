"""Facts as values for charts and tables of comparison: number, unit, time, and grounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue
from corridors.evidence import evidence_of
from corridors.model.evidence import Fact
from corridors.model.vocabulary import Confidence, Modality
from corridors.names import name_of
from corridors.reports.quantities import Quantity, in_base_unit
from corridors.wording import fact_date_text, value_text
from geo.speech import fact_text

FORWARD = (Modality.PLANNED, Modality.ANNOUNCED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one fact says: ``quantity`` is its number in the unit its kind is compared in.

    ``start`` and ``end`` are the days the value speaks of, None where its source sets no limit;
    ``said`` is the first day a source may have said it, None where all are undated. ``is_plan``
    tells a plan or target from what was measured or claimed.
    """

    id: str
    subject: str
    about: str
    measure: str
    value: str
    quantity: Quantity | None
    bound: str
    start: date | None
    end: date | None
    when: str
    said: date | None
    text: str
    is_plan: bool
    is_disputed: bool
    confidence: str
    sources: tuple[str, ...]


def quotes_of(
    catalogue: Catalogue, subjects: Iterable[str], measures: Iterable[str], day: date
) -> tuple[Quote, ...]:
    """Return what is said of some measures as of a day, by time; what loses or has no source not.

    A value stands from the day the time it speaks of begins. A plan, and a value that names no
    time, stands from the day a source first said it.
    """
    wanted, evidence = set(measures), evidence_of(catalogue)
    quotes = [
        quote_of(catalogue, fact)
        for subject in subjects
        for fact in catalogue.facts.get(subject, ())
        if fact.measure in wanted
        and evidence.is_used(fact)
        and fact.confidence is not Confidence.BACKGROUND
    ]
    return tuple(sorted((one for one in quotes if _stands(one, day)), key=_place))


def quote_of(catalogue: Catalogue, fact: Fact) -> Quote:
    """Return what a fact says."""
    return Quote(
        id=fact.id,
        subject=fact.subject,
        about=name_of(catalogue, fact.subject),
        measure=fact.measure,
        value=value_text(catalogue, fact),
        quantity=None if fact.value is None else in_base_unit(fact.value, fact.unit),
        bound=fact.bound or "",
        start=fact.span.earliest,
        end=fact.span.latest,
        when=fact_date_text(fact),
        said=_first_said(catalogue, fact),
        text=fact_text(fact.text),
        is_plan=fact.modality in FORWARD,
        is_disputed=evidence_of(catalogue).is_disputed(fact),
        confidence=catalogue.label("confidence", fact.confidence),
        sources=fact.sources,
    )


def _first_said(catalogue: Catalogue, fact: Fact) -> date | None:
    spans = [catalogue.sources[one].span for one in fact.sources]
    return min((day for span in spans if (day := span.earliest or span.latest)), default=None)


def _stands(quote: Quote, day: date) -> bool:
    speaks_of = quote.start or quote.end
    begins = quote.said if quote.is_plan or speaks_of is None else speaks_of
    return begins is None or begins <= day


def _place(quote: Quote) -> tuple[date, str]:
    return quote.end or quote.start or quote.said or date.max, quote.id
