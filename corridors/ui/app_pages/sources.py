"""Sources: every page, act and dataset once, with how much rests on it."""

import streamlit as st

from corridors.settings import current_catalogue
from corridors.ui import cached, frame, tables

catalogue = current_catalogue()
frame.show_heading("Sources", "Every fact of the atlas names at least one of these.", has_day=False)
search = st.text_input("Search titles, publishers and addresses", key="source-search")
rows = cached.sources(catalogue.digest, search.strip())
frame.say(f"{len(rows)} of {len(catalogue.sources)} sources")
if len(rows):
    tables.show(rows, alt="Sources with publisher, date and link", height=620)
else:
    st.info("No source holds all of these words.")
