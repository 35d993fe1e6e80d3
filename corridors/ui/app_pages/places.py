"""Hubs and places: everything on the map as tables, and the details of the one chosen."""

from functools import partial

import streamlit as st

from corridors.settings import current_catalogue
from corridors.tabular import PLACES
from corridors.ui import cached, details, frame, state, tables

SHORT_TABLE = 12
TITLES = {
    "hubs": "Hubs",
    "sites": "Sites",
    "crossings": "Border crossings",
    "gauge-breaks": "Breaks of gauge and mode",
    "sections": "Sections of line",
}

catalogue = current_catalogue()
frame.show_heading(
    "Hubs and places", "Everything on the map as tables: choose a row, or search by name."
)
left, right = st.columns([3, 2], vertical_alignment="bottom")
table = left.segmented_control(
    "Table", PLACES, format_func=TITLES.__getitem__, default=PLACES[0], required=True, key="table"
)
rows = cached.places(catalogue.digest, table, state.day())
ids = tuple(rows["id"])
key = f"rows-{table}"
st.dataframe(
    tables.safe(rows),
    key=key,
    hide_index=True,
    column_config=tables.columns(rows),
    on_select=partial(state.take_row, key, ids),
    selection_mode="single-row",
    alt=f"{TITLES[table]} as of {state.day()}, with status and sources",
    height="auto" if len(rows) < SHORT_TABLE else 420,
    placeholder=tables.MISSING,
)
names = cached.names(catalogue.digest)
state.offer_thing(names)
right.selectbox(
    "Details of",
    list(names),
    index=None,
    format_func=lambda one: names.get(one, one),
    key=state.THING_KEY,
    placeholder="Type a name",
    on_change=state.take_thing,
)
if state.selected():
    details.show(catalogue, is_aside=False)
else:
    frame.say("Choose a row or a name to read what is known of it.")
