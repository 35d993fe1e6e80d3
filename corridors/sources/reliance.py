"""What rests on each source, and what rests on it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from corridors.catalogue import Catalogue
from corridors.evidence import Claim
from corridors.model.evidence import Fact
from corridors.reports.ledger import sources_table
from corridors.wording import fact_date_text, span_text
from geo.speech import fact_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """The facts and events that rest on a source; ``alone`` are those no other source confirms.

    Both are in the order of the time they speak of, what speaks of none last.
    """

    source: str
    claims: tuple[Claim, ...]
    alone: tuple[Claim, ...]

    @property
    def oldest_unconfirmed(self) -> Claim | None:
        """Return the oldest claim that no other source confirms."""
        return self.alone[0] if self.alone else None


def reliances(catalogue: Catalogue) -> Mapping[str, Reliance]:
    """Return what rests on each source, also on those on which nothing does."""
    found: dict[str, list[Claim]] = defaultdict(list)
    claims: Iterable[Claim] = (*catalogue.all_events(), *catalogue.all_facts())
    for claim in sorted(claims, key=_place):
        for source in dict.fromkeys(claim.sources):
            found[source].append(claim)
    return {
        source: Reliance(
            source=source,
            claims=tuple(found[source]),
            alone=tuple(one for one in found[source] if set(one.sources) == {source}),
        )
        for source in catalogue.sources
    }


def sources_overview(catalogue: Catalogue, search: str = "") -> tuple[Mapping[str, Any], ...]:
    """Return the sources that hold every word searched for, with what rests on each."""
    relied = reliances(catalogue)
    return tuple(
        {**row, **_reliance_cells(relied[row["id"]])} for row in sources_table(catalogue, search)
    )


def _reliance_cells(found: Reliance) -> Mapping[str, Any]:
    oldest = found.oldest_unconfirmed
    return {
        "facts": len(found.claims),
        "unconfirmed": len(found.alone),
        "oldest_unconfirmed": fact_text(oldest.text) if oldest else None,
        "oldest_unconfirmed_date": (_when(oldest) or None) if oldest else None,
    }


def _place(claim: Claim) -> tuple[date, str]:
    return claim.span.earliest or claim.span.latest or date.max, claim.id


def _when(claim: Claim) -> str:
    if isinstance(claim, Fact):
        return fact_date_text(claim)
    return span_text(claim.date, claim.not_before, claim.not_after)
