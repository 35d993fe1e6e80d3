"""Every disagreement between sources: all values, who says so and when, the choice and its reason.

The written rule is ``RULE``; ``corridors/evidence.py`` applies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from corridors.catalogue import Catalogue
from corridors.evidence import Claim, Disagreement, evidence_of
from corridors.model.evidence import Event, Fact, Source
from corridors.names import name_of
from corridors.wording import fact_date_text, opening, span_text, value_text
from geo.speech import N_, fact_text

RULE = (
    N_(
        "The better source decides: an official act before a statement of a government or an "
        "international organisation, that before the operator itself, a news agency, the "
        "press, an encyclopedia or dataset, a code file and our own notes."
    ),
    N_(
        "Between equal sources the claim held with more confidence is used, then the one with"
        " the more precise date, then the one with the more recent source, then the first by "
        "its id."
    ),
    N_(
        "A reviewed decision overrides the rule and gives its reason. What is not chosen "
        "stays beside what is and never changes a status."
    ),
)
"""The rule in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """A source as it stands beside a claim."""

    id: str
    publisher: str
    when: str
    nature: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One of the claims that cannot all be true."""

    id: str
    value: str
    when: str
    text: str
    confidence: str
    is_chosen: bool
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A disagreement about one matter; the position chosen stands first."""

    id: str
    subject: str
    name: str
    matter: str
    positions: tuple[Position, ...]
    reason: str
    is_reviewed: bool


def conflicts_of(
    catalogue: Catalogue, subjects: Iterable[str] | None = None
) -> tuple[Conflict, ...]:
    """Return the disagreements about some subjects, or about all, by subject name and matter."""
    wanted = {*catalogue.events, *catalogue.facts} if subjects is None else set(subjects)
    found = (_conflict(catalogue, one) for one in evidence_of(catalogue).disagreements(wanted))
    return tuple(sorted(found, key=lambda one: (one.name, one.matter, one.id)))


def conflict_rows(conflicts: Iterable[Conflict]) -> tuple[Mapping[str, Any], ...]:
    """Return disagreements as flat rows, one per claim and source, for a file."""
    return tuple(
        {
            "disagreement": conflict.id,
            "subject": conflict.subject,
            "name": conflict.name,
            "matter": conflict.matter,
            "claim": position.id,
            "value": position.value,
            "date": position.when,
            "text": position.text,
            "confidence": position.confidence,
            "chosen": position.is_chosen,
            "reason": conflict.reason if position.is_chosen else "",
            "reviewed": conflict.is_reviewed,
            "publisher": source.publisher,
            "published": source.when,
            "nature": source.nature,
            "url": source.url,
        }
        for conflict in conflicts
        for position in conflict.positions
        for source in position.sources
    )


def _conflict(catalogue: Catalogue, found: Disagreement) -> Conflict:
    chosen = found.chosen
    claims = (chosen, *found.others)
    return Conflict(
        id=chosen.id,
        subject=chosen.subject,
        name=name_of(catalogue, chosen.subject),
        matter=_matter(catalogue, chosen),
        positions=tuple(_position(catalogue, one, is_chosen=one is chosen) for one in claims),
        reason=found.reason,
        is_reviewed=found.is_reviewed,
    )


def _matter(catalogue: Catalogue, claim: Claim) -> str:
    """Return what the claims are about, in a word or two."""
    if isinstance(claim, Fact):
        return catalogue.label("measure", claim.measure)
    kind = opening(catalogue.label("event-kind", claim.kind))
    return f"{kind}, {name_of(catalogue, claim.party)}" if claim.party else kind


def _position(catalogue: Catalogue, claim: Claim, *, is_chosen: bool) -> Position:
    return Position(
        id=claim.id,
        value=_value(catalogue, claim),
        when=_when(claim),
        text=fact_text(claim.text),
        confidence=catalogue.label("confidence", claim.confidence),
        is_chosen=is_chosen,
        sources=tuple(_note(catalogue, catalogue.sources[one]) for one in claim.sources),
    )


def _value(catalogue: Catalogue, claim: Claim) -> str:
    if isinstance(claim, Fact):
        return value_text(catalogue, claim)
    return catalogue.label("standing" if claim.party else "status", claim.effect or "")


def _when(claim: Claim) -> str:
    if isinstance(claim, Event):
        return span_text(claim.date, claim.not_before, claim.not_after)
    return fact_date_text(claim)


def _note(catalogue: Catalogue, source: Source) -> SourceNote:
    return SourceNote(
        id=source.id,
        publisher=source.publisher,
        when=span_text(source.date, source.not_before, source.not_after),
        nature=catalogue.label("source-kind", source.kind),
        url=source.url or "",
    )
