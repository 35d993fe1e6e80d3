"""Membership as grids: the matrix of countries and instruments, and their ribbons over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from corridors.catalogue import Catalogue
from corridors.grids.conflicts import conflict_lines
from corridors.grids.grid import Grid, GridCell, GridLine, GridRow, said
from corridors.reports.citations import Citations
from corridors.reports.membership import Cell, Instrument, Matrix, Party
from corridors.reports.tabular import links_of
from geo.speech import gettext as _

NOTHING = GridLine(text="–", tone="missing")
"""What stands where no standing is documented on the day."""
Pairs = tuple[tuple[Instrument, Cell], ...]


def matrix_of(matrix: Matrix, *, is_mission: bool) -> Matrix:
    """Return the instruments of the mission's corridor, or the others, as far as they say anything.

    What has no entry in any row or column on the day is left out.
    """
    spoken = {
        column.id
        for party in matrix.parties
        for column, cell in zip(matrix.instruments, party.cells, strict=True)
        if column.is_mission is is_mission and _is_telling(cell)
    }
    chosen = [at for at, one in enumerate(matrix.instruments) if one.id in spoken]
    parties = (replace(one, cells=tuple(one.cells[at] for at in chosen)) for one in matrix.parties)
    return Matrix(
        on=matrix.on,
        instruments=tuple(matrix.instruments[at] for at in chosen),
        parties=tuple(one for one in parties if any(_is_telling(cell) for cell in one.cells)),
    )


def silent_instruments(matrix: Matrix) -> tuple[str, ...]:
    """Return the names of the mission's instruments in which no standing is documented."""
    shown = {one.id for one in matrix_of(matrix, is_mission=True).instruments}
    named = (one for one in matrix.instruments if one.is_mission and one.id not in shown)
    return tuple(f"{one.name} ({one.when})" if one.when else one.name for one in named)


def matrix_grid(catalogue: Catalogue, matrix: Matrix) -> Grid:
    """Return the matrix with date, confidence, sources and disagreements in each cell."""
    return _grid(catalogue, matrix, _("Standing of each country in each instrument"), _standing)


def ribbons_grid(catalogue: Catalogue, matrix: Matrix, last: date) -> Grid:
    """Return the standing of each country in each instrument over time, up to a day at least."""
    grid = _grid(catalogue, matrix, _("Standing of each country over time"), _over_time)
    return replace(grid, span=_span(matrix, max(last, matrix.on)))


def membership_rows(catalogue: Catalogue, matrix: Matrix) -> tuple[Mapping[str, Any], ...]:
    """Return one flat row for each cell that says anything, for a table or file."""
    return tuple(
        {
            "country": party.name,
            "instrument": column.name,
            "standing": cell.text,
            "since": cell.since or None,
            "confidence": cell.confidence or None,
            "doubt": cell.doubt or None,
            "disputed": cell.conflict is not None,
            **links_of(catalogue, "source", cell.sources),
        }
        for party in matrix.parties
        for column, cell in zip(matrix.instruments, party.cells, strict=True)
        if _is_telling(cell)
    )


def _is_telling(cell: Cell) -> bool:
    """Tell whether a cell says anything: whatever is said is said with some confidence."""
    return bool(cell.code or cell.confidence)


Maker = Callable[[Cell, Citations], GridCell]


def _grid(catalogue: Catalogue, matrix: Matrix, caption: str, make: Maker) -> Grid:
    cited = Citations(catalogue)
    columns = tuple(_head(one, cited) for one in matrix.instruments)
    rows = tuple(_row(party, make, cited) for party in matrix.parties)
    return Grid(
        caption=caption, columns=(said(_("Country")), *columns), rows=rows, sources=cited.lines()
    )


def _head(instrument: Instrument, cited: Citations) -> GridCell:
    lines = [GridLine(text=instrument.name, sources=cited.of(instrument.sources))]
    if instrument.when:
        lines.append(GridLine(text=instrument.when, tone="soft"))
    return GridCell(lines=tuple(lines))


def _row(party: Party, make: Maker, cited: Citations) -> GridRow:
    cells = (make(one, cited) for one in party.cells)
    return GridRow(cells=(said(party.name, tone="strong"), *cells))


def _standing(cell: Cell, cited: Citations) -> GridCell:
    if not _is_telling(cell):
        return GridCell(lines=(NOTHING,))
    tone = "" if cell.code else "soft"
    lines = [GridLine(text=cell.text, tone=tone, sources=cited.of(cell.sources))]
    lines.extend(GridLine(text=one, tone="soft") for one in (cell.confidence, cell.doubt) if one)
    fold = tuple(conflict_lines(cell.conflict, cited)) if cell.conflict else ()
    title = _("sources disagree") if fold else ""
    return GridCell(
        lines=tuple(lines), code=cell.code, fold_title=title, fold=fold, fold_tone="warn"
    )


def _over_time(cell: Cell, cited: Citations) -> GridCell:
    if not cell.ribbon:
        return _standing(cell, cited)
    tone = "soft" if cell.code else "missing"
    line = GridLine(text=cell.text, tone=tone, sources=cited.of(cell.sources))
    doubt = (GridLine(text=cell.doubt, tone="soft"),) if cell.doubt else ()
    return GridCell(lines=(line, *doubt), ribbon=cell.ribbon)


def _span(matrix: Matrix, last: date) -> tuple[date, date] | None:
    starts = [day for one in _cells(matrix) for part in one.ribbon if (day := part.start)]
    return (min(starts), last) if starts and min(starts) < last else None


def _cells(matrix: Matrix) -> Iterable[Cell]:
    return (cell for party in matrix.parties for cell in party.cells)
