"""Flat rows as a grid of text, one line in each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan
from typing import Any

from corridors.grids.grid import Grid, GridCell, GridRow, headed, said
from geo.speech import gettext as _
from geo.speech import number_text

ADDRESS = ("http://", "https://")


def plain_grid(rows: Sequence[Mapping[str, Any]], heads: Mapping[str, str], caption: str) -> Grid:
    """Return rows under heads by column; columns without a head, and empty ones, are left out."""
    columns = [name for name in heads if any(_text(row.get(name)) for row in rows)]
    return Grid(
        caption=caption,
        columns=headed(*(heads[name] for name in columns)),
        rows=tuple(GridRow(cells=tuple(_cell(row.get(name)) for name in columns)) for row in rows),
        sources=(),
    )


def _cell(value: object) -> GridCell:
    """Return a value as a cell; an address may be broken anywhere."""
    text = _text(value)
    return said(text, tone="address" if text.startswith(ADDRESS) else "")


def _text(value: object) -> str:
    """Return a value as text; nothing for what is missing, as in the table itself."""
    if value is None or value is False or (isinstance(value, float) and isnan(value)):
        return ""
    if value is True:
        return _("yes")
    return number_text(value) if isinstance(value, float) else str(value)
