"""What sources say of a section's tracks, traction and operator, each with its confidence.

Such facts speak of a leg or of a part of it that only their words name, so the words are shown
and nothing is reckoned from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue
from corridors.evidence import evidence_of
from corridors.model.corridor import Section
from corridors.model.evidence import Fact
from corridors.model.vocabulary import Confidence, Modality
from corridors.reports.keyfacts import has_begun
from corridors.wording import value_text
from geo.speech import fact_text, ngettext
from geo.speech import gettext as _

MEASURES = ("tracks", "traction", "operator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One statement about a section or its leg; ``short`` is its value where it has a number."""

    measure: str
    text: str
    short: str
    confidence: Confidence
    sources: tuple[str, ...]
    fact: str

    @property
    def is_verified(self) -> bool:
        """Tell whether any source was found for it."""
        return self.confidence is not Confidence.BACKGROUND


def sayings_of(catalogue: Catalogue, section: Section, day: date) -> tuple[Saying, ...]:
    """Return what is said of a section's tracks, traction and operator as of a day."""
    return tuple(
        Saying(
            measure=fact.measure,
            text=fact_text(fact.text),
            short=value_text(catalogue, fact),
            confidence=fact.confidence,
            sources=fact.sources,
            fact=fact.id,
        )
        for measure in MEASURES
        for fact in _facts(catalogue, section)
        if fact.measure == measure and _holds_on(catalogue, fact, day)
    )


def short_text(sayings: tuple[Saying, ...], measure: str) -> str:
    """Return one aspect in a few words for a table, or nothing where nothing is said.

    Several statements are not boiled down to one; what no source backs says so.
    """
    found = [saying for saying in sayings if saying.measure == measure]
    if not found:
        return ""
    text = found[0].short or found[0].text
    if len(found) > 1:
        text = ngettext("{n} statement", "{n} statements", len(found))
    is_doubtful = not all(saying.is_verified for saying in found)
    return _("{text} (unverified)").format(text=text) if is_doubtful else text


def _facts(catalogue: Catalogue, section: Section) -> Iterator[Fact]:
    for subject in (section.id, section.leg):
        yield from catalogue.facts.get(subject, ())


def _holds_on(catalogue: Catalogue, fact: Fact, day: date) -> bool:
    """Tell whether a fact is used and speaks of the day: not of a plan, nor of what had ended."""
    has_ended = fact.not_after is not None and fact.not_before is None and _is_past(fact, day)
    is_planned = fact.modality in (Modality.PLANNED, Modality.ANNOUNCED)
    return (
        not is_planned
        and not has_ended
        and has_begun(fact, day)
        and evidence_of(catalogue).is_used(fact)
    )


def _is_past(fact: Fact, day: date) -> bool:
    latest = fact.span.latest
    return latest is not None and latest < day
