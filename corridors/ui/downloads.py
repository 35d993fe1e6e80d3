"""Files made from what a page shows, only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from corridors.grids.flat import csv_text


def csv_button(rows: Iterable[Mapping[str, Any]], name: str) -> None:
    """Offer rows as a CSV file."""
    text_button("Download CSV", partial(csv_text, tuple(rows)), f"{name}.csv", "text/csv")


def text_button(label: str, make: Callable[[], str], file_name: str, mime: str) -> None:
    """Offer a text as a file; it is made when the button is pressed."""
    st.download_button(
        label,
        data=make,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
    )
