"""How the columns of the tables are shown: words for their names, links for their addresses."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import streamlit as st

column = st.column_config

HOST = r"^https?://(?:www\.)?([^/:]+)"
HEADS = {
    "name": "Name",
    "kind": "What and where",
    "nature": "Kind",
    "hub": "Hub",
    "from": "From",
    "to": "To",
    "country": "Country",
    "corridor": "Corridor",
    "mode": "Mode",
    "quality": "Line",
    "standing": "Standing",
    "status": "Status",
    "since": "Since",
    "ageing": "Heard of",
    "confidence": "Confidence",
    "instrument": "Instrument",
    "oldest_unconfirmed": "What it says",
    "oldest_unconfirmed_date": "Oldest of these",
    "source_words": "On whose word",
    "obtained": "Position",
    "position_words": "Position from",
    "title": "Title",
    "publisher": "Publisher",
    "date": "Date",
    "language": "Language",
    "note": "Note",
    "where": "Row",
    "reference": "Reference file says",
    "corrected": "Used",
    "reason": "Reason",
    "chosen": "Used",
    "over": "Not used",
}
LINKS = {"source_url": "Source", "position_url": "Source of position", "url": "Address"}
NUMBERS = {
    "lat": ("Latitude", "%.4f"),
    "lon": ("Longitude", "%.4f"),
    "radius_km": ("Within km", "%.4g"),
    "gauge_mm": ("Gauge, mm", "%d"),
    "km": ("km", "%.1f"),
    "rows": ("Rows resting on it", "%d"),
    "sources": ("Sources", "%d"),
    "facts": ("Facts resting on it", "%d"),
    "unconfirmed": ("On it alone", "%d"),
}
HIDDEN = ("id",)
WIDE = (
    "title",
    "publisher",
    "oldest_unconfirmed",
    "since",
    "ageing",
    "reason",
    "reference",
    "corrected",
    "chosen",
    "over",
)
MISSING = ""
"""What an empty cell shows: nothing, as in the data."""
SAFE = re.compile(r"https?://", re.IGNORECASE)


def show(frame: pd.DataFrame, *, alt: str, height: int | None = None) -> None:
    """Show a table to read."""
    st.dataframe(
        safe(frame),
        hide_index=True,
        column_config=columns(frame),
        alt=alt,
        height=height or "auto",
        placeholder=MISSING,
    )


def columns(frame: pd.DataFrame) -> dict[str, Any]:
    """Return how each column is shown."""
    return {str(name): _column(str(name)) for name in frame.columns}


def safe(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table in which only web addresses can become links."""
    return frame.assign(
        **{
            name: frame[name].where(frame[name].fillna("").str.match(SAFE), None)
            for name in LINKS
            if name in frame
        }
    )


def _column(name: str) -> Any:
    if name in HIDDEN:
        return None
    if name in LINKS:
        return column.LinkColumn(LINKS[name], display_text=HOST, width="medium")
    if name in NUMBERS:
        label, form = NUMBERS[name]
        return column.NumberColumn(label, format=form)
    if name == "disputed":
        return column.CheckboxColumn("Disputed")
    return column.TextColumn(HEADS.get(name, name), width="medium" if name in WIDE else None)
