"""What is to be taken with care: disagreements, status that has aged, and what is unknown."""

import streamlit as st

from corridors.doubts import ageing, disagreements
from corridors.doubts.ageing import aged_on
from corridors.doubts.disagreements import conflict_rows, conflicts_of
from corridors.doubts.gaps import gaps_on
from corridors.grids.conflicts import conflicts_grid
from corridors.grids.doubts import aged_grid, gaps_grid
from corridors.ui import asked, downloads, frame, grids, state
from geo.speech import gettext as _
from geo.speech import ngettext


def show_disagreements() -> None:
    """Show every disagreement with all values, sources and dates, and the choice."""
    catalogue = asked.catalogue()
    conflicts = conflicts_of(catalogue)
    frame.say(" ".join(map(_, disagreements.RULE)))
    if not conflicts:
        st.info(_("Nothing known by this day is disputed."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        counted = ngettext("{n} disagreement", "{n} disagreements", len(conflicts))
        st.markdown(f"**{counted}**", width="content")
        downloads.csv_button(conflict_rows(conflicts), "disagreements")
    grids.show(conflicts_grid(catalogue, conflicts), key="disagreements-grid")


def show_aged() -> None:
    """Show plans and building sites nobody has confirmed for years, by the rule."""
    catalogue = asked.catalogue()
    aged = aged_on(catalogue, state.day())
    st.header(_("Not confirmed for years"), anchor=False)
    frame.say(" ".join(map(_, ageing.RULE)))
    if aged:
        grids.show(aged_grid(catalogue, aged), key="aged-grid")
    else:
        st.info(_("No plan or building site had gone unconfirmed for so long on this day."))
    st.header(_("Not known"), anchor=False)
    grids.show(gaps_grid(catalogue, gaps_on(catalogue, state.day())), key="gaps-grid")
