"""What has aged and what is unknown as grids, and what rests on one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from corridors.catalogue import Catalogue
from corridors.doubts.ageing import Ageing
from corridors.doubts.gaps import Gap, GapKind
from corridors.evidence import Claim
from corridors.grids.grid import Grid, GridCell, GridLine, GridRow, grid_of, said
from corridors.model.evidence import Fact
from corridors.names import name_of
from corridors.reports.citations import Citations
from corridors.wording import fact_date_text, span_text
from geo.speech import N_, fact_text
from geo.speech import gettext as _

GAPS: Mapping[GapKind, str] = {
    GapKind.NOT_FOUND: N_("looked for, not found"),
    GapKind.NO_SOURCE: N_("believed, but without a source"),
    GapKind.NO_STATUS: N_("no source tells its status"),
}


def aged_grid(catalogue: Catalogue, aged: Iterable[Ageing]) -> Grid:
    """Return the statuses that have aged, with what last confirmed each."""
    heads = (_("What"), _("Status"), _("Last heard of"))
    return grid_of(
        catalogue,
        aged,
        partial(_aged_row, catalogue),
        caption=_("Plans and building sites of which nothing has been heard for years"),
        heads=heads,
    )


def gaps_grid(catalogue: Catalogue, gaps: Iterable[Gap]) -> Grid:
    """Return what is not known, and who looked."""
    heads = (_("What"), _("Not known"), _("Why"))
    return grid_of(catalogue, gaps, _gap_row, caption=_("What is not known"), heads=heads)


def claims_grid(catalogue: Catalogue, claims: Iterable[Claim]) -> Grid:
    """Return facts and events as rows with all their sources."""
    heads = (_("What"), _("Speaks of"), _("In words"))
    return grid_of(
        catalogue,
        claims,
        partial(_claim_row, catalogue),
        caption=_("Facts and events resting on the source"),
        heads=heads,
    )


def _aged_row(catalogue: Catalogue, aged: Ageing, cited: Citations) -> GridRow:
    status = GridLine(text=catalogue.label("status", aged.code))
    return GridRow(
        cells=(
            said(name_of(catalogue, aged.subject), tone="strong"),
            GridCell(lines=(status,), code=aged.code),
            said(aged.text, cited.of(aged.last.sources), tone="warn"),
        )
    )


def _gap_row(gap: Gap, cited: Citations) -> GridRow:
    text = said(gap.text, cited.of(gap.sources))
    why = said(_(GAPS[gap.kind]), tone="soft")
    return GridRow(cells=(said(gap.name, tone="strong"), text, why))


def _claim_row(catalogue: Catalogue, claim: Claim, cited: Citations) -> GridRow:
    name = said(name_of(catalogue, claim.subject), tone="strong")
    text = said(fact_text(claim.text), cited.of(claim.sources))
    return GridRow(cells=(name, said(_when(claim)), text))


def _when(claim: Claim) -> str:
    if isinstance(claim, Fact):
        return fact_date_text(claim)
    return span_text(claim.date, claim.not_before, claim.not_after)
