"""What is not known: what was looked for and not found, what has no source, what has no status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corridors.catalogue import Catalogue
from corridors.evidence import Claim
from corridors.model.evidence import Fact
from corridors.model.vocabulary import Confidence
from corridors.names import name_of
from corridors.reports.kinship import has_status
from corridors.timeline import condition_on
from corridors.wording import STATUS_UNKNOWN
from geo.speech import fact_text
from geo.speech import gettext as _

GAP = "gap"


class GapKind(StrEnum):
    """Why something is not known."""

    NOT_FOUND = "not-found"
    NO_SOURCE = "no-source"
    NO_STATUS = "no-status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing not known; ``sources`` tell who looked."""

    kind: GapKind
    subject: str
    name: str
    text: str
    sources: tuple[str, ...]


def gaps_on(catalogue: Catalogue, day: date) -> tuple[Gap, ...]:
    """Return all that is not known as of a day, by kind and name."""
    things = (*catalogue.hubs, *catalogue.sites, *catalogue.crossings, *catalogue.gauge_breaks)
    found = (
        *gaps_of(catalogue, (*catalogue.events, *catalogue.facts)),
        *_statusless(catalogue, (*things, *catalogue.sections), day),
    )
    return tuple(sorted(found, key=lambda gap: (gap.kind, gap.name, gap.text)))


def gaps_of(catalogue: Catalogue, subjects: Iterable[str]) -> tuple[Gap, ...]:
    """Return what was not found of some subjects, and what is only believed of them."""
    claims: list[Claim] = []
    for subject in dict.fromkeys(subjects):
        claims += [*catalogue.facts.get(subject, ()), *catalogue.events.get(subject, ())]
    return tuple(_gap(catalogue, one, kind) for one in claims if (kind := _kind(one)))


def _kind(claim: Claim) -> GapKind | None:
    if claim.confidence is Confidence.BACKGROUND:
        return GapKind.NO_SOURCE
    return GapKind.NOT_FOUND if isinstance(claim, Fact) and claim.measure == GAP else None


def _gap(catalogue: Catalogue, claim: Claim, kind: GapKind) -> Gap:
    return Gap(
        kind=kind,
        subject=claim.subject,
        name=name_of(catalogue, claim.subject),
        text=fact_text(claim.text),
        sources=claim.sources,
    )


def _statusless(catalogue: Catalogue, things: Iterable[str], day: date) -> Iterable[Gap]:
    for one in things:
        if has_status(catalogue.thing(one)) and condition_on(catalogue, one, day) is None:
            name = name_of(catalogue, one)
            text = f"{name}: {_(STATUS_UNKNOWN)}."
            yield Gap(kind=GapKind.NO_STATUS, subject=one, name=name, text=text, sources=())
