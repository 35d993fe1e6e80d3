"""The catalogue as it could have been written by a day: what had been published by then.

The written rule is ``RULE``; a person reads it beside the switch.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from corridors.catalogue import Catalogue, with_rows
from corridors.model.dates import parse_date
from corridors.model.evidence import Decision, Event, Fact, Source
from geo.speech import N_

REFERENCE_KINDS = ("encyclopedia", "dataset", "code-file", "compilation")
"""Sources that do not bring news: they gather what was known."""

RULE = (
    N_(
        "A fact or event is known on a day if at least one of its sources had been published "
        "by then; of its sources only those are shown."
    ),
    N_(
        "A source counts as published on the latest day on which it may have been, but not "
        "after the day of this edition. One without any date counts from the day up to which "
        "sources were looked at."
    ),
    N_(
        "Encyclopedias, datasets, code files and our own notes bring no news. Of what rests "
        "on them alone, an event is known from the latest day on which it may have happened, "
        "one without any date always; a fact from the last day it speaks of, and where it "
        "names none by the rule of published sources."
    ),
    N_("What has no source is known from the day of this edition on."),
    N_(
        "A reviewed decision between sources that disagree counts from its own day on; "
        "before, the rule of evidence chooses among the sources published by then."
    ),
    N_("Names, places and lines are those of this edition."),
)
"""The rule in words."""

Claimed = TypeVar("Claimed", Event, Fact)
Groups = Mapping[str, tuple[Claimed, ...]]


def published_on(catalogue: Catalogue, source: Source) -> date:
    """Return the day from which a source counts as published."""
    return _by_edition(catalogue, source.span.latest or parse_date(catalogue.checked).last)


@lru_cache(maxsize=8)
def known_on(catalogue: Catalogue, day: date) -> Catalogue:
    """Return the catalogue of what had been published by a day; its digest names the day.

    From the day of the edition on that is the catalogue itself.
    """
    if day >= catalogue.edition:
        return catalogue
    then = _Then(catalogue, day)
    events, facts = then.groups(catalogue.events), then.groups(catalogue.facts)
    ids = _ids(events) | _ids(facts)
    return with_rows(
        catalogue,
        digest=f"{catalogue.digest}-{day:%Y%m%d}",
        events=_among(events, ids),
        facts=_among(facts, ids),
        decisions=then.decisions(ids),
    )


class _Then:
    """What had been published by a day."""

    def __init__(self, catalogue: Catalogue, day: date) -> None:
        self._catalogue, self._day = catalogue, day
        self._published = frozenset(
            one.id for one in catalogue.sources.values() if published_on(catalogue, one) <= day
        )

    def groups(self, groups: Groups[Claimed]) -> dict[str, tuple[Claimed, ...]]:
        """Return the rows known by the day, each with the sources published by then."""
        found = {
            subject: tuple(one for row in rows if (one := self._known(row)))
            for subject, rows in groups.items()
        }
        return {subject: rows for subject, rows in found.items() if rows}

    def decisions(self, ids: AbstractSet[str]) -> tuple[Decision, ...]:
        """Return the decisions made by the day, about rows known by then."""
        return tuple(
            replace(one, over=tuple(lost for lost in one.over if lost in ids))
            for one in self._catalogue.decisions
            if one.chosen in ids and _by_edition(self._catalogue, one.date.last) <= self._day
        )

    def _known(self, row: Claimed) -> Claimed | None:
        published = tuple(one for one in row.sources if one in self._published)
        if published:
            return replace(row, sources=published)
        return row if self._is_old_news(row) else None

    def _is_old_news(self, row: Event | Fact) -> bool:
        """Tell whether a row rests on reference works alone and speaks of a day gone by."""
        kinds = {self._catalogue.sources[one].kind for one in row.sources}
        if not kinds or not kinds <= set(REFERENCE_KINDS):
            return False
        is_dated = row.span.earliest is not None or row.span.latest is not None
        if not is_dated:
            return isinstance(row, Event)
        return row.span.latest is not None and row.span.latest <= self._day


def _among(groups: Groups[Claimed], ids: AbstractSet[str]) -> Groups[Claimed]:
    """Return rows without what they contradict that is not among some ids."""
    return MappingProxyType(
        {
            subject: tuple(
                replace(row, contradicts=tuple(one for one in row.contradicts if one in ids))
                for row in rows
            )
            for subject, rows in groups.items()
        }
    )


def _ids(groups: Groups[Claimed]) -> set[str]:
    return {row.id for rows in groups.values() for row in rows}


def _by_edition(catalogue: Catalogue, day: date) -> date:
    return min(day, catalogue.edition)
