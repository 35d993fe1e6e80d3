"""Whether the timeline plays, and the ticks of its clock; the one owner of both in the session."""

from __future__ import annotations

import streamlit as st

_PLAYS, _TICKS = "plays", "ticks"


def is_playing() -> bool:
    """Tell whether the timeline plays."""
    return bool(st.session_state.get(_PLAYS))


def toggle() -> None:
    """Play the timeline, or stop it."""
    st.session_state[_PLAYS] = not is_playing()


def wait() -> None:
    """Note that the whole page is being drawn, which is no tick of the clock."""
    st.session_state[_TICKS] = False


def is_tick() -> bool:
    """Tell whether the clock has run alone since the whole page was drawn."""
    is_due = bool(st.session_state.get(_TICKS))
    st.session_state[_TICKS] = True
    return is_due
