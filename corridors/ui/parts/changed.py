"""Changes as lists: counted, with before and after, and as a file."""

from __future__ import annotations

import streamlit as st

from corridors.differences.changes import Change
from corridors.grids.changes import (
    WORDS,
    change_rows,
    counts_of,
    moves_grid,
    moves_of,
    news_grid,
    news_of,
)
from corridors.settings import current_catalogue
from corridors.ui import downloads, frame, grids
from geo.speech import gettext as _


def show(changes: tuple[Change, ...], *, words: str) -> None:
    """Show what changed; ``words`` say between what."""
    if not changes:
        st.info(_("{span}: nothing changed.").format(span=words))
        return
    counts = ((_(WORDS[kind]).lower(), count) for kind, count in counts_of(changes).items())
    told = " · ".join(f"{kind} {count}" for kind, count in counts if count)
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.say(_("{span}: {counts}.").format(span=words, counts=told))
        downloads.csv_button(change_rows(current_catalogue(), changes), "changes")
    _show_lists(changes)


def _show_lists(changes: tuple[Change, ...]) -> None:
    catalogue, moves, news = current_catalogue(), moves_of(changes), news_of(changes)
    if moves:
        st.header(_("What moved"), anchor=False)
        grids.show(moves_grid(catalogue, moves), key="moves-grid")
    if news:
        st.header(_("What took place or was added"), anchor=False)
        grids.show(news_grid(catalogue, news), key="news-grid")
