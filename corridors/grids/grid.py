"""A grid of text whose every line carries the numbers of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from corridors.catalogue import Catalogue
from corridors.reports.citations import Citations, SourceLine
from corridors.reports.standings import RibbonPart

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A line of a cell; ``tone`` is empty, strong, soft, warn, missing or address."""

    text: str
    tone: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """Lines, of which those in ``fold`` are opened by hand.

    ``code`` is a standing or status whose look the cell bears; ``ribbon`` is drawn over the days
    of the grid's ``span``; ``day`` can be chosen as the day everything is shown as of.
    """

    lines: tuple[GridLine, ...] = ()
    code: str = ""
    fold_title: str = ""
    fold: tuple[GridLine, ...] = ()
    fold_tone: str = ""
    ribbon: tuple[RibbonPart, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row; its first cell names it."""

    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows under columns, with the sources cited in them; ``caption`` says what is shown."""

    caption: str
    columns: tuple[GridCell, ...]
    rows: tuple[GridRow, ...]
    sources: tuple[SourceLine, ...]
    span: tuple[date, date] | None = None


def grid_of(
    catalogue: Catalogue,
    things: Iterable[Thing],
    row: Callable[[Thing, Citations], GridRow],
    *,
    caption: str,
    heads: Iterable[str],
) -> Grid:
    """Return things as rows, each made by ``row``, with the sources cited in them."""
    cited = Citations(catalogue)
    rows = tuple(row(one, cited) for one in things)
    return Grid(caption=caption, columns=headed(*heads), rows=rows, sources=cited.lines())


def said(text: str, sources: tuple[int, ...] = (), tone: str = "") -> GridCell:
    """Return a cell of one line, or an empty one for an empty text."""
    line = GridLine(text=text, tone=tone, sources=sources)
    return GridCell(lines=(line,) if text else ())


def headed(*titles: str) -> tuple[GridCell, ...]:
    """Return the heads of columns."""
    return tuple(said(title) for title in titles)
