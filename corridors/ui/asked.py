"""The catalogue a page asks: as it is, or as it was known on the day; and the switch between."""

from __future__ import annotations

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.doubts.known import RULE, known_on
from corridors.settings import current_catalogue
from corridors.ui import state
from geo.speech import gettext as _


def catalogue() -> Catalogue:
    """Return the catalogue, cut to what had been published by the day where that is asked for."""
    current = current_catalogue()
    return known_on(current, state.day()) if state.is_as_known() else current


def show_switch() -> None:
    """Show the switch "as known then", with its rule beside it."""
    state.offer_known()
    st.toggle(
        _("As known then"),
        key=state.KNOWN_KEY,
        help=" ".join((_("Only what had been published by the day."), *map(_, RULE))),
        on_change=state.take_known,
    )
