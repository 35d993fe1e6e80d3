"""Membership: which country stands where in which corridor on the day."""

import pandas as pd
import streamlit as st

from corridors.settings import current_catalogue
from corridors.tabular import membership_matrix, memberships_table
from corridors.ui import frame, state, tables

catalogue = current_catalogue()
frame.show_heading(
    "Membership",
    "Standing is worked out from dated acts. A country that is only named in a corridor "
    "has not joined it.",
)
rows = memberships_table(catalogue, state.day())
if rows:
    st.subheader("Country by corridor", anchor=False)
    matrix = pd.DataFrame(membership_matrix(catalogue, state.day()))
    tables.show(matrix, alt="Standing of each country in each corridor")
    st.subheader("Since when, and on whose word", anchor=False)
    tables.show(pd.DataFrame(rows), alt="Memberships with date, confidence and sources")
else:
    st.info("No country had a documented standing in any corridor on this day.")
