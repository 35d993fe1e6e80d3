"""The frame of the seed article: trade and its goal, the cooperation portfolio, the Concept.

The article's own figures stand beside every later one the catalogue holds, each with its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue
from corridors.doubts.gaps import Gap, GapKind, gaps_of
from corridors.model.dates import parse_date
from corridors.reports.quotations import Quote, quotes_of
from corridors.reports.timeline_view import Moment, timeline_of
from corridors.wording import date_text
from geo.speech import N_
from geo.speech import gettext as _

TRADE, PORTFOLIO, CONCEPT, HUBS = (
    "kz-uz-trade",
    "kz-uz-cooperation-portfolio",
    "concept-2030",
    "five-hubs",
)
"""The topics the article speaks of."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the portfolio: what it is called, and the facts that count and price it."""

    words: str
    projects: str
    money: str = ""


_TOTAL = _Part(N_("all projects"), "seed-f08-a", "seed-f08-b")
_STAGES = (
    _Part(N_("completed"), "seed-f11-a", "seed-f11-b"),
    _Part(N_("under way"), "seed-f12-a", "seed-f12-b"),
    _Part(N_("in preparation"), "seed-f13-a", "seed-f13-b"),
)
_COUNTRIES = (_Part(N_("in Kazakhstan"), "seed-f09"), _Part(N_("in Uzbekistan"), "seed-f10"))
"""Which fact is which part of the portfolio; the values are the facts' own. Ids never change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of the portfolio in projects and in money; None where nothing is known by the day."""

    words: str
    projects: Quote | None
    money: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The indicators as of a day; every tuple is in the order of time or of the article."""

    on: date
    last_checked: str
    turnover: tuple[Quote, ...]
    targets: tuple[Quote, ...]
    deadlines: tuple[Quote, ...]
    total: Share
    by_stage: tuple[Share, ...]
    by_country: tuple[Share, ...]
    portfolio_later: tuple[Quote, ...]
    concept: tuple[Quote, ...]
    concept_events: tuple[Moment, ...]
    export_growth: tuple[Quote, ...]
    not_given: tuple[Gap, ...]


def frame_on(catalogue: Catalogue, day: date) -> Frame:
    """Return the frame of the article as of a day, with every later value known by then."""
    portfolio = quotes_of(catalogue, (PORTFOLIO,), ("projects", "portfolio", "participants"), day)
    held = {quote.id: quote for quote in portfolio}
    own = {one for part in (_TOTAL, *_STAGES, *_COUNTRIES) for one in (part.projects, part.money)}
    return Frame(
        on=day,
        last_checked=date_text(parse_date(catalogue.checked)),
        turnover=quotes_of(catalogue, (TRADE,), ("trade-turnover",), day),
        targets=quotes_of(catalogue, (TRADE,), ("trade-target",), day),
        deadlines=quotes_of(catalogue, (TRADE,), ("deadline",), day),
        total=_share(_TOTAL, held),
        by_stage=tuple(_share(part, held) for part in _STAGES),
        by_country=tuple(_share(part, held) for part in _COUNTRIES),
        portfolio_later=tuple(quote for quote in portfolio if quote.id not in own),
        concept=quotes_of(catalogue, (CONCEPT,), ("composition", "term", "legal-status"), day),
        concept_events=timeline_of(catalogue, CONCEPT, day).dated,
        export_growth=quotes_of(catalogue, (HUBS,), ("export-growth",), day),
        not_given=_not_given(catalogue),
    )


def _share(part: _Part, held: Mapping[str, Quote]) -> Share:
    return Share(words=_(part.words), projects=held.get(part.projects), money=held.get(part.money))


def _not_given(catalogue: Catalogue) -> tuple[Gap, ...]:
    """Return what the article and the notes say they do not know of its indicators."""
    found = gaps_of(catalogue, (TRADE, PORTFOLIO, CONCEPT, HUBS))
    return tuple(gap for gap in found if gap.kind is GapKind.NOT_FOUND)
