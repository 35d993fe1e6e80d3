"""Which stretch of a leg a stated length speaks of, so that it can stand beside the line as drawn.

A fact says its stretch in words only; the table ``extents`` reads them as a leg and two waypoint
orders. The values are the facts' own. Not used are lengths without a source, and those only
estimated by measuring somebody's lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.evidence import evidence_of
from corridors.model.corridor import Extent
from corridors.model.evidence import Fact
from corridors.model.vocabulary import Confidence, Modality

KM = "km"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedLength:
    """A length in km that a source states of a stretch; of a range the middle."""

    extent: Extent
    fact: Fact
    km: float


@lru_cache(maxsize=256)
def stated_lengths(catalogue: Catalogue, leg: str) -> tuple[StatedLength, ...]:
    """Return the sourced lengths of a leg's stretches, the shortest stretches first.

    Where sources disagree only the length used stands here.
    """
    facts = {fact.id: fact for fact in catalogue.all_facts()}
    found = [
        StatedLength(extent=extent, fact=fact, km=_middle(fact))
        for extent in catalogue.extents.get(leg, ())
        if (fact := facts.get(extent.fact)) and _counts(catalogue, fact)
    ]
    return tuple(sorted(found, key=lambda one: (one.extent.last - one.extent.first, one.fact.id)))


def _counts(catalogue: Catalogue, fact: Fact) -> bool:
    is_sourced = fact.confidence is not Confidence.BACKGROUND
    is_length = fact.unit == KM and fact.value is not None
    is_said = fact.modality is not Modality.ESTIMATED
    return is_sourced and is_length and is_said and evidence_of(catalogue).is_used(fact)


def _middle(fact: Fact) -> float:
    low = fact.value or 0.0
    return (low + (fact.value_max if fact.value_max is not None else low)) / 2
