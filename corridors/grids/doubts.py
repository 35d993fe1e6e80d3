"""What has aged and what is unknown as grids, and what rests on one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corridors.catalogue import Catalogue
from corridors.doubts.ageing import Ageing
from corridors.doubts.gaps import Gap, GapKind
from corridors.evidence import Claim
from corridors.grids.grid import Grid, GridCell, GridLine, GridRow, headed, said
from corridors.model.evidence import Fact
from corridors.names import name_of
from corridors.reports.citations import Citations
from corridors.wording import fact_date_text, span_text

GAPS: Mapping[GapKind, str] = {
    GapKind.NOT_FOUND: "looked for, not found",
    GapKind.NO_SOURCE: "believed, but without a source",
    GapKind.NO_STATUS: "no source tells its status",
}


def aged_grid(catalogue: Catalogue, aged: Iterable[Ageing]) -> Grid:
    """Return the statuses that have aged, with what last confirmed each."""
    cited = Citations(catalogue)
    rows = tuple(_aged_row(catalogue, one, cited) for one in aged)
    return Grid(
        caption="Plans and building sites of which nothing has been heard for years",
        columns=headed("What", "Status", "Last heard of"),
        rows=rows,
        sources=cited.lines(),
    )


def gaps_grid(catalogue: Catalogue, gaps: Iterable[Gap]) -> Grid:
    """Return what is not known, and who looked."""
    cited = Citations(catalogue)
    rows = tuple(_gap_row(one, cited) for one in gaps)
    return Grid(
        caption="What is not known",
        columns=headed("What", "Not known", "Why"),
        rows=rows,
        sources=cited.lines(),
    )


def claims_grid(catalogue: Catalogue, claims: Iterable[Claim]) -> Grid:
    """Return facts and events as rows with all their sources."""
    cited = Citations(catalogue)
    rows = tuple(_claim_row(catalogue, one, cited) for one in claims)
    return Grid(
        caption="Facts and events resting on the source",
        columns=headed("What", "Speaks of", "In words"),
        rows=rows,
        sources=cited.lines(),
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
    return GridRow(cells=(said(gap.name, tone="strong"), text, said(GAPS[gap.kind], tone="soft")))


def _claim_row(catalogue: Catalogue, claim: Claim, cited: Citations) -> GridRow:
    name = said(name_of(catalogue, claim.subject), tone="strong")
    return GridRow(cells=(name, said(_when(claim)), said(claim.text, cited.of(claim.sources))))


def _when(claim: Claim) -> str:
    if isinstance(claim, Fact):
        return fact_date_text(claim)
    return span_text(claim.date, claim.not_before, claim.not_after)
