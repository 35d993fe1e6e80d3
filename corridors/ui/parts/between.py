"""Changes between two days: what happened, or what became known."""

from dataclasses import replace
from datetime import date

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.differences.changes import Change, changes_between, changes_of
from corridors.doubts.known import known_on
from corridors.grids.changes import WORDS, counts_of, moves_grid, moves_of, news_grid, news_of
from corridors.settings import current_catalogue
from corridors.ui import frame, grids, layout, state
from corridors.view import write_view
from geo.speech import day_text

HAPPENED, BECAME_KNOWN = "What happened", "What became known"
MAP_PAGE = "app_pages/map_page.py"


def show() -> None:
    """Show what differs between the day compared with and the day of the page."""
    catalogue, a, b = current_catalogue(), state.before(), state.day()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        a = _show_before()
        kind = st.segmented_control(
            "Count", (HAPPENED, BECAME_KNOWN), default=HAPPENED, required=True, key="changes-of"
        )
        _show_map_link(a)
        _show_map_link(b)
    changes = (
        changes_between(catalogue, a, b)
        if kind == HAPPENED
        else changes_of(known_on(catalogue, a), known_on(catalogue, b))
    )
    if not changes:
        st.info("Nothing changed between these two days.")
        return
    counts = counts_of(changes)
    words = (f"{WORDS[one].lower()} {count}" for one, count in counts.items() if count)
    frame.say(f"From {day_text(a)} to {day_text(b)}: {' · '.join(words)}.")
    _show_lists(catalogue, changes)


def _show_lists(catalogue: Catalogue, changes: tuple[Change, ...]) -> None:
    moves, news = moves_of(changes), news_of(changes)
    if moves:
        st.subheader("What moved", anchor=False)
        grids.show(moves_grid(catalogue, moves), key="moves-grid")
    if news:
        st.subheader("What took place or was added", anchor=False)
        grids.show(news_grid(catalogue, news), key="news-grid")


def _show_before() -> date:
    state.offer_before()
    low, high = layout.day_range(state.before())
    st.date_input(
        "Compared with",
        key=state.BEFORE_KEY,
        min_value=low,
        max_value=high,
        format="YYYY-MM-DD",
        on_change=state.take_before,
        width=160,
    )
    return state.before()


def _show_map_link(day: date) -> None:
    view = write_view(replace(state.plain_view(), on=day), current_catalogue())
    st.link_button(f"Map on {day_text(day)}", f"./?{view}", icon=":material/map:")
