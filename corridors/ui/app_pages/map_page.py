"""The first page: the map, and beside it what is known of the thing selected."""

import streamlit as st

from corridors.settings import current_catalogue
from corridors.ui import details, layout, map_view, state

catalogue = current_catalogue()
with st.container(key=layout.STAGE, horizontal=True, gap=None):
    with st.container(key=layout.MAP_SIDE):
        map_view.show(catalogue)
    with st.container(key=layout.DETAILS_SIDE, width=layout.DETAILS_WIDTH):
        details.show(catalogue, notes=state.notes())
