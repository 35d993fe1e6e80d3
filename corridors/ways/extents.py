"""Which stretch of a leg a stated length speaks of, so that it can stand beside the line as drawn.

A fact says its stretch in words only; here the words are read once, as a leg and two waypoint
orders. The values are the facts' own. Left out are lengths of another extent (sidings, branches,
networks), those without a source, and those only estimated by measuring somebody's lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.evidence import evidence_of
from corridors.model.evidence import Fact
from corridors.model.vocabulary import Confidence, Modality

KM = "km"


@dataclass(frozen=True, slots=True)
class Extent:
    """The stretch of a leg, between two waypoint orders, that a fact states the length of."""

    fact: str
    leg: str
    first: int
    last: int


EXTENTS = (
    Extent("l02-length-krasnoye-moscow", "l02", 10, 160),
    Extent("l03-length-syzran-samara", "l03", 450, 510),
    Extent("l06-length-karshi-termez", "l06", 190, 290),
    Extent("l06-length-marokand-karshi", "l06", 150, 190),
    Extent("l06-length-tashguzar-kumkurgan", "l06", 210, 270),
    Extent("l07-length", "l07", 10, 40),
    Extent("l09b-length", "l09b", 10, 40),
    Extent("l10-length", "l10", 10, 500),
    Extent("trans-afghan-length-647", "l11", 10, 120),
    Extent("l12-length-jand-kohat", "l12", 60, 70),
    Extent("l12-length-kohat-thal", "l12", 40, 60),
    Extent("l14-hubs-length", "l14", 10, 40),
    Extent("l15-first-stage-length", "l15", 30, 40),
    Extent("l15-length-115", "l15", 30, 70),
    Extent("l15-length-120", "l15", 30, 70),
    Extent("l16-length-herat-kandahar", "l16", 10, 70),
    Extent("l16-length-kandahar-spin-boldak", "l16", 70, 80),
    Extent("kti-railway-length-kz-part", "l19", 240, 260),
    Extent("altynkol-line-length", "t1", 10, 30),
    Extent("kti-railway-length-kz-part", "i1", 90, 100),
    Extent("kti-railway-length-ir-part", "i1", 140, 150),
    Extent("we-wc-length-ru-part", "w1", 10, 60),
    Extent("we-wc-length-kz-part", "w1", 60, 190),
    Extent("we-wc-length-cn-part", "w1", 190, 230),
    Extent("cku-length-cn-part", "c1", 10, 20),
    Extent("cku-length-kg-part", "c1", 20, 60),
    Extent("cku-length-uz-part", "c1", 60, 70),
)


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
        for extent in EXTENTS
        if extent.leg == leg and (fact := facts.get(extent.fact)) and _counts(catalogue, fact)
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
