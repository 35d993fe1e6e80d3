"""Data & method: the edition, the rules in plain words, departures with reasons, the download."""

import pandas as pd
import streamlit as st

from corridors.reports import ledger
from corridors.settings import current_catalogue
from corridors.ui import assets, cached, frame, tables

catalogue = current_catalogue()
digest = catalogue.digest
frame.show_heading(
    "Data & method", "How facts are kept, chosen and shown, and what was changed.", has_day=False
)
left, right = st.columns([2, 1], gap="large")
with left:
    st.markdown(assets.text("method.md"))
with right:
    st.subheader("This edition", anchor=False)
    st.table(
        {
            "Edition": catalogue.edition.isoformat(),
            "Sources looked at up to": catalogue.checked,
            "Digest of the data": digest,
        },
        border="horizontal",
    )
    st.download_button(
        "Download the data (zip)",
        data=lambda: cached.download(digest),
        file_name=f"corridor-atlas-data-{catalogue.edition.isoformat()}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
    )
    frame.say("Text tables as described in FORMAT.md, which is in the file.")
    st.subheader("What it holds", anchor=False)
    st.table(
        {name.capitalize(): count for name, count in ledger.counts(catalogue).items()},
        border="horizontal",
    )
st.subheader("Decisions between sources that disagree", anchor=False)
decisions = pd.DataFrame(ledger.decisions_table(catalogue))
tables.show(decisions, alt="Reviewed decisions with reasons", height=320)
st.subheader("Corrections of the reference files", anchor=False)
corrections = pd.DataFrame(ledger.corrections_table(catalogue))
tables.show(corrections, alt="Corrections with reasons", height=420)
