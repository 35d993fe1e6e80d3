"""Everything on the map as tables, and the details of the one chosen."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from corridors.doubts import ageing
from corridors.reports.tabular import PLACES
from corridors.settings import current_catalogue
from corridors.ui import cached, details, frame, paper, state, tables
from geo.speech import N_, day_text, language
from geo.speech import gettext as _

SHORT_TABLE = 12
TITLES = {
    "hubs": N_("Hubs"),
    "sites": N_("Sites"),
    "crossings": N_("Border crossings"),
    "gauge-breaks": N_("Breaks of gauge and mode"),
    "sections": N_("Sections of line"),
}


def show() -> None:
    """Show one of the tables, and the details of the row or name chosen."""
    catalogue = current_catalogue()
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        table = _choose_table()
    _show_rows(catalogue.digest, table)
    with right:
        _choose_thing(cached.names(catalogue.digest, language()))
    if state.selected():
        details.show(catalogue, is_aside=False)
    else:
        frame.say(_("Choose a row or a name to read what is known of it."))


def _choose_table() -> str:
    return st.segmented_control(
        _("Table"),
        PLACES,
        format_func=lambda one: _(TITLES[one]),
        default=PLACES[0],
        required=True,
        key="table",
    )


def _show_rows(digest: str, table: str) -> None:
    rows = cached.places(digest, table, state.day(), language(), as_known=state.is_as_known())
    key = f"rows-{table}"
    alt = _("{table} as of {day}, with status and sources").format(
        table=_(TITLES[table]), day=day_text(state.day())
    )
    with paper.on_screen(table):
        st.dataframe(
            tables.safe(rows),
            key=key,
            hide_index=True,
            column_config=tables.columns(rows),
            on_select=partial(state.take_row, key, tuple(rows["id"])),
            selection_mode="single-row",
            alt=alt,
            height="auto" if len(rows) < SHORT_TABLE else 420,
            placeholder=tables.MISSING,
        )
    paper.show(rows, caption=alt, key=table)
    if rows["ageing"].notna().any():
        frame.say(_("Heard of: {rule}").format(rule=_(ageing.RULE[0])))


def _choose_thing(names: Mapping[str, str]) -> None:
    state.offer_thing(names)
    st.selectbox(
        _("Details of"),
        list(names),
        index=None,
        format_func=lambda one: names.get(one, one),
        key=state.THING_KEY,
        placeholder=_("Type a name"),
        on_change=state.take_thing,
    )
