"""The comparison of the hubs as a grid, and what its small charts say."""

from __future__ import annotations

from collections.abc import Iterable

from corridors.catalogue import Catalogue
from corridors.grids.grid import Grid, GridCell, GridLine, GridRow, said
from corridors.reports.citations import Citations
from corridors.reports.comparison import Aspect, Comparison, Series
from corridors.reports.hubcells import Cell, Line
from geo.speech import gettext as _
from geo.speech import ngettext

SHOWN_LINES = 3


def comparison_grid(catalogue: Catalogue, comparison: Comparison, order: Iterable[str]) -> Grid:
    """Return the aspects as rows and the hubs as columns, in some order of the hubs."""
    cited = Citations(catalogue)
    ids, names = tuple(order), dict(comparison.hubs)
    rows = tuple(_row(aspect, ids, cited) for aspect in comparison.aspects)
    heads = (said(names[one]) for one in ids)
    return Grid(
        caption=_("The hubs side by side"),
        columns=(said(_("Aspect")), *heads),
        rows=rows,
        sources=cited.lines(),
    )


def series_text(catalogue: Catalogue, comparison: Comparison, series: Series) -> str:
    """Return what a small chart shows, in words."""
    unit, undated = catalogue.label("unit", series.unit), _("undated")
    values = (f"{one.when or undated}: {one.value}" for one in series.quotes)
    return f"{series_title(comparison, series)}, {unit}. {'; '.join(values)}."


def series_title(comparison: Comparison, series: Series) -> str:
    """Return the hub and, where it is one of its parts, the part a small chart is about."""
    hub = dict(comparison.hubs)[series.hub]
    return f"{hub}: {series.about}" if series.about and series.about != hub else hub


def _row(aspect: Aspect, order: Iterable[str], cited: Citations) -> GridRow:
    by_hub = {cell.hub: cell for cell in aspect.cells}
    cells = (_cell(by_hub[one], cited) for one in order)
    return GridRow(cells=(said(aspect.words, tone="strong"), *cells))


def _cell(cell: Cell, cited: Citations) -> GridCell:
    if not cell.lines:
        return said(_(cell.if_empty), tone="missing")
    lines = tuple(_line(one, cited) for one in cell.lines)
    rest = lines[SHOWN_LINES:]
    title = ngettext("{n} more", "{n} more", len(rest)) if rest else ""
    return GridCell(lines=lines[:SHOWN_LINES], fold_title=title, fold=rest)


def _line(line: Line, cited: Citations) -> GridLine:
    notes = [line.when, _("computed") if line.is_computed else ""]
    notes.append(_("disputed") if line.is_disputed else "")
    grounds = ", ".join(filter(None, notes))
    text = f"{line.about}: {line.text}" if line.about else line.text
    words = f"{text} ({grounds})" if grounds else text
    return GridLine(
        text=words, tone="warn" if line.is_disputed else "", sources=cited.of(line.sources)
    )
