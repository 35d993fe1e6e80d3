"""The details of the selected thing, or a welcome: values, which the browser writes as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.dossier import Dossier, dossier_of
from corridors.entries import corridor_entries, hub_entries
from corridors.ui import assets, state
from corridors.wording import day_text

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
    known = _known(catalogue, chosen, day) if chosen else {"welcome": _welcome(catalogue, day)}
    _panel(
        key=state.DETAILS_KEY,
        data={"aside": is_aside, "notes": list(notes), "day": _day(day), **known},
        on_pick_change=state.take_pick,
    )


def _known(catalogue: Catalogue, thing_id: str, day: date) -> dict[str, Any]:
    dossier = dossier_of(catalogue, thing_id, day)
    return {"thing": plain(dossier), "span": _ribbon_span(dossier, max(day, catalogue.edition))}


def _welcome(catalogue: Catalogue, day: date) -> dict[str, Any]:
    mission, *_ = corridor_entries(catalogue, day)
    return {"hubs": plain(hub_entries(catalogue, day)), "corridor": plain(mission)}


def _day(day: date) -> dict[str, str]:
    return {"iso": day.isoformat(), "text": day_text(day)}


def _ribbon_span(dossier: Dossier, end: date) -> dict[str, str] | None:
    """Return the first and last day of the ribbons: from the earliest known standing on."""
    starts = [span.start for one in dossier.standings for span in one.ribbon if span.start]
    return {"from": min(starts).isoformat(), "to": end.isoformat()} if starts else None


def plain(value: Any) -> Any:
    """Return a value of the domain as JSON: records as objects, days as ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
