"""Keeps the address of pages without a map in step, so that it opens the same day and thing.

Written in the browser, as a query set from here would add a step to the history each time.
"""

from __future__ import annotations

import streamlit as st

from corridors.ui import assets

_writer = st.components.v2.component("atlas_address", js=assets.text("address.js"))


def keep(query: str) -> None:
    """Let the address of the page end in a query."""
    _writer(key="atlas-address", data={"query": query})
