"""The sources as a table, and what rests on the one chosen."""

import pandas as pd
import streamlit as st

from corridors.grids.doubts import claims_grid
from corridors.settings import current_catalogue
from corridors.sources.reliance import reliances
from corridors.ui import grids, paper, tables
from geo.speech import gettext as _

ROWS_KEY = "source-rows"
ON_PAPER = ("title", "publisher", "date", "language", "nature", "facts", "unconfirmed", "url")
"""What there is room for on a page."""


def show(rows: pd.DataFrame) -> None:
    """Show the sources found, and the facts and events resting on the one chosen."""
    if rows.empty:
        st.info(_("No source holds all of these words."))
        return
    alt = _("Sources with publisher, date, kind, link, and how much rests on each")
    with paper.on_screen("sources"):
        chosen = st.dataframe(
            tables.safe(rows),
            key=ROWS_KEY,
            hide_index=True,
            column_config=tables.columns(rows),
            on_select="rerun",
            selection_mode="single-row",
            alt=alt,
            height=480,
            placeholder=tables.MISSING,
        ).selection.rows
    paper.show(rows[[*ON_PAPER]], caption=alt, key="sources")
    if chosen and chosen[0] < len(rows):
        _show_claims(str(rows["id"].iloc[chosen[0]]))


def _show_claims(source: str) -> None:
    catalogue = current_catalogue()
    st.header(_("What rests on it"), anchor=False)
    st.text(catalogue.sources[source].title)
    claims = reliances(catalogue)[source].claims
    if claims:
        grids.show(claims_grid(catalogue, claims), key="claims-grid")
    else:
        st.info(_("No fact or event: it gives names, places or lines."))
