"""How the tables of a way are shown: words for their columns, km and shares with their units."""

from typing import Any

import pandas as pd
import streamlit as st

from corridors.grids.plain import plain_grid
from corridors.ui import grids, layout, paper
from corridors.ui.tables import HIDDEN, MISSING
from geo.speech import N_
from geo.speech import gettext as _

column = st.column_config

HEADS = {
    "name": N_("Name"),
    "what": N_("What"),
    "kind": N_("What"),
    "change": N_("From and to"),
    "status": N_("Status"),
    "country": N_("Country"),
    "mode": N_("Mode"),
    "gauge": N_("Gauge"),
    "from": N_("From"),
    "to": N_("To"),
    "km_kind": N_("How known"),
    "tracks": N_("Tracks"),
    "traction": N_("Traction"),
    "operator": N_("Operator"),
    "quality": N_("Line"),
    "detail": N_("Detail"),
    "text": N_("What sources say"),
    "confidence": N_("Confidence"),
    "variant": N_("Variant"),
    "countries": N_("Countries"),
    "longest_open": N_("Longest open run"),
    "corridor": N_("Corridor"),
    "section": N_("Nearest section"),
    "border": N_("Nearest border on it"),
    "hub": N_("Hub"),
    "item": N_("For"),
    "assumption": N_("Assumption"),
    "unit": N_("Unit"),
    "basis": N_("Rests on"),
}
KM = {
    "km": N_("km"),
    "from_km": N_("From km"),
    "to_km": N_("To km"),
    "along_km": N_("At km"),
    "off_km": N_("Off the line, km"),
    "border_km": N_("To that border, km"),
    "radius_km": N_("Hub known within, km"),
    "drawn_km": N_("Line as drawn, km"),
    "track_km": N_("Along rail data, km"),
    "stated_km": N_("Stated, km"),
    "rail_km": N_("Rail, km"),
    "road_km": N_("Road, km"),
    "sea_km": N_("Sea, km"),
    "missing_km": N_("Not yet built, km"),
    "gauge_mm": N_("Gauge, mm"),
    "borders": N_("Borders"),
    "breaks": N_("Breaks of gauge or mode"),
    "hours": N_("Hours"),
    "amount": N_("Amount"),
}
SHARES = {
    "share": N_("Share of the way"),
    "open_share": N_("Open"),
    "stated_share": N_("Stated"),
    "ratio": N_("Line / stated"),
}
_WHOLE = ("rail_km", "road_km", "sea_km", "missing_km", "gauge_mm", "borders", "breaks", "hours")
FORMS = {**dict.fromkeys(_WHOLE, "%.0f"), "amount": "%.5g"}


def show_table(frame: pd.DataFrame, *, alt: str, height: int | None = None) -> None:
    """Show a table to read, on screen and on paper; no other of the page is called the same."""
    with paper.on_screen(f"way-{alt}"):
        st.dataframe(
            frame,
            hide_index=True,
            column_config={str(name): _column(str(name)) for name in frame.columns},
            alt=alt,
            height=height or "auto",
            placeholder=MISSING,
        )
    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    with st.container(key=f"{layout.PAPER}-way-{alt}"):
        grids.show(plain_grid(rows, _heads(frame), alt), key=f"{layout.PAPER}-grid-way-{alt}")


def _heads(frame: pd.DataFrame) -> dict[str, str]:
    """Return the columns shown with their heads in words; shares say that they are percentages."""
    words = {**HEADS, **KM, **SHARES}
    heads = {str(name): _(words.get(str(name), str(name))) for name in frame.columns}
    return {
        name: f"{head}, %" if name in SHARES else head
        for name, head in heads.items()
        if name not in HIDDEN
    }


def _column(name: str) -> Any:
    if name in HIDDEN:
        return None
    if name in SHARES:
        return column.NumberColumn(_(SHARES[name]), format="%.1f %%")
    if name in KM:
        return column.NumberColumn(_(KM[name]), format=FORMS.get(name, "%.1f"))
    return column.TextColumn(_(HEADS.get(name, name)))
