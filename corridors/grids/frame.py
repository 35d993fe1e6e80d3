"""The frame of the seed article as a grid, and its charts in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from corridors.catalogue import Catalogue
from corridors.grids.grid import Grid, GridCell, GridLine, GridRow, grid_of, said
from corridors.reports.citations import Citations
from corridors.reports.indicators import Frame, Share
from corridors.reports.quotations import Quote
from geo.speech import gettext as _


def quotes_grid(catalogue: Catalogue, quotes: Iterable[Quote], caption: str) -> Grid:
    """Return quoted values as rows, each with the time it speaks of and its sources."""
    heads = (_("Value"), _("Speaks of"), _("In words"), _("How surely"))
    return grid_of(catalogue, quotes, partial(_row, catalogue), caption=caption, heads=heads)


def shares_text(shares: Iterable[Share]) -> str:
    """Return parts of the portfolio in words."""
    return "; ".join(f"{one.words}: {_share(one)}" for one in shares)


def quotes_text(quotes: Iterable[Quote]) -> str:
    """Return quoted values in words."""
    return "; ".join(f"{when_text(one)}: {one.value or one.text}" for one in quotes)


def when_text(quote: Quote) -> str:
    """Return the time a quoted value speaks of, or that it names none."""
    return quote.when or _("no time named")


def portfolio_quotes(frame: Frame) -> tuple[Quote, ...]:
    """Return every value quoted of the portfolio, the article's first."""
    shares = (frame.total, *frame.by_stage, *frame.by_country)
    own = (one for share in shares for one in (share.projects, share.money) if one)
    return (*own, *frame.portfolio_later)


def _share(share: Share) -> str:
    found = [one.value for one in (share.projects, share.money) if one]
    return ", ".join(found) or _("not known on this day")


def _row(catalogue: Catalogue, quote: Quote, cited: Citations) -> GridRow:
    measure = GridLine(text=catalogue.label("measure", quote.measure), tone="soft")
    value = (GridLine(text=quote.value, tone="strong"),) if quote.value else ()
    marks = [quote.confidence, _("plan or target") if quote.is_plan else ""]
    marks.append(_("disputed") if quote.is_disputed else "")
    return GridRow(
        cells=(
            GridCell(lines=(*value, measure)),
            said(when_text(quote), tone="" if quote.when else "missing"),
            said(quote.text, cited.of(quote.sources)),
            GridCell(lines=tuple(GridLine(text=one, tone="soft") for one in marks if one)),
        )
    )
