"""The standings of countries in corridors as a reader sees them: on a day, and over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue
from corridors.names import name_of
from corridors.reports.citations import Citations
from corridors.timeline import condition_on, intervals, parties_of
from corridors.wording import condition_text
from geo.speech import N_
from geo.speech import gettext as _

NONE_YET = N_("no documented standing on this day")


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonPart:
    """A standing from ``start`` (inclusive) to ``end`` (exclusive); None is open.

    ``sure`` is the first day on which it surely held, None where no source sets a limit: between
    ``start`` and it, it had perhaps not begun.
    """

    start: date | None
    end: date | None
    code: str
    label: str
    sure: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A country's standing in a corridor; ``party`` is the one of the two that is named."""

    party: str
    name: str
    code: str
    text: str
    confidence: str
    is_disputed: bool
    sources: tuple[int, ...]
    ribbon: tuple[RibbonPart, ...]


def standings_of(
    catalogue: Catalogue, thing_id: str, day: date, cited: Citations
) -> tuple[Standing, ...]:
    """Return the standing of each country in a corridor, or of a country in each corridor."""
    return tuple(
        _standing(catalogue, pair, shown, day, cited) for pair, shown in _pairs(catalogue, thing_id)
    )


def ribbon_span(standings: Iterable[Standing], last: date) -> tuple[date, date] | None:
    """Return the days between which ribbons are drawn: from the earliest known standing on."""
    starts = [part.start for one in standings for part in one.ribbon if part.start]
    return (min(starts), last) if starts else None


def _pairs(catalogue: Catalogue, thing_id: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield corridor and country, and which of the two the reader does not have before them."""
    if thing_id in catalogue.corridors:
        for party in parties_of(catalogue, thing_id):
            yield (thing_id, party), party
    elif thing_id in catalogue.countries:
        for corridor in catalogue.corridors:
            if thing_id in parties_of(catalogue, corridor):
                yield (corridor, thing_id), corridor


def _standing(
    catalogue: Catalogue, pair: tuple[str, str], shown: str, day: date, cited: Citations
) -> Standing:
    corridor, party = pair
    condition = condition_on(catalogue, corridor, day, party)
    return Standing(
        party=shown,
        name=name_of(catalogue, shown),
        code=condition.code if condition else "",
        text=condition_text(catalogue, condition, "standing") if condition else _(NONE_YET),
        confidence=catalogue.label("confidence", condition.confidence) if condition else "",
        is_disputed=condition.is_disputed if condition else False,
        sources=cited.of(condition.event.sources) if condition else (),
        ribbon=ribbon_of(catalogue, corridor, party),
    )


def ribbon_of(catalogue: Catalogue, holder: str, party: str) -> tuple[RibbonPart, ...]:
    """Return a country's standing in something over time."""
    return tuple(
        RibbonPart(
            start=one.start,
            end=one.end,
            code=one.code,
            label=catalogue.label("standing", one.code),
            sure=one.event.span.latest,
        )
        for one in intervals(catalogue, holder, party)
    )
