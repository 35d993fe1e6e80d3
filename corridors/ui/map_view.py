"""The bridge to the map page: hosts it in a frame and passes day and selection both ways.

The map page is loaded once. Layer switches, pan and zoom only reach the address, in the browser;
day and selection come here as one numbered message and rerun the script.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.reports.kinship import is_drawn
from corridors.ui import assets, state
from corridors.view import STATUSES, View, default_view, layer_ids
from geo.speech import gettext as _

_bridge = st.components.v2.component(
    "atlas_map",
    html=assets.text("bridge.html"),
    css=assets.text("bridge.css"),
    js=assets.text("bridge.js"),
)


def show(catalogue: Catalogue) -> None:
    """Show the map; what is done in it comes back through ``state``."""
    _bridge(key=state.MAP_KEY, data=_data(catalogue), on_view_change=state.take_map)


def _data(catalogue: Catalogue) -> dict[str, Any]:
    """Return what the frame needs to know.

    ``step`` tells the bridge which of its messages are already in, so that an answer that was
    overtaken by a newer message is not mistaken for a wish.
    """
    chosen = state.selected()
    return {
        "step": state.step(),
        "lang": state.language(),
        "title": _("Map of corridors and hubs"),
        "on": state.day().isoformat(),
        "asKnown": state.is_as_known(),
        "since": _iso(state.since()),
        "sel": chosen,
        "mark": chosen if chosen and is_drawn(catalogue, chosen) else None,
        "first": _parts(state.first_view()),
        "defaults": _parts(default_view(catalogue)),
        "known": {"layers": list(layer_ids(catalogue)), "status": list(STATUSES)},
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _parts(view: View) -> dict[str, Any]:
    """Return the parts of a view that only the browser keeps up to date."""
    at = view.at
    return {
        "on": view.on.isoformat(),
        "layers": list(view.layers),
        "status": list(view.statuses),
        "at": {"lat": at.lat, "lon": at.lon, "zoom": at.zoom} if at else None,
        "base": view.base,
    }
