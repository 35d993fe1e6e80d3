"""How the tables of a way are shown: words for their columns, km and shares with their units."""

from typing import Any

import pandas as pd
import streamlit as st

from corridors.ui.tables import HIDDEN, MISSING

column = st.column_config

HEADS = {
    "name": "Name",
    "what": "What",
    "kind": "What",
    "change": "From and to",
    "status": "Status",
    "country": "Country",
    "mode": "Mode",
    "gauge": "Gauge",
    "from": "From",
    "to": "To",
    "km_kind": "How known",
    "tracks": "Tracks",
    "traction": "Traction",
    "operator": "Operator",
    "quality": "Line",
    "detail": "Detail",
    "text": "What sources say",
    "confidence": "Confidence",
    "variant": "Variant",
    "countries": "Countries",
    "longest_open": "Longest open run",
    "corridor": "Corridor",
    "section": "Nearest section",
    "border": "Nearest border on it",
    "hub": "Hub",
    "item": "For",
    "assumption": "Assumption",
    "unit": "Unit",
    "basis": "Rests on",
}
KM = {
    "km": "km",
    "from_km": "From km",
    "to_km": "To km",
    "along_km": "At km",
    "off_km": "Off the line, km",
    "border_km": "To that border, km",
    "radius_km": "Hub known within, km",
    "drawn_km": "Line as drawn, km",
    "track_km": "Along rail data, km",
    "stated_km": "Stated, km",
    "rail_km": "Rail, km",
    "road_km": "Road, km",
    "sea_km": "Sea, km",
    "missing_km": "Not yet built, km",
    "gauge_mm": "Gauge, mm",
    "borders": "Borders",
    "breaks": "Breaks of gauge or mode",
    "hours": "Hours",
    "amount": "Amount",
}
SHARES = {
    "share": "Share",
    "open_share": "Open",
    "stated_share": "Stated",
    "ratio": "Line / stated",
}
_WHOLE = ("rail_km", "road_km", "sea_km", "missing_km", "gauge_mm", "borders", "breaks", "hours")
FORMS = {**dict.fromkeys(_WHOLE, "%.0f"), "amount": "%.5g"}


def show_table(frame: pd.DataFrame, *, alt: str, height: int | None = None) -> None:
    """Show a table to read."""
    st.dataframe(
        frame,
        hide_index=True,
        column_config={str(name): _column(str(name)) for name in frame.columns},
        alt=alt,
        height=height or "auto",
        placeholder=MISSING,
    )


def _column(name: str) -> Any:
    if name in HIDDEN:
        return None
    if name in SHARES:
        return column.NumberColumn(SHARES[name], format="%.1f %%")
    if name in KM:
        return column.NumberColumn(KM[name], format=FORMS.get(name, "%.1f"))
    return column.TextColumn(HEADS.get(name, name))
