"""How the columns of the tables are shown: words for their names, links for their addresses."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import streamlit as st

from geo.speech import N_
from geo.speech import gettext as _

column = st.column_config

HOST = r"^https?://(?:www\.)?([^/:]+)"
HEADS = {
    "name": N_("Name"),
    "kind": N_("What and where"),
    "nature": N_("Kind"),
    "hub": N_("Hub"),
    "from": N_("From"),
    "to": N_("To"),
    "country": N_("Country"),
    "corridor": N_("Corridor"),
    "mode": N_("Mode"),
    "quality": N_("Line"),
    "standing": N_("Standing"),
    "status": N_("Status"),
    "since": N_("Since"),
    "ageing": N_("Heard of"),
    "confidence": N_("Confidence"),
    "doubt": N_("Doubt"),
    "disputed": N_("Disputed"),
    "instrument": N_("Instrument"),
    "oldest_unconfirmed": N_("What it says"),
    "oldest_unconfirmed_date": N_("Oldest of these"),
    "source_words": N_("On whose word"),
    "obtained": N_("Position"),
    "position_words": N_("Position from"),
    "title": N_("Title"),
    "publisher": N_("Publisher"),
    "date": N_("Date"),
    "language": N_("Language"),
    "note": N_("Note"),
    "where": N_("Row"),
    "reference": N_("Reference file says"),
    "corrected": N_("Used"),
    "reason": N_("Reason"),
    "chosen": N_("Used"),
    "over": N_("Not used"),
}
LINKS = {"source_url": N_("Source"), "position_url": N_("Source of position"), "url": N_("Address")}
NUMBERS = {
    "lat": (N_("Latitude"), "%.4f"),
    "lon": (N_("Longitude"), "%.4f"),
    "radius_km": (N_("Within km"), "%.4g"),
    "gauge_mm": (N_("Gauge, mm"), "%d"),
    "km": (N_("km"), "%.1f"),
    "rows": (N_("Rows resting on it"), "%d"),
    "sources": (N_("Sources"), "%d"),
    "facts": (N_("Facts resting on it"), "%d"),
    "unconfirmed": (N_("On it alone"), "%d"),
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


def columns(frame: pd.DataFrame) -> dict[str, Any]:
    """Return how each column is shown."""
    return {str(name): _column(str(name)) for name in frame.columns}


def heads(frame: pd.DataFrame) -> dict[str, str]:
    """Return the columns shown with their heads in words, where a table is written out."""
    labels = {**HEADS, **LINKS, **{name: label for name, (label, _form) in NUMBERS.items()}}
    names = (str(name) for name in frame.columns if name not in HIDDEN)
    return {name: _(labels.get(name, name)) for name in names}


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
        return column.LinkColumn(_(LINKS[name]), display_text=HOST, width="medium")
    if name in NUMBERS:
        label, form = NUMBERS[name]
        return column.NumberColumn(_(label), format=form)
    if name == "disputed":
        return column.CheckboxColumn(_("Disputed"))
    return column.TextColumn(_(HEADS.get(name, name)), width="medium" if name in WIDE else None)
