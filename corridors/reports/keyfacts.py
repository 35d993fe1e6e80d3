"""Which of a thing's measured facts a reader wants first, as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from corridors.catalogue import Catalogue
from corridors.evidence import evidence_of
from corridors.model.evidence import Fact
from corridors.model.vocabulary import Confidence, Modality

KEY_FACTS = 8
KEY_MEASURES = (
    "capacity",
    "throughput",
    "length",
    "area",
    "travel-time",
    "trade-turnover",
    "trade-target",
    "portfolio",
    "cost",
    "investment",
    "jobs",
    "distance",
    "saving",
    "participants",
    "projects",
)
"""What a planner or analyst asks of a place or line first; other measures stay among all facts."""

_SURE = (Confidence.HIGH, Confidence.MEDIUM_HIGH, Confidence.MEDIUM)
_FACTOR = "coefficient"


def key_facts_of(catalogue: Catalogue, facts: Iterable[Fact], day: date) -> tuple[Fact, ...]:
    """Return one fact in use per subject and measure: the surest, then the latest by the day."""
    evidence = evidence_of(catalogue)
    best: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        if _is_key(fact) and evidence.is_used(fact) and _is_known_by(fact, day):
            held = best.setdefault((fact.subject, fact.measure), fact)
            if _merit(fact, day) > _merit(held, day):
                best[fact.subject, fact.measure] = fact
    ranked = sorted(best.values(), key=lambda fact: KEY_MEASURES.index(fact.measure))
    return tuple(ranked[:KEY_FACTS])


def has_begun(fact: Fact, day: date) -> bool:
    """Tell whether what a fact speaks of had begun by a day; undated facts always have."""
    start = fact.span.earliest or fact.span.latest
    return start is None or start <= day


def _is_key(fact: Fact) -> bool:
    has_number = fact.value is not None and fact.unit != _FACTOR
    return has_number and fact.measure in KEY_MEASURES and fact.confidence in _SURE


def _is_known_by(fact: Fact, day: date) -> bool:
    """Tell whether a fact may stand beside a day: measured by then, or a plan for later."""
    return has_begun(fact, day) or fact.modality is Modality.PLANNED


def _merit(fact: Fact, day: date) -> tuple[bool, int, date]:
    happened = fact.modality is not Modality.PLANNED and has_begun(fact, day)
    return happened, -_SURE.index(fact.confidence), fact.span.latest or date.min
