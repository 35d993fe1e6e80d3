"""A Streamlit page without a map, as wide as the atlas: a heading, a text and a table."""

import streamlit as st  # noqa: TID251  # a peer to be measured against

NAMES = ("Khorgos", "Caspian", "Eurasia", "ICIC Central Asia", "ITLK", "Termez", "Chaman", "Brest")

st.set_page_config(page_title="A page without a map", layout="wide")
st.title("A page without a map")
st.markdown("Text and a table as wide as the atlas: what Streamlit itself needs to be seen.")
st.table([{"name": name, "rank": rank, "note": "known"} for rank, name in enumerate(NAMES)])
