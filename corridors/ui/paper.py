"""Tables on paper: all rows written out, which the screen does not show.

The browser's own table is a picture of the rows in sight, and so would be printed.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corridors.grids.plain import plain_grid
from corridors.ui import grids, layout, tables


def on_screen(key: str) -> DeltaGenerator:
    """Return a container for a table that is left out on paper."""
    return st.container(key=f"{layout.SCREEN}-{key}")


def show(frame: pd.DataFrame, *, caption: str, key: str) -> None:
    """Write a table out on paper."""
    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    with st.container(key=f"{layout.PAPER}-{key}"):
        grids.show(plain_grid(rows, tables.heads(frame), caption), key=f"{layout.PAPER}-grid-{key}")


def show_table(frame: pd.DataFrame, *, alt: str, key: str, height: int | None = None) -> None:
    """Show a table to read, on screen and on paper."""
    with on_screen(key):
        st.dataframe(
            tables.safe(frame),
            hide_index=True,
            column_config=tables.columns(frame),
            alt=alt,
            height=height or "auto",
            placeholder=tables.MISSING,
        )
    show(frame, caption=alt, key=key)
