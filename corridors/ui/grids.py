"""Grids of text on a page: values, which the browser writes as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

import streamlit as st

from corridors.grids.grid import Grid
from corridors.ui import assets, state
from corridors.ui.values import plain
from geo.speech import N_, day_text
from geo.speech import gettext as _

_table = st.components.v2.component(
    "atlas_grid",
    html=assets.text("grid.html"),
    css=assets.text("grid.css"),
    js=assets.text("grid.js"),
)


_WORDS: Mapping[str, str] = {
    "as_of": N_("Show everything as of {day}"),
    "no_address": N_("no address"),
    "scale": N_("Each bar runs from {first} to {last}; the dark line is {day}."),
    "source": N_("Source {n}: {words}"),
    "sources": N_("Sources ({n})"),
}


def show(grid: Grid, *, key: str) -> None:
    """Show a grid; a day chosen in it becomes the day everything is shown as of."""
    _table(
        key=key,
        data={
            "grid": plain(grid),
            "day": state.day().isoformat(),
            "days": {day.isoformat(): day_text(day) for day in {state.day(), *_days(grid)}},
            "words": {key: _(word) for key, word in _WORDS.items()},
        },
        on_day_change=partial(state.take_grid_day, key),
    )


def _days(grid: Grid) -> Iterator[date]:
    """Yield the days a grid speaks of other than in its texts."""
    yield from grid.span or ()
    for cell in (cell for row in grid.rows for cell in row.cells):
        spoken = (cell.day, *(day for part in cell.ribbon for day in (part.start, part.end)))
        yield from (day for day in spoken if day)
