"""The hubs side by side, aspect by aspect as of a day, each cell with its sources.

What no source gives is said to be unknown. Distances are computed from the map and say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from corridors.catalogue import Catalogue
from corridors.model.things import Hub
from corridors.names import name_of
from corridors.reports.dossier import subjects_of
from corridors.reports.hubcells import Cell, Line, aspects_of
from corridors.reports.quotations import Quote, quotes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A row of the comparison: one cell for each hub, in the order of the hubs."""

    id: str
    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What a hub or a part of it handled over time in one unit, for a small chart."""

    hub: str
    about: str
    unit: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The hubs by id and name, the aspects, and the throughput over time."""

    on: date
    hubs: tuple[tuple[str, str], ...]
    aspects: tuple[Aspect, ...]
    series: tuple[Series, ...]


def compare_hubs(catalogue: Catalogue, day: date) -> Comparison:
    """Return the hubs side by side as of a day."""
    hubs = tuple(catalogue.hubs.values())
    return Comparison(
        on=day,
        hubs=tuple((hub.id, name_of(catalogue, hub.id)) for hub in hubs),
        aspects=tuple(
            Aspect(id=one, words=words, cells=tuple(made(catalogue, hub, day) for hub in hubs))
            for one, (words, made) in aspects_of(catalogue).items()
        ),
        series=tuple(series for hub in hubs for series in _series(catalogue, hub, day)),
    )


def sorted_hubs(aspect: Aspect, *, is_descending: bool = False) -> tuple[str, ...]:
    """Return the hubs by the number of a cell; unlike units apart, what has no number last."""
    cells = sorted(aspect.cells, key=lambda cell: cell.hub)
    numbered = [cell for cell in cells if cell.quantity]
    numbered.sort(key=_amount, reverse=is_descending)
    numbered.sort(key=_unit)
    return tuple(cell.hub for cell in (*numbered, *(one for one in cells if not one.quantity)))


def comparison_rows(comparison: Comparison) -> tuple[Mapping[str, Any], ...]:
    """Return the comparison as flat rows, one per line of a cell, for a file."""
    names = dict(comparison.hubs)
    return tuple(
        {
            "aspect": aspect.words,
            "hub": names[cell.hub],
            "part": line.about,
            "text": line.text,
            "detail": line.detail,
            "date": line.when,
            "computed": line.is_computed,
            "disputed": line.is_disputed,
            "sources": " ".join(line.sources),
        }
        for aspect in comparison.aspects
        for cell in aspect.cells
        for line in cell.lines or (Line(text=cell.text),)
    )


def _amount(cell: Cell) -> float:
    return cell.quantity.value if cell.quantity else 0.0


def _unit(cell: Cell) -> str:
    return cell.quantity.unit if cell.quantity else ""


def _series(catalogue: Catalogue, hub: Hub, day: date) -> Iterator[Series]:
    """Yield what each part handled, in each unit, in the order of time."""
    groups: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for quote in quotes_of(catalogue, subjects_of(catalogue, hub), ("throughput",), day):
        if quote.quantity and quote.end:
            groups[quote.about, quote.quantity.unit].append(quote)
    for (about, unit), quotes in groups.items():
        yield Series(hub=hub.id, about=about, unit=unit, quotes=tuple(quotes))
