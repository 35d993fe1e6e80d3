"""Which of several contradicting rows is used: the written rule, and where it is overruled.

The rule, in this order: the nature of the best source (official act, official statement,
operator, news agency, press, …: the rank in ``vocabularies/source-kind.csv``), the confidence,
the precision of the date, the recency of the source, and last the id, so that the answer never
depends on the order of rows. A row of ``decisions`` overrules it and gives its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.model.evidence import Event, Fact
from corridors.model.vocabulary import Confidence
from geo.speech import fact_text
from geo.speech import gettext as _

Claim = Event | Fact
WORST_RANK = 99
_NO_DATE = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Rows that cannot all be true: the one used, the others, and why it was chosen."""

    chosen: Claim
    others: tuple[Claim, ...]
    reason: str
    is_reviewed: bool


class Evidence:
    """The contradictions of one catalogue, resolved."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Resolve every contradiction once."""
        self._catalogue = catalogue
        claims: tuple[Claim, ...] = (*catalogue.all_events(), *catalogue.all_facts())
        self._claims: Mapping[str, Claim] = {claim.id: claim for claim in claims}
        self._against = _symmetric(claims)
        self._overruled = {(d.chosen, lost): d for d in catalogue.decisions for lost in d.over}
        self._losers = frozenset(
            claim_id
            for claim_id, others in self._against.items()
            if any(self._beats(other, claim_id) for other in others)
        )

    def is_used(self, claim: Claim) -> bool:
        """Tell whether no contradicting row is preferred to this one."""
        return claim.id not in self._losers

    def is_disputed(self, claim: Claim) -> bool:
        """Tell whether another row contradicts this one."""
        return bool(self._against.get(claim.id))

    def against(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the rows that contradict this one, best first."""
        others = [self._claims[other] for other in self._against.get(claim.id, ())]
        return tuple(sorted(others, key=self._rank))

    def disagreements(self, subjects: Iterable[str]) -> tuple[Disagreement, ...]:
        """Return the disagreements about some subjects, by the id of the row used."""
        wanted = set(subjects)
        return tuple(
            self._disagreement(claim)
            for claim_id, claim in sorted(self._claims.items())
            if claim.subject in wanted and self._against.get(claim_id) and self.is_used(claim)
        )

    def _disagreement(self, claim: Claim) -> Disagreement:
        others = self.against(claim)
        decision = next((d for o in others if (d := self._overruled.get((claim.id, o.id)))), None)
        reason = fact_text(decision.reason) if decision else self._reason(claim, others[0])
        return Disagreement(
            chosen=claim, others=others, reason=reason, is_reviewed=decision is not None
        )

    def _beats(self, one: str, other: str) -> bool:
        """Tell whether the first of two contradicting rows is preferred to the second."""
        if (one, other) in self._overruled:
            return True
        if (other, one) in self._overruled:
            return False
        return self._rank(self._claims[one]) < self._rank(self._claims[other])

    def _rank(self, claim: Claim) -> tuple[int, int, int, int, str]:
        return (
            self._nature(claim),
            list(Confidence).index(claim.confidence),
            _imprecision(claim),
            -self._recency(claim).toordinal(),
            claim.id,
        )

    def _nature(self, claim: Claim) -> int:
        terms = self._catalogue.vocabularies["source-kind"]
        kinds = [self._catalogue.sources[source].kind for source in claim.sources]
        return min((terms[kind].rank or WORST_RANK for kind in kinds), default=WORST_RANK)

    def _recency(self, claim: Claim) -> date:
        spans = [self._catalogue.sources[source].span for source in claim.sources]
        return max((span.latest or _NO_DATE for span in spans), default=_NO_DATE)

    def _reason(self, claim: Claim, other: Claim) -> str:
        """Name the step of the rule that decided."""
        steps = (
            _("its source ranks higher"),
            _("it is held with more confidence"),
            _("it is more precise"),
            _("its source is more recent"),
            _("the rule finds no difference and takes the first by id"),
        )
        pairs = zip(self._rank(claim), self._rank(other), strict=True)
        return next(step for step, (a, b) in zip(steps, pairs, strict=True) if a != b)


def _symmetric(claims: Iterable[Claim]) -> Mapping[str, frozenset[str]]:
    against: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for other in claim.contradicts:
            against[claim.id].add(other)
            against[other].add(claim.id)
    return {claim_id: frozenset(others) for claim_id, others in against.items()}


def _imprecision(claim: Claim) -> int:
    """Return how many days the row's date leaves open; many where a limit is missing."""
    span = claim.span
    if span.earliest is None or span.latest is None:
        return date.max.toordinal()
    return (span.latest - span.earliest).days


@lru_cache(maxsize=8)
def evidence_of(catalogue: Catalogue) -> Evidence:
    """Return the resolved contradictions of a catalogue, worked out once."""
    return Evidence(catalogue)
