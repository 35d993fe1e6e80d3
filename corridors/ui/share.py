"""The share button of the header and its dialog: link, snapshot, citation and downloads.

All of it happens in the browser: only there the address, and so the view, is always up to date.
"""

from __future__ import annotations

import streamlit as st

from corridors.offers import FORMS
from corridors.snapshots.bundle import MOST_NOTE, MOST_TITLE
from corridors.ui import assets
from corridors.ui.values import plain

_share = st.components.v2.component(
    "atlas_share",
    html=assets.text("share.html"),
    css=assets.text("share.css"),
    js=assets.text("share.js"),
)


def show() -> None:
    """Show the button that opens the dialog."""
    _share(
        key="atlas-share",
        width="content",
        data={"limits": {"title": MOST_TITLE, "note": MOST_NOTE}, "forms": plain(FORMS)},
    )
