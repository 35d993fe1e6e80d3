"""Grids of text on a page: values, which the browser writes as text."""

from __future__ import annotations

from functools import partial

import streamlit as st

from corridors.grids.grid import Grid
from corridors.ui import assets, state
from corridors.ui.values import plain

_table = st.components.v2.component(
    "atlas_grid",
    html=assets.text("grid.html"),
    css=assets.text("grid.css"),
    js=assets.text("grid.js"),
)


def show(grid: Grid, *, key: str) -> None:
    """Show a grid; a day chosen in it becomes the day everything is shown as of."""
    _table(
        key=key,
        data={"grid": plain(grid), "day": state.day().isoformat()},
        on_day_change=partial(state.take_grid_day, key),
    )
