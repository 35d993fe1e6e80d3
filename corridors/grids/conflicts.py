"""Disagreements as a grid: what is used, what is not, on whose word each, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corridors.catalogue import Catalogue
from corridors.doubts.disagreements import Conflict, Position
from corridors.grids.grid import Grid, GridCell, GridLine, GridRow, grid_of
from corridors.reports.citations import Citations
from geo.speech import gettext as _


def conflicts_grid(catalogue: Catalogue, conflicts: Iterable[Conflict]) -> Grid:
    """Return every disagreement as a row."""
    heads = (_("About"), _("Used"), _("Not used"), _("Why"))
    return grid_of(
        catalogue,
        conflicts,
        _row,
        caption=_("Facts on which sources disagree, with every value and the choice between them"),
        heads=heads,
    )


def conflict_lines(conflict: Conflict, cited: Citations) -> Iterator[GridLine]:
    """Yield a disagreement line by line: what is shown, what is not, and why."""
    for position in conflict.positions:
        role = _("Shown: {text}") if position.is_chosen else _("Not used: {text}")
        text = role.format(text=position.text)
        yield GridLine(text=text, sources=_numbers(position, cited))
    yield GridLine(text=because(conflict), tone="soft")


def because(conflict: Conflict) -> str:
    """Return why the choice between sources fell as it did."""
    words = conflict.reason.rstrip(".")
    if conflict.is_reviewed:
        return _("Reviewed decision: {reason}.").format(reason=words)
    return _("By rule: {reason}.").format(reason=words)


def _row(conflict: Conflict, cited: Citations) -> GridRow:
    about = (
        GridLine(text=conflict.name, tone="strong"),
        GridLine(text=conflict.matter, tone="soft"),
    )
    chosen, *others = conflict.positions
    return GridRow(
        cells=(
            GridCell(lines=about),
            GridCell(lines=tuple(_position(chosen, cited))),
            GridCell(lines=tuple(line for one in others for line in _position(one, cited))),
            GridCell(lines=(GridLine(text=because(conflict)),)),
        )
    )


def _position(position: Position, cited: Citations) -> Iterator[GridLine]:
    head = " · ".join(filter(None, (position.value, position.when)))
    if head:
        yield GridLine(text=head, tone="strong")
    yield GridLine(text=position.text, sources=_numbers(position, cited))
    said_by = ", ".join(f"{one.publisher} ({one.nature}, {one.when})" for one in position.sources)
    yield GridLine(text=f"{said_by} · {position.confidence}".strip(" ·"), tone="soft")


def _numbers(position: Position, cited: Citations) -> tuple[int, ...]:
    return cited.of(one.id for one in position.sources)
