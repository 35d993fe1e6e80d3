"""The details of the selected thing, or a welcome: values, which the browser writes as text."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.reports.entries import corridor_entries, hub_entries
from corridors.reports.panel_words import panel_words
from corridors.ui import asked, assets, cached, state
from corridors.ui.values import plain
from geo.speech import day_text, language
from geo.speech import gettext as _

_panel = st.components.v2.component(
    "atlas_details",
    html=assets.text("details.html"),
    css=assets.text("details.css"),
    js=assets.text("details.js"),
)


def show(catalogue: Catalogue, *, notes: tuple[str, ...] = (), is_aside: bool = True) -> None:
    """Show what is known of the selected thing; what is picked comes back through ``state``.

    As an aside it stands beside the map, scrolls by itself and carries the page's heading.
    """
    chosen = state.selected()
    day = state.day()
    known = (
        cached.known(catalogue.digest, chosen, day, language(), as_known=state.is_as_known())
        if chosen
        else {"welcome": _welcome(asked.catalogue(), day)}
    )
    _panel(
        key=state.DETAILS_KEY,
        data={
            "aside": is_aside,
            "notes": [_(note) for note in notes],
            "day": _day(day),
            "words": panel_words(catalogue),
            **known,
        },
        on_pick_change=state.take_pick,
    )


def _welcome(catalogue: Catalogue, day: date) -> dict[str, Any]:
    mission, *_ = corridor_entries(catalogue, day)
    return {"hubs": plain(hub_entries(catalogue, day)), "corridor": plain(mission)}


def _day(day: date) -> dict[str, str]:
    return {"iso": day.isoformat(), "text": day_text(day)}
