"""The choice of language in the header: the four by the names they call themselves."""

from __future__ import annotations

import streamlit as st

from corridors.language import LANGUAGES, OWN_NAMES
from corridors.ui import state
from geo.speech import gettext as _

BADGES = {"en": "EN", "ru": "РУ", "kk": "ҚЗ", "uz": "OʻZ"}


def show() -> None:
    """Show the choice; the page is written anew in the language chosen."""
    state.offer_language()
    with st.popover(BADGES[state.language()], help=_("Language"), width="content"):
        st.radio(
            _("Language"),
            LANGUAGES,
            key=state.LANGUAGE_KEY,
            format_func=OWN_NAMES.__getitem__,
            on_change=state.take_language,
            label_visibility="collapsed",
        )
