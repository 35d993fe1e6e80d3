"""Changes between two days: what happened, or what became known."""

import streamlit as st

from corridors.differences.changes import changes_between, changes_of
from corridors.doubts.known import known_on
from corridors.settings import current_catalogue
from corridors.ui import asked, frame, state
from corridors.ui.parts import changed
from geo.speech import day_text
from geo.speech import gettext as _

MAP_PAGE = "app_pages/map_page.py"


def show_happened() -> None:
    """Show what happened between the day compared with and the day of the page."""
    _show_head(as_known=False)
    found = changes_between(asked.catalogue(), state.before(), state.day())
    changed.show(found, words=_span_words())


def show_known() -> None:
    """Show what had been published by the day of the page, but not by the one compared with."""
    _show_head(as_known=True)
    catalogue = current_catalogue()
    older, newer = known_on(catalogue, state.before()), known_on(catalogue, state.day())
    changed.show(changes_of(older, newer), words=_span_words())


def _span_words() -> str:
    return _("From {first} to {last}").format(
        first=day_text(state.before()), last=day_text(state.day())
    )


def _show_head(*, as_known: bool) -> None:
    """Show the field for the day compared with, and the way to the map on which all is marked."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _show_before()
        is_asked = st.button(
            _("Show on the map"),
            key=f"changes-on-map-{as_known}",
            icon=":material/map:",
            help=_("Opens the map with everything ringed that stood otherwise on the first day."),
            on_click=state.mark_changes,
            kwargs={"as_known": as_known},
        )
    if is_asked:
        st.switch_page(MAP_PAGE)


def _show_before() -> None:
    state.offer_before()
    frame.day_field(
        _("Compared with"), state.before(), key=state.BEFORE_KEY, on_change=state.take_before
    )
